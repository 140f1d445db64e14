//! Addresses by a name or by what is near: "Pear Tree Cottage, Blacksmith's Lane", "flat above Greggs
//! on Tib Lane", "Room 9 at the Travelodge".

use super::addresses::{continued, house_number};
use super::addresses_spoken::number_in_words;
use super::gazetteer::gazetteer;
use super::reading::{Reading, is_any};
use super::streets::{house_name, lower_street, number_and_street, street};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// A named house with its street or town: "The Old Bakehouse, Mill Lane", "Hawthorn Bank, Church Road, Little Ditton".
pub(super) fn named_house(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    if !reading.capital(at) || at > 0 && reading.capital(at - 1) && reading.follows(at) && !reading.opens(at) {
        return None;
    }
    let mut last = at;
    while last < at + 4
        && reading.follows(last + 1)
        && (reading.capital(last + 1)
            || reading.is(last + 1, "'s")
            || is_any!(reading, last + 1, ["of", "the"]) && reading.capital(last + 2))
    {
        last += 1;
    }
    // "'Tamarisk', Cliff Lane"
    let quote =
        ['\'', '"'].iter().any(|&mark| reading.is_mark(last + 1, mark) && reading.is_mark(at.wrapping_sub(1), mark));
    let last = if quote { last + 1 } else { last };
    let comma = reading.is_mark(last + 1, ',') && reading.follows(last + 2) && reading.token(last + 1).gap == Gap::None;
    let level = comma && is_any!(reading, last + 2, ["level", "floor", "unit"]);
    let next = if level { last + 5 } else { last + 2 };
    let mut end = if comma {
        number_and_street(reading, next)
            .or_else(|| street(reading, next).filter(|&end| reading.has(end, Lex::StreetsStrong) || town(reading, end)))
    } else {
        None
    }?;
    let service = reading.has_any(end + 1, &[Lex::Schools, Lex::Health, Lex::Worship])
        && reading.capital(end + 1)
        && reading.follows(end + 1);
    if service || reading.has(at, Lex::Titles) {
        return None;
    }
    let house = house_name(reading, at).is_some() || reading.is(at, "the");
    let cued = is_any!(reading, at.wrapping_sub(1), ["at", "of", "to", "leave", "c/o", "o", "address", "in", "from"])
        || the_house(reading, at)
        || reading.is_mark(at.wrapping_sub(1), ':')
        || quote
        || reading.token(at).gap >= Gap::Line;
    if !(house || cued)
        || reading.has_any(last, &[Lex::Schools, Lex::Health, Lex::Worship, Lex::Justice])
            && !reading.has(last, Lex::Houses)
    {
        return None;
    }
    if reading.is_mark(end + 1, ',') && reading.capital(end + 2) && !house {
        end = continued(reading, end).unwrap_or(end);
    }
    let place_name = reading.is_mark(end + 1, ',')
        && reading.capital(end + 2)
        && is_any!(reading, end + 2, ["little", "great", "upper", "lower"])
        && reading.capital(end + 3);
    Some((if place_name { end + 3 } else { end }, 0.85))
}

/// "The Lookout, Harbour Row[, Whitehaven]": a town after a street whose word means other things too.
fn town(reading: &Reading<'_>, street: usize) -> bool {
    reading.is_mark(street + 1, ',')
        && reading.capital(street + 2)
        && gazetteer(reading, street + 2).is_some_and(|(_, home)| home)
}

/// "lanyard for the [Old Library], 3 Owler Lane": with its article after a word for going or being there.
pub(super) fn the_house(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at.wrapping_sub(1), "the")
        && is_any!(reading, at.wrapping_sub(2), ["at", "of", "to", "for", "from", "in", "into", "address", "near"])
}

/// "flat above Greggs on Tib Lane", "above the chippy on Mill Lane", "over the launderette in Hope Street".
pub(super) fn above_a_shop(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let dwelling = reading.has(at, Lex::Dwellings);
    let above = if dwelling { at + 1 } else { at };
    if !is_any!(reading, above, ["above", "over", "behind", "opposite", "below", "beneath"]) {
        return None;
    }
    // "Flat above the Polish bakery, 230 Midland Rd"
    let comma = (above + 2..above + 6).find(|&place| reading.is_mark(place, ','));
    if let Some(last) = comma.and_then(|comma| number_and_street(reading, comma + 1)) {
        return Some((last, 0.9));
    }
    let on = (above + 2..above + 6)
        .find(|&place| is_any!(reading, place, ["on", "in", "off", "at"]) && reading.follows(place))?;
    let last = street(reading, on + 1).or_else(|| lower_street(reading, on + 1))?;
    Some((last, if dwelling { 0.85 } else { 0.7 }))
}

/// "Room 9 [at the Travelodge on London Road]": where the room is.
pub(super) fn at_a_lodging(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let name = if reading.is(last + 2, "the") { last + 3 } else { last + 2 };
    if !is_any!(reading, last + 1, ["at", "in"]) || !reading.capital(name) || !reading.follows(name) {
        return None;
    }
    let mut end = name;
    while end < name + 3 && reading.capital(end + 1) && reading.follows(end + 1) {
        end += 1;
    }
    let on = is_any!(reading, end + 1, ["on", "in"]).then(|| street(reading, end + 2)).flatten();
    Some(on.unwrap_or(end))
}

/// "12 Rose Hill" by its first word: a house number in words is rare; kept for "Number Nine".
pub(super) fn numbered_house(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    if reading.has_any(at, &[Lex::Units, Lex::Tens]) {
        return number_in_words(reading, at).map(|last| (last, 0.8));
    }
    let number = reading.is(at, "number") || reading.is(at, "no");
    let next = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    if let Some(last) = number_in_words(reading, next).filter(|_| number && reading.follows(next)) {
        return Some((last, 0.8));
    }
    let end = house_number(reading, next).filter(|_| number && reading.follows(next))?;
    if let Some(last) = street(reading, end) {
        return Some((last, 0.85));
    }
    let lives = (1..=4).any(|back| {
        at >= back
            && (is_any!(reading, at - back, ["lives", "live", "living", "house", "at", "moved", "door", "flat"])
                || reading.is(at - back, "'s") && back <= 2)
    });
    let is = is_any!(reading, at.wrapping_sub(1), ["is", "at", "to", "in", "from"]);
    // "says Lesley at no. 24"
    let plain_number = reading.is(at, "no") && reading.is(at.wrapping_sub(1), "at") && reading.word(next).len() <= 3;
    if plain_number && !reading.touches(end) {
        return Some((end - 1, 0.65));
    }
    let plain = reading.is(at, "number")
        && reading.token(end).kind == Kind::Word
        && is_any!(reading, end, ["for", "and", "is", "was", "with", "on", "but"])
        || reading.token(end).kind == Kind::Mark
        || end >= reading.count();
    (reading.is(at, "number") && lives && is && plain && reading.word(next).len() <= 3).then_some((end - 1, 0.6))
}
