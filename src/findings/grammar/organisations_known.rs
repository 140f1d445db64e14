//! Organisations known by a name with no word for their kind: hospitals, councils, dedications, branches of
//! national bodies, a name with its town.

use super::case::CaseEvidence;
use super::gazetteer::gazetteer;
use super::organisations::Named;
use super::organisations_told::{capitals, other_kind};
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Kind};

/// "alder hey", "Pinderfields", "QMC", "GMP", "Our Lady of Lourdes": known by a name with no word for its kind.
pub(super) fn known_by_name(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let hospital = reading.length(at, Lex::Hospitals);
    let dedicated = reading.length(at, Lex::Dedications);
    let letters = reading.has(at, Lex::ShortNames) && reading.token(at).case == Case::Upper;
    if letters && case.is_case() {
        return Some((at, at, 0.6));
    }
    let last = at + hospital.max(dedicated).max(1) - 1;
    let goes_on = reading.capital(last + 1) && reading.follows(last + 1) && reading.token(last + 1).kind == Kind::Word;
    let there = reading.has(at.wrapping_sub(1), Lex::PlaceCues) || reading.ends_before(at, Lex::Attend);
    let small = hospital > 0 && case.is_case() && (there || hospital > 1 && !reading.has(at, Lex::Common));
    let written = reading.capital(at) && (hospital > 0 || dedicated > 0) && case.is_case();
    let person = reading.named(at) && hospital == 1 && !there || reading.has(at.wrapping_sub(1), Lex::Titles);
    // "Holy Trinity", "Our Lady" of nothing further may be somebody's prayer: its church goes on or is gone to.
    let letters = reading.token(at).case == Case::Upper && goes_on;
    let prayed = dedicated > 0 && hospital == 0 && dedicated < 2 && !there && !letters;
    if !(written || small) || person || prayed {
        return None;
    }
    let end = if (goes_on || dedicated > 0) && written { capitals(reading, at).max(last) } else { last };
    Some((at, end, if hospital > 0 { 0.75 } else { 0.6 }))
}

/// "Wirral MBC", "Leeds CC", "LB Newham", "London Borough of Brent".
pub(super) fn council(reading: &Reading<'_>, at: usize) -> Named {
    let kind = |place: usize| {
        reading.token(place).case == Case::Upper
            && is_any!(reading, place, ["mbc", "mdc", "cc", "bc", "dc", "cbc", "lbc", "ua"])
    };
    if let Some((last, true)) = gazetteer(reading, at).filter(|&(last, _)| kind(last + 1) && reading.follows(last + 1))
    {
        return Some((at, last + 1, 0.8));
    }
    let length = if is_any!(reading, at, ["lb", "rb", "rbk", "lbb"]) && reading.token(at).case == Case::Upper {
        1
    } else if is_any!(reading, at, ["london", "royal"]) && reading.is(at + 1, "borough") && reading.is(at + 2, "of") {
        3
    } else {
        return None;
    };
    let known = gazetteer(reading, at + length).map(|(last, _)| last);
    let last = known.or_else(|| (length == 3).then_some(at + 3))?;
    reading.capital(at + length).then_some((at, last, 0.8))
}

/// "eight sessions at Turning Corners, Salford": words with capitals after "at", then a town.
pub(super) fn with_its_town(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let before = at.wrapping_sub(1);
    let cued = is_any!(
        reading,
        before,
        [
            "at",
            "to",
            "from",
            "with",
            "via",
            "by",
            "attends",
            "of",
            "try",
            "tried",
            "contact",
            "contacted",
            "ring",
            "rang",
            "phone",
            "phoned",
            "call",
            "called",
            "visit",
            "visited",
            "placed",
            "chose",
            "choose",
            "like",
            "likes",
            "offered",
        ]
    ) || is_any!(reading, before, ["the"]) && is_any!(reading, before.wrapping_sub(1), ["at", "to", "from"]);
    // "The Grange, Ripon has a bed"
    let the_house = reading.is(at, "the") && reading.opens(at) && reading.has(capitals(reading, at), Lex::Houses);
    if !(cued || the_house)
        || !case.is_case()
        || other_kind(reading, at)
        || reading.named(at)
        || reading.has(at, Lex::Common) && !reading.capital(at + 1)
    {
        return None;
    }
    let last = capitals(reading, at);
    let town = reading.is_mark(last + 1, ',')
        && reading.follows(last + 2)
        && reading.capital(last + 2)
        && gazetteer(reading, last + 2).is_some_and(|(_, home)| home);
    let place = gazetteer(reading, at).is_some_and(|(end, _)| end == last);
    (town && !place && last < at + 6).then_some((at, last, 0.65))
}

/// "Mencap Wigan", "Change Grow Live Salford": a local branch of a body that is known everywhere.
pub(super) fn branch(reading: &Reading<'_>, at: usize) -> Named {
    let cued = is_any!(reading, at.wrapping_sub(1), ["at", "from", "for", "with", "via"])
        && !reading.has_any(at, &[Lex::Common, Lex::Titles]);
    let homes = reading.is(at + 1, "homes") || reading.is(at + 1, "housing");
    let royal = is_any!(reading, at, ["royal", "prince", "princess"]);
    let length = match reading.length(at, Lex::National) {
        0 if homes => 2,
        0 if royal || cued && reading.token(at).kind == Kind::Word && gazetteer(reading, at).is_none() => 1,
        length => length,
    };
    let town = at + length;
    let sure = reading.has(at, Lex::National) || homes || royal;
    if length == 0 || !reading.capital(town) || !reading.follows(town) {
        return None;
    }
    let (last, home) = gazetteer(reading, town)?;
    (home && !reading.has_any(town, &[Lex::Months, Lex::Weekdays, Lex::Common])).then_some((
        at,
        last,
        if sure { 0.75 } else { 0.55 },
    ))
}

/// "Ysgol Penrhyn".
pub(super) fn welsh_school(reading: &Reading<'_>, at: usize) -> Named {
    let capital = is_any!(
        reading,
        at,
        [
            "ysgol",
            "coleg",
            "ysbyty",
            "capel",
            "meithrinfa",
            "masjid",
            "jamia",
            "jamme",
            "jame",
            "gurdwara",
            "mandir",
            "darul",
        ]
    ) && (reading.capital(at + 1) && reading.follows(at + 1)
        || reading.is_mark(at + 1, '-') && reading.touches(at + 1) && reading.touches(at + 2));
    capital.then(|| (at, capitals(reading, at), 0.85))
}

/// "HMP Humber", "HMYOI Feltham", "YOI Wetherby".
pub(super) fn prison(reading: &Reading<'_>, at: usize) -> Named {
    let prefix = || is_any!(reading, at, ["hmp", "hmyoi", "hmpyoi", "yoi", "hmprison"]);
    let small = reading.lower(at) && reading.lower(at + 1) && reading.word(at + 1).len() > 3;
    let named = small || reading.token(at).case != Case::Title && reading.capital(at + 1);
    if !named || !prefix() || !reading.follows(at + 1) {
        return None;
    }
    let more = reading.capital(at + 2) && reading.follows(at + 2) && reading.token(at + 2).kind == Kind::Word;
    Some((at, if more { at + 2 } else { at + 1 }, 0.9))
}
