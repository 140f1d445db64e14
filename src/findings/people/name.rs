//! From odds of words to names: which words belong together.

use super::cues::Cue;
use super::frame::{Frame, Item, Manner};
use super::tagger::Odds;
use super::words::Shape;
use crate::rules::people::Role;

/// Odds from which a word is taken for a name. Below even: a missed name costs more than a question.
const FROM: f32 = 0.36;
/// Odds from which a word after a title or kin word is taken for a name.
const FROM_AFTER_CUE: f32 = 0.12;

/// A name in the text, as a run of items.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// First item.
    pub from: usize,
    /// One past the last item.
    pub to: usize,
    /// How sure, 0 to 1.
    pub score: f32,
    /// Whether a title, kin word or role stands by it.
    pub cued: bool,
    /// Whether it was found because the same name is elsewhere.
    pub elsewhere: bool,
    /// Which person.
    pub person: u16,
    /// The part that person plays, where the text says so.
    pub role: Option<Role>,
}

impl Name {
    /// A name of the items from `from` to `to`.
    pub(super) fn new(from: usize, to: usize, score: f32) -> Self {
        Self { from, to, score, cued: false, elsewhere: false, person: 0, role: None }
    }
}

/// Reads the names off the odds.
pub(super) fn names(frame: &Frame, odds: &[Odds], text: &str) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for (at, odds) in odds.iter().enumerate() {
        let person = odds[1] + odds[2];
        let cued = after_cue(frame, at);
        if person < if cued { FROM_AFTER_CUE } else { FROM } || !frame.items[at].word.shape.is_word() {
            continue;
        }
        let sure = person.max(if cued { 0.75 } else { 0.0 });
        match found.last_mut() {
            Some(last) if last.to == at && odds[2] >= odds[1] => {
                last.to = at + 1;
                last.score = last.score.max(sure);
            }
            _ => {
                let mut name = Name::new(at, at + 1, sure);
                name.cued = cued;
                found.push(name);
            }
        }
    }
    join(frame, text, found)
}

/// Whether a title or kin word stands right before.
pub(super) fn after_cue(frame: &Frame, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| frame.items.get(before)) else { return false };
    let item = &frame.items[at];
    let capital = item.word.shape != Shape::Lower && item.manner != Manner::Capitals && item.cue == Cue::None;
    let small = item.known.word() == 0 && item.word.shape == Shape::Lower && !item.known.grammar();
    matches!(before.cue, Cue::Title | Cue::Kin) && item.word.spaced && !item.fixed && (capital || small)
}

/// The mark at an item, 0 for anything else.
pub(super) fn mark(frame: &Frame, text: &str, at: usize) -> u8 {
    match frame.items.get(at) {
        Some(Item { word, .. }) if word.shape == Shape::Mark => {
            text.as_bytes().get(word.start as usize).copied().unwrap_or(0)
        }
        Some(Item { word, .. }) if word.shape == Shape::Line => b'\n',
        None => b'\n',
        _ => 0,
    }
}

/// Joins a nickname in quotes, and a surname before its forename, into one name.
fn join(frame: &Frame, text: &str, found: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(found.len());
    for name in found {
        let Some(last) = joined.last_mut() else {
            joined.push(name);
            continue;
        };
        let between = mark(frame, text, last.to);
        let one_apart = last.to + 1 == name.from;
        let quoted = one_apart
            && between == b'"'
            && (mark(frame, text, name.to) == b'"' || mark(frame, text, last.from.wrapping_sub(1)) != b'"')
            && last.to - last.from <= 3
            && !(mark(frame, text, name.to) == b'"' && ends_quote(frame, text, name.to + 1));
        if quoted || (one_apart && between == b',' && is_reversed(frame, text, last, &name)) {
            last.to = name.to;
            last.score = last.score.max(name.score);
        } else {
            joined.push(name);
        }
    }
    joined
}

/// Whether nothing of the name follows a closing quote.
fn ends_quote(frame: &Frame, text: &str, at: usize) -> bool {
    frame.items.get(at).is_none_or(|item| !item.word.shape.is_word() || item.word.shape == Shape::Lower)
        || mark(frame, text, at) == b'\n'
}

/// "Surname, Forename" at the head of a line or field: nothing before it, an end after it.
fn is_reversed(frame: &Frame, text: &str, surname: &Name, forename: &Name) -> bool {
    let before = surname.from.checked_sub(1).map_or(b'\n', |at| mark(frame, text, at));
    let after = mark(frame, text, forename.to);
    let head = matches!(before, b'\n' | b':' | b']' | b'|' | b';' | b'\t' | b'-');
    let spaced = frame.items[forename.from].word.spaced;
    let ends = matches!(after, b'\n' | b'<' | b']' | b'|' | b';' | b':' | b'\t' | b'(' | b'-')
        || frame.items.get(forename.to).is_some_and(|item| matches!(item.word.shape, Shape::Number | Shape::Code));
    let known = frame.items[surname.from].known.surname() >= frame.items[surname.from].known.forename();
    head && spaced && (ends || surname_in_capitals(frame, surname, forename)) && known
}

/// "OSBOURNE, Dale"
fn surname_in_capitals(frame: &Frame, surname: &Name, forename: &Name) -> bool {
    frame.items[surname.from].word.shape == Shape::Upper && frame.items[forename.from].word.shape == Shape::Capital
}
