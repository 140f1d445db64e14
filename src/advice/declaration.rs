//! A declaration, drafted from the record and finished by the person.
//!
//! Every line has a condition. What the record can't support is said only where the person says
//! it (a tick, a word of theirs); what nobody knows stays a blank in square brackets; what was
//! not ticked as checked is said not to be checked.

use serde::Deserialize;

use super::record::{self, Count, Entry, What};
use super::task::Kind;
use crate::rules::coach::Form;
use crate::rules::wording::Wording;

/// What the person adds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Answers {
    /// No AI was used.
    pub none: bool,
    /// The tool, where they say so.
    pub tool: String,
    /// What was checked: names of `declare.check.*`.
    pub checked: Vec<String>,
    /// What they changed, in their words.
    pub changed: String,
    /// "told", "agreed", "not-yet" or "not-needed"; empty where they don't say.
    pub informed: String,
    /// The analysis and the decision are theirs.
    pub mine: bool,
    /// Used as an agreed adjustment.
    pub adjustment: bool,
    /// Their role.
    pub role: String,
    /// Whom to ask.
    pub contact: String,
}

/// What the record can say of one stretch of use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Tools, in order of first use.
    pub tools: Vec<String>,
    /// When it was first and last used.
    pub days: Option<(i64, i64)>,
    /// Kinds of task, in order of first use.
    pub tasks: Vec<String>,
    /// Messages in which something was noticed and safer text was used.
    pub safer: u32,
    /// Messages that went as they were although something was noticed.
    pub shared: u32,
    /// Messages in which nothing was noticed.
    pub clean: u32,
    /// Kinds of details noticed.
    pub found: Vec<Count>,
    /// Kinds that the reply check reported.
    pub issues: Vec<Count>,
}

impl Facts {
    /// What `entries` say between two times, the first included and the last not.
    #[must_use]
    pub fn of(entries: &[Entry], from: i64, until: i64) -> Self {
        let within: Vec<&Entry> = entries.iter().filter(|entry| entry.at >= from && entry.at < until).collect();
        let uses: Vec<&Entry> = within.iter().copied().filter(|entry| entry.what == What::Use).collect();
        let decided = |wanted: &str| {
            u32::try_from(uses.iter().filter(|entry| entry.decision == wanted).count()).unwrap_or(u32::MAX)
        };
        Self {
            tools: once(uses.iter().map(|entry| entry.tool.as_str())),
            days: uses.first().zip(uses.last()).map(|(first, last)| (first.at, last.at)),
            tasks: once(uses.iter().map(|entry| entry.task.as_str())),
            safer: decided("safer"),
            shared: decided("as-it-is"),
            clean: decided("clean"),
            found: record::sums(uses.iter().flat_map(|entry| &entry.found)),
            issues: record::sums(within.iter().flat_map(|entry| &entry.issues)),
        }
    }
}

fn once<'e>(words: impl Iterator<Item = &'e str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !seen.iter().any(|known| known == word) {
            seen.push(word.to_owned());
        }
    }
    seen
}

/// What fills the blanks, in words.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// "ChatGPT".
    pub tool: String,
    /// "23 November 2026".
    pub date: String,
}

/// The declaration in a form.
#[must_use]
pub fn draft(form: &Form, facts: &Facts, answers: &Answers, named: &Named, words: &Wording) -> String {
    if answers.none {
        return said(form, "none", words).to_owned();
    }
    let fill = Fill { facts, answers, named, words };
    let lines = form.lines.iter().filter(|line| fill.so(line)).map(|line| fill.line(said(form, line, words)));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(if form.apart { "\n" } else { " " })
}

/// The words of a line: the form's own, or those that all forms share.
fn said<'w>(form: &Form, line: &str, words: &'w Wording) -> &'w str {
    let own = words.find(&format!("declare.{}.{line}", form.id));
    own.or_else(|| words.find(&format!("declare.line.{line}"))).unwrap_or_default()
}

struct Fill<'f> {
    facts: &'f Facts,
    answers: &'f Answers,
    named: &'f Named,
    words: &'f Wording,
}

impl Fill<'_> {
    /// Whether what a line says is so.
    fn so(&self, line: &str) -> bool {
        let (facts, answers) = (self.facts, self.answers);
        match line {
            "safer" => facts.safer > 0 && facts.shared == 0,
            "clean" => facts.clean > 0 && facts.safer == 0 && facts.shared == 0,
            "shared" => facts.shared > 0,
            "checked" => !answers.checked.is_empty(),
            "unchecked" => answers.checked.is_empty(),
            "informed" => !answers.informed.is_empty(),
            "mine" => answers.mine,
            "agreed" => answers.informed == "agreed",
            "adjustment" => answers.adjustment,
            "noticed" => !facts.found.is_empty(),
            "mistakes" => !facts.issues.is_empty(),
            "changed" | "role" | "used" | "wrong" | "refuse" | "legal" | "placement" | "useful" | "unsure" | "talk" => {
                true
            }
            _ => false,
        }
    }

    fn line(&self, said: &str) -> String {
        let (answers, words) = (self.answers, self.words);
        let or_blank = |text: &str, blank: &str| -> String {
            if text.trim().is_empty() {
                words.get(&format!("declare.blank.{blank}")).to_owned()
            } else {
                text.trim().to_owned()
            }
        };
        let tasks: Vec<&str> = Kind::ALL
            .iter()
            .map(|kind| kind.name())
            .filter(|kind| self.facts.tasks.iter().any(|task| task == kind))
            .collect();
        let purposes: Vec<String> = tasks.iter().map(|task| words.get(&format!("purpose.{task}")).to_owned()).collect();
        let values = [
            ("tool", or_blank(&self.named.tool, "tool")),
            ("date", or_blank(&self.named.date, "date")),
            ("task", or_blank(&list(&purposes, words), "task")),
            ("changed", or_blank(&answers.changed, "changed")),
            ("role", or_blank(&answers.role, "role")),
            ("contact", or_blank(&answers.contact, "contact")),
            ("checks", self.listed("declare.check-said", &answers.checked)),
            (
                "informed",
                words.find(&format!("declare.informed-said.{}", answers.informed)).unwrap_or_default().to_owned(),
            ),
            ("found", kinds("kind", &self.facts.found, words)),
            ("issues", kinds("reply.kind", &self.facts.issues, words)),
        ];
        values.iter().fold(said.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    fn listed(&self, table: &str, names: &[String]) -> String {
        let each: Vec<String> =
            names.iter().filter_map(|name| self.words.find(&format!("{table}.{name}"))).map(str::to_owned).collect();
        list(&each, self.words)
    }
}

/// Kinds in words, as they stand within a sentence.
#[must_use]
pub fn kinds(table: &str, counts: &[Count], words: &Wording) -> String {
    let each: Vec<String> =
        counts.iter().map(|count| lower(words.get(&format!("{table}.{}.word", count.kind)))).collect();
    list(&each, words)
}

/// The first letter small, as within a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "a, b and c".
#[must_use]
pub fn list(each: &[String], words: &Wording) -> String {
    match each {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), words.get("declare.and")),
    }
}
