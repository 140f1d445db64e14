//! From odds of words to names: which words belong together.

use super::cues::Cue;
use super::frame::{Frame, Item, Manner};
use super::tagger::Odds;
use super::words::Shape;
use crate::rules::people::Role;

/// Odds from which a word is taken for a name. Below even: a missed name costs more than a question.
const FROM: f32 = 0.32;
/// Odds from which a word after a title or kin word is taken for a name.
const FROM_AFTER_CUE: f32 = 0.08;

/// Odds from which a word that can only be a name is taken for one.
const FROM_LIKELY: f32 = 0.22;
/// Odds from which a word that is usually something else is taken for a name.
const FROM_UNLIKELY: f32 = 0.5;

/// Added where the text hardly speaks of families and workers.
const ELSEWHERE_MORE: f32 = 0.2;

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
        let hinted = hinted(frame, text, at);
        let cued = hinted || after_cue(frame, at);
        if person < needed(frame, at, cued, hinted) || !frame.items[at].word.shape.is_word() {
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
    found.retain_mut(|name| trim(frame, text, name));
    scripts(frame, &mut found);
    join(frame, text, found)
}

/// Leaves kin words, titles and "baby" outside the name; false where nothing is left, or where
/// the name belongs to a street or an organisation.
fn trim(frame: &Frame, text: &str, name: &mut Name) -> bool {
    let outside = |at: usize| {
        let item = &frame.items[at];
        matches!(item.cue, Cue::Kin | Cue::Title) && (item.known.forename() < 3 || item.word.shape == Shape::Lower)
            || matches!(item.cue, Cue::Human) && item.known.surname() < 2
    };
    while name.to - name.from > 1 && outside(name.from) {
        name.from += 1;
        name.cued = true;
    }
    while name.to - name.from > 1 && matches!(frame.items[name.to - 1].cue, Cue::Kin) {
        name.to -= 1;
    }
    let lone_cue = name.to - name.from == 1 && !name.cued && outside(name.from);
    let stray = name.to - name.from == 1 && is_stray(frame, text, name);
    let next = frame.items.get(name.to);
    let house = next.is_some_and(|item| {
        let large = matches!(item.word.shape, Shape::Capital) || item.manner != Manner::Formal;
        matches!(item.cue, Cue::Organisation | Cue::Street) && large && item.word.spaced
    });
    !(lone_cue || stray || (house && !name.cued && name.score < 0.97))
}

/// One small letter by itself, and what is written with full stops without being initials.
fn is_stray(frame: &Frame, text: &str, name: &Name) -> bool {
    let item = &frame.items[name.from];
    let small = item.word.length == 1 && item.word.shape == Shape::Lower && !name.cued;
    let dotted = item.word.shape == Shape::Initials && item.known.proper();
    let law = name.from.checked_sub(1).is_some_and(|at| {
        let before = &frame.items[at].word;
        text.get(before.start as usize..before.end as usize) == Some("Re") && item.word.length <= 3
    });
    small || dotted || law
}

/// A few words of another script in a Latin text are most often a name.
fn scripts(frame: &Frame, found: &mut Vec<Name>) {
    let is_script = |at: usize| frame.items.get(at).is_some_and(|item| item.word.shape == Shape::Script);
    let count = (0..frame.items.len()).filter(|&at| is_script(at)).count();
    if count == 0 || count > 8 || count * 4 > frame.items.len() {
        return;
    }
    found.retain(|name| !is_script(name.from));
    let mut at = 0;
    while at < frame.items.len() {
        let to = (at..).find(|&next| !is_script(next)).unwrap_or(at);
        if to > at && to - at <= 4 && frame.items[at..to].iter().all(|item| item.word.length <= 36) {
            found.push(Name::new(at, to, 0.6));
        }
        at = to.max(at + 1);
    }
    found.sort_by_key(|name| name.from);
}

/// Whether the layout says that a name stands here: "Dami (your mum)", "[12:04] shaz: hiya",
/// "K.V.", whatever the tagger thinks of the word.
fn hinted(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    if item.known.proper() || item.known.grammar() || item.cue != Cue::None {
        return false;
    }
    let kin = |place: usize| frame.items.get(place).is_some_and(|item| matches!(item.cue, Cue::Kin | Cue::Role));
    let large = matches!(item.word.shape, Shape::Capital | Shape::Mixed);
    let glossed = large
        && mark(frame, text, at + 1) == b'('
        && ((kin(at + 2) && mark(frame, text, at + 3) == b')') || (kin(at + 3) && mark(frame, text, at + 4) == b')'));
    let greeted = at >= 1 && frame.items[at - 1].cue == Cue::Greeting && frame.items[at - 1].opens;
    let greeted = greeted && large && item.known.word() < 2 && item.word.spaced;
    let turn = at >= 3
        && mark(frame, text, at - 1) == b']'
        && frame.items[at - 2].word.shape == Shape::Number
        && mark(frame, text, at - 3) == b'['
        && (item.word.shape != Shape::Lower || item.known.word() == 0);
    glossed || greeted || turn || (item.word.shape == Shape::Initials && item.word.length >= 2)
}

/// Odds that a word needs: less after a title or kin word and for what can only be a name, more
/// for what is usually something else.
fn needed(frame: &Frame, at: usize, cued: bool, hinted: bool) -> f32 {
    let item = &frame.items[at];
    let word = item.known.word() >= 2 || item.known.proper();
    let from = match item.word.shape {
        _ if hinted => return 0.0,
        _ if cued => return FROM_AFTER_CUE,
        Shape::Lower if item.word.length < 2 => FROM_UNLIKELY,
        Shape::Lower if word => FROM_UNLIKELY,
        Shape::Upper if item.manner != Manner::Capitals && item.word.length <= 4 => FROM_UNLIKELY,
        Shape::Capital if item.opens && word => FROM_UNLIKELY,
        Shape::Capital if item.known.only_name() && !item.known.place() => FROM_LIKELY,
        _ => FROM,
    };
    from + if frame.practice == 0 { ELSEWHERE_MORE } else { 0.0 }
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

/// "OSBOURNE, Dale": takes in a surname in capitals before a forename that was found.
fn take_surname(frame: &Frame, text: &str, name: &mut Name) {
    let Some(at) = name.from.checked_sub(2) else { return };
    let item = &frame.items[at];
    let before = at.checked_sub(1).map_or(b'\n', |before| mark(frame, text, before));
    let head = matches!(before, b'\n' | b':' | b']' | b'|' | b';');
    if mark(frame, text, at + 1) == b',' && head && item.word.shape == Shape::Upper && item.word.length > 2 {
        name.from = at;
    }
}

/// Joins a nickname in quotes, and a surname before its forename, into one name.
fn join(frame: &Frame, text: &str, found: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(found.len());
    for mut name in found {
        if joined.last().is_none_or(|last| last.to + 1 < name.from) {
            take_surname(frame, text, &mut name);
        }
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
