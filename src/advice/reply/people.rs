//! Who is meant: roles and names, and which of them are one person.

use std::collections::HashMap;

use super::Pair;
use super::numbers::spelt;
use super::words::Words;
use crate::text::{Case, Gap, Kind as Token};

/// Somebody who may speak: a role, a name that the source has too, or the initial of one ("K left early").
pub(super) fn speaks(words: &Words<'_>, pair: &Pair<'_>, at: usize) -> bool {
    let word = &words.all[at];
    let initial = word.low.len() == 1 && !matches!(word.low.as_str(), "i" | "a");
    let first = || {
        pair.recognisers.is_forename(&word.low)
            || [&pair.source, &pair.reply].iter().any(|words| words.titled.contains(&word.stem))
    };
    // "College has started", "Two were there": the capital of a sentence is no name.
    let opens = words.begins(at) && pair.recognisers.is_ordinary(&word.low) && !first();
    let known = word.low.len() > 2 && pair.source.stems.contains(&word.stem) && !opens;
    // A place, not somebody who is there: "at Beech Hill".
    let run = (1..=at.min(3)).find(|back| words.all[at - back].case != Case::Title);
    let there = run.is_some_and(|back| matches!(words.all[at - back].low.as_str(), "in" | "at" | "near"));
    let plain =
        !there && word.kind == Token::Word && !words.has("known_capitals", at, at + 1) && spelt(&word.low).is_none();
    let contracted = ["'d", "'ll", "'ve", "'re", "'m", "n't"].iter().any(|ending| word.low.ends_with(ending));
    let name = word.case == Case::Title && plain && !contracted && (initial || known);
    !word.quoted && !word.rest && (name || words.has("speaker", at, at + 1) || words.has("role", at, at + 1))
}

/// Stems that stand for one person: "SENCO Miss Lowther", "Ingrid (mother)", "Stacey Boon".
pub(super) struct People(HashMap<String, String>);

impl People {
    pub(super) fn new(pair: &Pair<'_>) -> Self {
        let mut people = Self(HashMap::new());
        for words in [&pair.source, &pair.reply] {
            let mut last: Option<usize> = None;
            for at in 0..words.all.len() {
                if !speaks(words, pair, at) {
                    continue;
                }
                if let Some(before) = last.filter(|&before| joined(words, before, at)) {
                    people.join(&words.all[before].stem, &words.all[at].stem);
                }
                last = Some(at);
            }
        }
        people.initials(pair);
        people
    }

    /// "I: …" in notes of a talk with Ibrahim; "K left" in notes about Karim: the first name with that letter.
    fn initials(&mut self, pair: &Pair<'_>) {
        let words = &pair.source.all;
        let mut first: Vec<(char, &str)> = Vec::new();
        for (at, name) in words.iter().enumerate().filter(|(_, name)| name.low.len() > 2) {
            let letter = name.low.chars().next().filter(|_| speaks(&pair.source, pair, at));
            if let Some(letter) = letter.filter(|_| name.case == Case::Title)
                && !first.iter().any(|(known, _)| *known == letter)
            {
                first.push((letter, &name.stem));
            }
        }
        for at in 0..words.len().saturating_sub(1) {
            let word = &words[at];
            let label = words[at + 1].low == ":" && word.gap >= Gap::Line;
            let alone =
                word.low.len() == 1 && (label || word.case == Case::Title && word.low != "i" && word.low != "a");
            let letter = word.low.chars().next().filter(|_| alone);
            if let Some(name) = letter.and_then(|letter| first.iter().find(|(known, _)| *known == letter)) {
                self.join(&word.stem, name.1);
            }
        }
    }

    /// The stem that stands for the person of another.
    pub(super) fn of<'p>(&'p self, stem: &'p str) -> &'p str {
        let mut at = stem;
        // A chain is as long as the names of one person.
        for _ in 0..32 {
            match self.0.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.of(one).to_owned(), self.of(other).to_owned());
        if one != other {
            self.0.insert(one, other);
        }
    }
}

/// Whether two mentions that follow each other are of one person: nothing between them, a title,
/// a bracket, or "the", "my", "her" behind a comma.
fn joined(words: &Words<'_>, before: usize, at: usize) -> bool {
    if at - before > 4 || words.all[at].gap >= Gap::Line {
        return false;
    }
    let between: Vec<&str> = words.all[before + 1..at].iter().map(|word| word.low.as_str()).collect();
    matches!(
        between.as_slice(),
        [] | ["("]
            | ["=" | "-"]
            | ["mr" | "mrs" | "ms" | "miss" | "dr" | "pc" | "nurse"]
            | [",", "the" | "my" | "her" | "his" | "their" | "a"]
            | ["(", "the" | "my" | "her" | "his" | "their" | "a"]
            | [",", "the" | "my" | "her" | "his" | "their", _]
    )
}
