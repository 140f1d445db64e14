//! The shape of a file in `rules/recognisers/`: one entity, how it is found, and its proof.

use serde::{Deserialize, Serialize};

use super::label::{Label, Sensitivity};

/// A recogniser as written in its file. The proof (`finds`, `ignores`) and the reasons are
/// read by the build and by tests; what the program needs is [`Recogniser`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecogniserFile {
    /// Version of this shape; an engine refuses one that it does not know.
    pub format: u32,
    /// What the program needs.
    #[serde(flatten)]
    pub recogniser: RecogniserHead,
    /// Shapes, tried at token starts.
    #[serde(default)]
    pub pattern: Vec<PatternFile>,
    /// Nearby words that move the score.
    #[serde(default)]
    pub context: ContextFile,
    /// Texts in which «marked» places must be found.
    pub finds: Vec<String>,
    /// Look-alikes in which this recogniser must find nothing.
    pub ignores: Vec<String>,
    /// Why the rule exists.
    pub why: String,
    /// Where its format comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
}

/// What a recogniser says of its entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecogniserHead {
    /// Snake-case name of the entity; its words are in `rules/wording/`.
    pub entity: String,
    /// Coarse class.
    pub label: Label,
    /// Harm if it leaks.
    #[serde(default)]
    pub sensitivity: Sensitivity,
    /// Number of the standard it touches.
    #[serde(default)]
    pub standard: String,
    /// Name of a matcher in code, for entities that are grammar rather than shape.
    #[serde(default)]
    pub matcher: Option<String>,
}

/// One shape of an entity, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternFile {
    /// ASCII regular expression without anchors or look-around.
    pub regex: String,
    /// Named validator; a match that fails it is no match.
    #[serde(default)]
    pub checksum: Option<Checksum>,
    /// Score of the shape alone, 0 to 1.
    pub score: f32,
}

/// Nearby words that move a score, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextFile {
    /// Phrases that speak for it.
    #[serde(default)]
    pub words: Vec<String>,
    /// How near they must be, in bytes of the folded text.
    #[serde(default = "default_within")]
    pub within: u16,
    /// What they add.
    #[serde(default = "default_raises")]
    pub raises: f32,
    /// Phrases that speak against it.
    #[serde(default)]
    pub against: Vec<String>,
    /// What those take away.
    #[serde(default = "default_raises")]
    pub lowers: f32,
    /// Whether a match without a word that speaks for it is no finding.
    #[serde(default)]
    pub required: bool,
}

const fn default_within() -> u16 {
    40
}

const fn default_raises() -> f32 {
    0.4
}

/// A recogniser as packed: patterns live in the common automaton, context words in the
/// common phrase set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recogniser {
    /// What it says of its entity.
    pub head: RecogniserHead,
    /// Nearby words that move the score.
    pub context: Context,
}

/// Context as packed.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Context {
    /// How near, in bytes of the folded text.
    pub within: u16,
    /// What a word for it adds.
    pub raises: f32,
    /// What a word against it takes away.
    pub lowers: f32,
    /// Whether a word for it is needed.
    pub required: bool,
}

/// A pattern of the common automaton.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// Index of its recogniser.
    pub recogniser: u16,
    /// Score of the shape alone.
    pub score: f32,
    /// Validator.
    pub checksum: Option<Checksum>,
}

/// Named validators; each is implemented, with its source, in `findings/checksum.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checksum {
    /// NHS number: modulus 11.
    Nhs,
    /// Scottish community health index: real date of birth and modulus 11.
    Chi,
    /// Unique pupil number: check letter, modulus 23.
    Upn,
    /// Unique learner number: modulus 11, other weights.
    Uln,
    /// National Insurance number: prefixes that are never used.
    Nino,
    /// Payment cards: Luhn.
    Luhn,
    /// International bank account number: modulus 97.
    Iban,
}

/// Meaning of a tag in the common phrase set of context words: recogniser × for or against.
#[must_use]
pub const fn context_tag(recogniser: u16, against: bool) -> u32 {
    (recogniser as u32) << 1 | against as u32
}
