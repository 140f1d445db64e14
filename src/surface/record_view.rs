//! The record page in finished words: `record({entries, now, query})` answers with rows, the
//! picture of one's own weeks, and what is kept for how long.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::nudge_view::{StandardView, asked, standard};
use crate::advice::declaration::{kinds, list};
use crate::advice::record::{self, DAY, Entry, What};
use crate::engine::Engine;
use crate::findings::Finding;
use crate::rules::Label;

/// The record, as stored, and what of it is looked for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecordRequest {
    /// The record.
    pub entries: Vec<Entry>,
    /// Now, on the person's clock.
    pub now: i64,
    /// Words to look for.
    pub query: String,
    /// Which question to think with: any number.
    pub turn: u32,
}

impl fmt::Debug for RecordRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RecordRequest({} entries)", self.entries.len())
    }
}

/// The page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct RecordView {
    pub kept: String,
    pub days: i64,
    pub set_by: String,
    /// What is said where there are no rows.
    pub empty: Option<String>,
    pub rows: Vec<RowView>,
    pub weeks: Vec<WeekView>,
    /// A question to think with, and its standards.
    pub question: Option<ThinkView>,
}

/// One entry.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct RowView {
    pub id: u32,
    pub when: String,
    pub what: String,
    pub about: String,
    pub words: String,
    pub delete: String,
}

/// One bar: its share of the highest, 0 to 100, and its words.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct WeekView {
    pub share: u32,
    pub label: String,
}

/// A question to think with.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ThinkView {
    pub id: String,
    pub text: String,
    pub standards: Vec<StandardView>,
}

/// Weeks in the picture.
const WEEKS: i64 = 12;

/// Writes down the record.
#[must_use]
pub fn record_view(engine: &Engine, request: &RecordRequest) -> RecordView {
    let words = engine.wording();
    let ruled = engine.policy().record_days();
    let days = ruled.value;
    let entries = record::kept(request.entries.clone(), request.now, u32::try_from(days).unwrap_or(0));
    let wanted: Vec<String> = request.query.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |row: &RowView| {
        let all = format!("{} {} {} {}", row.when, row.what, row.about, row.words).to_lowercase();
        wanted.iter().all(|word| all.contains(word))
    };
    let rows: Vec<RowView> = entries.iter().rev().map(|entry| row(engine, entry)).filter(fits).collect();
    let empty = if entries.is_empty() { "record.empty" } else { "record.none-found" };
    RecordView {
        kept: if days == 0 {
            words.get("record.off").to_owned()
        } else {
            words.count("record.kept", days.unsigned_abs() as usize)
        },
        days,
        set_by: super::policy_view::setter_words(engine, &ruled.by),
        empty: rows.is_empty().then(|| words.get(empty).to_owned()),
        rows,
        weeks: weeks(engine, &entries, request.now),
        question: think(engine, request.turn),
    }
}

fn row(engine: &Engine, entry: &Entry) -> RowView {
    let words = engine.wording();
    let when = format!("{}, {}", day(engine, entry.at), time(entry.at));
    RowView {
        id: entry.id,
        what: words.get(&format!("record.name.{}", entry.what.name())).to_owned(),
        about: about(engine, entry),
        words: entry.words.clone(),
        delete: words.say("record.delete-which", &[("when", &when)]),
        when,
    }
}

/// What an entry is about, in one line.
pub(crate) fn about(engine: &Engine, entry: &Entry) -> String {
    let words = engine.wording();
    let say = |table: &str, word: &str| words.find(&format!("{table}.{word}")).map(str::to_owned);
    let question = engine.book().coach.questions.iter().find(|question| question.id == entry.question);
    let parts = [
        (!entry.tool.is_empty()).then(|| tool_name(engine, &entry.tool)),
        say("purpose", &entry.task),
        say("record.decision", &entry.decision),
        (!entry.found.is_empty()).then(|| kinds("kind", &entry.found, words)),
        (!entry.issues.is_empty()).then(|| kinds("reply.kind", &entry.issues, words)),
        say("declare.form", &entry.form),
        question.map(|question| asked(engine, question)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn weeks(engine: &Engine, entries: &[Entry], now: i64) -> Vec<WeekView> {
    let tomorrow = (now.div_euclid(DAY) + 1) * DAY;
    let counted: Vec<(i64, usize)> = (0..WEEKS)
        .rev()
        .map(|back| {
            let from = tomorrow - (back + 1) * 7 * DAY;
            let within = |entry: &&Entry| entry.what == What::Use && (from..from + 7 * DAY).contains(&entry.at);
            (from, entries.iter().filter(within).count())
        })
        .collect();
    let highest = counted.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let bar = |(from, count): (i64, usize)| WeekView {
        share: u32::try_from(count * 100 / highest).unwrap_or(100),
        label: engine.wording().count("record.week", count).replace("{date}", &day(engine, from)),
    };
    if entries.is_empty() { Vec::new() } else { counted.into_iter().map(bar).collect() }
}

/// Questions for looking back that anybody may think with.
fn think(engine: &Engine, turn: u32) -> Option<ThinkView> {
    let all: Vec<_> = engine.book().coach.questions.iter().filter(|question| question.trigger == "any").collect();
    let question = all.get(turn as usize % all.len().max(1))?;
    Some(ThinkView {
        id: question.id.clone(),
        text: asked(engine, question),
        standards: question.standards.iter().filter_map(|number| standard(engine, number)).collect(),
    })
}

/// "23 November 2026".
pub(crate) fn day(engine: &Engine, at: i64) -> String {
    let (year, month, day) = record::date(at);
    format!("{day} {} {year}", engine.wording().get(&format!("month.{month}")))
}

/// "14:05".
pub(crate) fn time(at: i64) -> String {
    let minutes = at.rem_euclid(DAY) / 60_000;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A tool as people call it.
pub(crate) fn tool_name(engine: &Engine, id: &str) -> String {
    engine.book().sites.iter().find(|site| site.id == id).map_or_else(String::new, |site| site.name.clone())
}

/// Tools of entries, in words.
pub(crate) fn tools(engine: &Engine, ids: &[String]) -> String {
    list(&ids.iter().map(|id| tool_name(engine, id)).collect::<Vec<_>>(), engine.wording())
}

/// Whether words name or point straight at somebody: such words are not kept.
pub(crate) fn names_somebody(found: &[Finding]) -> bool {
    let direct = |label: Label| {
        matches!(
            label,
            Label::Person
                | Label::Phone
                | Label::Email
                | Label::NhsNumber
                | Label::Nino
                | Label::IdCode
                | Label::Address
                | Label::Postcode
        )
    };
    found.iter().any(|finding| direct(finding.label))
}
