//! Stand-ins that people write instead of names: "Child B", "Mr O", "the father (F)".
//! A stand-in alone is no reason to warn; with other facts it is what they hang on.

use crate::findings::grammar::Reading;
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
    let role = reading.has_any(at, &[Lex::Titles])
        || reading.is_any(
            at,
            &[
                "child", "adult", "person", "parent", "resident", "patient", "client", "sibling", "girl", "boy",
                "family", "carer", "worker", "teenager", "student", "baby", "yp",
            ],
        );
    let phrase = usize::from(
        reading.is_any(at, &["young", "service"])
            && reading.is_any(at + 1, &["person", "woman", "man", "user", "adult"]),
    );
    let letter = |place: usize| {
        reading.word(place).len() == 1 && reading.capital(place) || reading.number(place).is_some_and(|n| n < 20)
    };
    if (role || phrase == 1) && letter(at + phrase + 1) && reading.follows(at + phrase + 1) && reading.capital(at) {
        return Some(at + phrase + 1);
    }
    let lone = reading.token(at).kind == Kind::Word
        && reading.word(at).len() == 1
        && reading.capital(at)
        && !reading.is_any(at, &["I", "A"]);
    let stands = reading.opens(at)
        || reading.is_mark(at.wrapping_sub(1), '(')
        || reading.is_any(at.wrapping_sub(1), &["visited", "call", "called", "about", "for", "with"]);
    let goes_on = reading.token(at + 1).kind == Kind::Mark
        || reading.has_any(at + 1, &[Lex::Be])
        || reading.is_any(at + 1, &["has", "had", "lives", "said", "says", "wants"]);
    (lone && stands && goes_on).then_some(at)
}
