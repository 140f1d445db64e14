//! Who said it.

use std::collections::{HashMap, HashSet};

use super::words::Words;
use super::{Issue, Kind, Pair};
use crate::text::{Case, Gap, Kind as Token};

/// Somebody said something: the speaker's stem and the words of what was said.
struct Saying<'w> {
    speaker: String,
    content: HashSet<&'w str>,
    from: usize,
    to: usize,
}

/// No more sayings than this are compared in either text.
const MOST: usize = 300;
/// What was said is read no further than this many words.
const LONGEST: usize = 60;
/// So many words may stand between a speaker and what they did ("Chidi (29), her niece, thinks").
const APART: usize = 8;

/// Reports sayings of the reply that the source gives to somebody else.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let known = sayings(&pair.source, pair, true);
    let people = People::new(pair);
    for saying in sayings(&pair.reply, pair, false) {
        let share = |other: &Saying<'_>| {
            let both = other.content.intersection(&saying.content).count();
            if both < 2 { 0.0 } else { both as f32 / saying.content.len().min(other.content.len()).max(1) as f32 }
        };
        let best = known.iter().map(|other| (other, share(other))).max_by(|one, two| one.1.total_cmp(&two.1));
        let Some((other, met)) = best.filter(|(_, met)| *met >= 0.5) else { continue };
        let same = |own: &Saying<'_>| people.of(&own.speaker) == people.of(&saying.speaker);
        let mentioned = other.content.contains(saying.speaker.as_str());
        if !mentioned && !known.iter().any(|own| same(own) && share(own) >= met * 0.6) {
            let source = Some(pair.source.span(other.from, other.to));
            let place = Some(pair.reply.span(saying.from, saying.to));
            issues.push(Issue { kind: Kind::WrongAttribution, place, source });
        }
    }
}

/// "Mum said …", "According to school, …", and in notes "School: …", which elsewhere is a heading.
fn sayings<'w>(words: &'w Words<'_>, pair: &Pair<'_>, notes: bool) -> Vec<Saying<'w>> {
    let mut found = Vec::new();
    for at in 0..words.all.len() {
        if found.len() == MOST {
            break;
        }
        if !speaks(words, pair, at) {
            continue;
        }
        let low = |place: usize| words.all.get(place).map_or("", |word| word.low.as_str());
        let according = at > 1 && low(at - 1) == "to" && low(at - 2) == "according";
        let labelled = notes && low(at + 1) == ":" && (words.begins(at) || at > 0 && words.begins(at - 1));
        let Some(verb) = verb(words, pair, at).or((according || labelled).then_some(at + 1)) else { continue };
        let speaker = words.all[at].stem.clone();
        let from = if according { words.sentence(at).0 } else { verb + 1 };
        let mut content = words.content(from, end(words, verb + 1));
        content.remove(speaker.as_str());
        found.push(Saying { speaker, content, from: at, to: (verb + 1).min(words.all.len()) });
    }
    found
}

/// The word of saying that belongs to a speaker: next to them, or behind what describes them.
fn verb(words: &Words<'_>, pair: &Pair<'_>, at: usize) -> Option<usize> {
    let mut bracket = false;
    for place in at + 1..(at + APART).min(words.all.len()) {
        bracket = words.all[place].low == "(" || bracket && words.all[place].low != ")";
        if bracket {
            continue;
        }
        if words.within("say", place, place + 2).any(|found| found.from == place) {
            return Some(place);
        }
        let word = &words.all[place];
        let described = matches!(
            word.low.as_str(),
            "," | "("
                | ")"
                | "also"
                | "has"
                | "had"
                | "then"
                | "the"
                | "her"
                | "his"
                | "my"
                | "a"
                | "does"
                | "did"
                | "not"
        );
        if !(described || word.kind == Token::Number || speaks(words, pair, place) && place > at + 2) {
            return None;
        }
    }
    None
}

/// Where what was said ends: a full stop, whether or not it is quoted, or a new line.
fn end(words: &Words<'_>, from: usize) -> usize {
    let most = (from + LONGEST).min(words.all.len());
    let stop = |at: &usize| {
        let word = &words.all[*at];
        word.gap >= Gap::Line && *at > from || matches!(word.low.as_str(), "." | "?" | "!" | ";")
    };
    (from..most).find(stop).unwrap_or(most)
}

/// Somebody who may speak: a role, or a name.
fn speaks(words: &Words<'_>, pair: &Pair<'_>, at: usize) -> bool {
    let word = &words.all[at];
    let name = word.case == Case::Title
        && word.low.len() > 2
        && !words.has("known_capitals", at, at + 1)
        && pair.source.stems.contains(&word.stem);
    !word.quoted && !word.rest && (name || words.has("speaker", at, at + 1) || words.has("role", at, at + 1))
}

/// Stems that stand for one person: "SENCO Miss Lowther", "Ingrid (mother)", "Stacey Boon".
struct People(HashMap<String, String>);

impl People {
    fn new(pair: &Pair<'_>) -> Self {
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
        people
    }

    fn of<'p>(&'p self, stem: &'p str) -> &'p str {
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
            | ["="]
            | ["mr" | "mrs" | "ms" | "miss" | "dr" | "pc" | "nurse"]
            | [",", "the" | "my" | "her" | "his" | "their" | "a"]
            | ["(", "the" | "my" | "her" | "his" | "their" | "a"]
            | [",", "the" | "my" | "her" | "his" | "their", _]
    )
}
