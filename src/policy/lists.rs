//! Names and places to watch for, and words to leave alone.

use crate::text::order;
use std::collections::HashMap;
use std::ops::Range;

use super::choices::WatchKind;
use super::document::Watch;
use super::leaf::Watched;

/// Something watched for, found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchHit {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: WatchKind,
    /// Which entry of the list, for its stand-in.
    pub entry: usize,
}

/// The names and places to watch for, ready to be looked up.
#[derive(Clone, Default)]
pub struct WatchList {
    entries: Vec<(Vec<String>, WatchKind, Option<String>)>,
    by_first: HashMap<String, Vec<usize>>,
}

impl WatchList {
    /// A list of `entries`, longest first where two begin alike.
    #[must_use]
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a Watch>) -> Self {
        let mut list = WatchList::default();
        for entry in entries {
            let words: Vec<String> = words(entry.text.as_str()).map(|(_, word)| word).collect();
            if words.is_empty() {
                continue;
            }
            list.by_first.entry(words[0].clone()).or_default().push(list.entries.len());
            let stand_in = entry.stand_in.as_ref().map(|words| words.as_str().to_owned());
            list.entries.push((words, entry.kind, stand_in));
        }
        for alike in list.by_first.values_mut() {
            order::by(alike, |entry| (order::down(list.entries[*entry].0.len()), 0));
        }
        list
    }

    /// What of the list is in `text`, in order and apart.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<WatchHit> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let words: Vec<(Range<usize>, String)> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let alike = self.by_first.get(&words[at].1).map_or(&[][..], Vec::as_slice);
            let hit = alike.iter().copied().find(|entry| {
                let wanted = &self.entries[*entry].0;
                words.len() - at >= wanted.len()
                    && words[at..].iter().zip(wanted).all(|((_, word), wanted)| word == wanted)
            });
            let Some(entry) = hit else {
                at += 1;
                continue;
            };
            let last = at + self.entries[entry].0.len() - 1;
            let range = words[at].0.start..words[last].0.end;
            found.push(WatchHit { range, kind: self.entries[entry].1, entry });
            at = last + 1;
        }
        found
    }

    /// The words that stand in for an entry, where the policy gives some.
    #[must_use]
    pub fn stand_in(&self, entry: usize) -> Option<&str> {
        self.entries.get(entry)?.2.as_deref()
    }

    fn holds(&self, wanted: &[String]) -> bool {
        self.entries.iter().any(|(words, _, _)| words == wanted)
    }
}

/// Words to leave alone.
#[derive(Clone, Default)]
pub struct LeaveList {
    entries: Vec<Vec<String>>,
}

impl LeaveList {
    /// A list of `entries` without those that `watched` holds: watching wins.
    #[must_use]
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a Watched>, watched: &WatchList) -> Self {
        let folded = entries.into_iter().map(|entry| words(entry.as_str()).map(|(_, word)| word).collect());
        let entries: Vec<Vec<String>> =
            folded.filter(|words: &Vec<String>| !words.is_empty() && !watched.holds(words)).collect();
        LeaveList { entries }
    }

    /// Whether `found`, a name or a place in a text, is one of these.
    #[must_use]
    pub fn covers(&self, found: &str) -> bool {
        let found: Vec<String> = words(found).map(|(_, word)| word).collect();
        self.entries.contains(&found)
    }
}

/// The words of a text in small letters, without a possessive ending, with their places.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(inside)?;
        let end = text[start..].find(|c| !inside(c)).map_or(text.len(), |at| start + at);
        rest = end;
        let word = &text[start..end];
        let kept = word.trim_end_matches(['\'', '\u{2019}']);
        let kept = kept.strip_suffix("'s").or_else(|| kept.strip_suffix("\u{2019}s")).unwrap_or(kept);
        let folded = kept.to_lowercase().replace('\u{2019}', "'");
        Some((start..start + kept.len(), folded))
    })
}
