//! Dates in words: "Tuesday 7th October", "nineteenth of the third eighty eight", "summer 2020",
//! "since Diwali", "the Tuesday after half term".

use super::case::CaseEvidence;
use super::dates_alone::{feast, month_alone, season, year_alone};
use super::dates_numeric;
use super::dates_public::{of_a_public_thing, year_of_the_month};
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// A date found: the token after it and how sure. A score below the threshold means "known
/// not to be worth reporting", which still keeps shorter readings from being tried inside it.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    pub(super) end: usize,
    pub(super) score: f32,
}

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < reading.count() {
        let Some(date) = date_at(reading, case, at).filter(|date| date.end > at) else {
            at += 1;
            continue;
        };
        // "the 8th of April"
        let day = reading.has(at, Lex::Ordinals) || reading.has(at, Lex::Tens) || reading.token(at).kind == Kind::Mixed;
        let first = if day && date.end > at + 1 && reading.is(at.wrapping_sub(1), "the") && reading.follows(at) {
            at - 1
        } else {
            at
        };
        let birth = tells_birth(reading, at);
        let matcher = if birth { Matcher::BirthDates } else { Matcher::Dates };
        let public = !birth && of_a_public_thing(reading, case, first, date.end);
        let score = if birth { date.score.max(0.95) } else { date.score };
        let score = if public { score.min(0.4) } else { score };
        found.push(Found { matcher, span: reading.span(first, date.end - 1), score });
        at = date.end;
    }
}

fn date_at(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    if reading.is(at, "the") && reading.has(at + 1, Lex::Weekdays) {
        return weekday_by_feast(reading, case, at + 1);
    }
    if reading.has(at, Lex::Weekdays) {
        return with_weekday(reading, case, at);
    }
    match reading.token(at).kind {
        Kind::Number => dates_numeric::at(reading, case, at)
            .or_else(|| day_and_month(reading, case, at))
            .or_else(|| year_alone(reading, case, at)),
        Kind::Mixed => day_and_month(reading, case, at),
        Kind::Mark if reading.is_mark(at, '\'') => year_alone(reading, case, at),
        Kind::Mark => None,
        Kind::Word => in_words(reading, case, at),
    }
}

fn in_words(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    if reading.has_any(at, &[Lex::Ordinals, Lex::Tens, Lex::Units]) {
        let day = day_and_month(reading, case, at).or_else(|| spoken_numeric(reading, at));
        return day.or_else(|| year_alone(reading, case, at));
    }
    if reading.has(at, Lex::Months) {
        return month_first(reading, case, at);
    }
    // "erev Pesach", "chol hamoed Sukkot": the eve and the middle days of a feast.
    if is_any!(reading, at, ["erev", "motzei", "hamoed"]) && reading.has(at + 1, Lex::Feasts) {
        return feast(reading, case, at + 1);
    }
    if reading.has(at, Lex::Seasons) {
        return season(reading, case, at);
    }
    if reading.has(at, Lex::Feasts) { feast(reading, case, at) } else { None }
}

/// How sure a whole date is: always worth a finding in a case; silent in a general question.
fn sure(reading: &Reading<'_>, case: &CaseEvidence, score: f32) -> f32 {
    if case.hints() || reading.count() < 14 { score } else { 0.4 }
}

/// "Tuesday 7th October", "Fri, 13 Nov 2026", "Sat 07/11/26", "Tuesday 17th".
fn with_weekday(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let mut next = at + 1;
    while next < at + 4
        && (reading.is_mark(next, ',')
            || reading.is_mark(next, '.')
            || is_any!(reading, next, ["the", "night", "morning", "afternoon", "evening", "lunchtime", "teatime"]))
    {
        next += 1;
    }
    if !reading.follows(next) || one_of_a_row(reading, at, next) {
        return None;
    }
    let rest = match reading.token(next).kind {
        Kind::Number => {
            dates_numeric::after_weekday(reading, case, next).or_else(|| day_and_month(reading, case, next))
        }
        _ if reading.has(next, Lex::Months) => month_first(reading, case, next),
        _ => day_and_month(reading, case, next).or_else(|| spoken_numeric(reading, next)),
    };
    let ordinal = || {
        reading
            .ordinal(next)
            .filter(|&(day, _)| day <= 31)
            .map(|(_, end)| Dated { end, score: sure(reading, case, 0.75) })
    };
    rest.or_else(ordinal).or_else(|| weekday_by_feast(reading, case, at))
}

/// "each alternate Saturday, the first to be": the first of several, not the first of a month.
fn one_of_a_row(reading: &Reading<'_>, at: usize, next: usize) -> bool {
    let apart = reading.is_mark(at + 1, ',') && reading.is(next.wrapping_sub(1), "the");
    let month = reading.has(next + 1, Lex::Months) || reading.is(next + 1, "of");
    apart && reading.has(next, Lex::Ordinals) && !month
}

/// "the Tuesday after half term", "Friday before Christmas".
fn weekday_by_feast(reading: &Reading<'_>, case: &CaseEvidence, weekday: usize) -> Option<Dated> {
    let anchor = weekday + 2;
    if !is_any!(reading, weekday + 1, ["after", "before", "following", "of"]) {
        return with_weekday_only(reading, case, weekday);
    }
    let length = reading.length(anchor, Lex::Feasts).max(reading.length(anchor, Lex::HalfTerms));
    (length > 0).then(|| Dated { end: anchor + length, score: sure(reading, case, 0.7) })
}

/// After "the": "the Tuesday 7th".
fn with_weekday_only(reading: &Reading<'_>, case: &CaseEvidence, weekday: usize) -> Option<Dated> {
    let (_, end) = reading.ordinal(weekday + 1)?;
    let end = if reading.has(end, Lex::Months) { end + 1 } else { end };
    Some(Dated { end, score: sure(reading, case, 0.75) })
}

/// "3 Nov 1948", "19th August", "fourteenth of october", "8th-9th December".
fn day_and_month(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    let (_, mut next) = reading.day(at)?;
    let joined = reading.is_mark(next, '-')
        || reading.is_mark(next, '&')
        || reading.is_mark(next, '/')
        || is_any!(reading, next, ["to", "and", "or"]);
    if let Some((_, end)) = reading.day(next + 1).filter(|_| joined) {
        next = end;
    }
    let spoken = reading.is(next, "of");
    let month = if spoken { next + 1 } else { reading.after_hyphen(next) };
    if !reading.has(month, Lex::Months) || reading.token(month).gap > Gap::Space {
        return None;
    }
    let plain_may = reading.has(month, Lex::MonthIsWord)
        && reading.lower(month)
        && reading.token(at).kind == Kind::Number
        && !spoken;
    let before = at.wrapping_sub(1);
    if plain_may
        && !is_any!(reading, month, ["march", "april", "june", "august", "mar", "jun", "sep", "dec", "jan"])
        && !reading.has_any(before, &[Lex::DateCues, Lex::Weekdays])
    {
        return None;
    }
    let (end, year) = year_after(reading, month + 1);
    Some(Dated { end, score: sure(reading, case, if year { 0.9 } else { 0.75 }) })
}

/// The token after a year that follows a month, and whether there is one.
fn year_after(reading: &Reading<'_>, month_end: usize) -> (usize, bool) {
    let dotted = if reading.is_mark(month_end, '.') && reading.touches(month_end) { month_end + 1 } else { month_end };
    let mut next = reading.after_hyphen(dotted);
    if reading.is_mark(next, ',') || reading.is(next, "of") {
        next += 1;
    }
    if !reading.follows(next) {
        return (month_end, false);
    }
    if let Some((_, end)) = reading.year(next).or_else(|| year_of_the_month(reading, month_end, next)) {
        return (end, true);
    }
    let short = reading.token(next).kind == Kind::Number && reading.word(next).len() == 2;
    let time = reading.token(next + 1).kind == Kind::Number && reading.word(next + 1).len() == 4;
    let alone = reading.token(next + 1).kind == Kind::Mark || !reading.follows(next + 1) || time;
    // "due in May, 24 wks"
    let counted = reading.has(next + 1, Lex::AgeUnits) && reading.follows(next + 1);
    let clock = reading.is_mark(next + 1, ':') || reading.is_mark(next + 1, '%');
    if short && !counted && ((alone && !clock) || next > month_end) { (next + 1, true) } else { (month_end, false) }
}

/// "October 7th 2024", "May 2022", "since August", "May-21".
fn month_first(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    // "Ivy May,1928-02-29": part of a name, and of another date.
    if reading.named(at) && reading.is_mark(at + 1, ',') {
        return None;
    }
    let dated = |end, score| Some(Dated { end, score });
    // "May the 4th", "march the first"
    if reading.is(at + 1, "the")
        && let Some((_, end)) = reading.ordinal(at + 2).filter(|&(day, _)| day <= 31)
    {
        return dated(year_after(reading, end).0, sure(reading, case, 0.8));
    }
    let word =
        reading.lower(at) && reading.has(at, Lex::MonthIsWord) && !reading.has(at.wrapping_sub(1), Lex::DateCues);
    let in_year = || reading.follows(at + 1) && reading.year(at + 1).is_some();
    if word && !in_year() {
        return None;
    }
    if reading.follows(at + 1) {
        if let Some((_, end)) = reading.ordinal(at + 1).filter(|&(day, _)| day <= 31) {
            return dated(year_after(reading, end).0, sure(reading, case, 0.8));
        }
        let (end, year) = year_after(reading, at + 1);
        if year {
            return dated(end, sure(reading, case, 0.85));
        }
        if reading.day(at + 1).is_some() && !reading.has(at + 2, Lex::AgeUnits) && (reading.capital(at)) {
            return dated(year_after(reading, at + 2).0, sure(reading, case, 0.7));
        }
    }
    if reading.is_mark(at + 1, '/') && reading.has(at + 2, Lex::Months) {
        return dated(year_after(reading, at + 3).0, sure(reading, case, 0.7));
    }
    month_alone(reading, case, at)
}

/// "nineteenth of the third eighty eight", "twelfth of the fourth ninety-one".
fn spoken_numeric(reading: &Reading<'_>, at: usize) -> Option<Dated> {
    let (_, next) = reading.day(at)?;
    if !reading.is(next, "of") || !reading.is(next + 1, "the") {
        return None;
    }
    let (_, month_end) = reading.ordinal(next + 2).filter(|&(month, _)| month <= 12)?;
    let year = reading.year(month_end).or_else(|| reading.cardinal(month_end)).filter(|_| reading.follows(month_end));
    Some(Dated { end: year.map_or(month_end, |(_, end)| end), score: 0.85 })
}

/// Whether the words before a date say that somebody was born then.
pub(super) fn tells_birth(reading: &Reading<'_>, at: usize) -> bool {
    (1..=5).take_while(|&back| at >= back && reading.token(at + 1 - back).gap <= Gap::Space).any(|back| {
        let place = at - back;
        is_any!(reading, place, ["dob", "born", "birth", "birthdate", "birthday", "dofb"])
            || (reading.is(place, "d") && reading.is_mark(place + 1, '.') && reading.is(place + 2, "o"))
            || (reading.is(place, "b") && reading.is_mark(place + 1, '.') && back == 2)
    })
}
