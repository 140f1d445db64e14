//! The right question at the right moment, the standard behind it, and a declaration.

use super::task::{Kind, Reserved, Task};
use crate::rules::coach::{CoachRules, Reflection, Standards};

/// Who is writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// A social worker, or somebody unknown.
    #[default]
    Practitioner,
    /// A student or an apprentice.
    Student,
}

impl Audience {
    /// The audience of that name; a practitioner where the name is not known.
    #[must_use]
    pub fn named(name: Option<&str>) -> Self {
        match name {
            Some("student" | "apprentice") => Self::Student,
            _ => Self::Practitioner,
        }
    }

    pub(super) fn may_see(self, reflection: &Reflection) -> bool {
        match self {
            Self::Practitioner => reflection.audience != "student",
            Self::Student => reflection.audience != "practitioner" || reflection.moment == "before-send",
        }
    }
}

/// The question worth asking before a prompt is sent: a reserved task's first, then the kind's.
#[must_use]
pub fn question_before_send<'r>(rules: &'r CoachRules, task: &Task, audience: Audience) -> Option<&'r Reflection> {
    let reserved = task.reserved.first().map(|reserved| reserved.name().to_owned());
    let kind = format!("task:{}", task.kind.name());
    let fits = |trigger: &str| {
        let mut fitting = rules.questions.iter().filter(|question| {
            question.moment == "before-send" && question.trigger == trigger && audience.may_see(question)
        });
        fitting.next()
    };
    reserved.and_then(|trigger| fits(&trigger)).or_else(|| fits(&kind))
}

/// A standard's number and exact words; one of standard 5 only behind its lead-in. None where
/// the wording was not verified.
#[must_use]
pub fn standard(standards: &Standards, number: &str) -> Option<String> {
    let clause = standards.clauses.iter().find(|clause| clause.number == number)?;
    let lead = if number.starts_with("5.") { format!("{} ", standards.lead_in_5) } else { String::new() };
    Some(format!("{lead}{} {}", clause.number, clause.wording))
}

/// A first draft of a declaration for a prompt, to be finished by the person: blanks stay blanks,
/// and nothing is said to be checked that nobody has checked.
#[must_use]
pub fn declaration(rules: &CoachRules, task: &Task, audience: Audience) -> String {
    let log = task.reserved.contains(&Reserved::ReflectiveLog);
    let form = match (audience, log, task.reserved.contains(&Reserved::CourtStatement)) {
        (_, true, _) => "reflective_log",
        (_, _, true) => "court",
        (Audience::Student, ..) => "assignment",
        _ => "case_record",
    };
    let text = rules.declarations.iter().find(|(known, _)| known == form).map_or("", |(_, text)| text.as_str());
    text.replace("{task}", purpose(task.kind))
}

/// What a kind of task is for, in the words of a declaration ("to …").
const fn purpose(kind: Kind) -> &'static str {
    match kind {
        Kind::Artifact => "draft text",
        Kind::Idea => "think of ideas",
        Kind::Search => "look for facts",
        Kind::Learn => "understand a subject",
        Kind::Summarise => "shorten text",
        Kind::Analyse => "look at information another way",
        Kind::Improve => "improve my own wording",
        Kind::Guidance => "think through options",
        Kind::Validation => "check my own draft",
    }
}
