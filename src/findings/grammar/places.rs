//! Places: streets without a number, towns, stations, sites, countries that people come from.

use super::case::CaseEvidence;
use super::gazetteer::{gazetteer, known};
use super::places_small::{county, gazetteer_ends, lower_case, motorway};
use super::reading::{Reading, is_any};
use super::streets::street_name;
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Kind};

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.hints() {
        return;
    }
    let mut at = 0;
    while at < reading.count() {
        if let Some((last, score)) = place(reading, case, at) {
            found.push(Found { matcher: Matcher::Places, span: reading.span(at, last), score });
            at = last + 1;
        } else {
            at += 1;
        }
    }
}

fn place(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<(usize, f32)> {
    let token = reading.token(at);
    if token.kind == Kind::Mark || token.kind == Kind::Number {
        return None;
    }
    if token.kind == Kind::Mixed
        && let Some(found) = motorway(reading, at)
    {
        return Some(found);
    }
    if !reading.capital(at) {
        return lower_case(reading, case, at);
    }
    if is_a_label(reading, at)
        || reading.has(at, Lex::Allowed)
        || reading.inside(at, Lex::National)
        || at > 0 && reading.is_mark(at - 1, '@')
    {
        return None;
    }
    site(reading, at)
        .or_else(|| before_a_postcode(reading, at))
        .or_else(|| county(reading, at))
        .or_else(|| open_street(reading, at))
        .or_else(|| known(reading, at))
        .or_else(|| told_by_cue(reading, case, at))
}

/// "33B Senrab Buildings, Stepney, E1 0QE": what stands between two commas before a postcode.
fn before_a_postcode(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let mut last = at;
    while last < at + 2
        && reading.capital(last + 1)
        && reading.follows(last + 1)
        && reading.token(last + 1).kind == Kind::Word
    {
        last += 1;
    }
    let outward = if reading.is_mark(last + 1, ',') { last + 2 } else { last + 1 };
    let half = |place: usize, starts: fn(&u8) -> bool, longest: usize| {
        let word = reading.word(place);
        reading.token(place).kind == Kind::Mixed && word.len() <= longest && word.as_bytes().first().is_some_and(starts)
    };
    let postcode = half(outward, u8::is_ascii_alphabetic, 4) && half(outward + 1, u8::is_ascii_digit, 3);
    (reading.is_mark(at.wrapping_sub(1), ',') && postcode && !reading.named(at)).then_some((last, 0.7))
}

/// "Town: Bristol", "Town/postcode:": the name of a field.
fn is_a_label(reading: &Reading<'_>, at: usize) -> bool {
    let kind = is_any!(reading, at, ["town", "city", "county", "village", "borough", "area", "district", "parish"]);
    let apart = [':', '/', '|'].iter().any(|&mark| reading.is_mark(at + 1, mark));
    kind && reading.opens(at) && apart
}

/// "Rugby station", "Metz Bridge site", "Sandpiper Holiday Park", "the Grange Estate".
fn site(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let mut last = at;
    while last < at + 3 && reading.capital(last + 1) && reading.follows(last + 1) {
        last += 1;
    }
    let after = reading.length(last + 1, Lex::Sites);
    let plain = after > 0
        && reading.follows(last + 1)
        && reading.lower(last + 1)
        && !reading.has_any(last, &[Lex::Weekdays, Lex::Months, Lex::Kin, Lex::Titles]);
    let person = is_any!(reading, last + 1, ["services", "common", "rec", "market", "farm"])
        && !reading.has(at.wrapping_sub(1), Lex::PlaceCues)
        && !reading.is(at.wrapping_sub(1), "the");
    if plain
        && !person
        && (reading.has(at.wrapping_sub(1), Lex::PlaceCues)
            || reading.is(at.wrapping_sub(1), "the")
            || is_any!(reading, at.wrapping_sub(1), ["on", "off", "by"]))
    {
        return Some((last + after, 0.7));
    }
    let headed = last > at
        && reading.has(last, Lex::Sites)
        && (reading.has(at.wrapping_sub(1), Lex::PlaceCues)
            || is_any!(reading, at.wrapping_sub(1), ["on", "the", "off", "by"]));
    // "tent, Cathedral Green", "Place found: Southend Pier, past": set apart by marks.
    let apart = last > at
        && reading.has(last, Lex::Sites)
        && [':', ',', '-', '('].iter().any(|&mark| reading.is_mark(at.wrapping_sub(1), mark))
        && (reading.token(last + 1).kind == Kind::Mark || reading.token(last + 1).gap >= crate::text::Gap::Line)
        && !reading.named(at);
    (headed || apart).then_some((last, 0.65))
}

/// A street with a capital and no number: "on Alfreton Road".
fn open_street(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let last = street_name(reading, at)?;
    let cued = reading.has_any(at.wrapping_sub(1), &[Lex::PlaceCues])
        || is_any!(
            reading,
            at.wrapping_sub(1),
            ["on", "off", "the", "along", "by", "up", "down", "opposite", "behind"]
        );
    let strong = reading.has(last, Lex::StreetsStrong);
    let heads = reading.has_any(last, &[Lex::Schools, Lex::Justice, Lex::Health]) && !strong;
    let goes_on = reading.capital(last + 1)
        && reading.follows(last + 1)
        && reading
            .has_any(last + 1, &[Lex::Schools, Lex::Health, Lex::Worship, Lex::Lodging, Lex::OtherOrgs, Lex::Justice]);
    let person = reading.has(at.wrapping_sub(1), Lex::Titles) || reading.has(at, Lex::Titles);
    if heads || goes_on || person || reading.has_any(at, &[Lex::Weekdays, Lex::Months]) {
        return None;
    }
    let before = at.wrapping_sub(1);
    // "killed on the Thanet Way", "tent, Cathedral Green,"
    let on_the =
        reading.is(before, "the") && is_any!(reading, before.wrapping_sub(1), ["on", "off", "along", "down", "up"]);
    let apart = [',', ':', '-', '('].iter().any(|&mark| reading.is_mark(before, mark))
        && (reading.token(last + 1).kind == Kind::Mark || reading.token(last + 1).gap >= crate::text::Gap::Line);
    let somebody = (at..=last).any(|place| reading.named(place));
    if !strong && (on_the || apart) && !somebody && reading.knows_names() && !reading.has(at, Lex::Common) {
        return Some((last, 0.6));
    }
    // "found on Purley Way": the road of a town.
    let towns = reading.is(last, "way")
        && is_any!(reading, before, ["on", "off", "along"])
        && gazetteer(reading, at).is_some_and(|(end, home)| home && end < last);
    if towns {
        return Some((last, 0.65));
    }
    match (strong, cued) {
        (true, true) => Some((last, 0.85)),
        (true, false) => Some((last, 0.65)),
        (false, true)
            if is_any!(reading, at.wrapping_sub(1), ["on", "in", "off", "from", "at", "to", "near"])
                && !is_any!(
                    reading,
                    last,
                    [
                        "court", "house", "place", "end", "view", "side", "cross", "park", "field", "link", "links",
                        "path", "steps", "way", "walk", "mill",
                    ]
                ) =>
        {
            Some((last, 0.6))
        }
        _ => None,
    }
}

/// A capitalised word that no gazetteer knows, after words that can only be followed by a place:
/// "moved to Heptonstall", "born in Keren", "lives in Little Ditton", "up from Penzance".
fn told_by_cue(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<(usize, f32)> {
    let before = at.wrapping_sub(1);
    let cue = is_any!(
        reading,
        before,
        ["in", "from", "near", "to", "via", "outside", "around", "towards", "over", "at", "through"]
    );
    let verb = reading.has_any(before.wrapping_sub(1), &[Lex::PlaceVerbs])
        || reading.has(before.wrapping_sub(2), Lex::PlaceVerbs) && reading.has(before.wrapping_sub(1), Lex::Pronouns);
    // "off the A47 at Thorney", "from Keynsham to Bath": a place before makes the next one likely.
    let along =
        before > 1 && is_any!(reading, before, ["to", "at", "and", "or", "from"]) && gazetteer_ends(reading, before);
    // "Sunni, from Logar.": where somebody is from, in a row of what they are.
    let from = reading.is(before, "from") && (reading.is_mark(before.wrapping_sub(1), ',') || reading.opens(before));
    // "at Chestnuts seeing Mr A": a name with a capital that is nobody's.
    let there = reading.is(before, "at")
        && !reading.named(at)
        && reading.lower(before)
        && !reading.has_any(
            at,
            &[Lex::OrgGeneric, Lex::OrgModifiers, Lex::NumberedThings, Lex::CourtWords, Lex::CaseWords, Lex::Diagnoses],
        );
    let near = is_any!(reading, before, ["in", "near", "via", "outside"]);
    let strong = near || verb || along || from || there || country_after(reading, at);
    let kind = reading.token(at);
    let other = reading.has_any(
        at,
        &[
            Lex::Months,
            Lex::Weekdays,
            Lex::Feasts,
            Lex::Kin,
            Lex::Titles,
            Lex::National,
            Lex::RolesBeforeNames,
            Lex::Languages,
            Lex::Nationalities,
            Lex::Religions,
            Lex::Diagnoses,
            Lex::Medicines,
            Lex::Seasons,
            Lex::Units,
            Lex::Common,
            Lex::Pronouns,
        ],
    );
    if !cue
        || reading.shouted(at)
        || !strong
        || other
        || kind.case == Case::Upper && reading.word(at).len() <= 5
        || kind.kind != Kind::Word
        || !case.is_case()
    {
        return None;
    }
    let mut last = at;
    while last < at + 2
        && reading.capital(last + 1)
        && reading.follows(last + 1)
        && reading.token(last + 1).kind == Kind::Word
        && !reading.has_any(last + 1, &[Lex::Months, Lex::Weekdays])
    {
        last += 1;
    }
    let organisation = (at..=last + 1).any(|place| {
        reading.has_any(
            place,
            &[Lex::Schools, Lex::Health, Lex::Lodging, Lex::Justice, Lex::Worship, Lex::OtherOrgs, Lex::National],
        )
    });
    let possessive = reading.is(last + 1, "'s");
    let person_verb = is_any!(reading, before, ["to", "from", "at", "over", "through", "with"])
        && !(verb || along || there || (from || country_after(reading, at)) && !reading.named(at));
    (!organisation && !possessive && !person_verb).then_some((last, if verb { 0.6 } else { 0.55 }))
}

/// "St Elizabeth, Jamaica", "Logar, Afghanistan": words with capitals, then a country.
fn country_after(reading: &Reading<'_>, at: usize) -> bool {
    let mut last = at;
    while last < at + 2 && reading.capital(last + 1) && reading.follows(last + 1) {
        last += 1;
    }
    reading.is_mark(last + 1, ',') && reading.capital(last + 2) && reading.has(last + 2, Lex::Countries)
}
