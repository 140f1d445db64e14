//! Numbers and what they count: "four visits" where the source has three, though a four stands elsewhere in it.

use std::collections::HashSet;

use super::numbers::value;
use super::words::Words;
use crate::text::{Gap, Kind as Token};

/// Two numbers of one range stand no further apart than this.
const RANGE: usize = 6;

/// What is counted ("visit"), and each with every number that it is counted with ("visit 3").
pub(super) struct Counts(HashSet<String>);

impl Counts {
    /// The counts of a text, with those that say the same in another unit.
    pub(super) fn new(words: &Words<'_>) -> Self {
        let mut counts = HashSet::new();
        for at in 0..words.all.len() {
            let mut found = counted(words, at);
            if let Some(number) = value(words, at).filter(|_| found.is_empty()) {
                found = ranged(words, at).into_iter().map(|(unit, _)| (unit, number)).collect();
            }
            for (unit, number) in found.iter().flat_map(|(unit, number)| alike(unit, *number)) {
                counts.insert(with(&unit, number));
                counts.insert(unit);
            }
        }
        Self(counts)
    }

    /// Whether the number at `at` counts something that the source counts, and never so.
    pub(super) fn differs(&self, words: &Words<'_>, at: usize) -> bool {
        let mut known = counted(words, at);
        known.retain(|(unit, _)| self.0.contains(unit));
        !known.is_empty() && !known.iter().any(|(unit, number)| self.0.contains(&with(unit, *number)))
    }
}

fn with(unit: &str, number: u32) -> String {
    format!("{unit} {number}")
}

/// The number at a word with the things that it may count: the next word and the one after it.
pub(super) fn counted(words: &Words<'_>, at: usize) -> Vec<(String, u32)> {
    let Some(word) = words.all.get(at) else { return Vec::new() };
    let low = |at: usize| words.all.get(at).map_or("", |word| word.low.as_str());
    let once = match word.low.as_str() {
        "once" => Some(1),
        "twice" => Some(2),
        _ => None,
    };
    if let Some(number) = once {
        return vec![("time".to_owned(), number)];
    }
    if let Some(number) = word.low.strip_prefix('x').and_then(|number| number.parse().ok()) {
        return vec![("time".to_owned(), number)];
    }
    if matches!(word.low.as_str(), "fortnight" | "fortnightly")
        || word.low == "other" && low(at + 1).starts_with("week")
    {
        return vec![("week".to_owned(), 2)];
    }
    let article = matches!(word.low.as_str(), "an" | "a" | "the" | "another" | "per" | "every");
    let Some(number) = value(words, at).or(article.then_some(1)) else { return Vec::new() };
    if word.kind == Token::Mixed {
        let letters: String = word.low.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        return measure(&letters).map(|unit| (unit.to_owned(), number)).into_iter().collect();
    }
    let compound = low(at + 1) == "-"
        && words.all.get(at + 2).is_some_and(|next| value(words, at + 2).is_some() && next.kind == Token::Word);
    let first = if compound { at + 3 } else { at + 1 };
    let first = first + usize::from(low(first) == "-");
    let age = (low(first + 1) == "old" || low(first + 1) == "-" && words.all[first + 1].gap == Gap::None)
        || matches!(low(at.wrapping_sub(1)), "aged" | "age" | "(");
    if age || low(first) == "old" {
        return Vec::new();
    }
    let next = words.all.get(first..).unwrap_or(&[]).iter().take(if article { 1 } else { 2 });
    let close = next.take_while(|word| word.kind == Token::Word && word.gap < Gap::Line && word.low != "of");
    let unit = |word: &super::words::Word| match measure(&word.low) {
        Some(unit) => Some(unit.to_owned()),
        None => (!article && word.carries() && word.low.len() > 3 && word.case == crate::text::Case::Lower)
            .then(|| word.stem.clone()),
    };
    close.filter_map(unit).map(|unit| (unit, number)).collect()
}

/// What a number counts that shares its unit with one near it: the 3 of "3-4 times", the 66 of "61kg, was 66 in April".
fn ranged(words: &Words<'_>, at: usize) -> Vec<(String, u32)> {
    let joined = |at: &usize| words.all.get(*at).is_some_and(|word| word.gap < Gap::Line && word.low != ".");
    let unit = |at: usize| Some(counted(words, at)).filter(|found| value(words, at).is_some() && !found.is_empty());
    let hour = |word: &super::words::Word| matches!(word.low.as_str(), "am" | "pm" | ":");
    if words.all.get(at + 1).is_some_and(hour) {
        return Vec::new();
    }
    let later = (at + 1..at + RANGE).take_while(joined).find_map(unit);
    let earlier = || (at.saturating_sub(RANGE)..at).rev().take_while(joined).find_map(unit);
    let measured =
        |found: &Vec<(String, u32)>| found.iter().any(|(unit, _)| MEASURES.iter().any(|(_, plain)| plain == unit));
    later.or_else(|| earlier().filter(measured)).unwrap_or_default()
}

fn measure(word: &str) -> Option<&'static str> {
    MEASURES.iter().find(|(known, _)| *known == word).map(|(_, unit)| *unit)
}

/// A count, and the same in the next smaller and the next greater unit.
fn alike(unit: &str, number: u32) -> Vec<(String, u32)> {
    let mut same = vec![(unit.to_owned(), number)];
    for (great, small, times) in
        [("week", "day", 7), ("year", "month", 12), ("day", "hour", 24), ("hour", "minute", 60)]
    {
        if unit == great {
            same.push((small.to_owned(), number.saturating_mul(times)));
        } else if unit == small && number.is_multiple_of(times) {
            same.push((great.to_owned(), number / times));
        }
    }
    same
}

const MEASURES: [(&str, &str); 38] = [
    ("x", "time"),
    ("times", "time"),
    ("occasions", "time"),
    ("y", "year"),
    ("yr", "year"),
    ("yrs", "year"),
    ("year", "year"),
    ("years", "year"),
    ("mth", "month"),
    ("mths", "month"),
    ("month", "month"),
    ("months", "month"),
    ("mo", "month"),
    ("wk", "week"),
    ("wks", "week"),
    ("week", "week"),
    ("weeks", "week"),
    ("day", "day"),
    ("days", "day"),
    ("hr", "hour"),
    ("hrs", "hour"),
    ("h", "hour"),
    ("hour", "hour"),
    ("hours", "hour"),
    ("min", "minute"),
    ("mins", "minute"),
    ("minute", "minute"),
    ("minutes", "minute"),
    ("m", "metre"),
    ("metre", "metre"),
    ("metres", "metre"),
    ("kg", "kilo"),
    ("mg", "milligram"),
    ("ml", "millilitre"),
    ("cm", "centimetre"),
    ("miles", "mile"),
    ("mile", "mile"),
    ("night", "night"),
];
