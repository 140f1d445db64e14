//! The part a person plays, from the words right before and after the name.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::name::{Name, mark};
use super::words;
use crate::rules::people::{Role, RoleWords};

/// Role words by key.
pub(super) struct Roles(BTreeMap<u64, Role>);

impl Roles {
    /// Reads the lists; the first that claims a word has it.
    pub(super) fn new(lists: &[RoleWords]) -> Self {
        let mut all = BTreeMap::new();
        for list in lists {
            for word in list.words.split_whitespace() {
                all.entry(words::key(word)).or_insert(list.role);
            }
        }
        Self(all)
    }

    fn at(&self, frame: &Frame, at: usize) -> Option<Role> {
        let item = frame.items.get(at)?;
        self.0.get(&item.word.key).copied().filter(|_| item.word.length > 1)
    }

    /// "mum Kelly", "SW: Kelly", "mum (Kelly)", "Kelly (IRO)", "Kelly, her mum".
    pub(super) fn set(&self, frame: &Frame, text: &str, found: &mut [Name]) {
        for name in found {
            let before = name.from.checked_sub(1);
            let further = name.from.checked_sub(2);
            let joined = before.is_some_and(|at| matches!(mark(frame, text, at), b'(' | b':' | b'"'));
            let gap = |at: usize| if joined { further } else { Some(at) };
            name.role =
                before.and_then(gap).and_then(|at| self.at(frame, at)).or_else(|| self.after(frame, text, name));
        }
    }

    fn after(&self, frame: &Frame, text: &str, name: &Name) -> Option<Role> {
        match mark(frame, text, name.to) {
            b'(' => self
                .at(frame, name.to + 1)
                .or_else(|| (mark(frame, text, name.to + 3) == b')').then(|| self.at(frame, name.to + 2)).flatten()),
            b',' => {
                let word = frame.items.get(name.to + 1)?;
                let owned = word.fixed && matches!(word.word.length, 2..=5);
                owned.then(|| self.at(frame, name.to + 2)).flatten()
            }
            _ => None,
        }
    }
}
