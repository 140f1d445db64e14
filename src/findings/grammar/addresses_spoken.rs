//! Addresses as they are dictated, without figures or capitals: "flat nine forty two romford road", "one hundred
//! and six lansdowne way", "the caravan rear of twelve shielfield terrace", "the old rectory, little walsingham".

use super::gazetteer::gazetteer;
use super::reading::{Reading, is_any};
use super::streets::{lower_street, street};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// "nine", "forty two", "one hundred and six", "two oh one": the token after a house number in words.
fn house_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (first, mut next) = reading.cardinal_words(at)?;
    if first < 10 && is_any!(reading, next, ["hundred", "thousand"]) && reading.follows(next) {
        next += 1;
        let rest = if reading.is(next, "and") { next + 1 } else { next };
        return Some(reading.cardinal_words(rest).map_or(next, |(_, end)| end));
    }
    // Figure by figure: "two oh one".
    let figure = |place: usize| {
        is_any!(reading, place, ["oh", "zero", "nought"])
            || reading.cardinal_words(place).is_some_and(|(number, end)| number < 10 && end == place + 1)
    };
    let first_end = next;
    while first < 10 && next < first_end + 3 && reading.follows(next) && figure(next) {
        next += 1;
    }
    Some(next)
}

/// "fourteen beechwood mansions": a house number in words, as it is dictated.
pub(super) fn number_in_words(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let next = house_number(reading, at)?;
    let last = street(reading, next).or_else(|| lower_street(reading, next))?;
    let plain = reading.has_any(next, &[Lex::Common, Lex::OrgGeneric, Lex::AgeUnits, Lex::AgedPeople, Lex::Kin]);
    (reading.follows(next) && !plain && last > next).then_some(last)
}

/// "flat nine forty two romford road", "apartment six, station parade", "plot two".
pub(super) fn unit_in_words(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let next = reading.length(at, Lex::Dwellings) + at;
    let (_, after) = reading.cardinal_words(next).filter(|_| reading.follows(next))?;
    let comma = after + usize::from(reading.is_mark(after, ','));
    if reading.token(comma).gap <= Gap::Space {
        let whole = number_in_words(reading, comma)
            .or_else(|| number_in_words(reading, next))
            .or_else(|| street(reading, comma))
            .or_else(|| lower_street(reading, comma));
        if let Some(last) = whole {
            return Some((last, 0.85));
        }
    }
    let home = is_any!(reading, at, ["flat", "apartment", "plot", "pitch", "bedsit"]);
    let closes = reading.token(after).kind == Kind::Mark
        || !reading.follows(after)
        || is_any!(
            reading,
            after,
            ["with", "and", "in", "on", "since", "where", "she", "he", "they", "again", "above"]
        );
    (home && reading.lower(next) && closes).then_some((after - 1, 0.6))
}

/// The first token of what stands at an address: "[the caravan rear of] twelve shielfield terrace".
pub(super) fn from_what_stands_there(reading: &Reading<'_>, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    let dwelling = if reading.is(before, "of") && is_any!(reading, before.wrapping_sub(1), ["rear", "back", "side"]) {
        before.wrapping_sub(2)
    } else if is_any!(reading, before, ["behind", "opposite", "above", "below", "beside"]) {
        before.wrapping_sub(1)
    } else {
        return at;
    };
    if !reading.has(dwelling, Lex::Dwellings) {
        return at;
    }
    if reading.is(dwelling.wrapping_sub(1), "the") { dwelling - 1 } else { dwelling }
}

/// "at the old rectory, little walsingham": a house by its kind, with its town, in small letters.
pub(super) fn lower_named_house(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    if !is_any!(reading, at, ["the"]) {
        return None;
    }
    let there = is_any!(reading, at.wrapping_sub(1), ["at", "to", "from", "in", "of"]) || reading.opens(at);
    if !there {
        return None;
    }
    let words = (at + 1..at + 4).take_while(|&place| reading.lower(place) && reading.follows(place));
    let last = words.last().filter(|&last| last > at + 1 && reading.has(last, Lex::Houses))?;
    lower_town(reading, last + 1).map(|_| (last, 0.7))
}

/// ", little walsingham": a town in small letters after a comma. Its first and last token.
pub(super) fn lower_town(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let first = at + 1;
    if !reading.is_mark(at, ',') || !reading.lower(first) || !reading.follows(first) {
        return None;
    }
    let (last, home) = gazetteer(reading, first)?;
    let word =
        last == first && (reading.has_any(first, &[Lex::Common, Lex::Ambiguous]) || reading.word(first).len() < 5);
    (home && !word).then_some((first, last))
}
