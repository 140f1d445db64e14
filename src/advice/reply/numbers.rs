//! Numbers, in digits or words; times of day; counts that mean the same.

use std::collections::HashSet;

use super::counts::Counts;
use super::dates::Date;
use super::words::Words;
use super::worked::Calendar;
use super::{Issue, Kind, Pair};
use crate::text::{Gap, Kind as Token};

/// Counts this small are read off what is there ("both", "two children") and never reported as words.
const READ_OFF: u32 = 3;

/// Reports numbers of the reply that the source does not hold in any form.
pub(super) fn check(pair: &Pair<'_>, dates: &[Date], calendar: &Calendar<'_>, issues: &mut Vec<Issue>) {
    let known = known(&pair.source);
    let words = &pair.reply;
    let counts = Counts::new(&pair.source);
    let age = ["dob", "born", "birth"].iter().any(|word| pair.lows.contains(*word));
    for at in 0..words.all.len() {
        let Some(value) = value(words, at) else { continue };
        let spelt = words.all[at].kind == Token::Word;
        let dated = dates.iter().any(|date| (date.from..date.to).contains(&at));
        let small = spelt && value <= READ_OFF;
        let other = value > 1 && counts.differs(words, at);
        let skip = dated
            || (known.contains(&value) || small) && !other
            || numbering(words, at)
            || law(words, at)
            || part(words, at)
            || words.covered("us", at)
            || counted(words, at, value)
            || age && (aged(words, at) || calendar.is_age(value))
            || listed(words, at, value);
        if !skip && !time_known(words, at, value, &known) {
            issues.push(Issue { kind: Kind::InventedNumber, place: Some(words.span(at, at + 1)), source: None });
        }
    }
}

/// Every number of the source, with the numbers that say the same.
fn known(words: &Words<'_>) -> HashSet<u32> {
    let mut known = words.digits.clone();
    for at in 0..words.all.len() {
        if let Some(value) = value(words, at) {
            known.insert(value);
            let after = words.all.get(at + 1).map_or("", |word| word.low.as_str());
            match after {
                "week" | "weeks" => drop(known.insert(value * 7)),
                "year" | "years" => drop(known.insert(value * 12)),
                "months" if value % 12 == 0 => drop(known.insert(value / 12)),
                "days" if value % 7 == 0 => drop(known.insert(value / 7)),
                _ => {}
            }
        }
        match words.all[at].low.as_str() {
            "fortnight" => known.extend([2, 14]),
            "half" => known.extend([30, 6, 50]),
            "dozen" => drop(known.insert(12)),
            "quarter" => known.extend([15, 45, 25]),
            "once" => drop(known.insert(1)),
            "twice" | "couple" | "both" | "twins" => drop(known.insert(2)),
            _ => {}
        }
    }
    known
}

/// The value of a number in digits, with a unit or an ending, or spelt.
pub(super) fn value(words: &Words<'_>, at: usize) -> Option<u32> {
    let word = words.all.get(at)?;
    match word.kind {
        Token::Number => word.low.parse().ok(),
        Token::Mixed => {
            let digits: String = word.low.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        }
        Token::Word => spelt(&word.low).map(|tens| {
            let next = words.all.get(at + 1);
            let one = if next.is_some_and(|mark| mark.low == "-") { words.all.get(at + 2) } else { next };
            let one = one.filter(|_| (20..100).contains(&tens) && tens % 10 == 0).and_then(|word| spelt(&word.low));
            tens + one.filter(|one| *one < 10).unwrap_or(0)
        }),
        Token::Mark => None,
    }
}

/// "On four occasions: twice at school and …": a count of what follows.
fn listed(words: &Words<'_>, at: usize, value: u32) -> bool {
    value <= 12
        && (at + 1..at + 4).any(|at| words.all.get(at).is_some_and(|mark| mark.low == ":" && mark.gap == Gap::None))
        && words.all.get(at + 1).is_none_or(|mark| mark.low != ":")
}

/// The value of a number in words.
pub(super) fn spelt(word: &str) -> Option<u32> {
    SPELT.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A count of what is listed, or a difference that may be worked out.
fn counted(words: &Words<'_>, at: usize, value: u32) -> bool {
    let after = |by: usize| words.all.get(at + by).map_or("", |word| word.low.as_str());
    let listed = |word: &str| {
        matches!(
            word,
            "points"
                | "actions"
                | "things"
                | "themes"
                | "areas"
                | "concerns"
                | "options"
                | "questions"
                | "steps"
                | "issues"
                | "parts"
                | "bullets"
                | "worries"
                | "strengths"
                | "tasks"
                | "sections"
                | "paragraphs"
                | "sentences"
                | "words"
                | "factors"
        )
    };
    let compared = matches!(after(1), "fewer" | "more" | "less" | "older" | "younger" | "later" | "earlier" | "fewer,");
    value <= 12 && (listed(after(1)) || listed(after(2))) || compared
}

/// An age, which follows from a date of birth.
fn aged(words: &Words<'_>, at: usize) -> bool {
    let word = |place: usize| words.all.get(place).map_or("", |word| word.low.as_str());
    let before = at.checked_sub(1).map_or("", word);
    let lasting = matches!(
        before,
        "for" | "in" | "over" | "last" | "past" | "every" | "after" | "next" | "within" | "than" | "nearly" | "almost"
    );
    matches!(before, "aged" | "age" | "(")
        || !lasting && matches!(word(at + 1), "years" | "year" | "-" | "months" | "weeks")
}

/// The "four" of "twenty-four", the decimals of "4.2", the minutes of "1.20pm".
fn part(words: &Words<'_>, at: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).and_then(|place| words.all.get(place));
    let joined =
        back(1).is_some_and(|mark| matches!(mark.low.as_str(), "-" | "." | ":" | ",") && mark.gap == Gap::None);
    joined
        && back(2).is_some_and(|word| word.kind != Token::Mark)
        && words.all[at].gap == Gap::None
        && back(1).is_some_and(|mark| mark.low != ":")
}

/// "1." or "2)" at the beginning of a line; a heading's number.
fn numbering(words: &Words<'_>, at: usize) -> bool {
    let opens = at == 0
        || words.all[at].gap >= Gap::Line
        || words.all.get(at - 1).is_some_and(|word| matches!(word.low.as_str(), "#" | "*" | "step"));
    opens
        && words
            .all
            .get(at + 1)
            .is_some_and(|next| matches!(next.low.as_str(), "." | ")" | ":") && next.gap == Gap::None)
}

/// A number that belongs to a law is for another checker.
fn law(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|place| words.all.get(place)).map_or("", |word| word.low.as_str());
    matches!(
        before,
        "section" | "s" | "act" | "schedule" | "article" | "regulation" | "form" | "part" | "stage" | "standard"
    ) || words.all[at].kind == Token::Mixed && words.all[at].low.starts_with('s')
}

/// Minutes after an hour, and hours on either clock.
fn time_known(words: &Words<'_>, at: usize, value: u32, known: &HashSet<u32>) -> bool {
    let after = words.all.get(at + 1).map_or("", |word| word.low.as_str());
    let clock = matches!(after, "am" | "pm" | ":" | "." | "o'clock")
        || words.all[at].low.ends_with("pm")
        || words.all[at].low.ends_with("am");
    value == 0 || clock && (known.contains(&(value + 12)) || value > 12 && known.contains(&(value - 12)))
}

const SPELT: [(&str, u32); 28] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];
