//! What speaks for a name beside the tagger: titles, kin words, layout.

use super::cues::Cue;
use super::frame::{Frame, Item, Manner, is_dictated, spelt};
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

/// "the Campbells": a surname that stands for a family.
fn is_family(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    let before = at.checked_sub(1).map(|at| &frame.items[at]).filter(|_| item.word.spaced);
    let the = before.is_some_and(|before| spelt(text, before) == "the");
    the && item.word.shape == Shape::Capital && item.word.length > 4 && item.word.tail & 0xff == u32::from(b's')
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
        // "her neighbour parvin"
        Shape::Lower if strange(item) && follows_role(frame, at) => return FROM_LIKELY,
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

/// "Marvalyn Goulbourne was born": who is born has a name.
fn is_born(frame: &Frame, text: &str, at: usize) -> bool {
    let word = |at: usize| frame.items.get(at).map_or("", |item| spelt(text, item));
    let item = &frame.items[at];
    let surname = usize::from(frame.items.get(at + 1).is_some_and(|next| next.word.shape == Shape::Capital));
    let born = word(at + 1 + surname) == "was" && word(at + 2 + surname) == "born";
    born && item.word.shape == Shape::Capital && strange(item)
}

fn follows_role(frame: &Frame, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| frame.items[at].cue);
    frame.items[at].word.spaced && matches!(before, Some(Cue::Role | Cue::Human))
}

/// "PC 1904 Tyson": the rank before a number.
fn ranked(frame: &Frame, at: usize) -> Option<&Item> {
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
fn strange(item: &Item) -> bool {
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
