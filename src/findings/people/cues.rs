//! Words that say that a name is near: titles, kin, roles, verbs of speech, field names.

use super::words::{self, Word};
pub use crate::rules::people::{Cue, CueWords};

/// All cue words, by key: an open table that fits the nearest cache.
pub struct Cues {
    cells: Vec<(u64, Cue)>,
    mask: usize,
}

impl Cues {
    /// Makes the table. The first cue that claims a word has it.
    #[must_use]
    pub fn new(lists: &[CueWords]) -> Self {
        let count: usize = lists.iter().map(|list| list.words.split_whitespace().count()).sum();
        let size = (count * 3).next_power_of_two().max(16);
        let mut cues = Self { cells: vec![(0, Cue::None); size], mask: size - 1 };
        for list in lists {
            for word in list.words.split_whitespace() {
                let key = words::key(word);
                let at = cues.cell(key);
                if cues.cells[at].1 == Cue::None {
                    cues.cells[at] = (key, list.cue);
                }
            }
        }
        cues
    }

    #[allow(clippy::cast_possible_truncation)]
    fn cell(&self, key: u64) -> usize {
        let mut at = (key ^ key >> 32) as usize & self.mask;
        while self.cells[at].1 != Cue::None && self.cells[at].0 != key {
            at = (at + 1) & self.mask;
        }
        at
    }

    /// The cue with this key.
    #[must_use]
    #[inline]
    pub fn get(&self, key: u64) -> Cue {
        self.cells[self.cell(key)].1
    }

    /// The cue of a word.
    #[must_use]
    #[inline]
    pub fn of(&self, word: &Word) -> Cue {
        self.get(word.key)
    }
}
