//! Addresses: "118a Cobden St", "Flat 9, Dock Court", "Pear Tree Cottage, Blacksmith's Lane",
//! "flat above Greggs on Tib Lane", "room 214".

use super::addresses_around::{after_house_name, lodging_and_street, stair, town_after, with_site};
use super::addresses_named::{above_a_shop, at_a_lodging, named_house, numbered_house, the_house};
use super::addresses_spoken::{from_what_stands_there, lower_named_house, lower_town, unit_in_words};
use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use super::streets::{building, house_name, number_and_street, street};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// Score of a room by its number alone.
const ROOM: f32 = 0.6;

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < reading.count() {
        // "Room 4" may be a meeting's: in a case it is where somebody lives.
        let sure = |&(_, score): &(usize, f32)| score > ROOM || case.is_case();
        if let Some((last, score)) = address(reading, at).filter(sure) {
            let last = with_site(reading, last);
            found.push(Found {
                matcher: Matcher::Addresses,
                span: reading.span(first_token(reading, at), last),
                score,
            });
            at = last + 1;
            let town = |at: usize| town_after(reading, at).or_else(|| lower_town(reading, at));
            while let Some(town) = town(at).filter(|_| score > ROOM && case.hints()) {
                found.push(Found { matcher: Matcher::Places, span: reading.span(town.0, town.1), score: 0.65 });
                at = town.1 + 1;
            }
        } else {
            at += 1;
        }
    }
}

/// Where an address found at `at` begins: with the house that its number belongs to, or what stands there.
fn first_token(reading: &Reading<'_>, at: usize) -> usize {
    if the_house(reading, at) && named_house(reading, at).is_some() {
        return at - 1;
    }
    let first = after_house_name(reading, at);
    if first == at { from_what_stands_there(reading, at) } else { first }
}

fn address(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let token = reading.token(at);
    if token.kind == Kind::Mark {
        return None;
    }
    if reading.has(at, Lex::Dwellings) {
        return above_a_shop(reading, at)
            .or_else(|| unit(reading, at))
            .or_else(|| unit_in_words(reading, at))
            .or_else(|| named_house(reading, at));
    }
    if token.kind == Kind::Word {
        return numbered_house(reading, at)
            .or_else(|| named_house(reading, at))
            .or_else(|| above_a_shop(reading, at))
            .or_else(|| lower_named_house(reading, at));
    }
    stair(reading, at)
        .or_else(|| number_and_street(reading, at))
        .map(|last| (last, 0.9))
        .or_else(|| number_after_cue(reading, at))
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

/// "number 4", "lives at 22 Thornfield": a number that only a word for living makes an address.
fn number_after_cue(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let next = house_number(reading, at)?;
    let lives = |place: usize| {
        reading.has(place, Lex::PlaceVerbs) || is_any!(reading, place, ["address", "addr", "add", "home", "of", "loc"])
    };
    let before = at.wrapping_sub(1);
    let cued = reading.is(before, "at") && lives(before.wrapping_sub(1))
        || lives(before) && !reading.has_any(before, &[Lex::PlaceCues]) && reading.token(at).gap < Gap::Line
        || reading.is_mark(before, ':') && is_any!(reading, before.wrapping_sub(1), ["address", "addr", "home", "loc"]);
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
        is_any!(reading, before, ["address", "addr"]) || is_any!(reading, before.wrapping_sub(1), ["address", "addr"]);
    Some((last, if field { 0.85 } else { 0.7 }))
}

/// "Flat 9, Dock Court", "Room C, 40 Union Passage", "Apt 31 Cotton Mill Wharf", "room 214".
fn unit(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let number = at + 1;
    let numbered = reading.token(number).kind != Kind::Word
        && reading.word(number).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    // "caravan w/ uncle Roy" is no caravan W.
    let with = reading.is_mark(number + 1, '/') && reading.touches(number + 1) && !reading.touches(number + 2);
    let lettered = reading.word(number).len() == 1 && reading.capital(number) && !reading.is(number, "I") && !with;
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
        if let Some(end) =
            street(reading, next).or_else(|| house_name(reading, next)).or_else(|| building(reading, next))
        {
            last = end;
            if let Some(end) = continued(reading, last) {
                last = end;
            }
            return Some((last, 0.9));
        }
    }
    if let Some(end) = (comma == 1).then(|| lodging_and_street(reading, next)).flatten() {
        return Some((end, 0.9));
    }
    if let Some(end) = at_a_lodging(reading, last) {
        return Some((end, 0.8));
    }
    let strong =
        is_any!(reading, at, ["flt", "flat", "apt", "apartment", "plot", "pitch", "bedsit", "mooring", "caravan"]);
    let room = is_any!(reading, at, ["room", "rm", "lodge", "unit", "chalet", "cabin", "studio"])
        && numbered
        && !reading.has(at.wrapping_sub(1), Lex::Health);
    // A room to meet in is nobody's.
    let met = (1..=5).any(|back| {
        at >= back
            && is_any!(
                reading,
                at - back,
                [
                    "meeting",
                    "conference",
                    "court",
                    "green",
                    "training",
                    "meet",
                    "met",
                    "booked",
                    "panel",
                    "class",
                    "lesson",
                    "seminar",
                    "interview",
                    "hearing",
                    "school",
                    "teacher",
                    "venue",
                    "agenda",
                    "civic",
                    "council",
                    "lecture",
                ]
            )
    }) || reading.is_mark(last + 1, '/')
        || is_any!(reading, last + 1, ["teams", "at", "\u{b0}"]) && !reading.has(at.wrapping_sub(1), Lex::PlaceVerbs);
    // "Room 2.14": a floor and its room, as offices number them.
    let office = reading.is_mark(last + 1, '.') && reading.touches(last + 1) && reading.touches(last + 2);
    let lived = !is_any!(reading, at, ["room", "rm"]) || is_lived_in(reading, at);
    if strong { Some((last, 0.75)) } else { (room && lived && !met && !office).then_some((last, ROOM)) }
}

/// A room beside a word for where people stay, or for staying: "placed in room 4", "the hostel, room 12".
fn is_lived_in(reading: &Reading<'_>, at: usize) -> bool {
    let near = at.saturating_sub(12)..at + 12;
    near.clone().any(|place| reading.has_any(place, &[Lex::Lodging, Lex::PlaceVerbs, Lex::Kin, Lex::AgedPeople]))
        || near
            .clone()
            .any(|place| is_any!(reading, place, ["stays", "staying", "slept", "sleeps", "resident", "key", "door"]))
        || near.clone().any(|place| reading.named(place))
}

/// After a comma, more of the same address: ", 71 Marlowe Rd", ", Ripple Road".
pub(super) fn continued(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let next = last + 2;
    if !reading.is_mark(last + 1, ',') || !reading.follows(next) {
        return None;
    }
    number_and_street(reading, next).or_else(|| street(reading, next))
}
