//! Names of streets and of houses, with and without their number.

use super::addresses::house_number;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// The last token of a street name that begins at `at`: capitalised words, then a street word.
pub(super) fn street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.follows(at) {
        return None;
    }
    let the = reading.is(at, "the");
    let (mut place, mut best) = (at, None);
    while place < at + 6 && (place == at || reading.follows(place)) {
        let saint = reading.is_mark(place, '.') && reading.word(place.wrapping_sub(1)).len() <= 2;
        let possessive =
            reading.is(place, "'s") || reading.is_mark(place, '\'') || reading.is_mark(place, '-') || saint;
        let small = is_any!(reading, place, ["of", "the", "and", "on", "st", "y", "yr", "ar", "le", "la", "de"]);
        if reading.shouted(place)
            && reading.has_any(place, &[Lex::PlaceCues, Lex::Common])
            && !reading.has(place, Lex::Streets)
        {
            break;
        }
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
            // "Deptford High Street"
            && !(reading.has(place + 1, Lex::Streets) && reading.capital(place + 1) && reading.follows(place + 1))
        {
            break;
        }
        place += 1;
    }
    best.or_else(|| (the && place == at + 2 && reading.capital(at + 1)).then_some(at + 1))
}

/// "1 Broadway", "12 The Strand": a street that is one word.
pub(super) fn whole_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let alone = is_any!(
        reading,
        at,
        ["broadway", "parade", "strand", "embankment", "esplanade", "causeway", "highway", "boulevard"]
    );
    let ends = reading.token(at + 1).kind == Kind::Mark || reading.token(at + 1).gap >= Gap::Line;
    (alone && reading.capital(at) && reading.follows(at) && ends).then_some(at)
}

/// "1 Mill Cottages", "5 Corporation Buildings": houses that go by a name of their own.
pub(super) fn numbered_buildings(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let last = house_name(reading, at).filter(|_| reading.follows(at))?;
    let kind = is_any!(
        reading,
        last,
        [
            "hse",
            "bldgs",
            "apts",
            "cottages",
            "cottage",
            "buildings",
            "mansions",
            "villas",
            "court",
            "apartments",
            "almshouses",
            "house",
            "barns",
            "mews",
            "towers",
            "heights",
            "point",
            "lodge",
            "hall",
        ]
    );
    let rank = (at..last).any(|place| {
        reading.has_any(place, &[Lex::Titles, Lex::RolesBeforeNames])
            || reading.token(place).case == Case::Upper && !reading.shouted(place)
    });
    (kind && !rank && !reading.has(at, Lex::OrgModifiers)).then_some(last)
}

/// A street name in lower case: "14 larch avenue".
pub(super) fn lower_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let plain = [Lex::Common, Lex::Kin, Lex::Pronouns, Lex::AgedPeople, Lex::Measures];
    // "live 3 station cottages"
    let number = at.wrapping_sub(1);
    let lives = reading.token(number).kind == Kind::Number && reading.has(number.wrapping_sub(1), Lex::PlaceVerbs);
    let other = |place: usize| {
        is_any!(
            reading,
            place,
            [
                "court",
                "way",
                "hill",
                "mansions",
                "villas",
                "cottages",
                "bank",
                "brow",
                "rise",
                "mount",
                "parade",
                "walk",
                "row",
                "view",
                "square",
                "buildings",
                "heights",
                "croft",
                "garth",
                "meadows",
                "vale",
                "dene",
            ]
        ) && (lives || !(at..place).any(|word| reading.has_any(word, &plain)))
            && reading.lower(place)
            && reading.word(place - 1).len() > 3
    };
    (at + 1..at + 4).take_while(|&place| reading.follows(place) && reading.token(place - 1).kind == Kind::Word).find(
        |&place| {
            (reading.has(place, Lex::StreetsStrong) || other(place))
                && !reading.has_any(place - 1, &[Lex::OrgGeneric, Lex::AgeUnits])
                && !is_any!(
                    reading,
                    place - 1,
                    [
                        "per", "more", "to", "my", "dual", "min", "mins", "minute", "minutes", "hour", "hours", "hr",
                        "mile", "miles", "her", "his",
                    ]
                )
        },
    )
}

pub(super) fn number_and_street(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let next = house_number(reading, at).filter(|_| !is_a_day(reading, at))?;
    if reading.has_any(next, &[Lex::AgeUnits, Lex::Months]) && !reading.has(next + 1, Lex::StreetsStrong) {
        return None;
    }
    let upper = reading.token(next).case == Case::Upper;
    let last = street(reading, next)
        .or_else(|| whole_street(reading, next))
        .or_else(|| numbered_buildings(reading, next))
        .or_else(|| (!upper).then(|| lower_street(reading, next)).flatten())?;
    let service = reading.has_any(last + 1, &[Lex::Schools, Lex::Health, Lex::Worship])
        && reading.capital(last + 1)
        && reading.follows(last + 1);
    (!service).then_some(last)
}

/// "contact 2/11 Acorn House": the day of a contact, before the house where it was.
fn is_a_day(reading: &Reading<'_>, at: usize) -> bool {
    let seen = |place: usize| is_any!(reading, place, ["contact", "visit", "meeting", "review", "seen", "dated", "on"]);
    let first = reading.is_mark(at + 1, '/') && reading.touches(at + 1) && reading.touches(at + 2);
    let second = reading.is_mark(at.wrapping_sub(1), '/') && reading.touches(at);
    first && seen(at.wrapping_sub(1)) || second && seen(at.wrapping_sub(3))
}

/// Capitalised words and a word for a house: "Pear Tree Cottage", "The Old Bakehouse".
pub(super) fn house_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut place = at;
    let mut best = None;
    while place < at + 5
        && (place == at || reading.follows(place))
        && (reading.capital(place)
            || reading.is(place, "'s")
            || place > at && is_any!(reading, place, ["of", "the", "on"]))
    {
        if place > at && reading.has(place, Lex::Houses) {
            best = Some(place);
        }
        place += 1;
    }
    best
}

/// "Studio 5, [Old Printworks], Bristol": capitals between two commas of an address.
pub(super) fn building(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = |place: usize| {
        reading.capital(place) && reading.token(place).kind == Kind::Word && !reading.named(place)
            || reading.is(place, "'s")
    };
    let last = (at..at + 4).take_while(|&place| word(place) && (place == at || reading.follows(place))).last()?;
    let ends = reading.is_mark(last + 1, ',') || reading.token(last + 1).gap >= Gap::Line;
    (ends && reading.is_mark(at.wrapping_sub(1), ',')).then_some(last)
}

/// A street with no number is a place, not an address; shared with `places`.
pub(super) fn street_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    street(reading, at)
}

/// The same in lower case, after a preposition.
pub(super) fn street_name_lower(reading: &Reading<'_>, at: usize) -> Option<usize> {
    lower_street(reading, at)
}
