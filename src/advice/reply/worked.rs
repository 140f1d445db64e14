//! What may be worked out from the source: a date from "yesterday" or "in three weeks", an age from
//! a date of birth, words from their first letters.

use std::collections::HashSet;

use super::counts::counted;
use super::dates::{DAYS, Date};
use super::words::{Words, stem};
use crate::text::{Case, Gap, Kind as Token};

/// "On Monday" is a day no further away than this.
const NEAR: i64 = 14;
/// A short form has so many letters.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;

/// Dates of the source and the words by which others follow from them.
pub(super) struct Calendar<'w> {
    source: &'w Words<'w>,
    dates: Vec<(Option<u32>, u32, u32)>,
    months: HashSet<u32>,
    years: Vec<u32>,
    births: Vec<u32>,
    /// "In three weeks", "back in 2 days".
    later: Vec<(&'static str, u32)>,
}

impl<'w> Calendar<'w> {
    /// Reads the dates of both texts.
    pub(super) fn new(source: &'w Words<'w>, known: &[Date], reply: &[Date]) -> Self {
        let dates = known.iter().filter_map(|date| Some((date.year, date.month?, date.day?))).collect();
        let months = known.iter().filter_map(|date| date.month).collect();
        let years = known.iter().chain(reply).filter_map(|date| date.year).collect();
        let birth = |date: &&Date| {
            let before = source.all[date.from.saturating_sub(3)..date.from].iter();
            before.into_iter().any(|word| matches!(word.low.as_str(), "dob" | "born" | "birth" | "b"))
        };
        let births = known.iter().filter(birth).filter_map(|date| date.year).collect();
        Self { source, dates, months, years, births, later: later(source) }
    }

    /// Whether a date of the reply follows from one of the source.
    pub(super) fn allows(&self, date: &Date) -> bool {
        let Some(month) = date.month else { return false };
        let Some(day) = date.day else {
            let later = |from: &u32, by: u32| (from + by - 1) % 12 + 1 == month;
            return self
                .months
                .iter()
                .any(|from| (1..12).any(|by| later(from, by) && self.later.contains(&("month", by))));
        };
        let year = date.year.or_else(|| self.years.first().copied());
        let named = year.filter(|year| self.names_day(number(*year, month, day)));
        self.dates.iter().any(|&(other, m, d)| {
            let year = year.or(other).unwrap_or(2025);
            let apart = number(year, month, day) - number(other.unwrap_or(year), m, d);
            let steps = u32::try_from(apart.abs()).unwrap_or(0);
            apart == -1 && self.source.stems.contains(&stem("yesterday"))
                || apart == 1 && self.source.stems.contains(&stem("tomorrow"))
                || steps > 0
                    && (self.later.contains(&("day", steps))
                        || steps.is_multiple_of(7) && self.later.contains(&("week", steps / 7)))
                || named.is_some() && apart.abs() <= NEAR
        })
    }

    /// Whether the source names the day of the week of a day.
    fn names_day(&self, day: i64) -> bool {
        // The first of January 1970 was a Thursday.
        let at = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        DAYS.get(at).is_some_and(|name| self.source.stems.contains(&stem(name)))
    }

    /// Whether a number is an age that follows from a date of birth and a year.
    pub(super) fn is_age(&self, age: u32) -> bool {
        let of = |born: &u32| self.years.iter().any(|year| [age, age + 1].contains(&year.saturating_sub(*born)));
        self.births.iter().any(of)
    }
}

/// How long it is until something, where the source says so.
fn later(words: &Words<'_>) -> Vec<(&'static str, u32)> {
    let leads = |at: usize| {
        let word = at.checked_sub(1).and_then(|at| words.all.get(at)).map_or("", |word| word.low.as_str());
        matches!(word, "in" | "after" | "review" | "back" | "again" | "within" | "another" | "visit" | "r" | "v")
    };
    let mut found = Vec::new();
    for (name, number) in (0..words.all.len()).filter(|&at| leads(at)).flat_map(|at| counted(words, at)) {
        let unit = ["day", "week", "month"].into_iter().find(|unit| *unit == name);
        if let Some(later) = unit.map(|unit| (unit, number)).filter(|later| !found.contains(later)) {
            found.push(later);
        }
    }
    found
}

/// Days since the first of January 1970.
fn number(year: u32, month: u32, day: u32) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Short forms of a text in capitals: "RI", "WZF".
pub(super) fn short_forms(words: &Words<'_>) -> HashSet<String> {
    let short = words.all.iter().filter(|word| word.case == Case::Upper && LETTERS.contains(&word.low.len()));
    short.map(|word| word.low.clone()).collect()
}

/// Whether a word of the reply is part of a short form written out, "Requires Improvement" for "RI",
/// of at least so many letters.
pub(super) fn written_out(short: &HashSet<String>, words: &Words<'_>, at: usize, least: usize) -> bool {
    let most = *LETTERS.end();
    (at.saturating_sub(most)..=at).any(|from| {
        let mut initials = String::new();
        for (place, word) in words.all.iter().enumerate().skip(from).take(most + 2) {
            let apart = word.gap >= Gap::Line && place > from || word.kind != Token::Word && word.low != "-";
            if apart {
                break;
            }
            if word.kind == Token::Word && !matches!(word.low.as_str(), "of" | "and" | "the" | "for" | "to" | "'s") {
                initials.extend(word.low.chars().next());
            }
            if place >= at && initials.len() >= least && short.contains(&initials) {
                return true;
            }
        }
        false
    })
}
