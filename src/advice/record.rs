//! The record: what a person used AI for, kept by them and for them.
//!
//! Content-free by its shape: times, names of tools, kinds and counts. The one field with words,
//! [`Entry::words`], holds what the person wrote for their record (a finished declaration, a
//! reflection) and is filled by nothing else. Anything that is not a known word is dropped when
//! an entry is taken in.

use crate::text::order;
use serde::{Deserialize, Serialize};

use super::task::{Kind, Reserved};
use crate::rules::RuleBook;

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;
/// Most entries that are kept; the oldest go first.
const MOST: usize = 4000;
/// Longest text of the person's own that is kept with an entry, in characters.
const LONGEST: usize = 4000;

/// What an entry is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A message was sent to a tool.
    #[default]
    Use,
    /// A reply was checked.
    Check,
    /// A declaration was made.
    Declaration,
    /// A question was kept to think about.
    Reflection,
}

impl What {
    /// Its name in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Check => "check",
            Self::Declaration => "declaration",
            Self::Reflection => "reflection",
        }
    }
}

/// A kind and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The kind.
    pub kind: String,
    /// How many.
    pub count: u32,
}

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// Its number; higher is later.
    pub id: u32,
    /// When, on the person's clock, in milliseconds since the start of 1970 there.
    pub at: i64,
    /// What it is about.
    pub what: What,
    /// The tool: identifier of a site adapter, or empty.
    pub tool: String,
    /// "public", "unknown" or "approved", or empty.
    pub tier: String,
    /// The kind of task, or empty.
    pub task: String,
    /// Reserved tasks that were asked for.
    pub reserved: Vec<String>,
    /// Kinds of details that were noticed, as shown to people.
    pub found: Vec<Count>,
    /// "clean", "safer" or "as-it-is", or empty.
    pub decision: String,
    /// Kinds that the reply check reported.
    pub issues: Vec<Count>,
    /// The form of a declaration, or empty.
    pub form: String,
    /// The question of a reflection, or empty.
    pub question: String,
    /// The person's own words.
    pub words: String,
}

/// Kinds of details as shown to people.
pub const KINDS: [&str; 8] = ["person", "contact", "number", "date", "place", "organisation", "sensitive", "jigsaw"];
/// Kinds that the reply check reports.
pub const ISSUES: [&str; 13] = [
    "lost_negation",
    "changed_risk",
    "invented_quote",
    "invented_name",
    "invented_date",
    "invented_number",
    "invented_fact_law",
    "changed_certainty",
    "wrong_attribution",
    "lost_quote",
    "filled_reserved_section",
    "loaded_language",
    "us_term",
];

/// An entry with everything dropped that is not a word of ours: the shape has no room for text.
#[must_use]
pub fn content_free(entry: &Entry, book: &RuleBook) -> Entry {
    let known = |word: &String, words: &[&str]| -> String {
        if words.contains(&word.as_str()) { word.clone() } else { String::new() }
    };
    let counts = |counts: &[Count], words: &[&str]| -> Vec<Count> {
        counts.iter().filter(|count| count.count > 0 && words.contains(&count.kind.as_str())).cloned().collect()
    };
    let sites: Vec<&str> = book.sites.iter().map(|site| site.id.as_str()).collect();
    let tasks: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let reserved: Vec<&str> = Reserved::ALL.iter().map(|task| task.name()).collect();
    let forms: Vec<&str> = book.coach.forms.iter().map(|form| form.id.as_str()).collect();
    let questions: Vec<&str> = book.coach.questions.iter().map(|question| question.id.as_str()).collect();
    let own = matches!(entry.what, What::Declaration | What::Reflection);
    Entry {
        id: entry.id,
        at: entry.at,
        what: entry.what,
        tool: known(&entry.tool, &sites),
        tier: known(&entry.tier, &["public", "unknown", "approved"]),
        task: known(&entry.task, &tasks),
        reserved: entry.reserved.iter().filter(|task| reserved.contains(&task.as_str())).cloned().collect(),
        found: counts(&entry.found, &KINDS),
        decision: known(&entry.decision, &["clean", "safer", "as-it-is"]),
        issues: counts(&entry.issues, &ISSUES),
        form: known(&entry.form, &forms),
        question: known(&entry.question, &questions),
        words: if own { entry.words.chars().take(LONGEST).collect() } else { String::new() },
    }
}

/// The entries with one more, without those that are over their time. With no days nothing is kept.
#[must_use]
pub fn add(mut entries: Vec<Entry>, entry: &Entry, book: &RuleBook, now: i64, days: u32) -> Vec<Entry> {
    let next = entries.iter().map(|entry| entry.id).max().unwrap_or(0) + 1;
    entries.push(Entry { id: next, at: now, ..content_free(entry, book) });
    kept(entries, now, days)
}

/// The entries that are within their time, oldest first.
#[must_use]
pub fn kept(mut entries: Vec<Entry>, now: i64, days: u32) -> Vec<Entry> {
    let oldest = now.saturating_sub(i64::from(days) * DAY);
    entries.retain(|entry| days > 0 && entry.at > oldest);
    order::by(&mut entries, |entry| (entry.at.wrapping_sub(i64::MIN).cast_unsigned(), u64::from(entry.id)));
    let over = entries.len().saturating_sub(MOST);
    entries.drain(..over);
    entries
}

/// A day on the person's clock, as year, month and day.
#[must_use]
pub const fn date(at: i64) -> (i64, u32, u32) {
    // Days to a civil date, counted from 1 March of the year 0 so that a leap day ends its year.
    let days = at.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month as u32, day as u32)
}

/// Sums of counts by kind, most first.
#[must_use]
pub fn sums<'e>(counts: impl Iterator<Item = &'e Count>) -> Vec<Count> {
    let mut sums: Vec<Count> = Vec::new();
    for count in counts {
        match sums.iter_mut().find(|sum| sum.kind == count.kind) {
            Some(sum) => sum.count += count.count,
            None => sums.push(count.clone()),
        }
    }
    order::by(&mut sums, |sum| (u64::MAX - u64::from(sum.count), 0));
    sums
}
