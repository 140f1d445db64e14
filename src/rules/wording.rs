//! Every word that is shown: `rules/wording/*.toml`, one file a language.

use crate::text::order;
use serde::{Deserialize, Serialize};

/// The words of one language, sorted by key ("popup.pause").
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Wording {
    /// Language tag: "en", "cy".
    pub language: String,
    /// Keys and texts, sorted by key. `{name}` in a text is filled in by [`Wording::say`].
    pub entries: Vec<(String, String)>,
}

impl Wording {
    /// These words, with those of another language in their place where it has them.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut entries: Vec<(String, String)> =
            self.entries.iter().filter(|(key, _)| other.find(key).is_none()).cloned().collect();
        entries.extend(other.entries.iter().cloned());
        order::by_words(&mut entries, |(key, _)| key);
        Self { language: other.language.clone(), entries }
    }

    /// The text of a key, or the key itself where there is none: visibly wrong, never silent.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text of a key where there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        let at = self.entries.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.entries.get(at).map(|(_, text)| text.as_str())
    }

    /// The text of a key with its `{names}` filled in.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// `key.one` or `key.many` by count, with `{n}` filled in.
    #[must_use]
    pub fn count(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "many" };
        self.say(&format!("{key}.{form}"), &[("n", &count.to_string())])
    }
}
