//! Names that are nobody in the case: authors, public figures, placeholders, stand-ins.

use std::collections::BTreeSet;

use super::cues::Cue;
use super::frame::Frame;
use super::name::{Name, mark};
use super::words::{self, Shape};
use crate::rules::people::AllowFile;

/// Who is never a finding.
pub(super) struct Allowed {
    authors: BTreeSet<u64>,
    /// Authors whose surname hardly anybody else has.
    scholars: BTreeSet<u64>,
    /// Keys of the words of full names, mixed in order.
    figures: BTreeSet<u64>,
}

fn chain(keys: impl Iterator<Item = u64>) -> u64 {
    keys.fold(17, |all, key| all.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key)
}

impl Allowed {
    /// Reads the lists.
    pub(super) fn new(file: &AllowFile) -> Self {
        let figure = |name: &String| chain(name.split(' ').map(words::key));
        Self {
            authors: file.authors.split_whitespace().chain(file.scholars.split_whitespace()).map(words::key).collect(),
            scholars: file.scholars.split_whitespace().map(words::key).collect(),
            figures: file.figures.iter().map(figure).collect(),
        }
    }

    /// Takes out the names that are nobody in the case.
    pub(super) fn sift(&self, frame: &Frame, text: &str, found: &mut Vec<Name>) {
        let authors: BTreeSet<u64> =
            found.iter().filter(|name| is_cited(frame, text, name)).map(|name| last_key(frame, name)).collect();
        let lone = |name: &&Name| !name.cued && name.to - name.from == 1;
        let theory: BTreeSet<u64> = found
            .iter()
            .filter(lone)
            .map(|name| last_key(frame, name))
            .filter(|key| self.authors.contains(key))
            .collect();
        found.retain(|name| {
            let theorist = theory.len() > 1 && lone(&name) && theory.contains(&last_key(frame, name));
            if theorist || (self.authors.contains(&last_key(frame, name)) && owns_theory(frame, name)) {
                return false;
            }
            let cited = !name.cued && authors.contains(&last_key(frame, name));
            !(cited || self.is_figure(frame, name) || self.is_author(frame, name) || is_stand_in(frame, text, name))
        });
    }

    /// A public figure's full name, whole or with a neighbouring word that the tagger left out.
    fn is_figure(&self, frame: &Frame, name: &Name) -> bool {
        let before = name.from.saturating_sub(1)..=name.from;
        before.into_iter().any(|from| {
            (name.to..=(name.to + 1).min(frame.items.len())).any(|to| {
                to - from >= 2 && self.figures.contains(&chain(frame.items[from..to].iter().map(|item| item.word.key)))
            })
        })
    }

    /// A known author whom the text treats as one: theory near, no title and no kin word.
    fn is_author(&self, frame: &Frame, name: &Name) -> bool {
        if name.cued || name.to - name.from != 1 || !self.authors.contains(&last_key(frame, name)) {
            return false;
        }
        if self.scholars.contains(&last_key(frame, name)) {
            return true;
        }
        let near = name.from.saturating_sub(6)..(name.to + 6).min(frame.items.len());
        let about = frame.items[near.clone()].iter().any(|item| matches!(item.cue, Cue::Scholarly | Cue::Law));
        let others = near.filter(|&at| at != name.from && self.authors.contains(&frame.items[at].word.key)).count();
        about || others > 0
    }
}

fn last_key(frame: &Frame, name: &Name) -> u64 {
    frame.items[name.to - 1].word.key
}

/// "Ferguson (2011)", "Smith et al.", "Turnell and Edwards (1999)", "Re B-S", "R v Smith [2003]".
fn is_cited(frame: &Frame, text: &str, name: &Name) -> bool {
    for at in name.to..name.to + 6 {
        let Some(item) = frame.items.get(at) else { return false };
        match item.word.shape {
            Shape::Number => return is_year(frame, text, at) && before_year(frame, text, at),
            Shape::Mark if matches!(mark(frame, text, at), b'(' | b',' | b'&' | b'[' | b'\'' | b'.') => {}
            Shape::Lower
                if matches!(&text[item.word.start as usize..item.word.end as usize], "and" | "s" | "et" | "al") => {}
            Shape::Capital | Shape::Mixed if item.known.surname() > 0 || item.known.word() == 0 => {}
            _ => return false,
        }
    }
    false
}

/// "Casey's review", "Kolb's learning cycle".
fn owns_theory(frame: &Frame, name: &Name) -> bool {
    let near = frame.items.get(name.to..(name.to + 5).min(frame.items.len())).unwrap_or_default();
    let owned = near.first().is_some_and(|item| item.word.shape == Shape::Mark && !item.word.spaced);
    owned && near.iter().any(|item| item.cue == Cue::Scholarly)
}

/// A year stands after an opening bracket, or after the comma of a reference in brackets.
fn before_year(frame: &Frame, text: &str, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(mark(frame, text, before), b'(' | b'['))
        || (at.checked_sub(1).is_some_and(|before| mark(frame, text, before) == b',')
            && matches!(mark(frame, text, at + 1), b')' | b',' | b';'))
}

fn is_year(frame: &Frame, text: &str, at: usize) -> bool {
    let word = &frame.items[at].word;
    let digits = &text[word.start as usize..word.end as usize];
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// "[Mum]", "[Name 1]", "Child A", "Parent C", "Agency X": already a stand-in.
fn is_stand_in(frame: &Frame, text: &str, name: &Name) -> bool {
    let opened = name.from.checked_sub(1).is_some_and(|before| mark(frame, text, before) == b'[');
    let closed = (name.to..name.to + 3).any(|at| mark(frame, text, at) == b']');
    let words = &frame.items[name.from..name.to];
    let plain = words.iter().all(|item| item.cue != Cue::None || item.known.word() > 0 || item.known.proper());
    let lone = words.len() == 1 && matches!(words[0].word.shape, Shape::Letter);
    (opened && closed && plain) || (lone && follows_placeholder_word(frame, text, name.from))
}

/// Words that people are called by when their names are taken out.
fn follows_placeholder_word(frame: &Frame, text: &str, at: usize) -> bool {
    let Some(word) = at.checked_sub(1).and_then(|before| frame.items.get(before)) else { return false };
    let word = &text[word.word.start as usize..word.word.end as usize];
    let words = [
        "child",
        "parent",
        "mother",
        "father",
        "adult",
        "person",
        "sibling",
        "worker",
        "agency",
        "carer",
        "client",
        "child's",
        "grandparent",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
        "neighbour",
        "teacher",
    ];
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}
