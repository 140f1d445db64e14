//! What stands around an address: a house's name before its number, a caravan site or a town after it,
//! the flat of a Scottish stair.

use super::reading::{Reading, is_any};
use super::streets::{number_and_street, street};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// "2/1, 64 Garnethill St": floor and flat, then the house.
pub(super) fn stair(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let flat = reading.is_mark(at + 1, '/') && reading.touches(at + 1) && reading.touches(at + 2);
    let next = if reading.is_mark(at + 3, ',') { at + 4 } else { at + 3 };
    let small = reading.number(at).is_some() && reading.word(at).len() <= 2 && reading.number(at + 2).is_some();
    (flat && small && reading.follows(next)).then(|| number_and_street(reading, next)).flatten()
}

/// "[plot 4, Hollybush Lane] Caravan Site": a site that the street leads to.
pub(super) fn with_site(reading: &Reading<'_>, last: usize) -> usize {
    let site = reading.length(last + 1, Lex::Sites);
    // "Room 9, Midland Rd hostel"
    let lodging = reading.length(last + 1, Lex::Lodging);
    if lodging > 0 && reading.follows(last + 1) {
        return last + lodging;
    }
    // "Pitch 6, Sandy Lane site"
    let pitch = || {
        let plot = |back: usize| is_any!(reading, last.wrapping_sub(back), ["pitch", "plot", "caravan", "chalet"]);
        reading.is(last + 1, "site") && (2..7).any(plot) && !is_any!(reading, last + 2, ["visit", "manager", "office"])
    };
    if site > 0 && reading.follows(last + 1) && (reading.capital(last + 1) || pitch()) { last + site } else { last }
}

/// "["Nirvair"], 7 Carlyle Close": the name in quotes belongs to the address. Its first token.
pub(super) fn after_house_name(reading: &Reading<'_>, at: usize) -> usize {
    let closing = at.wrapping_sub(2);
    // "2nd Floor, Cutlers House, 40 Temple Row"
    let floor = reading.is_mark(at.wrapping_sub(1), ',') && reading.is(closing, "floor");
    if floor {
        return closing.saturating_sub(1);
    }
    let quote = if reading.is_mark(closing, '"') { '"' } else { '\'' };
    if !reading.is_mark(at.wrapping_sub(1), ',') || !reading.is_mark(closing, quote) {
        return at;
    }
    (2..6).map(|back| closing.wrapping_sub(back)).find(|&place| reading.is_mark(place, quote)).unwrap_or(at)
}

/// "Room 208, [Travelodge, Abington Street]": a lodging and its street, from the lodging on.
pub(super) fn lodging_and_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut last = at;
    while last < at + 3 && reading.capital(last + 1) && reading.follows(last + 1) {
        last += 1;
    }
    let comma = reading.capital(at) && reading.is_mark(last + 1, ',') && reading.follows(last + 2);
    comma.then(|| number_and_street(reading, last + 2).or_else(|| street(reading, last + 2))).flatten()
}

/// A town after an address: ", Winchmore Hill.", " STOCKTON.". Its first and last token.
pub(super) fn town_after(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let comma = reading.is_mark(at, ',');
    let first = if comma { at + 1 } else { at };
    let word = |place: usize| {
        reading.capital(place)
            && reading.token(place).kind == Kind::Word
            && !reading.named(place)
            && !(reading.token(place).case == Case::Upper && reading.has(place, Lex::Common))
            && !reading.has_any(
                place,
                &[
                    Lex::Weekdays,
                    Lex::Months,
                    Lex::Titles,
                    Lex::Kin,
                    Lex::Pronouns,
                    Lex::National,
                    Lex::Schools,
                    Lex::Health,
                ],
            )
    };
    if !word(first) || reading.word(first).len() < 3 || !reading.follows(first) || !comma && reading.opens(first) {
        return None;
    }
    let mut last = first;
    while last < first + 3
        && reading.follows(last + 1)
        && (word(last + 1)
            || reading.is_mark(last + 1, '-') && reading.touches(last + 1)
            || is_any!(reading, last + 1, ["upon", "on", "under", "in", "le"]) && word(last + 2))
    {
        last += 1;
    }
    let shouted = reading.token(first).case == Case::Upper;
    let ends =
        reading.token(last + 1).kind != Kind::Word || reading.token(last + 1).gap >= Gap::Line || comma && !shouted;
    // Without a comma only the end of the line or sentence tells: "27 Pellon Garth Batley".
    (ends && (comma || !reading.has(first, Lex::Common))).then_some((first, last))
}
