//! Names that a text cites: authors before their year, publishers, makers of works, judges and sides of a case.

use super::allow::NEAR;
use super::cues::Cue;
use super::frame::{Frame, Item, spelt};
use super::name::{Name, mark};
use super::words::Shape;

/// Words and marks between the name of an author and the year.
const LONGEST_CITED: usize = 10;
/// "London: Sage", "New York: Basic Books": who published.
pub(super) fn is_publisher(frame: &Frame, text: &str, name: &Name) -> bool {
    let colon = name.from.checked_sub(1).filter(|&at| frame.quiet && mark(frame, text, at) == b':');
    colon.and_then(|at| frame.items.get(at.checked_sub(1)?)).is_some_and(|place| place.known.place())
}

/// "the novel … by Kit de Waal", "work by …": where nobody's family is spoken of, who made a thing.
pub(super) fn is_credited(frame: &Frame, text: &str, name: &Name) -> bool {
    let Some(by) = name.from.checked_sub(1).filter(|&at| frame.quiet && spelt(text, &frame.items[at]) == "by") else {
        return false;
    };
    frame.items[by.saturating_sub(NEAR)..by].iter().any(|item| matches!(item.cue, Cue::Work | Cue::Scholarly))
}

/// "Peter Jackson J", "Hedley J in Re L", "PC v York": judges, and sides of a case that is law.
pub(super) fn is_of_the_law(frame: &Frame, text: &str, name: &Name) -> bool {
    let near = name.from.saturating_sub(NEAR * 2)..(name.to + NEAR * 2).min(frame.items.len());
    let lawful = |item: &Item| item.cue == Cue::Law || matches!(spelt(text, item), "Re" | "v" | "J");
    let about = frame.quiet && frame.items[near].iter().filter(|item| lawful(item)).count() > 1;
    let said = |at: usize| frame.items.get(at).map_or("", |item| spelt(text, item));
    let judge = |at: usize| matches!(said(at), "J" | "LJ");
    let versus = |at: usize| matches!(said(at), "v" | "vs");
    let side = versus(name.from) || versus(name.to) || name.from.checked_sub(1).is_some_and(versus);
    let titled = frame.quiet && name.to - name.from > 1 && matches!(said(name.from), "Justice" | "Judge");
    titled || (about && (judge(name.to) || judge(name.to - 1) || side))
}

/// "Ferguson (2011)", "Smith et al.", "Turnell and Edwards (1999)", "Re B-S", "R v Smith [2003]".
pub(super) fn is_cited(frame: &Frame, text: &str, name: &Name) -> bool {
    // "Kayden (2019, adopted)": in a case, a year after what can only be a forename is when a child was born.
    let known = frame.items[name.to - 1].known;
    if !frame.quiet && known.forename() > 1 && known.surname() < 2 {
        return false;
    }
    for at in name.to..name.to + LONGEST_CITED {
        let Some(item) = frame.items.get(at) else { return false };
        match item.word.shape {
            // "Ferguson, H. (2011)"
            Shape::Letter | Shape::Initials if frame.quiet => {}
            Shape::Number => return is_year(frame, text, at) && before_year(frame, text, (name.from, at)),
            Shape::Mark if matches!(mark(frame, text, at), b'(' | b',' | b'&' | b'[' | b'\'') => {}
            // A full stop ends what was said of a name, but for "et al.".
            Shape::Mark if mark(frame, text, at) == b'.' && abbreviates(frame, text, at - 1) => {}
            Shape::Lower if matches!(spelt(text, item), "and" | "s" | "et" | "al") => {}
            Shape::Capital | Shape::Mixed if item.known.surname() > 0 || item.known.word() == 0 => {}
            _ => return false,
        }
    }
    false
}

/// "see Calder (2003)": the year in brackets right after a name without title or kin word.
pub(super) fn is_dated(frame: &Frame, text: &str, name: &Name) -> bool {
    let called = name.from.checked_sub(1).is_some_and(|at| matches!(frame.items[at].cue, Cue::Title | Cue::Kin));
    let brackets = mark(frame, text, name.to) == b'(' && mark(frame, text, name.to + 2) == b')';
    !called && brackets && frame.items.get(name.to + 1).is_some_and(|_| is_year(frame, text, name.to + 1))
}

/// "Casey's review", "Kolb's learning cycle".
pub(super) fn owns_theory(frame: &Frame, name: &Name) -> bool {
    let near = frame.items.get(name.to..(name.to + 5).min(frame.items.len())).unwrap_or_default();
    let owned = near.first().is_some_and(|item| item.word.shape == Shape::Mark && !item.word.spaced);
    owned && near.iter().any(|item| item.cue == Cue::Scholarly)
}

/// "al" and, where nobody's family is spoken of, the initial of an author.
fn abbreviates(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    spelt(text, item) == "al" || (frame.quiet && matches!(item.word.shape, Shape::Letter | Shape::Initials))
}

/// The year at the end of `of` stands after an opening bracket, or after the comma of a reference in brackets; where nobody's
/// family is spoken of, right after the name as well.
fn before_year(frame: &Frame, text: &str, of: (usize, usize)) -> bool {
    let (name, at) = of;
    let before = at.checked_sub(1).map_or(0, |before| mark(frame, text, before));
    let opened =
        || (name.saturating_sub(NEAR * 2)..name).rev().map(|at| mark(frame, text, at)).find(|m| b"()\n".contains(m));
    let reference = before == b',' && matches!(mark(frame, text, at + 1), b')' | b',' | b';') && opened() == Some(b'(');
    matches!(before, b'(' | b'[') || reference || (before == 0 && frame.quiet)
}

fn is_year(frame: &Frame, text: &str, at: usize) -> bool {
    let digits = spelt(text, &frame.items[at]);
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}
