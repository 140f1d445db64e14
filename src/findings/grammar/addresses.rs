//! Addresses: "118a Cobden St", "Flat 9, Dock Court", "Pear Tree Cottage, Blacksmith's Lane",
//! "flat above Greggs on Tib Lane", "room 214".

use super::addresses_named::{above_a_shop, at_a_lodging, named_house, numbered_house};
use super::case::CaseEvidence;
use super::reading::Reading;
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// Score of a room by its number alone.
const ROOM: f32 = 0.6;

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < reading.count() {
        // "Room 4" may be a meeting's: in a case it is where somebody lives.
        let sure = |&(_, score): &(usize, f32)| score > ROOM || case.is_case();
        if let Some((last, score)) = address(reading, at).filter(sure) {
            found.push(Found { matcher: Matcher::Addresses, span: reading.span(at, last), score });
            at = last + 1;
        } else {
            at += 1;
        }
    }
}

fn address(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let token = reading.token(at);
    if token.kind == Kind::Mark {
        return None;
    }
    if reading.has(at, Lex::Dwellings) {
        return above_a_shop(reading, at).or_else(|| unit(reading, at)).or_else(|| named_house(reading, at));
    }
    if token.kind == Kind::Word {
        return numbered_house(reading, at).or_else(|| named_house(reading, at)).or_else(|| above_a_shop(reading, at));
    }
    number_and_street(reading, at).map(|last| (last, 0.9)).or_else(|| number_after_cue(reading, at))
}

/// "12", "118a", "23b", "12-14", "0/2": the token after a house number.
pub(super) fn house_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let letters = word.len() - digits;
    if at > 0 && reading.touches(at) && !["(", "\"", ",", "-", "|", "/", "\u{201c}"].contains(&reading.word(at - 1)) {
        return None;
    }
    if !(1..=4).contains(&digits) || letters > 1 || word.starts_with('0') && digits > 1 {
        return None;
    }
    let range = (reading.is_mark(at + 1, '-') || reading.is_mark(at + 1, '/'))
        && reading.touches(at + 1)
        && reading.touches(at + 2)
        && reading.number(at + 2).is_some();
    Some(if range { at + 3 } else { at + 1 })
}

/// The last token of a street name that begins at `at`: capitalised words, then a street word.
pub(super) fn street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.follows(at) {
        return None;
    }
    let the = reading.is(at, "the");
    let (mut place, mut best) = (at, None);
    while place < at + 6 && (place == at || reading.follows(place)) {
        let possessive = reading.is(place, "'s")
            || reading.is_mark(place, '\'')
            || reading.is_mark(place, '-')
            || reading.is_mark(place, '.');
        let small = reading.is_any(place, &["of", "the", "and", "on", "st"]);
        if !(reading.capital(place) || possessive && place > at || small && place < at + 4) {
            break;
        }
        if reading.has(place, Lex::Streets)
            && reading.capital(place)
            && (place > at)
            && (!small || place > at + 1 || reading.is(place, "st"))
        {
            best = Some(place);
            // "St" before a capital is a saint.
            if reading.is(place, "st") && reading.capital(place + 1) && reading.follows(place + 1) {
                best = None;
            }
        }
        if reading.has_any(place, &[Lex::Schools, Lex::Health])
            && !reading.has(place, Lex::Streets)
            && best.is_none()
            && place > at
        {
            break;
        }
        place += 1;
    }
    best.or_else(|| (the && place == at + 2 && reading.capital(at + 1)).then_some(at + 1))
}

/// A street name in lower case: "14 larch avenue".
pub(super) fn lower_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    (at + 1..at + 4).take_while(|&place| reading.follows(place) && reading.token(place - 1).kind == Kind::Word).find(
        |&place| {
            reading.has(place, Lex::StreetsStrong)
                && !reading.has_any(place - 1, &[Lex::OrgGeneric, Lex::AgeUnits])
                && !reading.is_any(place - 1, &["per", "more", "to", "my", "dual"])
        },
    )
}

pub(super) fn number_and_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let next = house_number(reading, at)?;
    if reading.has_any(next, &[Lex::AgeUnits, Lex::Months]) && !reading.has(next + 1, Lex::StreetsStrong) {
        return None;
    }
    let upper = reading.token(next).case == Case::Upper;
    let last = street(reading, next).or_else(|| (!upper).then(|| lower_street(reading, next)).flatten())?;
    let service = reading.has_any(last + 1, &[Lex::Schools, Lex::Health, Lex::Worship])
        && reading.capital(last + 1)
        && reading.follows(last + 1);
    (!service).then_some(last)
}

/// "number 4", "lives at 22 Thornfield": a number that only a word for living makes an address.
fn number_after_cue(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let next = house_number(reading, at)?;
    let lives = |place: usize| {
        reading.has(place, Lex::PlaceVerbs) || reading.is_any(place, &["address", "addr", "add", "home", "of", "loc"])
    };
    let before = at.wrapping_sub(1);
    let cued = reading.is(before, "at") && lives(before.wrapping_sub(1))
        || lives(before) && !reading.has_any(before, &[Lex::PlaceCues])
        || reading.is_mark(before, ':') && reading.is_any(before.wrapping_sub(1), &["address", "addr", "home", "loc"]);
    let named = reading.capital(next)
        && reading.follows(next)
        && reading.token(next).kind == Kind::Word
        && !reading.has_any(next, &[Lex::Months, Lex::Weekdays, Lex::Dwellings]);
    if !(cued && named) {
        return None;
    }
    let last = if reading.capital(next + 1) && reading.follows(next + 1) { next + 1 } else { next };
    // A field for the address is as sure as a street's name.
    let field =
        reading.is_any(before, &["address", "addr"]) || reading.is_any(before.wrapping_sub(1), &["address", "addr"]);
    Some((last, if field { 0.85 } else { 0.7 }))
}

/// "Flat 9, Dock Court", "Room C, 40 Union Passage", "Apt 31 Cotton Mill Wharf", "room 214".
fn unit(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let number = at + 1;
    let numbered = reading.token(number).kind != Kind::Word
        && reading.word(number).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let lettered = reading.word(number).len() == 1 && reading.capital(number) && !reading.is(number, "I");
    if !reading.follows(number)
        || !(numbered || lettered)
        || reading.has_any(at.wrapping_sub(1), &[Lex::Lodging]) && reading.is(at, "suite")
    {
        return None;
    }
    let tail = reading.is_mark(number + 1, '/') && reading.touches(number + 1) && reading.touches(number + 2);
    let mut last = if tail { number + 2 } else { number };
    let comma = usize::from(reading.is_mark(last + 1, ','));
    let next = last + 1 + comma;
    if reading.token(next).gap <= Gap::Space || comma == 1 {
        if let Some(end) = number_and_street(reading, next) {
            return Some((end, 0.92));
        }
        if let Some((end, _)) = named_house(reading, next).filter(|_| reading.capital(next)) {
            return Some((end, 0.9));
        }
        if let Some(end) = street(reading, next).or_else(|| house_name(reading, next)) {
            last = end;
            if let Some(end) = continued(reading, last) {
                last = end;
            }
            return Some((last, 0.9));
        }
    }
    if let Some(end) = at_a_lodging(reading, last) {
        return Some((end, 0.8));
    }
    let strong = reading.is_any(at, &["flat", "apt", "apartment", "plot", "pitch", "bedsit", "mooring", "caravan"]);
    let room = reading.is_any(at, &["room", "rm", "lodge", "unit", "chalet", "cabin", "studio"])
        && numbered
        && !reading.has(at.wrapping_sub(1), Lex::Health);
    let meeting = reading.is_any(at.wrapping_sub(1), &["meeting", "conference", "court", "green", "training"]);
    if strong { Some((last, 0.75)) } else { (room && !meeting).then_some((last, ROOM)) }
}

/// After a comma, more of the same address: ", 71 Marlowe Rd", ", Ripple Road".
pub(super) fn continued(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let next = last + 2;
    if !reading.is_mark(last + 1, ',') || !reading.follows(next) {
        return None;
    }
    number_and_street(reading, next).or_else(|| street(reading, next))
}

/// Capitalised words and a word for a house: "Pear Tree Cottage", "The Old Bakehouse".
pub(super) fn house_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut place = at;
    let mut best = None;
    while place < at + 5
        && (place == at || reading.follows(place))
        && (reading.capital(place)
            || reading.is(place, "'s")
            || place > at && reading.is_any(place, &["of", "the", "on"]))
    {
        if place > at && reading.has(place, Lex::Houses) {
            best = Some(place);
        }
        place += 1;
    }
    best
}

/// A street with no number is a place, not an address; shared with `places`.
pub(super) fn street_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    street(reading, at)
}

/// The same in lower case, after a preposition.
pub(super) fn street_name_lower(reading: &Reading<'_>, at: usize) -> Option<usize> {
    lower_street(reading, at)
}
