//! Places of a text where a name stands, whatever the tagger thinks of the word: greetings, signatures, speakers, initials.

use super::cues::Cue;
use super::evidence::{ranked, strange};
use super::frame::{Frame, Manner, is_dictated, spelt};
use super::join::is_small_initial;
use super::name::mark;
use super::words::Shape;

/// Whether the layout says that a name stands here: "Dami (your mum)", "[12:04] shaz: hiya",
/// "K.V.", whatever the tagger thinks of the word.
pub(super) fn hinted(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    if is_modal(frame, at) || is_speaker(frame, text, at) {
        return true;
    }
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
    let signed = is_signed(frame, text, at);
    let numbered = item.word.shape == Shape::Capital && ranked(frame, at).is_some();
    glossed
        || greeted
        || is_called_on(frame, text, at)
        || is_of_a_household(frame, text, at)
        || is_after_an_initial(frame, text, at)
        || turn
        || initial
        || dictated
        || signed
        || stands_alone(frame, text, at)
        || is_born(frame, text, at)
        || numbered
        || (item.word.shape == Shape::Initials && item.word.length >= 2)
}

/// "Thanks again!\nSophie": a forename alone on its line, or at the very end, is who writes or who came.
fn stands_alone(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    let sure = item.known.forename() > 1 && item.known.word() == 0 && !item.known.place();
    let before = at.checked_sub(1).map_or(b'\n', |at| mark(frame, text, at));
    let stop = usize::from(mark(frame, text, at + 1) == b'.');
    let (ends, last) = (mark(frame, text, at + 1 + stop) == b'\n', at + 1 + stop >= frame.items.len());
    let parted = before == b'\n' || (last && matches!(before, b'.' | b'!' | b'?'));
    sure && item.word.shape == Shape::Capital && parted && ends
}

/// "Checked by Y. Gold", at the head of a line or after a mark as well: a surname after an initial with its full stop.
fn is_signed(frame: &Frame, text: &str, at: usize) -> bool {
    let Some(letter) = at.checked_sub(1).map(|at| &frame.items[at].word) else { return false };
    let item = &frame.items[at];
    let initial = letter.shape == Shape::Letter && letter.end - letter.start == 2;
    let before = at.checked_sub(2).map_or(b'\n', |at| mark(frame, text, at));
    let by = at
        .checked_sub(2)
        .and_then(|at| frame.items.get(at))
        .is_some_and(|item| item.cue == Cue::Contact || spelt(text, item) == "by");
    let surname = item.word.shape == Shape::Capital && item.known.surname() > 0 && item.word.spaced;
    initial && surname && (by || matches!(before, b'\n' | b',' | b'(' | b'|' | b':' | b';' | b'\t' | b'/' | b'&'))
}

/// "AD:" at the head of more than one line: who speaks in a transcript, by initials.
fn is_speaker(frame: &Frame, text: &str, at: usize) -> bool {
    let speaks = |at: usize| {
        let head = at.checked_sub(1).is_none_or(|before| mark(frame, text, before) == b'\n');
        head && mark(frame, text, at + 1) == b':'
    };
    let item = &frame.items[at];
    let short = item.word.shape == Shape::Upper && item.word.length == 2 && item.cue == Cue::None;
    let again = |other: usize| other != at && frame.items[other].word.key == item.word.key && speaks(other);
    short && frame.practice > 0 && item.manner != Manner::Capitals && speaks(at) && (0..frame.items.len()).any(again)
}

/// "will is 13 now": a word that helps verbs is somebody where a finite verb follows and no article comes before.
fn is_modal(frame: &Frame, at: usize) -> bool {
    let item = &frame.items[at];
    let finite = frame.items.get(at + 1).is_some_and(|next| {
        // "is", "was", "has", "had", "said", "says", "goes", "went", as `Word::head` keeps them.
        const FINITE: [u32; 8] =
            [0x6973, 0x77_6173, 0x68_6173, 0x68_6164, 0x7361_6964, 0x7361_7973, 0x676f_6573, 0x7765_6e74];
        next.word.shape == Shape::Lower && FINITE.contains(&next.word.head) && next.word.length <= 4
    });
    // The testament: "his will is with the solicitor".
    let owned = at.checked_sub(1).and_then(|at| frame.items.get(at)).is_some_and(|before| before.known.grammar());
    item.cue == Cue::Act && item.known.forename() > 1 && finite && (item.opens || !owned)
}

/// "Constance, I was on leave": a forename and a comma at the head of a line, then somebody who speaks; "see you later
/// Lizzie": a forename that ends a line of plain words.
fn is_called_on(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    let sure = item.known.forename() > 1 && item.known.only_name() && !item.known.place();
    if !sure || item.word.shape != Shape::Capital {
        return false;
    }
    let before = at.checked_sub(1);
    let head = item.opens && mark(frame, text, at + 1) == b',';
    let speaks = frame.items.get(at + 2).is_some_and(|next| spelt(text, next) == "I");
    let plain = |at: usize| frame.items[at].word.shape == Shape::Lower && frame.items[at].known.word() > 1;
    (head && speaks) || (item.word.spaced && before.is_some_and(plain) && mark(frame, text, at + 1) == b'\n')
}

/// "the mccafferty house", "Baptiste family: visit overdue": a surname before a word for those who share it.
fn is_of_a_household(frame: &Frame, text: &str, at: usize) -> bool {
    const SHARED: [&str; 7] = ["family", "house", "household", "strat", "children", "kids", "siblings"];
    let item = &frame.items[at];
    let shared = frame.items.get(at + 1).is_some_and(|next| SHARED.contains(&spelt(text, next)));
    let the = at.checked_sub(1).is_some_and(|before| spelt(text, &frame.items[before]) == "the");
    let surname = item.known.surname() > 0 && item.known.word() == 0 && !item.known.place() && item.cue == Cue::None;
    surname && shared && frame.practice > 0 && (the || item.opens) && !item.known.proper()
}

/// "d. aspinall": a surname after a small initial that stands where names do.
fn is_after_an_initial(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    let surname = item.word.shape == Shape::Lower && item.known.surname() > 0 && item.known.word() == 0;
    surname && at.checked_sub(2).is_some_and(|letter| is_small_initial(frame, text, letter))
}

/// "Marvalyn Goulbourne was born": who is born has a name.
fn is_born(frame: &Frame, text: &str, at: usize) -> bool {
    let word = |at: usize| frame.items.get(at).map_or("", |item| spelt(text, item));
    let item = &frame.items[at];
    let surname = usize::from(frame.items.get(at + 1).is_some_and(|next| next.word.shape == Shape::Capital));
    let born = word(at + 1 + surname) == "was" && word(at + 2 + surname) == "born";
    born && item.word.shape == Shape::Capital && strange(item)
}

/// "D. refused", "VB said": what a person does, after the initials that begin the sentence.
fn says(frame: &Frame, at: usize) -> bool {
    frame.items.get(at).is_some_and(|item| item.cue == Cue::Act && item.word.shape == Shape::Lower && item.word.spaced)
}
