//! Many phrases looked for at once: a trie over word keys in one open-addressed table, made
//! at build time, so that a text is passed once whatever the number of phrases.

use serde::{Deserialize, Serialize};

use super::{Gap, Kind, Text, Token, fold, token};

/// What a phrase stands for; the owner of the set gives it meaning.
pub type Tag = u32;

/// A set of phrases, each with one or more tags.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PhraseSet {
    /// Power-of-two table; a slot is empty where `child` is 0 (the root is nobody's child).
    slots: Vec<Slot>,
    /// Tags by node.
    tags: Vec<Vec<Tag>>,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Slot {
    key: u64,
    parent: u32,
    child: u32,
}

/// A phrase found: tokens `first..=last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it stands for.
    pub tag: Tag,
    /// Index of its first token.
    pub first: usize,
    /// Index of its last token.
    pub last: usize,
}

impl PhraseSet {
    /// Builds a set from phrases and their tags. Case and odd characters do not matter;
    /// marks inside a phrase are ignored ("foster-carer" is "foster carer").
    #[must_use]
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, Tag)>) -> Self {
        let mut nodes: Vec<Vec<(u64, u32)>> = vec![Vec::new()];
        let mut tags: Vec<Vec<Tag>> = vec![Vec::new()];
        for (phrase, tag) in phrases {
            let mut node = 0_usize;
            for key in keys(phrase) {
                let known = nodes[node].iter().find(|(k, _)| *k == key).map(|(_, child)| *child as usize);
                node = known.unwrap_or_else(|| {
                    nodes.push(Vec::new());
                    tags.push(Vec::new());
                    let child = nodes.len() - 1;
                    nodes[node].push((key, u32::try_from(child).unwrap_or(u32::MAX)));
                    child
                });
            }
            if node != 0 && !tags[node].contains(&tag) {
                tags[node].push(tag);
            }
        }
        Self { slots: lay_out(&nodes), tags }
    }

    /// Calls `found` with every phrase in the text, shorter before longer at the same place.
    pub fn find(&self, text: &Text<'_>, mut found: impl FnMut(Hit)) {
        let tokens = text.tokens();
        for first in 0..tokens.len() {
            self.find_at(tokens, first, &mut found);
        }
    }

    /// Calls `found` with every phrase that begins at token `first`.
    pub fn find_at(&self, tokens: &[Token], first: usize, found: &mut impl FnMut(Hit)) {
        let (mut node, mut at) = (0, first);
        while let Some(token) = tokens.get(at) {
            if at > first && token.gap >= Gap::Paragraph {
                return;
            }
            let skippable = at > first && token.kind == Kind::Mark && token.gap == Gap::None;
            match self.child(node, token.key) {
                Some(child) => node = child,
                // A hyphen or an apostrophe may stand between the words of a phrase.
                None if skippable => {
                    at += 1;
                    if tokens.get(at).is_some_and(|next| next.gap == Gap::None) { continue } else { return }
                }
                None => return,
            }
            for &tag in self.tags.get(node as usize).into_iter().flatten() {
                found(Hit { tag, first, last: at });
            }
            at += 1;
        }
    }

    /// The tags of exactly this phrase.
    #[must_use]
    pub fn tags_of(&self, phrase: &str) -> &[Tag] {
        let node = keys(phrase).into_iter().try_fold(0, |node, key| self.child(node, key));
        node.and_then(|node| self.tags.get(node as usize)).map_or(&[], Vec::as_slice)
    }

    fn child(&self, parent: u32, key: u64) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let wrap = self.slots.len() - 1;
        let mut at = slot_of(parent, key) & wrap;
        loop {
            let slot = self.slots.get(at)?;
            if slot.child == 0 {
                return None;
            }
            if slot.key == key && slot.parent == parent {
                return Some(slot.child);
            }
            at = (at + 1) & wrap;
        }
    }
}

fn keys(phrase: &str) -> Vec<u64> {
    let folded: String = phrase.chars().filter_map(fold::plain_form).collect();
    token::tokenise(&folded)
        .iter()
        .filter(|token| token.is_wordlike() || token.span().len() > 1)
        .map(|token| token.key)
        .collect()
}

fn slot_of(parent: u32, key: u64) -> usize {
    let mixed = (key ^ u64::from(parent).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    usize::try_from(mixed >> 33).unwrap_or(0)
}

/// Lays the trie's edges out in a table at most half full.
fn lay_out(nodes: &[Vec<(u64, u32)>]) -> Vec<Slot> {
    if nodes.len() < 2 {
        return Vec::new();
    }
    let mut slots = vec![Slot::default(); (nodes.len() * 2).next_power_of_two()];
    let wrap = slots.len() - 1;
    for (parent, edges) in nodes.iter().enumerate() {
        let parent = u32::try_from(parent).unwrap_or(u32::MAX);
        for &(key, child) in edges {
            let mut at = slot_of(parent, key) & wrap;
            while slots[at].child != 0 {
                at = (at + 1) & wrap;
            }
            slots[at] = Slot { key, parent, child };
        }
    }
    slots
}
