//! Judgments and studies that a text cites: "R (A) v Croydon [2009] UKSC 8", "Re MN [2017] UKSC 22",
//! "Featherstone, Gupta, Morris and White (2018)". What stands in them is nobody's place, age or name.

use super::reading::{Reading, is_any};
use crate::text::{Kind, Span};

/// Longest name of a case or list of authors, in tokens.
const LONGEST: usize = 14;

/// Judgments with their numbers; nothing in them is about anybody in the text.
pub(super) fn judgments(reading: &Reading<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for at in 0..reading.count() {
        // "R (SL) v Westminster [2013]": a year in square brackets after names that are argued.
        let year =
            reading.is_mark(at, '[') && reading.four_digit_year(at + 1).is_some() && reading.is_mark(at + 2, ']');
        let first = if year { first_of_name(reading, at) } else { at };
        let argued_there = (first..at).any(|place| is_any!(reading, place, ["v", "vs", "re"]));
        if let Some(last) = crown(reading, at) {
            found.push(reading.span(at, last));
        } else if let Some(last) = neutral(reading, at).or_else(|| (year && argued_there).then_some(at + 2)) {
            found.push(reading.span(first_of_name(reading, at), last));
        } else if let Some((first, last)) = argued(reading, at) {
            found.push(reading.span(first, last));
        }
    }
    found
}

/// Authors before a year in brackets: "Featherstone, Gupta, Morris and White (2018)".
pub(super) fn authors(reading: &Reading<'_>) -> Vec<Span> {
    let year = |at: usize| reading.is_mark(at, '(') && reading.four_digit_year(at + 1).is_some();
    let open = (0..reading.count()).filter(|&at| year(at) && is_any!(reading, at + 2, [")", ",", ":"]));
    let et_al = (0..reading.count()).filter(|&at| reading.is(at, "et") && reading.is(at + 1, "al"));
    open.chain(et_al).map(|at| reading.span(first_of_name(reading, at), at + 1)).collect()
}

/// "[2009] UKSC 8", "[2013] EWCA Civ 1558", "(2004) 2 FLR 263": from the bracket to the last figure.
fn neutral(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let bracket = reading.is_mark(at, '[') && reading.is_mark(at + 2, ']');
    let round = reading.is_mark(at, '(') && reading.is_mark(at + 2, ')') && reading.number(at + 3).is_some();
    if !(bracket || round) || reading.four_digit_year(at + 1).is_none() {
        return None;
    }
    let court = (at + 3..at + 7).take_while(|&place| reading.follows(place)).collect::<Vec<_>>();
    let letters = court.iter().any(|&place| {
        reading.token(place).kind == Kind::Word && reading.capital(place) && reading.word(place).len() >= 2
    });
    let last = court.iter().rev().find(|&&place| reading.token(place).kind == Kind::Number)?;
    // "[2003] EWHC 1689 (Admin)": the division of the court.
    let division = reading.is_mark(last + 1, '(') && reading.capital(last + 2) && reading.is_mark(last + 3, ')');
    letters.then_some(if division { last + 3 } else { *last })
}

/// "R (Clue) v Birmingham": the crown, for somebody, against an authority.
fn crown(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !(is_any!(reading, at, ["r"]) && reading.capital(at) && reading.is_mark(at + 1, '(')) {
        return None;
    }
    let close = (at + 2..at + 9).find(|&place| reading.is_mark(place, ')'))?;
    let against = is_any!(reading, close + 1, ["v", "vs"]) && reading.capital(close + 2);
    against.then(|| (close + 2..close + 6).take_while(|&place| reading.capital(place)).last()).flatten()
}

/// "Hotak v Southwark", "the Aintree v James line", where it is spoken of as law.
fn argued(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let against = is_any!(reading, at, ["v", "vs"]) && reading.capital(at.wrapping_sub(1)) && reading.follows(at);
    if !against || !reading.lower(at) {
        return None;
    }
    let mut last = if reading.is_mark(at + 1, '.') { at + 2 } else { at + 1 };
    if !reading.capital(last) {
        return None;
    }
    while last < at + 6 && reading.follows(last + 1) && reading.capital(last + 1) {
        last += 1;
    }
    let law = (last + 1..last + 5).any(|place| {
        is_any!(
            reading,
            place,
            [
                "line",
                "test",
                "principle",
                "principles",
                "approach",
                "ruling",
                "judgment",
                "judgement",
                "decision",
                "case",
                "factors",
            ]
        )
    });
    let first = first_of_name(reading, at);
    // "(Sheffield City Council v E)": a case by itself in brackets, which a person's quarrel is not.
    let bracketed = reading.is_mark(first.wrapping_sub(1), '(') && reading.is_mark(last + 1, ')');
    (law || bracketed).then_some((first, last))
}

/// The first token of the names that end before `at`: words with capitals and what joins them.
fn first_of_name(reading: &Reading<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < LONGEST && reading.token(first).gap <= crate::text::Gap::Space {
        let before = first - 1;
        let joins = is_any!(reading, before, ["v", "vs", "and", "of", "re", "the", "ex", "parte", "et", "al", "colleagues"])
                || ['(', ')', '&', ',', '-', '\''].iter().any(|&mark| reading.is_mark(before, mark))
                // "et al.", "B.", "v.": any other full stop ends the sentence before.
                || (reading.is_mark(before, '.') && before.checked_sub(1).is_some_and(|at| reading.word(at).len() <= 2))
                || reading.is(before, "'s");
        if !(joins || reading.capital(before) && reading.token(before).kind == Kind::Word) {
            break;
        }
        first = before;
        if reading.is(before, "re") {
            break;
        }
    }
    // A name begins with a word.
    while first < at && !(reading.capital(first) && reading.token(first).kind == Kind::Word) {
        first += 1;
    }
    first
}
