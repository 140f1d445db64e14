//! The shape of `rules/safer/`: what safer text does with each kind of finding, how stand-ins are
//! counted, what kind of setting an organisation is, and what translators make of our words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What safer text does with a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operator {
    /// A stand-in: `"[Mum]"`, `"[NHS number 1]"`.
    #[default]
    Replace,
    /// What it means and no more: "[Age 8]", "[Primary school]".
    Generalise,
    /// A date moved by the chat's own number of weeks: order, gaps and weekdays hold.
    Shift,
    /// Nothing of it; this can't be restored.
    Remove,
    /// As it is.
    Keep,
}

impl Operator {
    /// Every operator, as it is written in data.
    pub const ALL: [(&'static str, Self); 5] = [
        ("replace", Self::Replace),
        ("generalise", Self::Generalise),
        ("shift", Self::Shift),
        ("remove", Self::Remove),
        ("keep", Self::Keep),
    ];

    /// As it is written in data.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, one)| *one == self).map_or("replace", |(word, _)| word)
    }
}

/// A kind of setting and the words of a name that tell it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingWords {
    /// A key of `rules/wording` under `setting.`.
    pub setting: String,
    /// Words and phrases, in small letters.
    pub words: Vec<String>,
}

/// `rules/safer/operators.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorFile {
    /// Version of this shape.
    pub format: u32,
    /// Where it comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
    /// Roles that are counted in letters.
    pub letters: Vec<String>,
    /// Roles that stand without a number while there is one.
    pub alone: Vec<String>,
    /// Roles of people at work.
    pub professionals: Vec<String>,
    /// Words after a surname that make it a family's.
    pub families: Vec<String>,
    /// Operators by entity or by kind of the policy.
    pub operators: BTreeMap<String, Operator>,
    /// Settings by words of their names.
    pub setting: Vec<SettingWords>,
}

/// `rules/safer/parts.toml`: which part somebody plays, by the words around their name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// Version of this shape.
    pub format: u32,
    /// Where it comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
    /// Words before a part that say whose it is.
    pub owners: Vec<String>,
    /// Titles that stand between a part and a name.
    pub titles: Vec<String>,
    /// Titles and parts of women.
    pub women: Vec<String>,
    /// Titles and parts of men.
    pub men: Vec<String>,
    /// Words for children that make whoever has them a parent.
    pub children: Vec<String>,
    /// Age under which somebody is a child.
    pub child_under: u32,
    /// Ages at which bands begin, in order.
    pub bands: Vec<u32>,
    /// Parts and phrases for one person who plays them.
    pub one: BTreeMap<String, Vec<String>>,
    /// Parts and words for several people who play them.
    pub several: BTreeMap<String, Vec<String>>,
}

/// `rules/safer/same.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameFile {
    /// Version of this shape.
    pub format: u32,
    /// Where it comes from.
    pub source: String,
    /// When a person last looked (ISO date).
    pub reviewed: String,
    /// Words of one meaning, separated by white space; a hyphen joins the words of a phrase.
    pub same: BTreeMap<String, String>,
}

/// Everything in `rules/safer/`, as packed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SaferRules {
    /// Operators by entity or kind, sorted.
    pub operators: Vec<(String, Operator)>,
    /// Roles that are counted in letters.
    pub letters: Vec<String>,
    /// Roles that stand without a number while there is one.
    pub alone: Vec<String>,
    /// Roles of people at work.
    pub professionals: Vec<String>,
    /// Words after a surname that make it a family's.
    pub families: Vec<String>,
    /// Which part somebody plays, by the words around their name.
    pub parts: PartFile,
    /// Settings and the words that tell them.
    pub settings: Vec<SettingWords>,
    /// Words of one meaning, a line each.
    pub same: Vec<String>,
    /// Keys of regions under `region.` in `rules/wording`; the first is the cities that may stay.
    pub region_names: Vec<String>,
    /// For each home place of the lexicon, in its order, half a byte: 0 not known, else a region and one.
    pub regions: Vec<u8>,
}

impl SaferRules {
    /// The operator written for an entity or a kind.
    #[must_use]
    pub fn operator(&self, key: &str) -> Option<Operator> {
        let at = self.operators.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.operators.get(at).map(|(_, operator)| *operator)
    }

    /// The region of the home place at `index` of the lexicon.
    #[must_use]
    pub fn region(&self, index: usize) -> Option<&str> {
        let byte = self.regions.get(index / 2)?;
        let half = if index.is_multiple_of(2) { byte & 15 } else { byte >> 4 };
        self.region_names.get(usize::from(half).checked_sub(1)?).map(String::as_str)
    }
}
