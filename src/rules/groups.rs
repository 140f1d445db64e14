//! Named groups of words and phrases, looked for together in one pass.

use serde::{Deserialize, Serialize};

use crate::text::Text;
use crate::text::phrases::{Hit, PhraseSet, Tag};

/// Groups by name; the tag of a phrase is the place of its group in `names`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Groups {
    /// Names of the groups, in order of tag.
    pub names: Vec<String>,
    /// Every phrase of every group.
    pub phrases: PhraseSet,
}

impl Groups {
    /// Packs groups of phrases: name and phrases of each.
    #[must_use]
    pub fn new<'g>(groups: impl IntoIterator<Item = (&'g String, &'g Vec<String>)>) -> Self {
        let (mut names, mut phrases) = (Vec::new(), Vec::new());
        for (name, words) in groups {
            let tag = Tag::try_from(names.len()).unwrap_or(Tag::MAX);
            names.push(name.clone());
            phrases.extend(words.iter().map(|word| (word.as_str(), tag)));
        }
        Self { names, phrases: PhraseSet::new(phrases) }
    }

    /// The tag of a group, where there is such a group.
    #[must_use]
    pub fn tag(&self, name: &str) -> Option<Tag> {
        self.names.iter().position(|known| known == name).and_then(|at| Tag::try_from(at).ok())
    }

    /// All hits in a text, in order of place; at one place shorter ones first.
    #[must_use]
    pub fn hits(&self, text: &Text<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.phrases.find(text, |hit| hits.push(hit));
        hits
    }
}
