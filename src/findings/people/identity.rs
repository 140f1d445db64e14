//! One document, one person: a name that is certain anywhere is found everywhere.

use crate::text::order;
use std::collections::{BTreeMap, BTreeSet};

use super::cues::Cue;
use super::evidence::after_cue;
use super::frame::{Frame, Item, Manner, spelt};
use super::lexicon::Known;
use super::name::{Name, mark};
use super::tagger::Odds;
use super::words::{self, Shape};

/// Score from which a name speaks for its other mentions.
const CERTAIN: f32 = 0.7;
/// Score of a mention found because the name is certain elsewhere.
const ELSEWHERE: f32 = 0.75;
/// Score of a mention that only resembles a certain name.
const RESEMBLES: f32 = 0.62;

/// Short forms by key: each short form and each name with the number of its group.
pub(super) struct Nicknames(BTreeMap<u64, Vec<u16>>);

impl Nicknames {
    /// Reads the table.
    pub(super) fn new(forms: &[String]) -> Self {
        let mut groups = BTreeMap::<u64, Vec<u16>>::new();
        for (group, form) in (0_u16..).zip(forms) {
            for word in form.split_whitespace() {
                groups.entry(words::key(word)).or_default().push(group);
            }
        }
        Self(groups)
    }

    /// Numbers of the groups that a form is in.
    pub(super) fn groups(&self, form: u64) -> &[u16] {
        self.0.get(&form).map_or(&[], Vec::as_slice)
    }

    fn same(&self, one: u64, other: u64) -> bool {
        let other = self.groups(other);
        self.groups(one).iter().any(|group| other.contains(group))
    }
}

/// Parts of certain names.
#[derive(Default)]
struct Parts {
    /// Key of a part, and its letters in small letters.
    words: BTreeMap<u64, String>,
    /// Initials of full names.
    initials: Vec<String>,
}

impl Parts {
    fn of(frame: &Frame, text: &str, found: &[Name]) -> Self {
        let mut parts = Self::default();
        for name in found.iter().filter(|name| name.score >= CERTAIN || name.cued) {
            let items = &frame.items[name.from..name.to];
            let full = items.iter().filter(|item| item.word.shape.is_word());
            let initials: String = full.filter_map(|item| spelt(text, item).chars().next()).collect();
            for item in items.iter().filter(|item| item.word.first_part != 0) {
                let letters = spelt(text, item).split('-').filter_map(|part| part.chars().next());
                parts.initials.push(letters.flat_map(char::to_uppercase).collect());
            }
            let every = items.iter().filter(|item| item.word.shape.is_word());
            let every: String = every
                .flat_map(|item| spelt(text, item).split('-').filter_map(|part| part.chars().next()))
                .flat_map(char::to_uppercase)
                .collect();
            parts.initials.extend([initials.to_uppercase(), every].into_iter().filter(|all| all.chars().count() >= 2));
            for item in items.iter().filter(|item| item.word.length > 2 && item.cue != Cue::Kin) {
                parts.words.insert(item.word.key, spelt(text, item).to_lowercase());
                for part in spelt(text, item).split('-').filter(|part| part.chars().count() > 3) {
                    if item.word.first_part != 0 {
                        parts.words.insert(words::key(part), part.to_lowercase());
                    }
                }
            }
        }
        parts
    }
}

/// Finds the other mentions of certain names.
pub(super) fn spread(frame: &Frame, odds: &[Odds], text: &str, nicknames: &Nicknames, found: &mut Vec<Name>) {
    let parts = Parts::of(frame, text, found);
    if parts.words.is_empty() {
        return;
    }
    let mut taken = vec![false; frame.items.len()];
    found.iter().for_each(|name| taken[name.from..name.to].fill(true));
    let mut more = Vec::new();
    let declared = declared(frame, text, found);
    for (at, item) in frame.items.iter().enumerate() {
        let surely_other = odds[at][3] + odds[at][4] > 0.8 && item.word.shape != Shape::Lower;
        if taken[at] || surely_other || !item.word.shape.is_word() {
            continue;
        }
        let initials = item.word.shape == Shape::Upper && declared.contains(&item.word.key);
        let score = if initials || (parts.words.contains_key(&item.word.key) && may_be_name(frame, item, at)) {
            ELSEWHERE
        } else if resembles(item, text, &parts)
            || is_initials(item, text, &parts)
            || is_short_form(item, nicknames, &parts)
        {
            RESEMBLES
        } else {
            continue;
        };
        let mut name = Name::new(at, at + 1, score);
        name.elsewhere = true;
        more.push(name);
    }
    found.extend(more);
    order::by(found, |name| (order::up(name.from), 0));
    join_neighbours(frame, text, found);
}

/// Keys of initials that the text itself explains: "Denise Oakshott (DO)", "Kaiden (KR, 15)". They count even where they are
/// a word.
fn declared(frame: &Frame, text: &str, found: &[Name]) -> BTreeSet<u64> {
    let explained = found.iter().filter_map(|name| {
        let item = frame.items.get(name.to + 1)?;
        let first = spelt(text, frame.items.get(name.from)?).chars().next()?;
        let own = spelt(text, item).starts_with(first) && name.score >= CERTAIN;
        let closed = matches!(mark(frame, text, name.to + 2), b')' | b',' | b';');
        let short = item.word.shape == Shape::Upper && matches!(item.word.length, 2..=3);
        let free = item.manner != Manner::Capitals && mark(frame, text, name.to) == b'(';
        (own && closed && short && free && item.cue != Cue::Role).then_some(item.word.key)
    });
    explained.collect()
}

/// A certain name that is also a word needs its capital, or a cue before it.
fn may_be_name(frame: &Frame, item: &Item, at: usize) -> bool {
    let word = item.known.word() > 0 || item.known.grammar() || item.cue != Cue::None || item.known.proper();
    let capital = item.word.shape == Shape::Capital && !item.opens && item.manner != Manner::Capitals;
    let possessive = frame.items.get(at + 1).is_some_and(|next| !next.word.spaced && next.word.shape == Shape::Lower);
    // "Blessing kissed the screen": what somebody did, at the head of a sentence.
    let did = frame.items.get(at + 1).is_some_and(|next| {
        next.word.shape == Shape::Lower && next.word.tail & 0xffff == u32::from(b'e') << 8 | u32::from(b'd')
    });
    let did = did && item.word.shape == Shape::Capital && item.known.forename() > 1;
    did || !word || capital || after_cue(frame, at) || (possessive && item.word.shape == Shape::Capital)
}

/// A misspelling, a short form or a plural of a certain name, and no word of its own.
fn resembles(item: &Item, text: &str, parts: &Parts) -> bool {
    if item.fixed
        || item.known.word() > 0
        || item.known.proper()
        || item.known.place()
        || item.word.length < 3
        || item.cue != Cue::None
    {
        return false;
    }
    let word = spelt(text, item).to_lowercase();
    let known = item.known != Known::default();
    parts.words.values().any(|part| {
        let plural = word.strip_suffix('s') == Some(part.as_str());
        // "Rhi" for Rhiannon, with its capital and where it is no name of its own.
        let clipped = word.len() == 3 && !known && item.word.shape == Shape::Capital;
        let short = (word.len() >= 4 || clipped) && part.len() > word.len() + 1 && part.starts_with(&word);
        let slip = !known && word.len() >= 5 && one_apart(&word, part);
        plural || short || slip
    })
}

/// "Baz" where Barry is named, with its capital.
fn is_short_form(item: &Item, nicknames: &Nicknames, parts: &Parts) -> bool {
    let capital = item.word.shape == Shape::Capital && item.known.word() == 0;
    capital
        && nicknames.0.contains_key(&item.word.key)
        && parts.words.keys().any(|&key| nicknames.same(key, item.word.key))
}

/// "JW" where Jo Ward is named; not where everything is in capitals.
fn is_initials(item: &Item, text: &str, parts: &Parts) -> bool {
    let shaped = matches!(item.word.shape, Shape::Initials)
        || (item.word.shape == Shape::Upper && item.word.length <= 3 && item.manner != Manner::Capitals);
    if !shaped || item.known.proper() || item.known.grammar() || item.cue != Cue::None {
        return false;
    }
    let letters: String =
        spelt(text, item).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    letters.chars().count() >= 2 && parts.initials.contains(&letters)
}

/// Whether one letter added, left out or changed makes one of the other.
fn one_apart(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 || !short.is_ascii() || !long.is_ascii() {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let (rest_short, rest_long) = (&short.as_bytes()[same..], &long.as_bytes()[same..]);
    match long.len() - short.len() {
        0 => rest_short.len() > 1 && rest_short[1..] == rest_long[1..] || rest_short.len() == 1,
        _ => rest_long.get(1..) == Some(rest_short),
    }
}

/// A forename found by the tagger and a surname found here are one name.
fn join_neighbours(frame: &Frame, text: &str, found: &mut Vec<Name>) {
    found.dedup_by(|next, last| {
        let touching = last.to == next.from && (next.elsewhere || last.elsewhere) && mark(frame, text, last.to) == 0;
        if touching {
            last.to = next.to;
            last.score = last.score.max(next.score);
        }
        touching
    });
}
