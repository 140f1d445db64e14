//! Months, years, seasons and feasts that date something by themselves.

use super::case::CaseEvidence;
use super::dates::Dated;
use super::reading::Reading;
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// A month on its own dates something only in a case; where it is also a word or a name it needs a cue.
pub(super) fn month_alone(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let cue = reading.ends_before(at, Lex::DateCues);
    let clear = !reading.has(at, Lex::MonthIsWord) && reading.capital(at);
    let named = reading.capital(at + 1) && reading.follows(at + 1) && reading.has(at, Lex::MonthIsWord);
    let preposition = reading.is_any(
        at.wrapping_sub(1),
        &[
            "in", "since", "last", "this", "next", "until", "till", "by", "early", "late", "mid", "from", "during",
            "before", "after",
        ],
    );
    (case.is_case()
        && (clear
            || (cue && !named && (reading.capital(at) || !reading.has(at, Lex::MonthIsWord)))
            || (preposition && !named)))
        .then_some(Dated { end: at + 1, score: 0.7 })
}

/// "summer 2020", "the summer of 2021", "Spring 2026".
pub(super) fn season(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let length = reading.length(at, Lex::Seasons);
    let next = if reading.is(at + length, "of") { at + length + 1 } else { at + length };
    let (_, end) = reading.year(next).filter(|_| reading.follows(next))?;
    Some(Dated { end, score: if case.hints() { 0.75 } else { 0.4 } })
}

/// Words after a feast that turn it into a thing.
const FEAST_THINGS: [&str; 20] = [
    "tree",
    "card",
    "cards",
    "present",
    "presents",
    "dinner",
    "lights",
    "list",
    "decorations",
    "shopping",
    "jumper",
    "party",
    "eggs",
    "egg",
    "hamper",
    "money",
    "meal",
    "lunch",
    "bonus",
    "songs",
];

pub(super) fn feast(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let length = reading.length(at, Lex::Feasts);
    let plain = reading.lower(at)
        && length == 1
        && reading.is_any(at, &["lent", "advent", "epiphany", "tet", "genna", "holi", "pongal", "onam"]);
    let possessive = reading.is_mark(at + length, '\'');
    if plain || possessive || reading.is_any(at + length, &FEAST_THINGS) {
        return None;
    }
    let (end, _) = match reading.year(at + length).filter(|_| reading.follows(at + length)) {
        Some((_, end)) => (end, true),
        None => (at + length, false),
    };
    Some(Dated { end, score: if case.hints() { 0.7 } else { 0.4 } })
}

/// A year on its own, where the words around it say that it dates something in the case.
pub(super) fn year_alone(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let before = at.wrapping_sub(1);
    let (_, end) = reading.year(at).or_else(|| other_calendar(reading, at))?;
    let digits = reading.token(at).kind == Kind::Number;
    let cut = reading.touches(at) && at > 0 && !reading.is_mark(before, '(') && !reading.is_mark(before, '/');
    if !case.is_case() || cut || reading.is_mark(before, '[') || reading.is_mark(before, '/') {
        return None;
    }
    let cue = reading.ends_before(at, Lex::DateCues)
        || (reading.is_mark(before, '.') && reading.is_any(before.wrapping_sub(1), &["b", "d", "m", "c"]));
    let listed = digits
        && reading.is_mark(before, ',')
        && !reading.capital(before.wrapping_sub(1))
        && !reading.follows(end.saturating_add(usize::from(reading.token(end).kind == Kind::Mark)).max(end))
        || digits
            && reading.is_mark(before, ',')
            && !reading.capital(before.wrapping_sub(1))
            && [')', '.', ';', ','].iter().any(|&mark| reading.is_mark(end, mark));
    let cell = digits
        && reading.token(at).gap >= Gap::Tab
        && (reading.token(end).gap >= Gap::Tab
            || reading.is_mark(end, '-')
            || reading.is_mark(end, ':')
            || reading.is_mark(end, '|'));
    let law = reading.is_any(before, &["act", "regulations", "regs", "together", "code", "guidance"]);
    let school_year = reading.is_mark(end, '/')
        && reading.touches(end)
        && reading.word(end + 1).len() == 2
        && reading.number(end + 1).is_some();
    if law || !(cue || listed || cell || school_year) {
        return None;
    }
    Some(Dated { end: if school_year { end + 2 } else { end }, score: 0.65 })
}

/// A year of the Persian or Islamic calendar after "born".
fn other_calendar(reading: &Reading<'_>, at: usize) -> super::numbers::Counted {
    let year = reading.number(at).filter(|year| reading.word(at).len() == 4 && (1300..1500).contains(year))?;
    reading.is_any(at.wrapping_sub(1), &["born", "in", "year", "dob"]).then_some((year, at + 1))
}
