//! Many phrases looked for at once: a trie over word keys in one open-addressed table, made
//! at build time, so that a text is passed once whatever the number of phrases.

use serde::{Deserialize, Serialize};

use super::{Gap, Kind, Text, Token, fold, token};

/// What a phrase stands for; the owner of the set gives it meaning.
pub type Tag = u32;

/// A set of phrases, each with one or more tags.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct PhraseSet {
    /// Power-of-two table, at most half full; a slot is empty where `child` is 0 (the root is nobody's child).
    slots: Vec<Slot>,
    /// One bit for each of 2^16 sums of a key; clear where no phrase begins with such a word.
    begins: Vec<u64>,
    /// Where the tags of each node begin in `tags`, and one past the last.
    starts: Vec<u32>,
    tags: Vec<Tag>,
    /// What it was made of, where it is to be stored.
    nodes: Packed,
}

/// A set as it is stored: node 0 is the root, and each node knows the one before it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Packed {
    parents: Vec<u32>,
    /// Four bytes for each node, little endian.
    keys: Vec<u8>,
    tags: Vec<Vec<Tag>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u32,
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
        let mut edges: Vec<Vec<(u32, u32)>> = vec![Vec::new()];
        let mut nodes = Packed { parents: vec![0], keys: vec![0; 4], tags: vec![Vec::new()] };
        for (phrase, tag) in phrases {
            let mut node = 0_usize;
            for key in keys(phrase) {
                let known = edges[node].iter().find(|(k, _)| *k == key).map(|(_, child)| *child as usize);
                node = known.unwrap_or_else(|| {
                    let child = edges.len();
                    edges.push(Vec::new());
                    edges[node].push((key, u32::try_from(child).unwrap_or(u32::MAX)));
                    nodes.parents.push(u32::try_from(node).unwrap_or(u32::MAX));
                    nodes.keys.extend(key.to_le_bytes());
                    nodes.tags.push(Vec::new());
                    child
                });
            }
            if node != 0 && !nodes.tags[node].contains(&tag) {
                nodes.tags[node].push(tag);
            }
        }
        let mut set = Self::from(nodes.clone());
        set.nodes = nodes;
        set
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
        if tokens.get(first).is_none_or(|token| !self.may_begin(short(token.key))) {
            return;
        }
        let (mut node, mut at) = (0, first);
        while let Some(token) = tokens.get(at) {
            if at > first && token.gap >= Gap::Paragraph {
                return;
            }
            let skippable = at > first && token.kind == Kind::Mark && token.gap == Gap::None;
            let and = at > first && token.kind == Kind::Mark && token.key == fold::key("&");
            match self.child(node, if and { short(fold::key("and")) } else { short(token.key) }) {
                Some(child) => node = child,
                // A hyphen or an apostrophe may stand between the words of a phrase.
                None if skippable => {
                    // "All Saints' Day": after an apostrophe there may be a space.
                    let widest = if token.key == fold::key("'") { Gap::Space } else { Gap::None };
                    at += 1;
                    if tokens.get(at).is_some_and(|next| next.gap <= widest) { continue } else { return }
                }
                None => return,
            }
            for &tag in self.tags_at(node) {
                found(Hit { tag, first, last: at });
            }
            at += 1;
        }
    }

    /// The tags of exactly this phrase.
    #[must_use]
    pub fn tags_of(&self, phrase: &str) -> &[Tag] {
        let node = keys(phrase).into_iter().try_fold(0, |node, key| self.child(node, key));
        node.map_or(&[], |node| self.tags_at(node))
    }

    fn tags_at(&self, node: u32) -> &[Tag] {
        let node = node as usize;
        let ends = self.starts.get(node).zip(self.starts.get(node + 1));
        ends.and_then(|(&start, &end)| self.tags.get(start as usize..end as usize)).unwrap_or(&[])
    }

    fn may_begin(&self, key: u32) -> bool {
        let bit = key >> 16;
        self.begins.get(bit as usize >> 6).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
    }

    fn child(&self, parent: u32, key: u32) -> Option<u32> {
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

impl From<PhraseSet> for Packed {
    fn from(set: PhraseSet) -> Self {
        set.nodes
    }
}

impl From<Packed> for PhraseSet {
    /// Lays the edges out in a table: a few instructions for each phrase, once.
    fn from(nodes: Packed) -> Self {
        let count = nodes.parents.len();
        let size = if count < 2 { 0 } else { (count * 2).next_power_of_two() };
        let mut set = Self { slots: vec![Slot::default(); size], begins: vec![0; 1 << 10], ..Self::default() };
        let edges = nodes.parents.iter().zip(nodes.keys.chunks_exact(4));
        for (child, (&parent, key)) in (0_u32..).zip(edges).skip(1) {
            let key = key.iter().rev().fold(0, |key, &byte| key << 8 | u32::from(byte));
            let mut at = slot_of(parent, key) & (size - 1);
            while set.slots[at].child != 0 {
                at = (at + 1) & (size - 1);
            }
            set.slots[at] = Slot { key, parent, child };
            if parent == 0 {
                set.begins[(key >> 22) as usize] |= 1 << (key >> 16 & 63);
            }
        }
        set.starts.push(0);
        for tags in &nodes.tags {
            set.tags.extend(tags);
            set.starts.push(u32::try_from(set.tags.len()).unwrap_or(u32::MAX));
        }
        set
    }
}

/// Half of a word's key. A word of a text that is in no list is taken for one of a set of ten
/// thousand about once in 400 000 words: a look-up more, and nothing else in all but odd cases.
#[allow(clippy::cast_possible_truncation)] // Folded on purpose.
fn short(key: u64) -> u32 {
    (key >> 32 ^ key) as u32
}

fn keys(phrase: &str) -> Vec<u32> {
    let folded: String = phrase.chars().filter_map(fold::plain_form).collect();
    token::tokenise(&folded)
        .iter()
        .filter(|token| token.is_wordlike() || token.span().len() > 1)
        .map(|token| short(token.key))
        .collect()
}

fn slot_of(parent: u32, key: u32) -> usize {
    let mixed =
        (u64::from(key) ^ u64::from(parent).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    usize::try_from(mixed >> 33).unwrap_or(0)
}
