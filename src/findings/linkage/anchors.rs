//! Stand-ins that people write instead of names: "Child B", "Mr O", "the father (F)".
//! A stand-in alone is no reason to warn; with other facts it is what they hang on.

use crate::findings::grammar::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Kind, Span};

/// Places of all stand-ins.
pub(super) fn anchors(reading: &Reading<'_>) -> Vec<Span> {
    (0..reading.count()).filter_map(|at| anchor(reading, at).map(|last| reading.span(at, last))).collect()
}

fn anchor(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.is(at, "initials") && reading.is(at + 1, "withheld") {
        return Some(at + 1);
    }
    if let Some(close) = bracketed(reading, at) {
        return close;
    }
    let role = reading.has_any(at, &[Lex::Titles, Lex::StandInRoles]);
    let phrase = usize::from(
        is_any!(reading, at, ["young", "service"])
            && is_any!(reading, at + 1, ["person", "woman", "man", "user", "adult"]),
    );
    let letter = |place: usize| {
        reading.word(place).len() == 1 && reading.capital(place) || reading.number(place).is_some_and(|n| n < 20)
    };
    // "Child B", and in small letters "parent X"; "a" and "I" are words.
    let plain =
        reading.capital(at) || reading.capital(at + phrase + 1) && !is_any!(reading, at + phrase + 1, ["a", "i"]);
    if (role || phrase == 1) && letter(at + phrase + 1) && reading.follows(at + phrase + 1) && plain {
        // "Baby P 2008" is a case that everybody knows.
        return (!is_year(reading, at + phrase + 2)).then_some(at + phrase + 1);
    }
    lone_letter(reading, at)
}

/// "[CHILD]", "[P]", "[Person 1]", "Mr [REDACTED]": in brackets, and whether it is a person's place. "[DATE]" and
/// "[CHILD'S NAME]" are to be filled in and nobody yet.
fn bracketed(reading: &Reading<'_>, at: usize) -> Option<Option<usize>> {
    let titled = usize::from(reading.has(at, Lex::Titles) && reading.is_mark(at + 1, '['));
    let open = at + titled;
    if !reading.is_mark(open, '[') || reading.token(open + 1).kind != Kind::Word {
        return None;
    }
    let close = (open + 2..open + 5).find(|&place| reading.is_mark(place, ']'))?;
    let person = titled == 1
        || reading.word(open + 1).len() == 1
        || (open + 1..close).any(|place| reading.has_any(place, &[Lex::Kin, Lex::StandInRoles]));
    let upper = reading.token(open + 1).case != crate::text::Case::Lower;
    Some((upper && person).then_some(close))
}

fn is_year(reading: &Reading<'_>, at: usize) -> bool {
    reading.number(at).is_some_and(|year| (1900..2100).contains(&year))
}

/// "P, a Traveller boy", "the father (F)", "the child, C, has": not the letter of a list ("B – costs").
fn lone_letter(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let lone = reading.token(at).kind == Kind::Word
        && reading.word(at).len() == 1
        && reading.capital(at)
        && !is_any!(reading, at, ["I", "A"]);
    let stands = reading.opens(at)
        || reading.is_mark(at.wrapping_sub(1), '(')
        // "The child, C, has a condition", "the adult, X, a former"
        || reading.is_mark(at.wrapping_sub(1), ',') && reading.is_mark(at + 1, ',')
        || is_any!(reading, at.wrapping_sub(1), ["visited", "call", "called", "about", "for", "with"]);
    let goes_on = reading.token(at + 1).kind == Kind::Mark
        || reading.has_any(at + 1, &[Lex::Be])
        || is_any!(reading, at + 1, ["has", "had", "lives", "said", "says", "wants"]);
    let listed =
        reading.opens(at) && ['-', '–', '—', '.', ')', '/', '|'].iter().any(|&mark| reading.is_mark(at + 1, mark));
    (lone && stands && goes_on && !listed).then_some(at)
}
