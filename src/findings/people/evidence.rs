//! What speaks for a name beside the tagger: titles, kin words, layout.

use super::cues::Cue;
use super::frame::{Frame, Item, Manner, spelt};
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
/// The same for a word that is a usual forename and nothing else.
const ELSEWHERE_SURE: f32 = 0.25;
/// Added to that where no kin word and no title is in it either.
const QUIET_MORE: f32 = 0.1;
/// Added where a longer text speaks of them only somewhat, or where a word of the language stands among workers alone.
const SOMEWHAT_MORE: f32 = 0.12;
/// Words and marks of a longer text.
const LONG: usize = 80;

/// "the Campbells": a surname that stands for a family.
fn is_family(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    let before = at.checked_sub(1).map(|at| &frame.items[at]).filter(|_| item.word.spaced);
    let the = before.is_some_and(|before| spelt(text, before) == "the");
    the && item.word.shape == Shape::Capital && item.word.length > 4 && item.word.tail & 0xff == u32::from(b's')
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
        // "her neighbour parvin"
        Shape::Lower if strange(item) && follows_role(frame, at) => return FROM_LIKELY,
        // "14yo mackenzie"
        Shape::Lower if item.known.forename() > 0 && follows_age(frame, text, at) => return FROM_AFTER_CUE,
        Shape::Upper if item.manner != Manner::Capitals && item.word.length <= 4 && item.known.forename() < 2 => {
            FROM_SHORT
        }
        Shape::Upper if item.manner != Manner::Capitals && item.word.length <= 4 => FROM_LIKELY,
        Shape::Capital if item.opens && word => FROM_UNLIKELY,
        Shape::Capital if follows_contact(frame, at) => return FROM_GLOSSED / 2.0,
        Shape::Capital if frame.practice > 0 && !item.opens && strange(item) => FROM_STRANGE,
        Shape::Capital if frame.practice > 0 && item.known.only_name() && !item.known.place() => FROM_LIKELY,
        _ => FROM,
    };
    let sure = item.known.forename() > 1 && item.known.only_name() && !item.known.place();
    from + match frame.practice {
        0 if sure => ELSEWHERE_SURE,
        0 if frame.quiet => ELSEWHERE_MORE + QUIET_MORE,
        0 => ELSEWHERE_MORE,
        1 if frame.items.len() > LONG => SOMEWHAT_MORE,
        _ if frame.quiet && item.known.word() > 0 => SOMEWHAT_MORE,
        _ => 0.0,
    }
}

/// Whether a title or kin word stands right before.
pub(super) fn after_cue(frame: &Frame, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| frame.items.get(before)) else { return false };
    let item = &frame.items[at];
    let before = ranked(frame, at).unwrap_or(before);
    let called = item.cue == Cue::None || (item.cue == Cue::Calendar && item.known.forename() > 0 && !dated(frame, at));
    let capital = item.word.shape != Shape::Lower && item.manner != Manner::Capitals && called;
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

/// "I visited Marvalyn …": whom one visits, rings or asks is somebody, or somewhere known.
pub(super) fn follows_contact(frame: &Frame, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &frame.items[at]).filter(|_| strange(&frame.items[at]));
    before.is_some_and(|before| before.cue == Cue::Contact && before.word.shape == Shape::Lower)
}

/// "14yo", "6yr": figures and a unit right before.
fn follows_age(frame: &Frame, text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &frame.items[at]).filter(|item| item.word.shape == Shape::Code);
    before.is_some_and(|age| spelt(text, age).trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('y'))
}

fn follows_role(frame: &Frame, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| frame.items[at].cue);
    frame.items[at].word.spaced && matches!(before, Some(Cue::Role | Cue::Human))
}

/// "PC 1904 Tyson": the rank before a number.
pub(super) fn ranked(frame: &Frame, at: usize) -> Option<&Item> {
    let number = &frame.items[at.checked_sub(1)?].word;
    let rank = frame.items.get(at.checked_sub(2)?)?;
    let numbered = number.shape == Shape::Number && number.end - number.start <= 5 && number.spaced;
    (numbered && rank.cue == Cue::Title && frame.items[at].word.spaced).then_some(rank)
}

/// "wife June was" is no date; "mum June 3rd" is.
fn dated(frame: &Frame, at: usize) -> bool {
    frame.items.get(at + 1).is_some_and(|next| matches!(next.word.shape, Shape::Number | Shape::Code))
}

/// A word in no list, or hardly one: the table takes one unknown word in a hundred for a rare one.
pub(super) fn strange(item: &Item) -> bool {
    item.known.word() <= 1 && !item.known.place() && !item.known.proper() && item.cue == Cue::None
}

/// "Name I like: Sky": a field about a name.
fn fills_name(frame: &Frame, text: &str, at: usize) -> bool {
    let Some(colon) = at.checked_sub(1).filter(|&at| mark(frame, text, at) == b':') else { return false };
    let label = frame.items[colon.saturating_sub(4)..colon].iter().rev();
    let mut label = label.take_while(|item| item.word.shape != Shape::Line);
    label.any(|item| spelt(text, item).eq_ignore_ascii_case("name"))
}

/// "supervisor (Debs)", "her eldest, Will", "a man called Chalky", "known as The Colonel": a word that says who comes
/// before, with at most a mark and an article between.
pub(super) fn glossed(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    if item.known.proper() || item.known.grammar() || !matches!(item.cue, Cue::None | Cue::Human) {
        return false;
    }
    if fills_name(frame, text, at) || (strange(item) && frame.practice > 0 && is_family(frame, text, at)) {
        return true;
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
