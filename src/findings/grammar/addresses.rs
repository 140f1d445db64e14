//! Addresses: "118a Cobden St", "Flat 9, Dock Court", "Pear Tree Cottage, Blacksmith's Lane",
//! "flat above Greggs on Tib Lane", "room 214".

use super::reading::Reading;
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

pub(super) fn find(reading: &Reading<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < reading.count() {
        if let Some((last, score)) = address(reading, at) {
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
fn house_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
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
fn street(reading: &Reading<'_>, at: usize) -> Option<usize> {
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
        if reading.has(place, Lex::Streets) && reading.capital(place) && (place > at) && !(place == at + 1 && small) {
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
fn lower_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    (at + 1..at + 4).take_while(|&place| reading.follows(place) && reading.token(place - 1).kind == Kind::Word).find(
        |&place| {
            reading.has(place, Lex::StreetsStrong)
                && !reading.has_any(place - 1, &[Lex::OrgGeneric, Lex::AgeUnits])
                && !reading.is_any(place - 1, &["per", "more", "to", "my", "dual"])
        },
    )
}

fn number_and_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
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
    Some((last, 0.7))
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
    let strong = reading.is_any(at, &["flat", "apt", "apartment", "plot", "pitch", "bedsit", "mooring", "caravan"]);
    let room = reading.is_any(at, &["room", "rm", "lodge", "unit", "chalet", "cabin", "studio"])
        && numbered
        && !reading.has(at.wrapping_sub(1), Lex::Health);
    let meeting = reading.is_any(at.wrapping_sub(1), &["meeting", "conference", "court", "green", "training"]);
    if strong { Some((last, 0.75)) } else { (room && !meeting).then_some((last, 0.6)) }
}

/// After a comma, more of the same address: ", 71 Marlowe Rd", ", Ripple Road".
fn continued(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let next = last + 2;
    if !reading.is_mark(last + 1, ',') || !reading.follows(next) {
        return None;
    }
    number_and_street(reading, next).or_else(|| street(reading, next))
}

/// Capitalised words and a word for a house: "Pear Tree Cottage", "The Old Bakehouse".
fn house_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
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

/// "12 Rose Hill" by its first word: a house number in words is rare; kept for "Number Nine".
fn numbered_house(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let number = reading.is(at, "number") || reading.is(at, "no");
    let next = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    let end = house_number(reading, next).filter(|_| number && reading.follows(next))?;
    if let Some(last) = street(reading, end) {
        return Some((last, 0.85));
    }
    let lives = (1..=4).any(|back| {
        at >= back
            && (reading.is_any(at - back, &["lives", "live", "living", "house", "at", "moved", "door", "flat"])
                || reading.is(at - back, "'s") && back <= 2)
    });
    let is = reading.is_any(at.wrapping_sub(1), &["is", "at", "to", "in", "from"]);
    let plain = reading.is(at, "number")
        && reading.token(end).kind == Kind::Word
        && reading.is_any(end, &["for", "and", "is", "was", "with", "on", "but"])
        || reading.token(end).kind == Kind::Mark
        || end >= reading.count();
    (reading.is(at, "number") && lives && is && plain && reading.word(next).len() <= 3).then_some((end - 1, 0.6))
}

/// A named house with its street or town: "The Old Bakehouse, Mill Lane", "Hawthorn Bank, Church Road, Little Ditton".
fn named_house(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    if !reading.capital(at) || at > 0 && reading.capital(at - 1) && reading.follows(at) && !reading.opens(at) {
        return None;
    }
    let mut last = at;
    while last < at + 4
        && reading.follows(last + 1)
        && (reading.capital(last + 1)
            || reading.is(last + 1, "'s")
            || reading.is_any(last + 1, &["of", "the"]) && reading.capital(last + 2))
    {
        last += 1;
    }
    let comma = reading.is_mark(last + 1, ',') && reading.follows(last + 2) && reading.token(last + 1).gap == Gap::None;
    let level = comma && reading.is_any(last + 2, &["level", "floor", "unit"]);
    let next = if level { last + 5 } else { last + 2 };
    let mut end = if comma {
        number_and_street(reading, next)
            .or_else(|| street(reading, next).filter(|&end| reading.has(end, Lex::StreetsStrong)))
    } else {
        None
    }?;
    let house = house_name(reading, at).is_some() || reading.is(at, "the");
    let cued = reading.is_any(at.wrapping_sub(1), &["at", "of", "to", "leave", "c/o", "o", "address", "in", "from"])
        || reading.is_mark(at.wrapping_sub(1), ':')
        || reading.is_mark(at.wrapping_sub(1), '"')
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
        && reading.is_any(end + 2, &["little", "great", "upper", "lower"])
        && reading.capital(end + 3);
    Some((if place_name { end + 3 } else { end }, 0.85))
}

/// "flat above Greggs on Tib Lane", "above the chippy on Mill Lane", "over the launderette in Hope Street".
fn above_a_shop(reading: &Reading<'_>, at: usize) -> Option<(usize, f32)> {
    let dwelling = reading.has(at, Lex::Dwellings);
    let above = if dwelling { at + 1 } else { at };
    if !reading.is_any(above, &["above", "over", "behind", "opposite", "below", "beneath"]) {
        return None;
    }
    let on = (above + 2..above + 6)
        .find(|&place| reading.is_any(place, &["on", "in", "off", "at"]) && reading.follows(place))?;
    let last = street(reading, on + 1).or_else(|| lower_street(reading, on + 1))?;
    Some((last, if dwelling { 0.85 } else { 0.7 }))
}

/// A street with no number is a place, not an address; shared with `places`.
pub(super) fn street_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    street(reading, at)
}

/// The same in lower case, after a preposition.
pub(super) fn street_name_lower(reading: &Reading<'_>, at: usize) -> Option<usize> {
    lower_street(reading, at)
}
