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
    // "[CHILD]", "[P]", "Mr [REDACTED]"
    let titled = usize::from(reading.has(at, Lex::Titles) && reading.is_mark(at + 1, '['));
    if reading.is_mark(at + titled, '[') && reading.token(at + titled + 1).kind == Kind::Word {
        let close = (at + titled + 2..at + titled + 5).find(|&place| reading.is_mark(place, ']'))?;
        return (reading.token(at + titled + 1).case != crate::text::Case::Lower).then_some(close);
    }
    let role = reading.has_any(at, &[Lex::Titles])
        || is_any!(
            reading,
            at,
            [
                "child",
                "adult",
                "person",
                "parent",
                "resident",
                "patient",
                "client",
                "sibling",
                "girl",
                "boy",
                "family",
                "carer",
                "worker",
                "teenager",
                "student",
                "baby",
                "yp",
                "claimant",
                "complainant",
                "applicant",
                "respondent",
                "mother",
                "father",
                "mum",
                "dad",
                "victim",
                "witness",
                "tenant",
                "subject",
                "tenant",
                "brother",
                "sister",
                "son",
                "daughter",
                "partner",
                "grandmother",
                "grandfather",
                "yp1",
                "yp2",
            ]
        );
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
        return Some(at + phrase + 1);
    }
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
    (lone && stands && goes_on).then_some(at)
}
