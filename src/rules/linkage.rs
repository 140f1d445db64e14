//! The shape of a file in `rules/linkages/`: a kind of fact that identifies only together with others.

use serde::{Deserialize, Serialize};

use crate::text::phrases::PhraseSet;

/// Facts of one family say the same thing about a person, so only the strongest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the documentation.
pub enum Family {
    Age,
    Place,
    Home,
    Work,
    Household,
    Origin,
    Belief,
    Health,
    Identity,
    Event,
    News,
    Uniqueness,
    Offence,
    Journey,
    Setting,
    Detail,
    Date,
}

impl Family {
    /// Whether a fact sets somebody apart by itself. Meetings, posters and lists of books have ages, places, dates
    /// and unusual words too: these narrow down only who is described already.
    #[must_use]
    pub const fn sets_apart(place: usize) -> bool {
        !(place == Self::Age as usize
            || place == Self::Place as usize
            || place == Self::Setting as usize
            || place == Self::Detail as usize
            || place == Self::Date as usize)
    }
}

/// How many families there are.
pub const FAMILIES: usize = 17;

/// A kind of fact as written in its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkageFile {
    /// Version of this shape.
    pub format: u32,
    /// Name of the kind; its words are in `rules/wording/` under `linkage.`.
    pub kind: String,
    /// The family of facts that it belongs to.
    pub family: Family,
    /// How much it narrows down, in bits: half the people for each.
    pub bits: f32,
    /// Where the weight comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
    /// Phrases that state such a fact. A kind without any is found by a grammar.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A kind of fact as packed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkageKind {
    /// Its name.
    pub kind: String,
    /// Its family.
    pub family: Family,
    /// Its weight in bits.
    pub bits: f32,
}

/// All kinds, and their phrases (tag = place in `kinds`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Linkages {
    /// Kinds in the order of their file names.
    pub kinds: Vec<LinkageKind>,
    /// Phrases of all kinds.
    pub phrases: PhraseSet,
}

impl Linkages {
    /// The place of a kind by name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<u16> {
        self.kinds.iter().position(|kind| kind.kind == name).and_then(|at| u16::try_from(at).ok())
    }
}
