//! The card that a student sees before something is sent: the light for the work in hand, what
//! it allows, what to declare, whom to ask. For reflective writing it holds questions, and no
//! offer to draft.

use serde::Serialize;

use super::study_view::work_view;
use crate::advice::task::{Reserved, Task};
use crate::engine::Engine;
use crate::policy::choices::Audience;
use crate::policy::study::{Light, Work};

/// The card before sending.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the card.
pub struct StudyCard {
    /// The kind of work, or nothing where the student has not said.
    pub work: Option<&'static str>,
    /// "red", "amber" or "green"; never shown without its word and shape.
    pub light: &'static str,
    pub shape: String,
    /// "Essay: ask first".
    pub heading: String,
    /// At most three short lines: what is fine, what to ask about, what not to do.
    pub lines: Vec<String>,
    pub declare: String,
    pub ask: Option<String>,
    /// For reflective writing: one question to think with, instead of a draft.
    pub question: Option<String>,
    /// Whether an AI draft is against the rule, so that nothing here should offer one.
    pub no_draft: bool,
    pub set_by: String,
}

/// The card for what is about to be sent; none for those who are not studying, and none where
/// nobody's pack holds. `task` is what the text asks of the AI.
#[must_use]
pub fn study_card(engine: &Engine, task: &Task) -> Option<StudyCard> {
    let policy = engine.policy();
    let studying = matches!(policy.audience().value, Audience::Student | Audience::Apprentice);
    let (study, document) = policy.study().filter(|_| studying)?;
    let words = engine.wording();
    let set_by = words.say("policy.set-by.policy", &[("name", document.name.as_str())]);
    // What the text itself says comes first: a log is a log, whatever was chosen last week.
    let log = task.reserved.contains(&Reserved::ReflectiveLog).then_some(Work::ReflectiveLog);
    let Some(work) = log.or(policy.settings().working_on) else {
        return Some(unsaid(engine, set_by));
    };
    let view = work_view(engine, study, work);
    let reflective = view.reflecting.is_some();
    let line = |key: &str, items: &[String]| {
        (!items.is_empty()).then(|| words.say(&format!("study.card.{key}"), &[("what", &items.join("; "))]))
    };
    let lines = [line("may", &view.may), line("ask-first", &view.ask_first), line("may-not", &view.may_not)];
    Some(StudyCard {
        work: Some(work.word()),
        light: view.light,
        heading: words.say("study.card.heading", &[("work", &view.word), ("light", &view.light_word)]),
        shape: view.shape,
        lines: view.reflecting.into_iter().chain(lines.into_iter().flatten()).collect(),
        declare: view.declare,
        ask: view.ask.map(|who| words.say("policy.ask", &[("who", &who)])),
        question: view.questions.into_iter().next().filter(|_| reflective),
        no_draft: reflective || view.light == Light::Red.word(),
        set_by,
    })
}

/// Before the student has said what the work is: the question, and "ask first".
fn unsaid(engine: &Engine, set_by: String) -> StudyCard {
    let words = engine.wording();
    StudyCard {
        work: None,
        light: Light::Amber.word(),
        shape: words.get("study.light.amber.shape").to_owned(),
        heading: words.get("study.card.unsaid").to_owned(),
        lines: vec![words.get("study.card.unsaid-line").to_owned()],
        declare: words.get("study.declare.if-used").to_owned(),
        ask: None,
        question: None,
        no_draft: false,
        set_by,
    }
}
