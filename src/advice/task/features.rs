//! What of a prompt the task model sees: hashed words, groups of words, and the form of the asking.

use super::parts::Parts;
use crate::rules::task::TaskRules;
use crate::text::phrases::Tag;
use crate::text::{Gap, Kind, Text};

/// Number of buckets that features are hashed into.
pub const BUCKETS: u32 = 1 << 13;

/// Collects buckets, each once.
#[derive(Default)]
struct Bag(Vec<u32>);

impl Bag {
    fn add(&mut self, space: u64, value: u64) {
        let mixed = (value ^ space.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let folded = mixed ^ (mixed >> 29);
        self.0.push(u32::try_from((folded >> 20) % u64::from(BUCKETS)).unwrap_or(0));
    }

    fn done(mut self) -> Vec<u32> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// Groups hit in what is asked and in the notes; shared with the rules for reserved tasks.
#[derive(Default)]
pub(super) struct Seen {
    /// Groups in order of place in what is asked (one entry a hit).
    pub(super) asked: Vec<Tag>,
    /// Groups in the notes, each once.
    pub(super) notes: Vec<Tag>,
    /// Whether there are notes.
    pub(super) noted: bool,
    /// Whether what is asked ends in a question mark.
    pub(super) question: bool,
}

impl Seen {
    /// Whether a group is spoken of in what is asked.
    pub(super) fn asks(&self, tag: Option<Tag>) -> bool {
        tag.is_some_and(|tag| self.asked.contains(&tag))
    }

    /// Whether a group is spoken of anywhere.
    pub(super) fn anywhere(&self, tag: Option<Tag>) -> bool {
        self.asks(tag) || tag.is_some_and(|tag| self.notes.contains(&tag))
    }
}

/// Looks for the groups in both parts of a prompt.
pub(super) fn see(text: &Text<'_>, rules: &TaskRules, parts: &Parts) -> Seen {
    let mut seen = Seen::default();
    let within = |range: &(usize, usize), found: &mut Vec<Tag>| {
        for at in range.0..range.1 {
            rules.words.phrases.find_at(text.tokens(), at, &mut |hit| {
                if hit.last < range.1 {
                    found.push(hit.tag);
                }
            });
        }
    };
    parts.asked.iter().for_each(|range| within(range, &mut seen.asked));
    parts.notes.iter().for_each(|range| within(range, &mut seen.notes));
    seen.notes.sort_unstable();
    seen.notes.dedup();
    seen.noted = parts.note_tokens() > 3;
    seen.question = parts.asked.iter().any(|range| text.word(range.1.saturating_sub(1)) == "?");
    seen
}

/// Buckets of a prompt, sorted, each once.
pub(super) fn buckets(text: &Text<'_>, names: &[String], parts: &Parts, seen: &Seen) -> Vec<u32> {
    let mut bag = Bag::default();
    words(text, parts, &mut bag);
    groups(seen, &mut bag);
    forms(seen, parts, names, &mut bag);
    let notes = parts.note_tokens();
    bag.add(
        1,
        match notes {
            0 => 0,
            1..=12 => 1,
            13..=60 => 2,
            _ => 3,
        },
    );
    bag.add(2, u64::from(seen.question));
    let asked: usize = parts.asked.iter().map(|(from, to)| to - from).sum();
    bag.add(
        3,
        match asked {
            0..=5 => 0,
            6..=12 => 1,
            13..=30 => 2,
            _ => 3,
        },
    );
    bag.add(4, u64::from(notes > 0) * 2 + u64::from(seen.question));
    let dates = dated(text, parts);
    bag.add(5, dates.min(4));
    bag.add(6, dates.min(4) << 8 | u64::from(notes > 0));
    bag.done()
}

/// Words, pairs of words, beginnings of words, and the first words of the first request.
fn words(text: &Text<'_>, parts: &Parts, bag: &mut Bag) {
    for (place, &(from, to)) in parts.asked.iter().enumerate() {
        let mut before = 0;
        let mut first = 0;
        for at in from..to {
            let token = &text.tokens()[at];
            if !token.is_wordlike() {
                continue;
            }
            bag.add(10, token.key);
            bag.add(11, token.key.rotate_left(17) ^ before);
            let stem: String = text.word(at).chars().take(5).flat_map(char::to_lowercase).collect();
            bag.add(12, hash(&stem));
            if first < 2 && !noise(text.word(at)) {
                bag.add(13 + u64::from(place > 0), token.key.wrapping_add(first));
                first += 1;
            }
            before = token.key;
        }
    }
    let lines = parts.notes.iter().filter(|(from, _)| text.tokens()[*from].gap >= Gap::Line).count();
    bag.add(15, lines.min(3) as u64);
}

/// How many numbers stand in the notes: events with their dates are full of them.
fn dated(text: &Text<'_>, parts: &Parts) -> u64 {
    let number = |at: &usize| matches!(text.tokens()[*at].kind, Kind::Number | Kind::Mixed);
    parts.notes.iter().map(|&(from, to)| (from..to).filter(number).count() as u64).sum::<u64>() / 2
}

/// Groups, each once; pairs of neighbouring groups; the first group.
fn groups(seen: &Seen, bag: &mut Bag) {
    let mut before = u64::MAX;
    for (at, &tag) in seen.asked.iter().enumerate() {
        let tag = u64::from(tag);
        bag.add(20, tag);
        bag.add(21, tag << 8 | before & 0xff);
        if at == 0 {
            bag.add(22, tag);
        }
        bag.add(23, tag << 1 | u64::from(seen.question));
        before = tag;
    }
    for (at, &one) in seen.asked.iter().enumerate() {
        for &other in seen.asked.iter().skip(at + 1).take(24) {
            if one != other {
                bag.add(24, u64::from(one.min(other)) << 8 | u64::from(one.max(other)));
            }
        }
    }
    for &tag in &seen.notes {
        bag.add(25, u64::from(tag));
    }
}

/// How reserved work is spoken of: with notes or without, as a question, about it or for it.
fn forms(seen: &Seen, parts: &Parts, names: &[String], bag: &mut Bag) {
    let named = |wanted: &str| names.iter().position(|name| name == wanted).and_then(|at| Tag::try_from(at).ok());
    let of = ["about", "polish", "message_about", "workplace", "case", "make"].map(|name| seen.asks(named(name)));
    let beside = of[..4].iter().any(|&on| on);
    let notes = parts.note_tokens() > 3;
    let social = seen.anywhere(named("domain")) || seen.anywhere(named("case"));
    let other = seen.anywhere(named("elsewhere"));
    bag.add(34, u64::from(social) << 2 | u64::from(other) << 1 | u64::from(seen.anywhere(named("domain"))));
    for (at, _) in names.iter().enumerate().filter(|(_, name)| name.starts_with("r_")) {
        let tag = Tag::try_from(at).unwrap_or(Tag::MAX);
        if !seen.asks(Some(tag)) {
            continue;
        }
        let facts = [beside, notes, seen.question, of[4], of[5], social];
        for (place, &fact) in facts.iter().enumerate() {
            bag.add(30, u64::from(tag) << 8 | (place as u64) << 1 | u64::from(fact));
        }
        bag.add(31, u64::from(tag) << 8 | u64::from(beside) << 2 | u64::from(of[4]) << 1 | u64::from(notes));
        bag.add(32, u64::from(beside) << 2 | u64::from(of[4]) << 1 | u64::from(notes));
        bag.add(33, u64::from(tag) << 8 | u64::from(beside) << 1 | u64::from(of[5]));
    }
}

/// Words of politeness that say nothing of the task.
fn noise(word: &str) -> bool {
    const NOISE: [&str; 30] = [
        "please", "pls", "plz", "hi", "hello", "hey", "can", "could", "would", "you", "u", "me", "i", "need", "to",
        "a", "an", "the", "help", "want", "just", "so", "ok", "okay", "right", "id", "like", "quick", "some", "my",
    ];
    NOISE.iter().any(|noise| word.eq_ignore_ascii_case(noise))
}

/// FNV-1a over the bytes of a short string.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
