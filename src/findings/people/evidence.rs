//! What speaks for a name beside the tagger: titles, kin words, layout.

use super::cues::Cue;
use super::frame::{Frame, Item, Manner, is_dictated};
use super::name::mark;
use super::words::Shape;

/// Odds from which a word is taken for a name. Below even: a missed name costs more than a question.
const FROM: f32 = 0.33;
/// Odds from which a word after a title or kin word is taken for a name.
const FROM_AFTER_CUE: f32 = 0.08;
/// Odds from which a word is taken for a name where one is due: "supervisor (Debs)", "a man called Chalky".
const FROM_GLOSSED: f32 = 0.12;
/// Odds from which a word that can only be a name is taken for one.
const FROM_LIKELY: f32 = 0.22;
/// Odds from which a capital within a sentence is taken for a name, where the word is no English one.
const FROM_STRANGE: f32 = 0.14;
/// Odds from which a word that is usually something else is taken for a name.
const FROM_UNLIKELY: f32 = 0.5;
/// Odds from which a few capitals in a row, mostly short for something, are taken for a name.
const FROM_SHORT: f32 = 0.6;
/// Odds from which a word that is written with a capital anyway is taken for a name.
const FROM_PROPER: f32 = 0.9;
/// Added where a longer text hardly speaks of families and workers.
const ELSEWHERE_MORE: f32 = 0.45;
/// Added where a longer text speaks of them only somewhat.
const SOMEWHAT_MORE: f32 = 0.12;
/// Words and marks of a longer text.
const LONG: usize = 80;

/// Whether the layout says that a name stands here: "Dami (your mum)", "[12:04] shaz: hiya",
/// "K.V.", whatever the tagger thinks of the word.
pub(super) fn hinted(frame: &Frame, text: &str, at: usize) -> bool {
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
    let letters = item.word.shape == Shape::Letter || item.word.shape == Shape::Upper && item.word.length == 2;
    let letters = letters && item.opens && item.manner != Manner::Capitals && frame.practice > 0;
    let initial = letters && says(frame, at + 1 + usize::from(mark(frame, text, at + 1) == b'.'));
    let dictated = at >= 1 && is_dictated(&frame.items[at - 1], item);
    glossed || greeted || turn || initial || dictated || (item.word.shape == Shape::Initials && item.word.length >= 2)
}

/// "D. refused", "VB said": what a person does, after the initials that begin the sentence.
fn says(frame: &Frame, at: usize) -> bool {
    frame.items.get(at).is_some_and(|item| item.cue == Cue::Act && item.word.shape == Shape::Lower && item.word.spaced)
}

/// Odds that a word needs: less after a title or kin word and for what can only be a name, more
/// for what is usually something else.
pub(super) fn needed(frame: &Frame, text: &str, at: usize, cued: bool, hinted: bool) -> f32 {
    let item = &frame.items[at];
    let word = item.known.word() >= 2 || item.known.proper();
    let from = match item.word.shape {
        _ if hinted => return 0.0,
        _ if cued => return FROM_AFTER_CUE,
        _ if item.known.proper() && item.known.forename() < 2 => FROM_PROPER,
        Shape::Capital | Shape::Mixed if glossed(frame, text, at) => FROM_GLOSSED,
        Shape::Lower if item.word.length < 2 => FROM_UNLIKELY,
        Shape::Lower if word => FROM_UNLIKELY,
        Shape::Upper if item.manner != Manner::Capitals && item.word.length <= 4 && item.known.forename() < 2 => {
            FROM_SHORT
        }
        Shape::Upper if item.manner != Manner::Capitals && item.word.length <= 4 => FROM_LIKELY,
        Shape::Capital if item.opens && word => FROM_UNLIKELY,
        Shape::Capital if frame.practice > 0 && !item.opens && strange(item) => FROM_STRANGE,
        Shape::Capital if frame.practice > 0 && item.known.only_name() && !item.known.place() => FROM_LIKELY,
        _ => FROM,
    };
    from + match frame.practice {
        0 => ELSEWHERE_MORE,
        1 if frame.items.len() > LONG => SOMEWHAT_MORE,
        _ => 0.0,
    }
}

/// Whether a title or kin word stands right before.
pub(super) fn after_cue(frame: &Frame, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| frame.items.get(before)) else { return false };
    let item = &frame.items[at];
    let capital = item.word.shape != Shape::Lower && item.manner != Manner::Capitals && item.cue == Cue::None;
    let small = item.known.word() == 0 && item.word.shape == Shape::Lower && !item.known.grammar();
    // "PCSO HOPE": where everything is in capitals, a title before a word that can be a name.
    let shouted = item.manner == Manner::Capitals && item.word.shape == Shape::Upper && item.known.is_name();
    let cued = match before.cue {
        Cue::Title => capital || small || shouted,
        Cue::Kin => capital || small,
        _ => false,
    };
    cued && item.word.spaced && !item.fixed
}

/// A word in no list.
fn strange(item: &Item) -> bool {
    item.known.word() == 0 && !item.known.place() && !item.known.proper() && item.cue == Cue::None
}

/// "supervisor (Debs)", "her eldest, Will", "a man called Chalky", "known as The Colonel": a word that says who comes
/// before, with at most a mark and an article between.
fn glossed(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    if item.known.proper() || item.known.grammar() || !matches!(item.cue, Cue::None | Cue::Human) {
        return false;
    }
    let mut before = at;
    for _ in 0..2 {
        before = match before.checked_sub(1) {
            Some(at) if matches!(mark(frame, text, at), b'(' | b',' | b'"' | b':') => at,
            Some(at) if frame.items[at].known.grammar() && frame.items[at].word.length == 3 => at,
            _ => break,
        };
    }
    let marked = mark(frame, text, before) != 0;
    before.checked_sub(1).is_some_and(|says| match frame.items[says].cue {
        Cue::Naming => true,
        Cue::Role | Cue::Kin | Cue::Human => marked,
        _ => false,
    })
}
