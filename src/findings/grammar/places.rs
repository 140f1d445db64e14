//! Places: streets without a number, towns, stations, sites, countries that people come from.

use super::addresses::{street_name, street_name_lower};
use super::case::CaseEvidence;
use super::gazetteer::{gazetteer, known};
use super::reading::Reading;
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
    if reading.has(at, Lex::Allowed) || at > 0 && reading.is_mark(at - 1, '@') {
        return None;
    }
    site(reading, at)
        .or_else(|| county(reading, at))
        .or_else(|| open_street(reading, at))
        .or_else(|| known(reading, at))
        .or_else(|| told_by_cue(reading, case, at))
}

/// "County Mayo", "Co. Down".
fn county(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let name = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    let written = reading.is(at, "county") || reading.is(at, "co") && name == at + 2;
    let head = reading.has_any(name, &[Lex::Justice, Lex::OtherOrgs, Lex::Health, Lex::Schools, Lex::OrgModifiers]);
    (written && reading.capital(name) && reading.follows(name) && !head && !reading.has(name, Lex::Common))
        .then_some((name, 0.7))
}

/// "the A1(M)", "on the M62".
fn motorway(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let word = reading.word(at);
    let road = word.len() <= 5
        && word.starts_with(['A', 'M', 'B'])
        && word.len() > 1
        && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    let the = reading.is(at.wrapping_sub(1), "the")
        && (2..=4).any(|back| {
            at >= back
                && reading
                    .is_any(at - back, &["on", "off", "along", "of", "down", "near", "by", "up", "from", "shoulder"])
        });
    if !(road && the) {
        return None;
    }
    let bracket = reading.is_mark(at + 1, '(') && reading.is(at + 2, "m") && reading.touches(at + 1);
    Some((if bracket { at + 3 } else { at }, 0.65))
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
    let person = reading.is_any(last + 1, &["services", "common", "rec", "market", "farm"])
        && !reading.has(at.wrapping_sub(1), Lex::PlaceCues)
        && !reading.is(at.wrapping_sub(1), "the");
    if plain
        && !person
        && (reading.has(at.wrapping_sub(1), Lex::PlaceCues)
            || reading.is(at.wrapping_sub(1), "the")
            || reading.is_any(at.wrapping_sub(1), &["on", "off", "by"]))
    {
        return Some((last + after, 0.7));
    }
    let headed = last > at
        && reading.has(last, Lex::Sites)
        && (reading.has(at.wrapping_sub(1), Lex::PlaceCues)
            || reading.is_any(at.wrapping_sub(1), &["on", "the", "off", "by"]));
    headed.then_some((last, 0.65))
}

/// A street with a capital and no number: "on Alfreton Road".
fn open_street(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let last = street_name(reading, at)?;
    let cued = reading.has_any(at.wrapping_sub(1), &[Lex::PlaceCues])
        || reading.is_any(at.wrapping_sub(1), &["on", "off", "the", "along", "by", "up", "down", "opposite", "behind"]);
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
    match (strong, cued) {
        (true, true) => Some((last, 0.85)),
        (true, false) => Some((last, 0.65)),
        (false, true)
            if reading.is_any(at.wrapping_sub(1), &["on", "in", "off", "from", "at", "to", "near"])
                && !reading.is_any(
                    last,
                    &[
                        "court", "house", "place", "end", "view", "side", "cross", "park", "field", "link", "links",
                        "path", "steps", "way", "walk", "mill",
                    ],
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
    let cue = reading
        .is_any(before, &["in", "from", "near", "to", "via", "outside", "around", "towards", "over", "at", "through"]);
    let verb = reading.has_any(before.wrapping_sub(1), &[Lex::PlaceVerbs])
        || reading.has(before.wrapping_sub(2), Lex::PlaceVerbs) && reading.has(before.wrapping_sub(1), Lex::Pronouns);
    // "off the A47 at Thorney", "from Keynsham to Bath": a place before makes the next one likely.
    let along = before > 1 && reading.is_any(before, &["to", "at", "and", "or"]) && gazetteer_ends(reading, before);
    let strong = reading.is_any(before, &["in", "near", "via", "outside"]) || verb || along;
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
    let person_verb = reading.is_any(before, &["to", "from", "at", "over", "through", "with"]) && !(verb || along);
    (!organisation && !possessive && !person_verb).then_some((last, if verb { 0.6 } else { 0.55 }))
}

/// Lower-case notes: "moved to widnes", "over from poznań", "on foxhall road", "from the grange estate".
fn lower_case(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<(usize, f32)> {
    let before = at.wrapping_sub(1);
    let cued = reading.has(before, Lex::PlaceCues)
        || reading.is_any(before, &["on", "off", "along", "by", "the"])
        || reading.has(before, Lex::PlaceVerbs);
    if case.is_case()
        && reading.token(at).kind == Kind::Word
        && !reading.has_any(at, &[Lex::OrgGeneric, Lex::Common])
        && let Some((last, true)) = gazetteer(reading, at).filter(|&(last, _)| last > at)
    {
        return Some((last, 0.6));
    }
    if !cued
        || !case.is_case()
        || reading.token(at).kind != Kind::Word
        || reading.has_any(at, &[Lex::OrgGeneric, Lex::PlaceCues, Lex::Pronouns, Lex::Kin])
    {
        return None;
    }
    if let Some(last) = street_name_lower(reading, at) {
        let between = (at..last).all(|place| {
            !reading.has_any(place, &[Lex::OrgGeneric, Lex::PlaceCues, Lex::Pronouns, Lex::Kin, Lex::Be])
                && reading.token(place).kind == Kind::Word
        });
        let saint = reading.is(last, "st")
            || reading.is(last, "close") && reading.is_any(at.wrapping_sub(1), &["the"])
            || reading.is_any(last, &["drive", "close"]) && last == at + 1 && reading.is_any(before, &["to", "the"]);
        if between && !saint && !reading.has(at, Lex::Common) {
            return Some((last, 0.65));
        }
    }
    let site = reading.length(at + 1, Lex::Sites);
    if site > 0
        && reading.follows(at + 1)
        && !reading.has(at, Lex::Common)
        && reading.is_any(at + 1, &["estate", "site", "station", "prom", "flats", "towers", "services", "retail"])
        && !reading.is_any(
            at,
            &[
                "police",
                "fire",
                "bus",
                "train",
                "tube",
                "petrol",
                "council",
                "web",
                "building",
                "whole",
                "housing",
                "ambulance",
                "railway",
                "power",
                "radio",
            ],
        )
    {
        return Some((at + site, 0.6));
    }
    let (last, home) = gazetteer(reading, at)?;
    let wordlike = last == at && (reading.has_any(at, &[Lex::Ambiguous, Lex::Common]) || reading.word(at).len() < 5);
    let strong =
        reading.has(before, Lex::PlaceCues) && !reading.is_any(before, &["of", "over", "into", "across", "at"]);
    (home && strong && !wordlike).then_some((last, 0.65)).or_else(|| {
        (!home && strong && !wordlike && reading.has_any(before.wrapping_sub(1), &[Lex::PlaceVerbs]))
            .then_some((last, 0.55))
    })
}

/// Whether a road or a place of the gazetteer ends right before `at`, after a word for a place.
fn gazetteer_ends(reading: &Reading<'_>, at: usize) -> bool {
    let last = at - 1;
    let road = reading.token(last).kind == Kind::Mixed && motorway(reading, last).is_some();
    let cued = reading.has(last.wrapping_sub(1), Lex::PlaceCues) && reading.capital(last);
    road || cued && gazetteer(reading, last).is_some()
}
