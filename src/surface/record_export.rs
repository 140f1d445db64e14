//! The record to take along: Markdown, CSV, for supervision, for CPD, and the fifteen-minute
//! review for a team. Composed here, so that it says the same wherever it is asked for.

use crate::text::order;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::nudge_view::{asked, standard};
use super::record_view::{about, day, time, tools};
use crate::advice::declaration::{Facts, kinds, list};
use crate::advice::record::{self, Count, Entry, What};
use crate::engine::Engine;

/// What is wanted.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ExportRequest {
    /// The record.
    pub entries: Vec<Entry>,
    /// Now, on the person's clock.
    pub now: i64,
    /// "markdown", "csv", "supervision", "cpd" or "pack".
    pub kind: String,
}

impl fmt::Debug for ExportRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ExportRequest({}, {} entries)", self.kind, self.entries.len())
    }
}

/// A file for the person.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ExportView {
    pub name: String,
    /// Media type.
    pub media: &'static str,
    pub text: String,
}

/// Writes the export.
#[must_use]
pub fn export_view(engine: &Engine, request: &ExportRequest) -> ExportView {
    let days = u32::try_from(engine.policy().record_days().value).unwrap_or(0);
    let entries = record::kept(request.entries.clone(), request.now, days);
    let (year, month, day) = record::date(request.now);
    let csv = request.kind == "csv";
    let text = match request.kind.as_str() {
        "csv" => table(engine, &entries),
        "pack" => pack(engine, &entries),
        "supervision" => report(engine, &entries, "supervision", 4, false),
        "cpd" => report(engine, &entries, "cpd", 3, true),
        _ => whole(engine, &entries),
    };
    let kind = if ["csv", "markdown"].contains(&request.kind.as_str()) { "record" } else { &request.kind };
    ExportView {
        name: format!("candour-{kind}-{year}-{month:02}-{day:02}.{}", if csv { "csv" } else { "md" }),
        media: if csv { "text/csv" } else { "text/markdown" },
        text,
    }
}

/// A cell that no spreadsheet takes for a formula: always in quotes, and text that begins like one
/// gets an apostrophe before it.
#[must_use]
pub fn cell(text: &str) -> String {
    let risky = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    format!("\"{}{}\"", if risky { "'" } else { "" }, text.replace('"', "\"\""))
}

fn table(engine: &Engine, entries: &[Entry]) -> String {
    let words = engine.wording();
    let head: Vec<String> = words.get("record-table.head").split(',').map(cell).collect();
    let mut lines = vec![head.join(",")];
    for entry in entries {
        let (year, month, day) = record::date(entry.at);
        let say = |table: &str, word: &str| words.find(&format!("{table}.{word}")).unwrap_or_default().to_owned();
        let cells = [
            format!("{year}-{month:02}-{day:02}"),
            time(entry.at),
            say("record.name", entry.what.name()),
            super::record_view::tool_name(engine, &entry.tool),
            say("purpose", &entry.task),
            kinds("kind", &entry.found, words),
            say("record.decision", &entry.decision),
            kinds("reply.kind", &entry.issues, words),
            entry.words.clone(),
        ];
        lines.push(cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","));
    }
    // Spreadsheets expect these line ends, and the mark at the start to know the encoding.
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// Headings, the sums, and a line an entry.
fn whole(engine: &Engine, entries: &[Entry]) -> String {
    let words = engine.wording();
    let mut out = vec![format!("# {}", words.get("export.title")), String::new()];
    out.extend(summary(engine, entries));
    out.extend([String::new(), format!("## {}", words.get("export.entries")), String::new()]);
    for entry in entries.iter().rev() {
        let what = words.get(&format!("record.name.{}", entry.what.name())).to_owned();
        out.push(format!("- {}, {}: {what}. {}", day(engine, entry.at), time(entry.at), about(engine, entry)));
        out.extend(quoted(&entry.words));
    }
    closed(out)
}

/// The sums, what was declared and kept, and questions that only the person can answer.
fn report(engine: &Engine, entries: &[Entry], kind: &str, questions: usize, standards: bool) -> String {
    let words = engine.wording();
    let mut out = vec![format!("# {}", words.get(&format!("export.{kind}"))), String::new()];
    out.extend(summary(engine, entries));
    for (what, heading) in [(What::Declaration, "export.declared"), (What::Reflection, "export.reflected")] {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.what == what).collect();
        if !own.is_empty() {
            out.extend([String::new(), format!("## {}", words.get(heading)), String::new()]);
        }
        for entry in own {
            out.push(format!("- {}: {}", day(engine, entry.at), about(engine, entry)));
            out.extend(quoted(&entry.words));
        }
    }
    for number in 1..=questions {
        let question = words.get(&format!("export.{kind}-{number}")).to_owned();
        out.extend([String::new(), format!("## {question}"), String::new(), words.get("export.answer").to_owned()]);
    }
    if standards {
        out.extend([String::new(), format!("## {}", words.get("export.standards")), String::new()]);
        out.extend(touched(engine, entries));
    }
    closed(out)
}

/// The standards of the questions that were kept, and those of keeping up to date, word for word.
fn touched(engine: &Engine, entries: &[Entry]) -> Vec<String> {
    let mut numbers = vec!["4.6".to_owned(), "3.10".to_owned()];
    let kept = entries.iter().filter(|entry| entry.what == What::Reflection);
    let questions = &engine.book().coach.questions;
    for question in kept.filter_map(|entry| questions.iter().find(|question| question.id == entry.question)) {
        numbers.extend(question.standards.iter().cloned());
    }
    order::by_words(&mut numbers, |number| number);
    numbers.dedup();
    let said =
        |number: &String| standard(engine, number).map(|standard| format!("- {} ({})", standard.words, standard.from));
    numbers.iter().filter_map(said).collect()
}

fn summary(engine: &Engine, entries: &[Entry]) -> Vec<String> {
    let words = engine.wording();
    let Some((first, last)) = entries.first().zip(entries.last()) else {
        return vec![words.get("export.period-none").to_owned()];
    };
    let facts = Facts::of(entries, i64::MIN, i64::MAX);
    let n = (facts.clean + facts.safer + facts.shared).to_string();
    let (safer, shared) = (facts.safer.to_string(), facts.shared.to_string());
    let values = [("from", day(engine, first.at)), ("until", day(engine, last.at))];
    let period = words.say("export.period", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    vec![
        period,
        String::new(),
        format!("- {}", words.say("export.used", &[("n", &n)])),
        format!("- {}", words.say("export.tools", &[("tools", &or_none(engine, tools(engine, &facts.tools)))])),
        format!("- {}", words.say("export.tasks", &[("tasks", &or_none(engine, tasks(engine, &facts)))])),
        format!("- {}", words.say("export.found", &[("found", &or_none(engine, sums("kind", &facts.found, engine)))])),
        format!("- {}", words.say("export.decisions", &[("safer", &safer), ("shared", &shared)])),
        format!(
            "- {}",
            words.say("export.issues", &[("issues", &or_none(engine, sums("reply.kind", &facts.issues, engine)))])
        ),
    ]
}

fn pack(engine: &Engine, entries: &[Entry]) -> String {
    let words = engine.wording();
    let facts = Facts::of(entries, i64::MIN, i64::MAX);
    let mut out = vec![format!("# {}", words.get("pack.title")), String::new(), words.get("pack.who").to_owned()];
    let values = [
        ("tasks", or_none(engine, tasks(engine, &facts))),
        ("issues", or_none(engine, sums("reply.kind", &facts.issues, engine))),
    ];
    out.extend([
        String::new(),
        words.say("pack.seen", &values.each_ref().map(|(name, value)| (*name, value.as_str()))),
        String::new(),
    ]);
    out.extend((1..=6).map(|step| format!("{step}. {}", words.get(&format!("pack.{step}")))));
    out.extend([String::new(), words.get("pack.after").to_owned(), String::new()]);
    let questions = engine.book().coach.questions.iter().filter(|question| question.trigger == "any");
    out.extend(questions.map(|question| format!("- {}", asked(engine, question))));
    closed(out)
}

fn tasks(engine: &Engine, facts: &Facts) -> String {
    let words = engine.wording();
    list(&facts.tasks.iter().map(|task| words.get(&format!("purpose.{task}")).to_owned()).collect::<Vec<_>>(), words)
}

fn sums(table: &str, counts: &[Count], engine: &Engine) -> String {
    let words = engine.wording();
    let each =
        counts.iter().map(|count| format!("{} ({})", words.get(&format!("{table}.{}.word", count.kind)), count.count));
    each.collect::<Vec<_>>().join(", ")
}

fn or_none(engine: &Engine, text: String) -> String {
    if text.is_empty() { engine.wording().get("export.none").to_owned() } else { text }
}

/// The person's words as a quotation, so that no line of theirs becomes a heading.
fn quoted(words: &str) -> Vec<String> {
    words.lines().map(|line| format!("  > {line}")).collect()
}

fn closed(lines: Vec<String>) -> String {
    format!("{}\n", lines.join("\n"))
}
