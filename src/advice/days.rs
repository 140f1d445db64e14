//! Dates as they are written, and the same dates some days away in the same hand.

use crate::text::order;
use std::ops::Range;

/// A day, counted from 1 March of the year 0 in the Gregorian calendar.
///
/// Source: the usual count of days with years that begin in March, so that the leap day comes last.
fn number(year: i32, month: u32, day: u32) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (year, month) = (i64::from(year), i64::from(month));
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 306 + 5).div_euclid(10)
        + i64::from(day)
        - 1
}

/// The year, month and day of a count of days.
fn calendar(count: i64) -> (i32, u32, u32) {
    let mut year = (count * 10_000 + 14_780).div_euclid(3_652_425);
    let begins = |year: i64| year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    if count < begins(year) {
        year -= 1;
    }
    let rest = count - begins(year);
    let month = (rest * 100 + 52).div_euclid(3060);
    let day = rest - (month * 306 + 5).div_euclid(10) + 1;
    let wide = |value: i64| u32::try_from(value).unwrap_or(1);
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (i32::try_from(year).unwrap_or(0), wide(month), wide(day))
}

/// Year that a date without one is taken to be in.
const SOME_YEAR: i32 = 2026;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date with at least a day and a month, and where its parts stand in what was written.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    text: String,
    pub(crate) day: u32,
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
    day_at: Range<usize>,
    month_at: Range<usize>,
    year_at: Option<Range<usize>>,
    /// Whether its month is a word.
    pub(crate) named: bool,
}

/// A run of letters or of digits.
fn runs(text: &str) -> Vec<Range<usize>> {
    let kind = |c: char| if c.is_ascii_digit() { 1 } else { i32::from(c.is_alphabetic()) * 2 };
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        match runs.last_mut() {
            Some(run) if now != 0 && now == last => run.end = at + c.len_utf8(),
            _ if now != 0 => runs.push(at..at + c.len_utf8()),
            _ => {}
        }
        last = now;
    }
    runs
}

fn month_named(word: &str) -> Option<u32> {
    let short = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    let fits = |month: &&str| month.eq_ignore_ascii_case(word) || short.len() == 3 && begins(month, short);
    MONTHS.iter().position(fits).and_then(|at| u32::try_from(at + 1).ok())
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3 && WEEKDAYS.iter().any(|day| begins(day, word))
}

/// Whether a word begins with another, whatever the case of its letters.
fn begins(whole: &str, start: &str) -> bool {
    whole.get(..start.len()).is_some_and(|part| part.eq_ignore_ascii_case(start))
}

fn value(text: &str, run: &Range<usize>) -> Option<u32> {
    text.get(run.clone())?.parse().ok()
}

/// A year as written in two or four digits.
fn year_of(text: &str, run: &Range<usize>) -> Option<i32> {
    let year = i32::try_from(value(text, run)?).ok()?;
    match run.len() {
        4 if (1880..2100).contains(&year) => Some(year),
        2 if year <= 40 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Reads a date that fills `text`; `None` where it has no day and month, or holds anything else.
pub(crate) fn read(text: &str) -> Option<Written> {
    let runs = runs(text);
    if runs.len() > 12 || text.len() > 60 {
        return None;
    }
    let (mut month_at, mut figures) = (None, Vec::new());
    for run in &runs {
        let word = text.get(run.clone())?;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            figures.push(run.clone());
        } else if let Some(month) = month_named(word).filter(|_| month_at.is_none()) {
            month_at = Some((month, run.clone()));
        } else if !may_stand_by(word) && !is_weekday(word) {
            return None;
        }
    }
    match month_at {
        Some((month, at)) => with_name(text, month, at, &figures),
        None => in_figures(text, &figures),
    }
}

/// Words that belong to a date without being one of its parts.
fn may_stand_by(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "of" | "the" | "t" | "z")
}

fn with_name(text: &str, month: u32, month_at: Range<usize>, figures: &[Range<usize>]) -> Option<Written> {
    let (day_at, year_at) = match figures {
        [one] => (one.clone(), None),
        [one, two] if one.len() == 4 => (two.clone(), Some(one.clone())),
        [one, two] => (one.clone(), Some(two.clone())),
        _ => return None,
    };
    written(text, day_at, (month, month_at), year_at)
}

fn in_figures(text: &str, figures: &[Range<usize>]) -> Option<Written> {
    let month = |at: &Range<usize>| value(text, at).map(|month| (month, at.clone()));
    match figures {
        [year, month_at, day, ..] if year.len() == 4 => {
            written(text, day.clone(), month(month_at)?, Some(year.clone()))
        }
        [day, month_at, year] => written(text, day.clone(), month(month_at)?, Some(year.clone())),
        [day, month_at] if month_at.len() <= 2 => written(text, day.clone(), month(month_at)?, None),
        [run] if matches!(run.len(), 6 | 8) => {
            let (at, end) = (run.start, run.end);
            written(text, at..at + 2, month(&(at + 2..at + 4))?, Some(at + 4..end))
        }
        _ => None,
    }
}

fn written(
    text: &str,
    day_at: Range<usize>,
    (month, month_at): (u32, Range<usize>),
    year_at: Option<Range<usize>>,
) -> Option<Written> {
    let day = value(text, &day_at).filter(|_| day_at.len() <= 2)?;
    let year = match &year_at {
        Some(at) => Some(year_of(text, at)?),
        None => None,
    };
    let fits = (1..=12).contains(&month)
        && calendar(number(year.unwrap_or(2024), month, day.max(1))) == (year.unwrap_or(2024), month, day);
    let named = text.get(month_at.clone()).is_some_and(|word| word.parse::<u32>().is_err());
    fits.then(|| Written { text: text.to_owned(), day, month, year, day_at, month_at, year_at, named })
}

impl Written {
    /// The count of its day.
    pub(crate) fn count(&self) -> i64 {
        number(self.year.unwrap_or(SOME_YEAR), self.month, self.day)
    }

    /// As "2027-03-31", where it has a year.
    pub(crate) fn iso(&self) -> String {
        self.year.map(|year| format!("{year:04}-{:02}-{:02}", self.month, self.day)).unwrap_or_default()
    }

    /// Whether nothing that both say differs.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        (self.day, self.month) == (other.day, other.month)
            && (self.year.is_none() || other.year.is_none() || self.year == other.year)
    }

    /// The date so many days later, written in the same way.
    pub(crate) fn moved(&self, days: i64) -> String {
        let (year, month, day) = calendar(self.count() + days);
        let mut parts = vec![(self.day_at.clone(), self.figure(&self.day_at, day))];
        let month_text = self.text.get(self.month_at.clone()).unwrap_or("");
        let month_new = if month_named(month_text).is_some() {
            named_like(month_text, month)
        } else {
            self.figure(&self.month_at, month)
        };
        parts.push((self.month_at.clone(), month_new));
        if let Some(at) = &self.year_at {
            let year = if at.len() == 4 { format!("{year:04}") } else { format!("{:02}", year.rem_euclid(100)) };
            parts.push((at.clone(), year));
        }
        if let Some((at, ending)) = self.ordinal(day) {
            parts.push((at, ending));
        }
        order::by(&mut parts, |(at, _)| (order::up(at.start), 0));
        let (mut out, mut done) = (String::new(), 0);
        for (at, new) in parts {
            out.push_str(self.text.get(done..at.start).unwrap_or(""));
            out.push_str(&new);
            done = at.end;
        }
        out.push_str(self.text.get(done..).unwrap_or(""));
        out
    }

    /// "07" stays two figures wide; "7" as wide as it has to be.
    fn figure(&self, at: &Range<usize>, value: u32) -> String {
        let padded = self.text.get(at.clone()).is_some_and(|old| old.starts_with('0'))
            || self.zeros() && self.text.get(self.month_at.clone()).is_some_and(|m| m.parse::<u32>().is_ok());
        if padded { format!("{value:02}") } else { value.to_string() }
    }

    /// Whether figures are written with zeros before them, as far as this date says.
    fn zeros(&self) -> bool {
        [&self.day_at, &self.month_at].iter().any(|at| self.text.get((*at).clone()).is_some_and(|t| t.starts_with('0')))
            || self.day_at.len() == 2 && self.month_at.len() == 2
    }

    fn ordinal(&self, day: u32) -> Option<(Range<usize>, String)> {
        let after = self.text.get(self.day_at.end..self.day_at.end + 2)?;
        let ordinal = matches!(after.to_lowercase().as_str(), "st" | "nd" | "rd" | "th");
        let ending = match day {
            1 | 21 | 31 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        ordinal.then(|| (self.day_at.end..self.day_at.end + 2, ending.to_owned()))
    }
}

/// A month's name as long, and in the same letters, as another.
fn named_like(old: &str, month: u32) -> String {
    let full = MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or("January");
    let short = old.len() <= 4 && !MONTHS.iter().any(|month| month.eq_ignore_ascii_case(old));
    let name = if short { full.get(..3).unwrap_or(full) } else { full };
    if old.chars().all(char::is_uppercase) {
        name.to_uppercase()
    } else if old.starts_with(char::is_lowercase) {
        name.to_lowercase()
    } else {
        name.to_owned()
    }
}

/// The English name of a month.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or("January")
}

/// All dates in a text that have a day and a month, with their places. Longer readings first.
pub(crate) fn scan(text: &str) -> Vec<(Range<usize>, Written)> {
    let runs = runs(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < runs.len() {
        let word = text.get(runs[at].clone()).unwrap_or("");
        let begins = word.starts_with(|c: char| c.is_ascii_digit()) || month_named(word).is_some();
        let furthest = if begins { (at + 6).min(runs.len()) } else { at };
        let longest = (at + 1..furthest).rev().find_map(|last| {
            let span = runs[at].start..runs[last].end;
            let close =
                text.get(span.clone()).is_some_and(|piece| !piece.contains(['\n', '[', ']', ':', ';', '(', ')']));
            let date = close.then(|| read(text.get(span.clone()).unwrap_or(""))).flatten();
            date.map(|date| (last, span, date))
        });
        match longest {
            Some((last, span, date)) => {
                found.push((span, date));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{calendar, number, read, scan};

    #[test]
    fn every_day_of_two_centuries_counts_and_comes_back() {
        let first = number(1900, 1, 1);
        for count in first..first + 73_000 {
            let (year, month, day) = calendar(count);
            assert_eq!(number(year, month, day), count);
        }
        assert_eq!(calendar(number(2024, 2, 29) + 1), (2024, 3, 1));
    }

    #[test]
    fn a_moved_date_is_written_as_it_was() {
        let moved = |text: &str, days| read(text).map(|date| date.moved(days)).unwrap_or_default();
        assert_eq!(moved("12/03/2026", 14), "26/03/2026");
        assert_eq!(moved("1.1.90", -1), "31.12.89");
        assert_eq!(moved("2026-02-27", 7), "2026-03-06");
        assert_eq!(moved("Tuesday 7th October", -7), "Tuesday 30th September");
        assert_eq!(moved("3 Nov 1948", -28), "6 Oct 1948");
        assert_eq!(moved("October 7th 2024", 14), "October 21st 2024");
        assert_eq!(moved("17-Mar-21", 7), "24-Mar-21");
        assert_eq!(moved("4/12", -7), "27/11");
        assert_eq!(moved("2024-03-15T14:30:00Z", 7), "2024-03-22T14:30:00Z");
    }

    #[test]
    fn what_is_no_whole_date_is_not_read() {
        for text in
            ["summer 2020", "May 2022", "31/02/2026", "about a year", "13/13/2020", "Diwali", "8th-9th December"]
        {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn dates_are_found_in_a_reply() {
        let found = scan("The visit on 26 March 2026 came before 4/4; section 47 has 2 parts.");
        assert_eq!(found.len(), 2);
    }
}
