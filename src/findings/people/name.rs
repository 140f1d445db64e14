//! From odds of words to names: which words belong together.

use crate::text::order;
use std::collections::BTreeMap;

use super::cues::Cue;
use super::evidence::{after_cue, follows_contact, glossed, needed};
use super::frame::{Frame, Item, Manner, spelt};
use super::hints::hinted;
use super::join::join;
use super::tagger::Odds;
use super::words::Shape;
use crate::rules::people::Role;

/// Odds from which a word right beside a name belongs to it.
const BESIDE: f32 = 0.1;
/// The same for a word that names a people or a language as well: "Thái".
const FROM_PROPER: f32 = 0.5;
/// The same for a word in small letters where names have capitals.
const BESIDE_SMALL: f32 = 0.5;

/// Odds from which a strange word after "visited" is somebody, whatever place or organisation it may be.
const FROM_CONTACT: f32 = 0.3;

/// Score from which a name speaks for the forename that it is joined to.
const SURE_PAIR: f32 = 0.8;

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
        let word = frame.items[at].word.shape.is_word() && !is_answer(frame, text, at);
        if person < needed(frame, text, at, cued, hinted) || !word {
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
                // "a nurse called Joy": the street of that name elsewhere does not make a street of her.
                let told = glossed(frame, text, at)
                    || (frame.practice > 0 && follows_contact(frame, at) && person > FROM_CONTACT);
                name.cued = cued || (told && frame.items[at].word.shape == Shape::Capital);
                found.push(name);
            }
        }
    }
    outvote(frame, odds, text, &mut found);
    widen(frame, odds, &mut found);
    found.retain_mut(|name| trim(frame, text, name));
    scripts(frame, &mut found);
    pair(frame, text, &mut found);
    join(frame, text, found)
}

/// Where a word of its own is somewhere else surely a place or organisation, one likely mention makes no person of it.
fn outvote(frame: &Frame, odds: &[Odds], text: &str, found: &mut Vec<Name>) {
    let single = |name: &Name| name.to - name.from == 1 && !name.cued;
    let mut votes: BTreeMap<u64, Votes> =
        found.iter().map(|name| (frame.items[name.from].word.key, Votes::default())).collect();
    for (at, (item, odds)) in frame.items.iter().zip(odds).enumerate() {
        if let Some(votes) = votes.get_mut(&item.word.key) {
            votes.person += odds[1] + odds[2];
            votes.other += odds[3] + odds[4];
            votes.whereabouts += u8::from(is_whereabouts(frame, text, at));
        }
    }
    found.retain(|name| {
        let votes = votes.get(&frame.items[name.from].word.key).copied().unwrap_or_default();
        // One is enough for a word that is no usual forename: "believe in Justin".
        let somewhere = votes.whereabouts > u8::from(frame.items[name.from].known.forename() > 1);
        !somewhere && (!single(name) || votes.person >= votes.other)
    });
}

/// What the mentions of a word say together.
#[derive(Clone, Copy, Default)]
struct Votes {
    person: f32,
    other: f32,
    whereabouts: u8,
}

/// "in Miramar", "there's a Miramar": where no family is spoken of, what one is in, or what there is one of, is a place.
fn is_whereabouts(frame: &Frame, text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| spelt(text, &frame.items[at]));
    let owner = frame.items.get(at + 1).is_some_and(|next| !next.word.spaced && next.word.shape == Shape::Lower);
    let said = matches!(before, Some("in" | "a" | "an"));
    frame.quiet && said && !owner && mark(frame, text, at + 1) != b'\''
}

/// A word right beside a name needs less to belong to it than a name needs to begin.
fn widen(frame: &Frame, odds: &[Odds], found: &mut [Name]) {
    for index in 0..found.len() {
        let before = index.checked_sub(1).map_or(0, |last| found[last].to);
        let after = found.get(index + 1).map_or(frame.items.len(), |next| next.from);
        let name = &mut found[index];
        let shape = |at: usize| frame.items[at].word.shape;
        while name.to < after
            && (belongs(frame, odds, name.to, shape(name.to - 1)) || is_kin_surname(frame, name.to))
            && frame.items[name.to].word.spaced
        {
            name.to += 1;
        }
        while name.from > before
            && frame.items[name.from].word.spaced
            && belongs(frame, odds, name.from - 1, shape(name.from))
        {
            name.from -= 1;
        }
    }
}

/// "Ishaq Dad": in careful writing, a kin word that is a surname too, right after a capital that can only be a forename.
fn is_kin_surname(frame: &Frame, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &frame.items[before]) else { return false };
    let item = &frame.items[at];
    let capital = |item: &Item| item.word.shape == Shape::Capital && item.manner == Manner::Formal;
    let forename = capital(before) && before.cue == Cue::None && before.known.word() == 0 && !before.known.proper();
    forename && capital(item) && item.cue == Cue::Kin && item.known.surname() > 0 && item.word.spaced
}

/// Whether a word beside a name, whose nearest word has the shape `beside`, is part of it.
fn belongs(frame: &Frame, odds: &[Odds], at: usize, beside: Shape) -> bool {
    let item = &frame.items[at];
    let from = match item.word.shape {
        Shape::Lower if item.manner == Manner::Formal => BESIDE_SMALL,
        Shape::Upper if item.manner == Manner::Formal && beside != Shape::Upper => BESIDE_SMALL,
        _ => BESIDE,
    };
    let person = odds[at][1] + odds[at][2];
    let elsewhere =
        (item.known.proper() && person < FROM_PROPER) || matches!(item.cue, Cue::Kin | Cue::Title | Cue::Role);
    let house = matches!(item.cue, Cue::Organisation | Cue::Street) && item.known.surname() < 2;
    item.word.shape.is_word() && !item.fixed && !elsewhere && !house && person >= from
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
    while name.to - name.from > 1
        && matches!(frame.items[name.to - 1].cue, Cue::Kin)
        && frame.items[name.to - 1].known.surname() < 2
        && !is_kin_surname(frame, name.to - 1)
    {
        name.to -= 1;
    }
    let lone_cue = name.to - name.from == 1 && !name.cued && outside(name.from);
    let stray = name.to - name.from == 1 && is_stray(frame, text, name);
    let next = frame.items.get(name.to);
    let house = next.is_some_and(|item| {
        let large = matches!(item.word.shape, Shape::Capital | Shape::Upper) || item.manner != Manner::Formal;
        matches!(item.cue, Cue::Organisation | Cue::Street) && large && item.word.spaced
    });
    !(lone_cue || stray || (house && !name.cued && name.score < 0.97))
}

/// "Y/N", "M/F": the second of two answers.
fn is_answer(frame: &Frame, text: &str, at: usize) -> bool {
    let letter = |at: usize| frame.items[at].word.shape == Shape::Letter;
    at >= 2 && letter(at) && mark(frame, text, at - 1) == b'/' && letter(at - 2)
}

/// One small letter by itself, and what is written with full stops without being initials.
fn is_stray(frame: &Frame, text: &str, name: &Name) -> bool {
    let item = &frame.items[name.from];
    let bare = item.word.shape == Shape::Lower || item.manner == Manner::Capitals;
    let small = item.word.length == 1 && bare && !name.cued;
    let dotted = item.word.shape == Shape::Initials && item.known.proper();
    let law = name.from.checked_sub(1).is_some_and(|at| {
        let before = &frame.items[at].word;
        text.get(before.start as usize..before.end as usize) == Some("Re") && item.word.length <= 3
    });
    small || dotted || law
}

/// "Chuck and Gretchen": a forename that opens a sentence, which the tagger took for a word, before "and" and a sure name.
fn pair(frame: &Frame, text: &str, found: &mut Vec<Name>) {
    let taken: Vec<usize> = found.iter().flat_map(|name| name.from..name.to).collect();
    let before = |name: &Name| {
        let at = name.from.checked_sub(2).filter(|at| taken.binary_search(at).is_err())?;
        let item = &frame.items[at];
        let forename = item.opens && item.word.shape == Shape::Capital && item.known.forename() > 1;
        let one = name.to - name.from == 1 && frame.items[name.from].known.forename() > 1 && name.score > SURE_PAIR;
        let and = matches!(spelt(text, &frame.items[at + 1]), "and" | "&");
        (forename && !item.known.proper() && one && and).then(|| Name::new(at, at + 1, name.score))
    };
    let more: Vec<Name> = found.iter().filter_map(before).collect();
    if !more.is_empty() {
        found.extend(more);
        order::by(found, |name| (order::up(name.from), 0));
    }
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
    order::by(found, |name| (order::up(name.from), 0));
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
