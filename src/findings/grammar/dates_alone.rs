//! Months, years, seasons and feasts that date something by themselves.

use super::case::CaseEvidence;
use super::dates::Dated;
use super::dates_public::{married, of_a_work, year_of_a_century};
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// A month on its own dates something only in a case; where it is also a word or a name it needs a cue.
pub(super) fn month_alone(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    // "We said this may be"
    let verb = reading.lower(at)
        && reading.has(at, Lex::MonthIsWord)
        && is_any!(
            reading,
            at + 1,
            ["be", "have", "not", "also", "well", "need", "include", "mean", "help", "cause", "still", "on"]
        );
    if verb {
        return None;
    }
    let cue = reading.ends_before(at, Lex::DateCues);
    let clear = !reading.has(at, Lex::MonthIsWord) && reading.capital(at);
    let named = reading.capital(at + 1) && reading.follows(at + 1) && reading.has(at, Lex::MonthIsWord);
    let preposition = is_any!(
        reading,
        at.wrapping_sub(1),
        [
            "in", "since", "last", "this", "next", "until", "till", "by", "early", "late", "mid", "from", "during",
            "before", "after",
        ]
    );
    // "mid-April"
    let hyphened = reading.is_mark(at.wrapping_sub(1), '-')
        && reading.touches(at)
        && is_any!(reading, at.wrapping_sub(2), ["mid", "early", "late"]);
    let preposition = preposition || hyphened;
    let told =
        reading.capital(at) && is_any!(reading, at + 1, ["last", "this", "next", "gone"]) && reading.is(at + 2, "year");
    (case.is_case()
        && (clear
            || told
            || (cue && !named && (reading.capital(at) || !reading.has(at, Lex::MonthIsWord)))
            || (preposition && !named)))
        .then_some(Dated { end: at + 1, score: 0.7 })
}

/// "summer 2020", "the summer of 2021", "Spring 2026".
pub(super) fn season(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let length = reading.length(at, Lex::Seasons);
    let next = if reading.is(at + length, "of") { at + length + 1 } else { at + length };
    let (_, end) = reading.year(next).filter(|_| reading.follows(next))?;
    // "winter 2023/24"
    let half = reading.is_mark(end, '/')
        && reading.touches(end)
        && reading.touches(end + 1)
        && reading.word(end + 1).len() == 2;
    Some(Dated { end: if half { end + 2 } else { end }, score: if case.hints() { 0.75 } else { 0.4 } })
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
        && is_any!(reading, at, ["lent", "advent", "epiphany", "tet", "genna", "holi", "pongal", "onam", "carnival"]);
    let possessive = reading.is_mark(at + length, '\'');
    if plain || possessive || reading.is_any(at + length, &FEAST_THINGS) {
        return None;
    }
    // "the Year of the Pig, 2007"
    let comma = usize::from(length > 1 && reading.is_mark(at + length, ',') && reading.follows(at + length + 1));
    let year = reading.year(at + length + comma).filter(|_| reading.follows(at + length + comma));
    let end = year.map_or(at + length, |(_, end)| end);
    let several = length > 1 && !reading.lower(at);
    Some(Dated { end, score: if case.hints() { if several { 0.85 } else { 0.7 } } else { 0.4 } })
}

/// A year on its own, where the words around it say that it dates something in the case.
pub(super) fn year_alone(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let before = at.wrapping_sub(1);
    let another = || other_calendar(reading, at).or_else(|| year_of_a_century(reading, at));
    if let Some((_, end)) = another().filter(|_| case.is_case()) {
        return Some(Dated { end, score: 0.65 });
    }
    let (_, end) = reading.year(at)?;
    if of_a_work(reading, at) {
        return None;
    }
    let digits = reading.token(at).kind == Kind::Number;
    let cut = reading.touches(at) && at > 0 && !reading.is_mark(before, '(') && !reading.is_mark(before, '/');
    if !case.is_case() || cut || reading.is_mark(before, '[') || reading.is_mark(before, '/') {
        return None;
    }
    let cue = reading.ends_before(at, Lex::DateCues)
        || (reading.is_mark(before, '.')
            && is_any!(
                reading,
                before.wrapping_sub(1),
                ["b", "d", "m", "c", "arr", "dx", "dec", "est", "adm", "marr", "emig", "imm", "disch"]
            ));
    let listed = digits
        && reading.is_mark(before, ',')
        && !reading.capital(before.wrapping_sub(1))
        && !reading.follows(end.saturating_add(usize::from(reading.token(end).kind == Kind::Mark)).max(end))
        || digits
            && reading.is_mark(before, ',')
            && (!reading.capital(before.wrapping_sub(1)) || married(reading, before))
            && [')', '.', ';', ','].iter().any(|&mark| reading.is_mark(end, mark));
    // "2004 Darren and his brother on the register": a line of a history.
    let row = digits
        && reading.token(at).gap >= Gap::Line
        && reading.follows(end)
        && reading.token(end).kind == Kind::Word
        && !super::ages_context::counts_things(reading, end);
    let cell = row
        || digits
            && (reading.token(at).gap >= Gap::Tab || reading.is_mark(before, '|'))
            && (reading.token(end).gap >= Gap::Tab
                || reading.is_mark(end, '-')
                || reading.is_mark(end, ':')
                || reading.is_mark(end, '|'));
    let school_year = reading.is_mark(end, '/')
        && reading.touches(end)
        && reading.word(end + 1).len() == 2
        && reading.number(end + 1).is_some();
    let law = is_any!(reading, before, ["act", "regulations", "regs", "together", "code", "guidance"]);
    // "Marmot (2010, 2020)": an author's second year.
    let author = reading.is_mark(before, ',')
        && reading.is_mark(before.wrapping_sub(2), '(')
        && !reading.lower(before.wrapping_sub(1));
    let money = school_year
        && (1..=6).any(|back| {
            at >= back
                && is_any!(
                    reading,
                    at - back,
                    ["uplift", "budget", "fee", "fees", "rate", "rates", "tariff", "forecast", "spend"]
                )
        });
    if author || money {
        return None;
    }
    let framework = is_any!(reading, end + 2, ["framework", "budget", "rate", "tariff", "accounts", "figures", "data"]);
    // "(2020-21)", "| 1977-1988 |": from one year to another.
    let range = reading.is_mark(end, '-')
        && reading.touches(end)
        && reading.touches(end + 1)
        && reading.number(end + 1).is_some()
        && matches!(reading.word(end + 1).len(), 2 | 4)
        && !(reading.touches(end + 2) && reading.token(end + 2).kind != Kind::Mark);
    let ranged =
        range && (reading.is_mark(before, '(') || reading.is_mark(before, '|') || reading.token(at).gap >= Gap::Line);
    if law || framework && school_year || !(ranged || cue || listed || cell || school_year || plain(reading, at, end)) {
        return None;
    }
    Some(Dated { end: if school_year || range { end + 2 } else { end }, score: 0.65 })
}

/// In a case a year after a plain word dates what happened: "stroke 2021", "adopted 2018", "divorced '98".
/// A clock, a count, a law and an author are told by their neighbours.
fn plain(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let happened = reading.follows(at)
        && at > 0
        && reading.token(before).kind == Kind::Word
        && (reading.lower(before) || reading.named(before) || reading.has(before, Lex::Countries))
        && !reading.has(before, Lex::NumberedThings)
        && !is_any!(
            reading,
            before,
            [
                "at",
                "til",
                "till",
                "about",
                "over",
                "under",
                "than",
                "nearly",
                "almost",
                "only",
                "approx",
                "to",
                "the",
                "of",
                "and",
                "or",
                "x",
                "ref",
                "log",
                "cad",
                "code",
                "pin",
                "hrs",
                "safe",
                "v",
                "id",
                "ending",
                "some",
                "around",
                "is",
                "are",
                "a",
                "per",
                "framework",
                "strategy",
                "report",
                "census",
                "survey",
                "edition",
                "standards",
                "statistics",
                "data",
                "budget",
                "study",
                "order",
                "bill",
                "rules",
                "paper",
                "inquiry",
                "al",
                "plan",
                "policy",
                "since",
                "software",
                "windows",
                "model",
            ]
        );
    let author = reading.named(before) && reading.capital(before) && is_any!(reading, end, ["argues", "on", "p", "pp"]);
    let counts = reading.follows(end)
        && (super::ages_context::counts_things(reading, end)
            || is_any!(reading, end, ["hrs", "hours", "h", "words", "am", "pm", "by", "to", "x"]));
    let joined = reading.touches(end) && reading.token(end).kind != Kind::Mark && at < end;
    happened && !author && !counts && !joined
}

/// A year of the Persian or Islamic calendar after "born".
fn other_calendar(reading: &Reading<'_>, at: usize) -> super::numbers::Counted {
    let year = reading.number(at).filter(|year| reading.word(at).len() == 4 && (1300..1500).contains(year))?;
    // "1370, I was born. Write 1370.", "gave her birth yr as 1328": near a word for birth.
    let near = (at.saturating_sub(12)..at + 12).any(|place| {
        is_any!(reading, place, ["born", "birth", "dob", "taskera", "tazkira", "calendar", "shamsi", "hijri"])
    });
    let told = is_any!(reading, at.wrapping_sub(1), ["born", "in", "year", "dob"]);
    (near || told).then_some((year, at + 1))
}
