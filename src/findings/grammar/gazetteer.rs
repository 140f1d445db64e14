//! Places that the gazetteer knows.

use super::reading::{Reading, is_any};
use crate::rules::gazetteer::PlaceKey;
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// The longest run of words from `at` that is a place in the gazetteer: its last token.
pub(super) fn gazetteer(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    reading.place_memo(at, || look_up(reading, at))
}

fn look_up(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    let lexicon = reading.lexicon;
    let mut key = PlaceKey::begin(reading.word(at), reading.token(at).key);
    let mut best = None;
    let mut words = 0;
    for place in at..at + 8 {
        let token = reading.token(place);
        words += usize::from(token.kind != Kind::Mark);
        if place > at && token.gap > Gap::Space || place >= reading.count() || words > 4 {
            break;
        }
        if token.kind == Kind::Mark {
            // "King's Lynn", "Stoke-on-Trent"
            let joins = (reading.is_mark(place, '-') || reading.is(place, "'s")) && reading.touches(place);
            if !joins {
                break;
            }
            key = if reading.is_mark(place, '-') { key } else { key.and("s") };
            continue;
        }
        // "Isle of Wight", "Newcastle upon Tyne": small words only between words with a capital.
        let last_word = words == 1 || reading.capital(place) == reading.capital(at);
        if place > at {
            key = key.and(" ").and(reading.word(place));
        }
        let home = lexicon.home_places.has(key) || reading.length(at, Lex::Countries) == place + 1 - at;
        if last_word && (home || lexicon.world_places.has(key)) {
            best = Some((place, home));
        }
    }
    best
}

fn is_postcode_like(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    reading.token(at).kind == Kind::Mixed
        && word.len() <= 4
        && word.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
}

/// A place that the gazetteer knows, written with a capital.
pub(super) fn known(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let (last, home) = gazetteer(reading, at)?;
    let before = at.wrapping_sub(1);
    let next = last + 1;
    let along = before > 1 && at > 1 && is_any!(reading, before, ["and", "or", "to"]) && place_before(reading, before);
    let cue = along || reading.has(before, Lex::PlaceCues) || reading.has(before, Lex::PlaceVerbs);
    let part_of_name = reading.capital(before)
        && reading.follows(at)
        && reading.token(before).kind == Kind::Word
        && !reading.opens(before)
        && !reading.has_any(before, &[Lex::PlaceCues, Lex::PlaceVerbs])
        || reading.has(before, Lex::Titles);
    // A line in capitals says nothing by them: "BACK FROM MISSING, IN SKEGNESS CARAVAN".
    let shouted = cue && single_case(reading, at) && single_case(reading, next) && single_case(reading, before);
    let goes_on = !shouted && reading.capital(next) && reading.follows(next) && reading.token(next).kind == Kind::Word;
    let possessive = reading.is(next, "'s");
    let single = last == at;
    let wordlike = single && (reading.has(at, Lex::Ambiguous) || reading.token(at).span().len() < 4)
        || reading.has_any(at, &[Lex::Months, Lex::Weekdays, Lex::Kin, Lex::Titles]);
    let after_street = reading.is_mark(before, ',')
        && reading.has_any(before.wrapping_sub(1), &[Lex::Streets, Lex::Houses])
        && reading.capital(before.wrapping_sub(1));
    let address_line = reading.is_mark(before, ',') || reading.token(at).gap >= Gap::Line && next >= reading.count();
    let brackets = reading.is_mark(before, '(') && reading.is_mark(next, ')');
    if part_of_name
        || (goes_on && !reading.has_any(next, &[Lex::Months, Lex::Weekdays]) && !is_postcode_like(reading, next))
    {
        return None;
    }
    if reading.is(before, "of") && reading.has_any(before.wrapping_sub(1), &[Lex::OtherOrgs, Lex::Justice])
        || reading.has_any(next, &[Lex::National])
        || reading.has(at, Lex::National)
    {
        return None;
    }
    let named_here = (at..=last).any(|place| reading.named(place)) || reading.has(at, Lex::Common) || goes_on;
    // "poster to come DOWN": a word in capitals among small ones is said with stress.
    let stressed = wordlike && single_case(reading, at) && !reading.shouted(at) && reading.word(at).len() > 2;
    if stressed {
        return None;
    }
    let score = match (cue, home, wordlike) {
        (true, true, false) => 0.85,
        (true, false, false) => 0.75,
        (true, true, true) if along && !possessive => 0.7,
        (true, true, true)
            if !possessive && !is_any!(reading, before, ["of", "to", "over", "into", "across", "of"]) =>
        {
            0.7
        }
        (true, false, true) if !possessive && is_any!(reading, before, ["in", "from", "near"]) => 0.55,
        (false, true, false) if address_line || brackets || is_postcode_like(reading, next) => 0.7,
        (false, true, false) if !possessive => 0.6,
        (false, false, false) if brackets || address_line && !possessive => 0.5,
        // "Left Famagusta in 1974": a town far away, of which nobody is named.
        (false, false, false) if reading.knows_names() && !possessive && !reading.opens(at) && !named_here => 0.5,
        (false, true, true)
            if is_postcode_like(reading, next) || brackets || address_line && reading.token(next).gap >= Gap::Line =>
        {
            0.6
        }
        (false, true, true) if after_street => 0.65,
        _ => 0.0,
    };
    (score > 0.0).then_some((last, score))
}

fn single_case(reading: &Reading<'_>, at: usize) -> bool {
    reading.token(at).case == crate::text::Case::Upper
}

/// Whether a place of the gazetteer ends right before `at`, after a word for a place: "in Sylhet and".
fn place_before(reading: &Reading<'_>, at: usize) -> bool {
    let last = at - 1;
    reading.capital(last) && reading.has(last.wrapping_sub(1), Lex::PlaceCues) && gazetteer(reading, last).is_some()
}
