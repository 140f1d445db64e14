//! Places in notes without capitals, roads by their number, counties.

use super::case::CaseEvidence;
use super::gazetteer::gazetteer;
use super::reading::{Reading, is_any};
use super::streets::street_name_lower;
use crate::rules::lexicon::Lex;
use crate::text::Kind;

/// Lower-case notes: "moved to widnes", "over from poznań", "on foxhall road", "from the grange estate".
pub(super) fn lower_case(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<(usize, f32)> {
    let before = at.wrapping_sub(1);
    let cued = reading.has(before, Lex::PlaceCues)
        || is_any!(reading, before, ["on", "off", "along", "by", "the"])
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
    if let Some(last) = street_name_lower(reading, at).filter(|&last| !seen_as(reading, at, last)) {
        let between = (at..last).all(|place| {
            !reading.has_any(place, &[Lex::OrgGeneric, Lex::PlaceCues, Lex::Pronouns, Lex::Kin, Lex::Be])
                && reading.token(place).kind == Kind::Word
        });
        let saint = reading.is(last, "st")
            || reading.is(last, "close") && is_any!(reading, at.wrapping_sub(1), ["the"])
            || is_any!(reading, last, ["drive", "close"]) && last == at + 1 && is_any!(reading, before, ["to", "the"]);
        if between && !saint && !reading.has(at, Lex::Common) {
            return Some((last, 0.65));
        }
    }
    let site = reading.length(at + 1, Lex::Sites);
    if site > 0
        && reading.follows(at + 1)
        && !reading.has(at, Lex::Common)
        && is_any!(reading, at + 1, ["estate", "site", "station", "prom", "flats", "towers", "services", "retail"])
        && !is_any!(
            reading,
            at,
            [
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
            ]
        )
    {
        return Some((at + site, 0.6));
    }
    let (last, home) = gazetteer(reading, at)?;
    let wordlike = last == at && (reading.has_any(at, &[Lex::Ambiguous, Lex::Common]) || reading.word(at).len() < 5);
    let strong =
        reading.has(before, Lex::PlaceCues) && !is_any!(reading, before, ["of", "over", "into", "across", "at"]);
    let from = reading.is(before, "from") && reading.word(at).len() > 4;
    if let Some(score) = where_somebody_is(reading, at, last, home) {
        return Some((last, score));
    }
    (home && strong && !wordlike || from && !wordlike).then_some((last, 0.65)).or_else(|| {
        (!home && strong && !wordlike && reading.has_any(before.wrapping_sub(1), &[Lex::PlaceVerbs]))
            .then_some((last, 0.55))
    })
}

/// "in the wider view", "in the long way": a plain noun after an article and a preposition, no street.
fn seen_as(reading: &Reading<'_>, at: usize, last: usize) -> bool {
    let in_the =
        reading.is(at.wrapping_sub(1), "the") && is_any!(reading, at.wrapping_sub(2), ["in", "of", "for", "to"]);
    in_the && !reading.has(last, Lex::StreetsStrong)
}

/// "he is in lagos", "hes in kisumu now", "out of aberdeen", "lives in hull": where somebody is or comes from.
fn where_somebody_is(reading: &Reading<'_>, at: usize, last: usize, home: bool) -> Option<f32> {
    let before = at.wrapping_sub(1);
    let verb = before.wrapping_sub(1);
    let plain = last == at && reading.has(at, Lex::Common);
    let one_word = last == at && (reading.has(at, Lex::Ambiguous) || reading.word(at).len() < 4);
    let out_of = reading.is(before, "of") && reading.is(verb, "out");
    let preposition = is_any!(reading, before, ["in", "from", "near", "outside"]);
    let lives = preposition
        && is_any!(
            reading,
            verb,
            ["lives", "lived", "living", "live", "born", "moved", "staying", "grew", "raised", "up"]
        );
    let joined = is_any!(reading, verb, ["hes", "shes", "theyre", "he's", "she's", "they're"]);
    let be = is_any!(reading, verb, ["is", "was", "'s", "are", "stuck", "back", "still"]);
    let who = verb.wrapping_sub(1);
    let somebody =
        is_any!(reading, who, ["he", "she", "they", "is", "was"]) || reading.has(who, Lex::Kin) || reading.named(who);
    let is_there = reading.is(before, "in") && (joined || be && somebody);
    let ends = reading.token(last + 1).kind == Kind::Mark
        || reading.token(last + 1).gap >= crate::text::Gap::Line
        || reading.has_any(last + 1, &[Lex::AfterAges, Lex::Pronouns, Lex::Kin])
        || is_any!(reading, last + 1, ["near", "by", "family", "i", "we", "his", "her"]);
    match (lives, is_there || out_of) {
        _ if plain => None,
        (true, _) if home || !one_word => Some(0.6),
        _ if out_of && home && !one_word => Some(0.6),
        (_, true) if !one_word && ends => Some(0.6),
        _ => None,
    }
}

/// Whether a road or a place of the gazetteer ends right before `at`, after a word for a place.
pub(super) fn gazetteer_ends(reading: &Reading<'_>, at: usize) -> bool {
    let last = at - 1;
    let road = reading.token(last).kind == Kind::Mixed && motorway(reading, last).is_some();
    let cued = reading.has(last.wrapping_sub(1), Lex::PlaceCues) && reading.capital(last);
    road || cued && gazetteer(reading, last).is_some()
}

/// "the A1(M)", "on the M62".
pub(super) fn motorway(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let word = reading.word(at);
    let road = word.len() <= 5
        && word.starts_with(['A', 'M', 'B'])
        && word.len() > 1
        && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    let the = reading.is(at.wrapping_sub(1), "the")
        && (2..=4).any(|back| {
            at >= back
                && is_any!(
                    reading,
                    at - back,
                    ["on", "off", "along", "of", "down", "near", "by", "up", "from", "shoulder"]
                )
        });
    let on = is_any!(reading, at.wrapping_sub(1), ["on", "off", "along", "via"])
        && word.len() >= 3
        && !word.starts_with('B');
    if !(road && (the || on)) {
        return None;
    }
    let bracket = reading.is_mark(at + 1, '(') && reading.is(at + 2, "m") && reading.touches(at + 1);
    Some((if bracket { at + 3 } else { at }, 0.65))
}

/// "County Mayo", "Co. Down".
pub(super) fn county(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let name = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    let written = reading.is(at, "county") || reading.is(at, "co") && name == at + 2;
    let head = reading.has_any(name, &[Lex::Justice, Lex::OtherOrgs, Lex::Health, Lex::Schools, Lex::OrgModifiers]);
    (written && reading.capital(name) && reading.follows(name) && !head && !reading.has(name, Lex::Common))
        .then_some((name, 0.7))
}
