//! A card beside the composer, or none: `nudge({text, moment, …})` answers `{card, cadence, chat}`.
//!
//! Cadence goes in and comes out changed; it holds identifiers and times, nothing of the text.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::study_card::{StudyCard, study_card};
use crate::advice::cadence::{Cadence, ChatCadence};
use crate::advice::coach::{self, Audience};
use crate::advice::nudge::{self, Moment, Signals};
use crate::advice::task::{self, Task};
use crate::engine::Engine;
use crate::policy::choices;
use crate::rules::coach::Reflection;
use crate::text::Text;

/// A moment in a chat.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NudgeRequest {
    /// The prompt being written, or the one that was answered; it lives for this call only.
    pub text: String,
    /// When.
    pub moment: Moment,
    /// Milliseconds since 1970.
    pub now: i64,
    /// What is known beside the prompt.
    pub signals: Signals,
    /// What is remembered across chats.
    pub cadence: Cadence,
    /// What is remembered of this chat.
    pub chat: ChatCadence,
}

impl fmt::Debug for NudgeRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "NudgeRequest({:?}, {} bytes)", self.moment, self.text.len())
    }
}

/// A card or none, and what to remember.
#[derive(Clone, Debug, Serialize)]
pub struct NudgeView {
    /// What to show.
    pub card: Option<CardView>,
    /// Handed back the next time, from any chat.
    pub cadence: Cadence,
    /// Handed back the next time from this chat.
    pub chat: ChatCadence,
}

/// One question, 20 words or fewer.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // Named as on the screen.
pub struct CardView {
    /// Identifier of the question.
    pub id: String,
    /// "question", "reserved" or "study".
    pub kind: &'static str,
    pub text: String,
    /// The question beneath, for a reserved task.
    pub question: Option<String>,
    /// A prompt that holds nobody's information.
    pub template: Option<String>,
    pub standards: Vec<StandardView>,
    /// Before sending, for those who study under a university's pack: the rule for the work in
    /// hand, once a chat for each kind of work.
    pub study: Option<StudyCard>,
}

/// A clause on request, word for word, with where it comes from.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct StandardView {
    pub label: String,
    pub words: String,
    pub from: String,
}

/// Decides whether something is asked now, and what.
#[must_use]
pub fn nudge_view(engine: &Engine, request: &NudgeRequest) -> NudgeView {
    let (mut cadence, mut chat) = (request.cadence.clone(), request.chat.clone());
    let asked = chosen(engine, request);
    let rule = study(engine, request);
    let news = rule.clone().filter(|rule| !chat.done.contains(&seen(rule)));
    chat.done.extend(news.iter().map(seen));
    let card = match asked {
        Some((question, task)) => {
            cadence.note(&question.id, &mut chat, &moment(request), request.now);
            let mut card = card(engine, question, &task);
            // Reflective writing and work without AI get questions, never the start of a draft.
            card.template = card.template.filter(|_| !rule.is_some_and(|rule| rule.no_draft));
            Some(CardView { study: news, ..card })
        }
        None => news.map(study_only),
    };
    NudgeView { card, cadence, chat }
}

/// The rule for the work in hand, before it is sent.
fn study(engine: &Engine, request: &NudgeRequest) -> Option<StudyCard> {
    if request.moment != Moment::BeforeSend {
        return None;
    }
    study_card(engine, &task::recognise(&Text::new(&request.text), &engine.book().tasks))
}

/// What is remembered of a rule that was shown.
fn seen(rule: &StudyCard) -> String {
    format!("study:{}", rule.work.unwrap_or("unsaid"))
}

/// A card with the rule and no question: a rule is told whether or not questions are wanted.
fn study_only(rule: StudyCard) -> CardView {
    CardView {
        id: seen(&rule),
        kind: "study",
        text: format!("{} {}", rule.shape, rule.heading),
        question: None,
        template: None,
        standards: Vec::new(),
        study: Some(rule),
    }
}

fn moment(request: &NudgeRequest) -> String {
    format!("{}:{}", request.signals.turns, request.moment.name())
}

fn chosen<'e>(engine: &'e Engine, request: &NudgeRequest) -> Option<(&'e Reflection, Task)> {
    if !engine.policy().questions().value {
        return None;
    }
    let text = Text::new(&request.text);
    let task = task::recognise(&text, &engine.book().tasks);
    let rules = &engine.book().coach;
    let tiers = nudge::fitting(rules, &text, &task, request.moment, audience(engine, &task), &request.signals);
    let question = request.cadence.pick(&tiers, &request.chat, &moment(request), request.now)?;
    Some((question, task))
}

/// Who is spoken to: what they or a policy said, or what their prompt says.
pub(crate) fn audience(engine: &Engine, task: &Task) -> Audience {
    let said = engine.policy().audience().value;
    let student = matches!(said, choices::Audience::Student | choices::Audience::Apprentice);
    if student || task.cues.iter().any(|cue| cue == "student") { Audience::Student } else { Audience::Practitioner }
}

/// The words of a question, in the person's language where there are such.
pub(crate) fn asked(engine: &Engine, question: &Reflection) -> String {
    engine.wording().find(&format!("question.{}", question.id)).unwrap_or(&question.text).to_owned()
}

fn card(engine: &Engine, question: &Reflection, task: &Task) -> CardView {
    let words = engine.wording();
    let before = question.moment == Moment::BeforeSend.name();
    // A score is asked for within a risk assessment.
    let trigger = if question.trigger == "risk_score" { "risk_assessment" } else { question.trigger.as_str() };
    let reserved = task.reserved.iter().map(|task| task.name()).find(|name| before && *name == trigger);
    let template = |name: &str| words.find(&format!("template.{}", name.rsplit(':').next().unwrap_or(name)));
    let text = reserved.and_then(|name| words.find(&format!("card.{name}"))).map(str::to_owned);
    let asked = asked(engine, question);
    CardView {
        id: question.id.clone(),
        kind: if text.is_some() { "reserved" } else { "question" },
        template: if before { template(trigger).map(str::to_owned) } else { None },
        standards: question.standards.iter().filter_map(|number| standard(engine, number)).collect(),
        question: text.is_some().then(|| asked.clone()),
        text: text.unwrap_or(asked),
        study: None,
    }
}

/// A standard whose wording was verified; one of standard 5 behind its lead-in.
pub(crate) fn standard(engine: &Engine, number: &str) -> Option<StandardView> {
    let (words, standards) = (engine.wording(), &engine.book().coach.standards);
    let values = [
        ("body", standards.body.as_str()),
        ("title", standards.title.as_str()),
        ("since", standards.effective.as_str()),
        ("checked", standards.checked.as_str()),
    ];
    Some(StandardView {
        words: coach::standard(standards, number)?,
        label: words.say("card.standard", &[("number", number)]),
        from: words.say("card.standard-from", &values),
    })
}
