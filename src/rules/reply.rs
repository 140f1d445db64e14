//! Rules by which a reply is compared with its source: `rules/reply/`.

use serde::{Deserialize, Serialize};

use super::groups::Groups;

/// Word groups, and words that mean the same for a comparison.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ReplyRules {
    /// Groups of `rules/reply/words.toml`.
    pub words: Groups,
    /// Words and the word they are compared as, sorted by word.
    pub same: Vec<(String, String)>,
    /// Phrases that mean the same as the name of their group: "occupational therapist", "OT".
    pub alike: Groups,
    /// A kind of issue, words of a reply (lower case) and what to offer in their place:
    /// `rules/reply/instead.toml`, sorted.
    pub instead: Vec<(String, String, String)>,
}

impl ReplyRules {
    /// The word that `word` (lower case) is compared as.
    #[must_use]
    pub fn plain<'w>(&'w self, word: &'w str) -> &'w str {
        let at = self.same.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok();
        at.and_then(|at| self.same.get(at)).map_or(word, |(_, plain)| plain.as_str())
    }
}
