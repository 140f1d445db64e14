//! The form of a declaration and its draft: `declare({entries, now, form, …})` answers with
//! finished words. Nothing is kept by asking.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::record_view::{day, tool_name};
use crate::advice::declaration::{self, Answers, Facts, Named};
use crate::advice::record::{DAY, Entry};
use crate::engine::Engine;
use crate::policy::choices::DeclarationForm;
use crate::rules::coach::Form;

/// What a declaration is asked for.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeclareRequest {
    /// The record.
    pub entries: Vec<Entry>,
    /// Now, on the person's clock.
    pub now: i64,
    /// "day", "week" or "month".
    pub period: String,
    /// The form; the first where there is none.
    pub form: String,
    /// The tool in front, by host, where the record has none.
    pub host: String,
    /// What the person said.
    pub answers: Answers,
}

impl fmt::Debug for DeclareRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DeclareRequest({}, {} entries)", self.form, self.entries.len())
    }
}

/// A choice on the form.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ChoiceView {
    pub id: String,
    pub label: String,
    pub chosen: bool,
}

/// The form, filled in as far as anybody knows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct DeclareView {
    pub text: String,
    pub facts: String,
    pub forms: Vec<ChoiceView>,
    pub periods: Vec<ChoiceView>,
    pub checks: Vec<ChoiceView>,
    pub informed: Vec<ChoiceView>,
    /// What is still open, as a suggestion.
    pub open: String,
    pub note: Option<String>,
    pub sheets: bool,
    /// Who set the words, where an organisation did.
    pub set_by: Option<String>,
}

const PERIODS: [(&str, i64); 3] = [("day", 1), ("week", 7), ("month", 30)];
const CHECKS: [&str; 7] = ["notes", "facts", "names", "quotes", "law", "tone", "missing"];
const INFORMED: [&str; 4] = ["told", "agreed", "not-yet", "not-needed"];

/// Drafts a declaration.
#[must_use]
pub fn declare_view(engine: &Engine, request: &DeclareRequest) -> DeclareView {
    let words = engine.wording();
    let forms = &engine.book().coach.forms;
    let fallback = Form::default();
    let form = forms.iter().find(|form| form.id == request.form).or_else(|| forms.first()).unwrap_or(&fallback);
    let facts = facts(request);
    let named = named(engine, request, &facts);
    let own = set_words(engine, &form.id).filter(|_| !request.answers.none);
    let text = match &own {
        Some((text, _)) => (*text).to_owned(),
        None => declaration::draft(form, &facts, &request.answers, &named, words),
    };
    let choices = |table: &str, ids: &[&str], chosen: &dyn Fn(&str) -> bool| -> Vec<ChoiceView> {
        let choice = |id: &&str| ChoiceView {
            id: (*id).to_owned(),
            label: words.get(&format!("declare.{table}.{id}")).to_owned(),
            chosen: chosen(id),
        };
        ids.iter().map(choice).collect()
    };
    let ids: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
    let periods = PERIODS.map(|(id, _)| id);
    let period = if periods.contains(&request.period.as_str()) { request.period.as_str() } else { "day" };
    DeclareView {
        open: open(engine, &text),
        facts: said(engine, &facts, &named),
        forms: choices("form", &ids, &|id| id == form.id),
        periods: choices("period", &periods, &|id| id == period),
        checks: choices("check", &CHECKS, &|id| request.answers.checked.iter().any(|known| known == id)),
        informed: choices("informed", &INFORMED, &|id| request.answers.informed == id),
        note: words.find(&format!("declare.note.{}", form.id)).map(str::to_owned),
        sheets: ["letter", "easy-read", "child"].contains(&form.id.as_str()),
        set_by: own.map(|(_, by)| by),
        text,
    }
}

/// The words that a policy sets for a form, and who set them.
fn set_words<'e>(engine: &'e Engine, form: &str) -> Option<(&'e str, String)> {
    let all = DeclarationForm::ALL;
    let known = all.iter().find(|known| known.word() == form)?;
    let (text, by) = engine.policy().declaration_words(*known)?;
    Some((text, super::policy_view::setter_words(engine, &by)))
}

/// What the record says of the period, the day of `now` included.
fn facts(request: &DeclareRequest) -> Facts {
    let days = PERIODS.iter().find(|(id, _)| *id == request.period).map_or(1, |(_, days)| *days);
    let tomorrow = (request.now.div_euclid(DAY) + 1) * DAY;
    Facts::of(&request.entries, tomorrow - days * DAY, tomorrow)
}

fn named(engine: &Engine, request: &DeclareRequest, facts: &Facts) -> Named {
    let words = engine.wording();
    let of_host =
        engine.book().sites.iter().find(|site| site.hosts.contains(&request.host)).map(|site| site.name.clone());
    let tools: Vec<String> = facts.tools.iter().map(|id| tool_name(engine, id)).collect();
    let tool = if request.answers.tool.trim().is_empty() {
        declaration::list(&tools, words)
    } else {
        request.answers.tool.clone()
    };
    let date = facts.days.map(|(first, last)| {
        let (first, last) = (day(engine, first), day(engine, last));
        if first == last { first } else { declaration::list(&[first, last], words) }
    });
    let tool = if tool.is_empty() { of_host.unwrap_or_default() } else { tool };
    Named { tool, date: date.unwrap_or_default() }
}

/// What was drawn on, or that there was nothing.
fn said(engine: &Engine, facts: &Facts, named: &Named) -> String {
    let words = engine.wording();
    let messages = facts.safer + facts.shared + facts.clean;
    if messages == 0 {
        return words.get("declare.nothing").to_owned();
    }
    let tasks: Vec<String> = facts.tasks.iter().map(|task| words.get(&format!("purpose.{task}")).to_owned()).collect();
    let values = [
        ("tools", named.tool.as_str()),
        ("task", &declaration::list(&tasks, words)),
        ("messages", &words.count("declare.messages", messages as usize)),
    ];
    words.say("declare.from-record", &values)
}

/// Blanks in square brackets that a text still has, short ones only: a long one is an instruction.
fn open(engine: &Engine, text: &str) -> String {
    let blanks: Vec<String> = text
        .split('[')
        .skip(1)
        .filter_map(|part| part.split_once(']'))
        .map(|(blank, _)| format!("[{blank}]"))
        .filter(|blank| blank.len() < 40)
        .collect();
    if blanks.is_empty() {
        return String::new();
    }
    engine.wording().say("declare.open", &[("blanks", &declaration::list(&blanks, engine.wording()))])
}
