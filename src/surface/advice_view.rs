//! What a prompt asks of the AI, in words: `advise({text, audience})` answers
//! `{task, taskWord, clear, reserved: [{task, word}], case, socialWork, audience, cues, question, declaration}`.
//!
//! The answer holds nothing of the prompt, so that it may be counted and kept.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::study_card::{StudyCard, study_card};
use crate::advice::coach::{self, Audience};
use crate::advice::task::{self, Kind, Reserved};
use crate::engine::Engine;
use crate::text::Text;

/// A prompt, before it is sent.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AdviceRequest {
    /// The whole prompt; it lives for this call only.
    pub text: String,
    /// "practitioner" or "student"; empty where nobody has said, then the prompt's own words decide.
    pub audience: String,
}

impl fmt::Debug for AdviceRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "AdviceRequest({} bytes)", self.text.len())
    }
}

/// What the prompt asks for.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AdviceView {
    /// One of the nine kinds.
    pub task: Kind,
    /// The kind as people say it.
    pub task_word: String,
    /// How clearly: 0 to 1.
    pub clear: f32,
    /// Reserved tasks asked for, most certain first.
    pub reserved: Vec<ReservedView>,
    /// Whether a person or a case is spoken of.
    pub case: bool,
    /// Whether the prompt speaks of social work or of a case: elsewhere a nudge has no place.
    pub social_work: bool,
    /// "practitioner" or "student".
    pub audience: &'static str,
    /// "emergency", "distress", "transcript", "multi_agency", "family_letter", "translation",
    /// "agreement", "student".
    pub cues: Vec<String>,
    /// The question worth asking before it is sent, where there is one.
    pub question: Option<QuestionView>,
    /// A first draft of a declaration.
    pub declaration: String,
    /// For those who study under a university's pack: the rule for the work in hand.
    pub study: Option<StudyCard>,
}

/// A reserved task and its words.
#[derive(Clone, Debug, Serialize)]
pub struct ReservedView {
    /// Its name in rules and answers.
    pub task: Reserved,
    /// As people say it.
    pub word: String,
}

/// A question tied to standards.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// "Q-045".
    pub id: String,
    /// Under 20 words.
    pub text: String,
    /// Numbers of standards whose wording was verified.
    pub standards: Vec<String>,
}

/// Recognises the task of a prompt and writes it down.
#[must_use]
pub fn advice_view(engine: &Engine, request: &AdviceRequest) -> AdviceView {
    let (words, rules) = (engine.wording(), &engine.book().coach);
    let task = task::recognise(&Text::new(&request.text), &engine.book().tasks);
    let student = task.cues.iter().any(|cue| cue == "student");
    let audience = match request.audience.as_str() {
        "" if student => Audience::Student,
        named => Audience::named(Some(named)),
    };
    let question = coach::question_before_send(rules, &task, audience);
    let reserved = |reserved: &Reserved| ReservedView {
        task: *reserved,
        word: words.get(&format!("reserved.{}", reserved.name())).to_owned(),
    };
    AdviceView {
        study: study_card(engine, &task),
        task: task.kind,
        task_word: words.get(&format!("task.{}", task.kind.name())).to_owned(),
        clear: task.clear,
        reserved: task.reserved.iter().map(reserved).collect(),
        case: task.case,
        social_work: task.social_work,
        audience: if audience == Audience::Student { "student" } else { "practitioner" },
        question: question.map(|question| QuestionView {
            id: question.id.clone(),
            text: question.text.clone(),
            standards: question.standards.clone(),
        }),
        declaration: coach::declaration(rules, &task, audience),
        cues: task.cues,
    }
}
