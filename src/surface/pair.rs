//! PAIR: problem, AI tool, interaction, reflection. Four notes become a declaration, an appendix
//! and a reference. What nobody wrote stays a blank; nothing is said for the student.

use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::policy::choices::DeclarationForm;
use crate::policy::study::{CitationStyle, Work};
use crate::rules::wording::Wording;

/// The four notes, and where and when.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PairRequest {
    /// What the student wanted to do.
    pub problem: String,
    /// Which tool, and why this one.
    pub tool: String,
    /// What was asked, and what changed.
    pub interaction: String,
    /// What helped, what was wrong, what was learnt.
    pub reflection: String,
    /// The tool, by the name that Candour knows its site by, such as "chatgpt".
    pub site: String,
    /// The citation style; left empty, the pack's.
    pub style: String,
    /// Day of use, such as 2026-11-23.
    pub date: String,
}

impl std::fmt::Debug for PairRequest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("PairRequest(…)")
    }
}

/// What the notes became.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the page.
pub struct PairView {
    pub declaration: String,
    /// In Markdown, with a heading for each step.
    pub appendix: String,
    pub reference: String,
    pub in_text: String,
    /// What to complete before it is handed in, where blanks are left.
    pub blanks: Option<String>,
    /// A word where the notes still name somebody.
    pub names: Option<String>,
}

/// Turns notes into a declaration, an appendix and a reference.
#[must_use]
pub fn pair(engine: &Engine, request: &PairRequest) -> PairView {
    let words = engine.wording();
    let day = day(words, &request.date);
    let tool = tool_name(words, &request.site);
    let notes = [
        ("problem", &request.problem),
        ("tool", &request.tool),
        ("interaction", &request.interaction),
        ("reflection", &request.reflection),
    ];
    let said = |step: &str, note: &str| match note.trim() {
        "" => words.get(&format!("study.pair.{step}.blank")).to_owned(),
        note => note.to_owned(),
    };
    let [problem, _, interaction, reflection] = notes.map(|(step, note)| said(step, note));
    let blanks = [
        ("tool", tool.as_str()),
        ("date", day.as_str()),
        ("task", problem.as_str()),
        ("interaction", interaction.as_str()),
        ("reflection", reflection.as_str()),
    ];
    let declaration = match own_words(engine) {
        Some(own) => blanks.iter().fold(own, |text, (name, value)| text.replace(&format!("[{name}]"), value)),
        None => words.say("study.pair.declaration", &blanks),
    };
    let steps = notes
        .map(|(step, note)| format!("## {}\n\n{}\n", words.get(&format!("study.pair.{step}.word")), said(step, note)));
    let title = words.say("study.pair.appendix", &blanks);
    let appendix = format!("# {title}\n\n{}", steps.join("\n"));
    let (reference, in_text) = reference(engine, request, &tool);
    let open = declaration.contains('[') || reference.contains('[');
    let named = notes.iter().any(|(_, note)| !engine.find(note).is_empty());
    PairView {
        declaration,
        appendix,
        reference,
        in_text,
        blanks: open.then(|| words.get("study.pair.blanks").to_owned()),
        names: named.then(|| words.get("study.pair.names").to_owned()),
    }
}

/// The university's own words for a declaration: of a log for a log, else of an assignment.
fn own_words(engine: &Engine) -> Option<String> {
    let log = engine.policy().settings().working_on == Some(Work::ReflectiveLog);
    let form = if log { DeclarationForm::ReflectiveLog } else { DeclarationForm::Assignment };
    engine.policy().declaration_words(form).map(|(own, _)| own.to_owned())
}

fn tool_name(words: &Wording, site: &str) -> String {
    words.find(&format!("cite.tool.{site}.name")).unwrap_or_else(|| words.get("cite.blank.tool")).to_owned()
}

/// The entry for the list of references, and the form within the text.
fn reference(engine: &Engine, request: &PairRequest, tool: &str) -> (String, String) {
    let words = engine.wording();
    let study = engine.policy().study().and_then(|(study, _)| study.citation);
    let style = CitationStyle::from_word(&request.style).or(study).unwrap_or_default().word();
    let of_tool = |what: &str| {
        let known = words.find(&format!("cite.tool.{}.{what}", request.site));
        known.map_or_else(|| words.get(&format!("cite.blank.{what}")).to_owned(), str::to_owned)
    };
    let (maker, address) = (of_tool("maker"), of_tool("address"));
    let [year, month, number] = parts(&request.date);
    let month_of = |form: &str| words.find(&format!("cite.{form}.{month}")).unwrap_or_default().to_owned();
    let (full, short) = (month_of("month"), month_of("short"));
    let year = if year.is_empty() { words.get("cite.blank.year") } else { year };
    let values = [
        ("maker", maker.as_str()),
        ("tool", tool),
        ("address", address.as_str()),
        ("year", year),
        ("day", number.trim_start_matches('0')),
        ("month", full.as_str()),
        ("short", short.as_str()),
    ];
    (words.say(&format!("cite.{style}.reference"), &values), words.say(&format!("cite.{style}.in-text"), &values))
}

/// "23 November 2026", or a blank.
pub(crate) fn day(words: &Wording, date: &str) -> String {
    let [year, month, number] = parts(date);
    match words.find(&format!("cite.month.{month}")) {
        Some(month) => format!("{} {month} {year}", number.trim_start_matches('0')),
        None => words.get("cite.blank.date").to_owned(),
    }
}

/// Year, month and day of an ISO date, each empty where it is missing.
fn parts(date: &str) -> [&str; 3] {
    let mut parts = date.split('-');
    [parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or("")]
}
