//! Dates, however written: numeric, with a month's name, ordinals, ranges, years on their own.

use std::collections::HashSet;

use super::words::{Words, stem};
use super::worked::Calendar;
use super::{Issue, Kind, Pair};
use crate::text::{Gap, Kind as Token, order};

/// A date, as much of it as was written; words `from..to`.
pub(super) struct Date {
    pub(super) day: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) year: Option<u32>,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Date {
    /// Whether nothing that both dates say differs.
    fn agrees(&self, other: &Self) -> bool {
        let same = |one: Option<u32>, two: Option<u32>| one.is_none() || two.is_none() || one == two;
        let shares = self.day.is_some() && other.day.is_some()
            || self.month.is_some() && other.month.is_some()
            || self.year.is_some() && other.year.is_some();
        shares && same(self.day, other.day) && same(self.month, other.month) && same(self.year, other.year)
    }
}

/// Reports dates of the reply that no date of the source agrees with and that can't be worked out; returns all dates of the reply.
pub(super) fn check<'w>(pair: &'w Pair<'w>, issues: &mut Vec<Issue>) -> (Vec<Date>, Calendar<'w>) {
    let mut known = find(&pair.source);
    let found = find(&pair.reply);
    let calendar = Calendar::new(&pair.source, &known, &found);
    let part = |number: Option<u32>| number.map_or(0, |number| u64::from(number) + 1);
    order::by(&mut known, |date| (part(date.day) << 32 | part(date.month), part(date.year)));
    known.dedup_by_key(|date| (date.day, date.month, date.year));
    for date in &found {
        let year_only = date.day.is_none() && date.month.is_none();
        let day_only = date.month.is_none() && date.year.is_none();
        let lone = if year_only { date.year } else { date.day.filter(|_| day_only) };
        let written = lone.is_some_and(|number| pair.source.digits.contains(&number));
        let agrees = known.iter().any(|other| date.agrees(other));
        if agrees || written || quoted_law(&pair.reply, date) || calendar.allows(date) {
            continue;
        }
        issues.push(Issue { kind: Kind::InventedDate, place: Some(pair.reply.span(date.from, date.to)), source: None });
    }
    weekdays(pair, &found, issues);
    (found, calendar)
}

/// Weekdays of the reply that the source does not name, where it names others and the day stands alone.
fn weekdays(pair: &Pair<'_>, dates: &[Date], issues: &mut Vec<Issue>) {
    let days = DAYS.map(stem);
    let named = |words: &Words<'_>, at: usize| words.all.get(at).is_some_and(|word| days.contains(&word.stem));
    if !(0..pair.source.all.len()).any(|at| named(&pair.source, at))
        || pair.source.stems.iter().any(|stem| relative(stem))
    {
        return;
    }
    let beside: HashSet<usize> = dates.iter().flat_map(|date| date.from.saturating_sub(4)..date.to + 4).collect();
    for at in (0..pair.reply.all.len()).filter(|&at| named(&pair.reply, at)) {
        if !beside.contains(&at) && !pair.source.stems.contains(&pair.reply.all[at].stem) {
            let place = Some(pair.reply.span(at, at + 1));
            issues.push(Issue { kind: Kind::InventedDate, place, source: None });
        }
    }
}

/// Stems of the days of the week.
pub(super) const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words by which a day may be known without its name.
fn relative(stem: &str) -> bool {
    matches!(stem, "today" | "tomorrow" | "yesterday" | "tonight" | "weekend" | "weekday")
}

/// A year that belongs to the name of a law ("Care Act 2014") is no date.
fn quoted_law(words: &Words<'_>, date: &Date) -> bool {
    let before = date.from.checked_sub(1).and_then(|at| words.all.get(at)).map_or("", |word| word.low.as_str());
    matches!(before, "act" | "regulations" | "order" | "rules" | "together" | "[" | "(" | "code")
}

/// All dates of a text, in order.
pub(super) fn find(words: &Words<'_>) -> Vec<Date> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.all.len() {
        match numeric(words, at).or_else(|| named(words, at)).or_else(|| ordinal(words, at)).or_else(|| year(words, at))
        {
            Some(date) => {
                at = date.to;
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

fn number(words: &Words<'_>, at: usize) -> Option<u32> {
    words.all.get(at).filter(|word| word.kind == Token::Number).and_then(|word| word.low.parse().ok())
}

fn touches(words: &Words<'_>, at: usize) -> bool {
    words.all.get(at).is_some_and(|word| word.gap == Gap::None)
}

/// 12/03/2025, 12.3.25, 12-03, 2025-03-12, 09/2017.
fn numeric(words: &Words<'_>, at: usize) -> Option<Date> {
    let first = number(words, at)?;
    let mark = words.all.get(at + 1).filter(|mark| mark.gap == Gap::None).map(|mark| mark.low.as_str())?;
    if !matches!(mark, "/" | "." | "-") {
        return None;
    }
    let second = number(words, at + 2).filter(|_| touches(words, at + 2))?;
    let third = words.all.get(at + 3).is_some_and(|next| next.gap == Gap::None && next.low == mark);
    let third = third.then(|| number(words, at + 4).filter(|_| touches(words, at + 4))).flatten();
    let (day, month, year, to) = match (first, second, third) {
        (1900..=2100, 1..=12, Some(day @ 1..=31)) => (Some(day), second, Some(first), at + 5),
        (1..=31, 1..=12, Some(year)) => (Some(first), second, Some(full(year)), at + 5),
        (1..=12, 1900..=2100, None) if mark == "/" => (None, first, Some(second), at + 3),
        (1..=12, 13..=40, None) if mark == "/" => (None, first, Some(full(second)), at + 3),
        (1..=31, 1..=12, None) if mark == "/" => (Some(first), second, None, at + 3),
        _ => return None,
    };
    Some(Date { day, month: Some(month), year, from: at, to })
}

fn full(year: u32) -> u32 {
    match year {
        0..=40 => 2000 + year,
        41..=99 => 1900 + year,
        other => other,
    }
}

/// 12 March 2025, 12th of March, March 12th 2025, Sept 2017, 2 to 6 December.
fn named(words: &Words<'_>, at: usize) -> Option<Date> {
    if let Some(day) = day(words, at) {
        let mut next = at + 1;
        if let Some("to" | "-" | "–" | "and" | "until") = words.all.get(next).map(|word| word.low.as_str()) {
            let later = day_at(words, next + 1)?;
            let month = month(words, later + 1)?;
            let (year, _) = year_after(words, later + 2);
            return Some(Date { day: Some(day), month: Some(month), year, from: at, to: next + 1 });
        }
        while words.all.get(next).is_some_and(|word| matches!(word.low.as_str(), "of" | "th" | "st" | "nd" | "rd")) {
            next += 1;
        }
        let month = month(words, next)?;
        let (year, to) = year_after(words, next + 1);
        return Some(Date { day: Some(day), month: Some(month), year, from: at, to });
    }
    let month = month(words, at)
        .filter(|_| words.all[at].low != "may" && words.all[at].low != "march" || capital(words, at))?;
    if let Some(day) = day(words, at + 1) {
        let (year, to) = year_after(words, at + 2);
        return Some(Date { day: Some(day), month: Some(month), year, from: at, to });
    }
    let (year, to) = year_after(words, at + 1);
    let lone_may = year.is_none() && matches!(words.all[at].low.as_str(), "may" | "march") && words.begins(at);
    (!lone_may).then_some(Date { day: None, month: Some(month), year, from: at, to })
}

fn capital(words: &Words<'_>, at: usize) -> bool {
    words.all[at].case == crate::text::Case::Title
}

fn day_at(words: &Words<'_>, at: usize) -> Option<usize> {
    day(words, at).map(|_| at)
}

fn year_after(words: &Words<'_>, at: usize) -> (Option<u32>, usize) {
    let at = if words.all.get(at).is_some_and(|word| word.low == ",") && number(words, at + 1).is_some_and(|n| n > 1900)
    {
        at + 1
    } else {
        at
    };
    let close = words.all.get(at).is_some_and(|word| word.gap < Gap::Line);
    match number(words, at).filter(|_| close) {
        Some(year @ 1900..=2100) => (Some(year), at + 1),
        Some(short @ 10..=40)
            if !words
                .all
                .get(at + 1)
                .is_some_and(|next| matches!(next.low.as_str(), "." | ":") && next.gap == Gap::None) =>
        {
            (Some(2000 + short), at + 1)
        }
        _ => (None, at),
    }
}

/// "12" or "12th", 1 to 31.
fn day(words: &Words<'_>, at: usize) -> Option<u32> {
    let word = words.all.get(at)?;
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.low.strip_suffix(ending)).unwrap_or(&word.low);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// "the 4th", with no month.
fn ordinal(words: &Words<'_>, at: usize) -> Option<Date> {
    let word = words.all.get(at).filter(|word| word.kind == Token::Mixed)?;
    let after = words.all.get(at + 1).map_or("", |next| next.low.as_str());
    let before = at.checked_sub(1).and_then(|place| words.all.get(place)).map_or("", |word| word.low.as_str());
    let ends = ["st", "nd", "rd", "th"].iter().any(|ending| word.low.ends_with(ending));
    let counted =
        matches!(after, "centile" | "percentile" | "birthday" | "floor" | "time" | "year" | "century" | "grade");
    (ends && !counted && matches!(before, "the" | "on" | "by")).then_some(())?;
    day(words, at).map(|day| Date { day: Some(day), month: None, year: None, from: at, to: at + 1 })
}

fn year(words: &Words<'_>, at: usize) -> Option<Date> {
    let year = number(words, at).filter(|year| (1930..=2040).contains(year) && words.all[at].low.len() == 4)?;
    Some(Date { day: None, month: None, year: Some(year), from: at, to: at + 1 })
}

fn month(words: &Words<'_>, at: usize) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = &words.all.get(at)?.low;
    let matches = |month: &&str| {
        **month == *word || word.len() >= 3 && (word == "sept" || word.len() == 3) && month.starts_with(word.as_str())
    };
    MONTHS.iter().position(matches).and_then(|at| u32::try_from(at + 1).ok())
}
