//! Rules of the coach: reflective questions, professional standards, declarations.

use serde::{Deserialize, Serialize};

use super::groups::Groups;

/// All that the coach may say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CoachRules {
    /// Questions of `rules/reflections/questions.toml`, in order.
    pub questions: Vec<Reflection>,
    /// Clauses of `rules/standards/`: only those whose wording was verified.
    pub standards: Standards,
    /// Declarations by form, of `rules/declarations/`.
    pub declarations: Vec<(String, String)>,
    /// Forms that a finished declaration takes, of `rules/declarations/forms.toml`.
    pub forms: Vec<Form>,
    /// Words of `rules/nudges/` by trigger: what a prompt is made of.
    pub cues: Groups,
}

/// A form of declaration: which lines it may have, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// "case-record".
    pub id: String,
    /// Names of its lines.
    pub lines: Vec<String>,
    /// Whether each line stands on its own.
    #[serde(default)]
    pub apart: bool,
}

/// A file of `rules/nudges/`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueFile {
    /// The cues.
    pub cue: Vec<Cue>,
}

/// Words that say what a prompt is made of, with their proof.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The trigger of questions that they name.
    pub trigger: String,
    /// The words.
    pub words: Vec<String>,
    /// Texts in which they stand.
    pub finds: Vec<String>,
    /// Texts in which they don't.
    pub ignores: Vec<String>,
    /// Why it matters.
    pub why: String,
    /// Where it comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
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
