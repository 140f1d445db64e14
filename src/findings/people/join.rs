//! Parts of one name that the tagger left apart: "OSBOURNE, Dale", "Wayne "Spud" Murphy", "Old Ned", "Mrs Da Costa".

use super::cues::Cue;
use super::frame::{Frame, spelt};
use super::name::{Name, mark};
use super::words::Shape;

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

/// "d. aspinall", "mr a. pascoe": a small initial with its full stop, at the head of a line or after a title.
fn take_initial(frame: &Frame, text: &str, name: &mut Name) {
    let Some(at) = name.from.checked_sub(2).filter(|&at| is_small_initial(frame, text, at)) else { return };
    name.from = at;
}

/// Whether a small initial that belongs to a surname stands at `at`.
pub(super) fn is_small_initial(frame: &Frame, text: &str, at: usize) -> bool {
    let letter = frame.items.get(at).is_some_and(|item| item.word.shape == Shape::Lower && item.word.length == 1);
    let before = at.checked_sub(1).map_or(b'\n', |before| mark(frame, text, before));
    let titled = at.checked_sub(1).is_some_and(|before| frame.items[before].cue == Cue::Title);
    letter && mark(frame, text, at + 1) == b'.' && (titled || before == b'\n')
}

/// Words that are called out before a name: "Old Ned", "Big Winston".
const BYNAMES: &[&str] =
    &["old", "big", "little", "lil", "young", "mad", "wee", "fat", "long", "black", "red", "crazy"];

/// Takes in a byname with a capital, and particles: "Mrs Da Costa", "Imogen St. John".
fn take_before(frame: &Frame, text: &str, name: &mut Name) {
    let word = |at: usize| frame.items.get(at).map(|item| (item, spelt(text, item)));
    while let Some((item, letters)) = name.from.checked_sub(1).and_then(word) {
        let large = matches!(item.word.shape, Shape::Capital);
        let byname = large && BYNAMES.iter().any(|known| letters.eq_ignore_ascii_case(known));
        // "da" is also a father: only a title makes a particle of it.
        let titled = name.from.checked_sub(2).is_some_and(|at| frame.items[at].cue == Cue::Title);
        let particle = large && item.word.length > 1 && (item.cue == Cue::Particle || (titled && letters == "Da"));
        if !(byname || particle) || !frame.items[name.from].word.spaced {
            break;
        }
        name.from -= 1;
    }
}

/// Joins "Imogen" and "John" over "St.".
fn over_saint(frame: &Frame, text: &str, last: &Name, name: &Name) -> bool {
    let saint = frame.items.get(last.to).map(|item| spelt(text, item));
    saint == Some("St")
        && (last.to + 1 == name.from || (mark(frame, text, last.to + 1) == b'.' && last.to + 2 == name.from))
}

/// Joins "Wayne" and "Murphy" over a nickname in quotes.
fn over_quoted(frame: &Frame, text: &str, last: &Name, name: &Name) -> bool {
    let quote = |at: usize| matches!(mark(frame, text, at), b'"' | b'\'');
    last.to + 3 == name.from && quote(last.to) && quote(last.to + 2) && last.to - last.from <= 3
}

/// Joins a nickname in quotes, and a surname before its forename, into one name.
pub(super) fn join(frame: &Frame, text: &str, found: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(found.len());
    for mut name in found {
        if joined.last().is_none_or(|last| last.to + 1 < name.from) {
            take_surname(frame, text, &mut name);
            take_initial(frame, text, &mut name);
        }
        if joined.last().is_none_or(|last| last.to < name.from) {
            take_before(frame, text, &mut name);
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
        let over = over_saint(frame, text, last, &name) || over_quoted(frame, text, last, &name);
        let beside = last.to == name.from && frame.items[name.from].cue == Cue::Particle;
        if quoted || over || beside || (one_apart && between == b',' && is_reversed(frame, text, last, &name)) {
            last.to = if quoted { after_quote(frame, text, name.to) } else { name.to };
            last.score = last.score.max(name.score);
        } else {
            joined.push(name);
        }
    }
    joined
}

/// The end of a name whose nickname in quotes ends at `to`: the surname after the quotes belongs to it.
fn after_quote(frame: &Frame, text: &str, to: usize) -> usize {
    let surname = frame.items.get(to + 1).is_some_and(|item| {
        let free = !item.known.proper() && !item.known.grammar() && item.word.spaced;
        free && matches!(item.word.shape, Shape::Capital | Shape::Mixed | Shape::Upper)
    });
    if mark(frame, text, to) == b'"' && surname { to + 2 } else { to }
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
    let head = matches!(before, b'\n' | b':' | b']' | b'|' | b';' | b'\t' | b'-' | b'"');
    let spaced = frame.items[forename.from].word.spaced;
    let end = frame.items[forename.to - 1].word.end as usize;
    let ends = matches!(after, b'\n' | b'<' | b']' | b'|' | b';' | b':' | b'\t' | b'(' | b'-' | b'"' | b'.')
        || text.get(end..).is_some_and(|rest| rest.starts_with("  ") || rest.starts_with('\t'))
        || frame.items.get(forename.to).is_some_and(|item| matches!(item.word.shape, Shape::Number | Shape::Code));
    let known = frame.items[surname.from].known.surname() >= frame.items[surname.from].known.forename();
    head && spaced && (ends || surname_in_capitals(frame, surname, forename)) && known
}

/// "OSBOURNE, Dale"
fn surname_in_capitals(frame: &Frame, surname: &Name, forename: &Name) -> bool {
    frame.items[surname.from].word.shape == Shape::Upper && frame.items[forename.from].word.shape == Shape::Capital
}
