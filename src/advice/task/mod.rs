//! What is being asked of the AI: nine kinds of task, seven reserved tasks, and for whom.
//!
//! The kinds are Table 1 of the report that this project answers; the reserved tasks are
//! professional work that a social worker stays the author of. Asking *about* such work is
//! not asking *for* it.

mod features;
mod parts;
mod reserved;

pub use features::BUCKETS;

use crate::rules::task::TaskRules;
use crate::text::Text;

/// The nine kinds of task, in the order of the model's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Make a thing to use.
    Artifact,
    /// Think of ideas, to be used indirectly.
    Idea,
    /// Find a fact.
    Search,
    /// Understand a subject.
    Learn,
    /// Make something shorter that keeps what matters.
    Summarise,
    /// See something new in information.
    Analyse,
    /// Make something better.
    Improve,
    /// Advice on how to decide or act.
    Guidance,
    /// Check something against rules.
    Validation,
}

impl Kind {
    /// All kinds, in the order of the model's answers.
    pub const ALL: [Self; 9] = [
        Self::Artifact,
        Self::Idea,
        Self::Search,
        Self::Learn,
        Self::Summarise,
        Self::Analyse,
        Self::Improve,
        Self::Guidance,
        Self::Validation,
    ];

    /// Its name in lower case, as in rules and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Artifact => "artifact",
            Self::Idea => "idea",
            Self::Search => "search",
            Self::Learn => "learn",
            Self::Summarise => "summarise",
            Self::Analyse => "analyse",
            Self::Improve => "improve",
            Self::Guidance => "guidance",
            Self::Validation => "validation",
        }
    }
}

/// Tasks reserved for the social worker: done with care, never handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reserved {
    /// The analysis, or a whole assessment.
    Analysis,
    /// How great a risk is.
    RiskAssessment,
    /// A decision or a threshold.
    Decision,
    /// A chronology.
    Chronology,
    /// One's own reflection.
    ReflectiveLog,
    /// Evidence to a court.
    CourtStatement,
    /// Mental capacity and best interests.
    CapacityAssessment,
}

impl Reserved {
    /// All reserved tasks, in the order of the model's answers.
    pub const ALL: [Self; 7] = [
        Self::Analysis,
        Self::RiskAssessment,
        Self::Decision,
        Self::Chronology,
        Self::ReflectiveLog,
        Self::CourtStatement,
        Self::CapacityAssessment,
    ];

    /// Its name, as in rules and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Analysis => "analysis",
            Self::RiskAssessment => "risk_assessment",
            Self::Decision => "decision",
            Self::Chronology => "chronology",
            Self::ReflectiveLog => "reflective_log",
            Self::CourtStatement => "court_statement",
            Self::CapacityAssessment => "capacity_assessment",
        }
    }
}

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The kind of task.
    pub kind: Kind,
    /// How clearly: 0 to 1, the share the model gives this kind.
    pub clear: f32,
    /// Reserved tasks asked for, most certain first.
    pub reserved: Vec<Reserved>,
    /// Whether a person or a case is spoken of.
    pub case: bool,
    /// Whether the prompt speaks of social work, or of a person or a case.
    pub social_work: bool,
    /// Cues that cross the kinds ("emergency", "transcript"), each once, by name.
    pub cues: Vec<String>,
}

/// Recognises the task of a prompt. The model's answers are nine kinds, seven reserved tasks, and none of these.
#[must_use]
pub fn recognise(text: &Text<'_>, rules: &TaskRules) -> Task {
    let parts = parts::split(text, &rules.words);
    let seen = features::see(text, rules, &parts);
    let scores = rules.model.scores(&features::buckets(text, &rules.words.names, &parts, &seen));
    let kinds = scores.get(..Kind::ALL.len()).unwrap_or(&[]);
    let (at, best) = kinds
        .iter()
        .enumerate()
        .fold((0, f32::MIN), |best, (at, &score)| if score > best.1 { (at, score) } else { best });
    let all: f32 = kinds.iter().map(|score| (score - best).exp()).sum();
    let kind = Kind::ALL.get(at).copied().unwrap_or(Kind::Artifact);
    let reserved = reserved::asked_for(rules, &seen, kind, scores.get(Kind::ALL.len()..).unwrap_or(&[]));
    let case = seen.anywhere(rules.words.tag("case"));
    let social_work = case || seen.anywhere(rules.words.tag("domain"));
    Task { kind, clear: 1.0 / all.max(1.0), reserved, case, social_work, cues: cues(text, rules) }
}

/// Cues anywhere in a prompt, each once.
fn cues(text: &Text<'_>, rules: &TaskRules) -> Vec<String> {
    let mut tags: Vec<_> = rules.cues.hits(text).iter().map(|hit| hit.tag).collect();
    tags.sort_unstable();
    tags.dedup();
    tags.iter().filter_map(|&tag| rules.cues.names.get(tag as usize).cloned()).collect()
}

/// The buckets of a prompt, for training the model.
#[must_use]
pub fn features_of(text: &Text<'_>, rules: &TaskRules) -> Vec<u32> {
    let parts = parts::split(text, &rules.words);
    features::buckets(text, &rules.words.names, &parts, &features::see(text, rules, &parts))
}
