//! Rules of the coach: reflective questions, professional standards, declarations.

use serde::{Deserialize, Serialize};

/// All that the coach may say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CoachRules {
    /// Questions of `rules/reflections/questions.toml`, in order.
    pub questions: Vec<Reflection>,
    /// Clauses of `rules/standards/`: only those whose wording was verified.
    pub standards: Standards,
    /// Declarations by form, of `rules/declarations/`.
    pub declarations: Vec<(String, String)>,
}

/// One short question, tied to standards.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reflection {
    /// "Q-045".
    pub id: String,
    /// "practitioner", "student" or "both".
    pub audience: String,
    /// "before-send", "after-reply" or "end-of-session".
    pub moment: String,
    /// When it fits: "risk_assessment", "task:search", "reply:blame".
    pub trigger: String,
    /// The question, under 20 words.
    pub text: String,
    /// Numbers of the standards it serves.
    pub standards: Vec<String>,
}

/// A body's professional standards.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    /// Who set them.
    pub body: String,
    /// What they are called.
    pub title: String,
    /// Since when they hold (ISO date).
    pub effective: String,
    /// When their wording was last looked at (ISO date).
    pub checked: String,
    /// Put before a clause of standard 5, whose clauses are prohibitions.
    pub lead_in_5: String,
    /// The clauses.
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
}

/// A clause, word for word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// "3.11".
    pub number: String,
    /// The body's own words.
    pub wording: String,
    /// Where the words were seen.
    pub source: String,
}
