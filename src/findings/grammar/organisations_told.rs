//! Organisations told by what stands around their name: a field, a verb, the kind of place before a
//! comma, a prison's letters, a saint.

use super::case::CaseEvidence;
use super::gazetteer::gazetteer;
use super::organisations::{Named, head_length};
use super::reading::{Reading, is_any};
use super::streets::street;
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// "St Hilda's", "St. Mary's C of E", "St Casimir's", "SS Peter and Paul".
pub(super) fn saint(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    if !is_any!(reading, at, ["st", "saint", "ss"]) || !(reading.capital(at) || case.is_case()) {
        return None;
    }
    let name = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    let capital = reading.capital(name) && reading.follows(name);
    let owned = reading.word(name).ends_with('s') && reading.word(name).len() > 4 || reading.is(name + 1, "'s");
    let headed = reading.has_any(name + 1, &[Lex::Schools, Lex::Health, Lex::Worship]) && reading.follows(name + 1);
    let lower = reading.lower(at)
        && reading.lower(name)
        && reading.follows(name)
        && (owned || headed)
        && !reading.has(name, Lex::Common)
        && !reading.capital(at.wrapping_sub(1));
    let parish = at > 0
        && reading.capital(at - 1)
        && reading.follows(at)
        && !reading.has_any(at - 1, &[Lex::Titles, Lex::RolesBeforeNames]);
    if !(capital || lower) {
        return None;
    }
    let mut last = name;
    if reading.is(last + 1, "'s") || reading.is_mark(last + 1, '\'') {
        last += 1;
    } else if capital && !reading.word(name).ends_with('s') {
        return None;
    }
    while reading.follows(last + 1)
        && (head_length(reading, last + 1) > 0
            || is_any!(reading, last + 1, ["rc", "ce", "catholic", "ps", "js", "hs", "primary"]))
        && last < name + 6
    {
        last += head_length(reading, last + 1).max(1);
    }
    Some((if parish { at - 1 } else { at }, last, 0.7))
}

/// "at King's", "to Jimmy's in Leeds": a place known by its first word alone.
pub(super) fn short_name(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let owned = reading.capital(at)
        && reading.is(at + 1, "'s")
        && is_any!(reading, at.wrapping_sub(1), ["at", "in", "to", "from"]);
    let ends = reading.token(at + 2).kind == Kind::Mark
        || is_any!(reading, at + 2, ["in", "on", "for", "were", "was", "and", "with", "until"]);
    // "at Jimmy's in Leeds": a place after it makes it a place, not somebody's home.
    let in_town =
        reading.is(at + 2, "in") && reading.capital(at + 3) && gazetteer(reading, at + 3).is_some_and(|(_, home)| home);
    (owned && ends && case.is_case() && !reading.has_any(at, &[Lex::National, Lex::Kin])).then_some((
        at,
        at + 1,
        if in_town { 0.8 } else { 0.5 },
    ))
}

/// A name after "attends", "remanded to", "placed at": "attends Turning Tide", "goes to Al-Noor".
pub(super) fn attended(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let attends = reading.ends_before(at, Lex::Attend) && !is_any!(reading, at.wrapping_sub(1), ["go", "went"])
        || works_there(reading, at);
    let article = reading.is(at.wrapping_sub(1), "the")
        && (reading.ends_before(at - 1, Lex::Attend) || is_any!(reading, at.wrapping_sub(2), ["at", "from"]));
    // "placed with Carl Dunstan, Evesham": foster carers.
    let people = reading.is(at.wrapping_sub(1), "with") && reading.named(at);
    if !(attends || article)
        || people
        || !reading.capital(at)
        || !case.is_case()
        || reading.token(at).case == Case::Upper && (reading.has(at, Lex::Common) || shouted(reading, at))
        || reading.has_any(
            at,
            &[
                Lex::National,
                Lex::Months,
                Lex::Weekdays,
                Lex::Kin,
                Lex::Titles,
                Lex::RolesBeforeNames,
                Lex::Languages,
                Lex::Pronouns,
            ],
        )
    {
        return None;
    }
    let known_place = gazetteer(reading, at).is_some() && !article;
    let mut last = at;
    while reading.follows(last + 1)
        && (reading.capital(last + 1)
            || reading.is_mark(last + 1, '-') && reading.touches(last + 1)
            || reading.is(last + 1, "'s")
            || reading.is_mark(last + 1, '&'))
        && last < at + 6
    {
        last += 1;
    }
    // "Young's fish factory": the kind of place may follow in small letters.
    let head = (last + 1..last + 4)
        .take_while(|&place| reading.follows(place) && reading.lower(place))
        .find(|&place| head_length(reading, place) > 0);
    if let Some(place) = head.filter(|_| reading.is(last, "'s") || last > at) {
        last = place + head_length(reading, place) - 1;
    }
    last = on_its_street(reading, last);
    let short = reading.token(at).case == Case::Upper && reading.word(at).len() <= 5 && last == at;
    let owner = reading.is(last, "'s")
        && last == at + 1
        && reading.token(last + 1).kind == Kind::Word
        && reading.follows(last + 1);
    (!known_place && !short && !owner).then_some((at, last, if attends { 0.6 } else { 0.55 }))
}

/// "Cohens [on Piccadilly]", "Boots on Hope Street": the street that says which one.
fn on_its_street(reading: &Reading<'_>, last: usize) -> usize {
    let there = reading.is(last + 1, "on") && reading.capital(last + 2) && reading.follows(last + 2);
    if !there || reading.has_any(last + 2, &[Lex::Weekdays, Lex::Months, Lex::Feasts]) || reading.named(last + 2) {
        return last;
    }
    let place = || gazetteer(reading, last + 2).map(|(end, _)| end);
    street(reading, last + 2).or_else(place).unwrap_or(last)
}

/// "The driver from Speedline", "keyworker from Change Grow Live", "carers from Helping Hands".
fn works_there(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // "it's Precious from Golden Hands"
    let somebody = reading.is(before, "from") && reading.named(before.wrapping_sub(1)) && reading.capital(before + 2);
    is_any!(reading, before, ["from", "with"])
        && (somebody
            || reading.has(before.wrapping_sub(1), Lex::RolesBeforeNames)
            || is_any!(
                reading,
                before.wrapping_sub(1),
                [
                    "driver",
                    "worker",
                    "workers",
                    "carers",
                    "staff",
                    "keyworker",
                    "trains",
                    "volunteer",
                    "manager",
                    "placement",
                ]
            ))
}

/// A line in capitals says nothing by its capitals.
fn shouted(reading: &Reading<'_>, at: usize) -> bool {
    let upper = |place: usize| reading.token(place).case == Case::Upper && reading.word(place).len() > 1;
    upper(at.wrapping_sub(1)) && upper(at.wrapping_sub(2))
}

/// The last token of a run of words with capitals, small joining words included.
pub(super) fn capitals(reading: &Reading<'_>, at: usize) -> usize {
    let mut last = at;
    while last < at + 7 && reading.follows(last + 1) {
        let joins = is_any!(reading, last + 1, ["of", "the", "and", "on", "for", "y", "yr", "ar", "de", "le", "la"])
            && reading.capital(last + 2)
            && reading.follows(last + 2)
            || reading.is_mark(last + 1, '-') && reading.touches(last + 1) && reading.touches(last + 2)
            // "Masjid-e-Noor"
            || is_any!(reading, last + 1, ["e", "al", "ul", "us", "un", "an"]) && reading.touches(last + 1)
            || reading.is_mark(last + 1, '&')
            || reading.is(last + 1, "'s")
            || reading.is_mark(last + 1, '\'') && reading.touches(last + 1) && reading.capital(last + 2);
        if !(joins || reading.capital(last + 1) || head_length(reading, last + 1) > 0 && reading.capital(last)) {
            break;
        }
        last += 1;
    }
    last
}

/// Never the name of an organisation of the case.
pub(super) fn other_kind(reading: &Reading<'_>, at: usize) -> bool {
    reading.has_any(
        at,
        &[
            Lex::Months,
            Lex::Weekdays,
            Lex::Kin,
            Lex::Titles,
            Lex::Pronouns,
            Lex::Languages,
            Lex::Nationalities,
            Lex::Units,
        ],
    )
}

/// "School: St Bede's RC High", "Venue: The Foundry", "GP – Castle Street": a field and its value.
pub(super) fn labelled(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let mark = at.wrapping_sub(1);
    let marked =
        reading.is_mark(mark, ':') || reading.is_mark(mark, '-') && !reading.touches(at) && !reading.touches(mark);
    let field = mark.wrapping_sub(1);
    let names = marked
        && reading.ends_before(mark, Lex::OrgFields)
        && (1..=3).any(|back| field + 1 >= back && reading.opens(field + 1 - back) || mark == back);
    if !names || !case.hints() || other_kind(reading, at) || reading.has(at, Lex::National) {
        return None;
    }
    let last = capitals(reading, at);
    let plain = (at..=last).all(|place| reading.has_any(place, &[Lex::Common, Lex::OrgGeneric, Lex::OrgModifiers]));
    let paper = is_any!(
        reading,
        last,
        ["report", "plan", "profile", "form", "assessment", "review", "summary", "order", "policy"]
    );
    let title = reading.has(at, Lex::RolesBeforeNames) || plain && last == at || paper;
    (!title).then_some((at, last, 0.62))
}

/// "a nail bar, Pink Lotus, Kettering", "a charity called Turning Corners".
pub(super) fn apposed(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    let before = at.wrapping_sub(1);
    let link = reading.is_mark(before, ',') && !reading.touches(at) || is_any!(reading, before, ["called", "named"]);
    // "school Latimer Wood.", "nursery Little Acorns": the kind right before the name.
    let kinds =
        ["school", "nursery", "surgery", "hospital", "college", "church", "pharmacy", "hostel", "employer", "prison"];
    let straight = reading.is_any(before, &kinds)
        && reading.lower(before)
        && reading.follows(at)
        && case.is_case()
        && !reading.named(at)
        && !other_kind(reading, at)
        && reading.token(at).kind == Kind::Word
        && !reading.has_any(at, &[Lex::Common, Lex::National, Lex::RolesBeforeNames, Lex::OrgModifiers]);
    if straight && reading.token(at).case != Case::Upper {
        return Some((at, capitals(reading, at), 0.55));
    }
    let kind = before.wrapping_sub(1);
    let bracket = reading.is_mark(before, '(');
    let dashed = reading.is_mark(before, '-') && !reading.touches(at) && !reading.touches(before);
    let place = (link || bracket || dashed)
        && is_any!(
            reading,
            kind,
            [
                "gp",
                "school",
                "nursery",
                "pru",
                "hostel",
                "surgery",
                "hospital",
                "college",
                "employer",
                "setting",
                "placement",
                "prison",
                "church",
                "mosque",
                "gurdwara",
                "temple",
                "dentist",
                "pharmacy",
                "ward",
                "hospice",
                "refuge",
                "academy",
                "provider",
                "agency",
                "playgroup",
                "childminder",
            ]
        );
    let organisation = place
        || reading.lower(kind)
            && (head_length(reading, kind) > 0
                || is_any!(
                    reading,
                    kind,
                    ["bar", "shop", "charity", "centre", "setting", "placement", "gym", "team", "firm", "company"]
                ));
    if !(link || place) || !organisation || !case.is_case() || other_kind(reading, at) || reading.named(at) && !place {
        return None;
    }
    let last = capitals(reading, at);
    let closes = if bracket {
        reading.is_mark(last + 1, ')') || reading.is_mark(last + 1, ',')
    } else {
        reading.token(last + 1).kind == Kind::Mark || reading.token(last + 1).gap >= Gap::Line
    };
    let town = gazetteer(reading, at).is_some_and(|(end, _)| end == last);
    (closes && (!town || place) && (last > at || place && !reading.named(at))).then_some((at, last, 0.6))
}
