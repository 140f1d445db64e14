//! Who said it.

use std::collections::HashSet;

use super::people::{People, speaks};
use super::words::Words;
use super::{Issue, Kind, Pair};
use crate::text::{Gap, Kind as Token};

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
pub(super) fn check(pair: &Pair<'_>, people: &People, issues: &mut Vec<Issue>) {
    let known = sayings(&pair.source, pair, true);
    for saying in sayings(&pair.reply, pair, false) {
        let share = |other: &Saying<'_>| {
            let both = other.content.intersection(&saying.content).count();
            let least = saying.content.len().min(other.content.len()).max(1);
            // A single word is enough where it is all that was said and is said nowhere else.
            let enough = both > 1
                || both == 1
                    && least == 1
                    && other.content.iter().all(|stem| pair.source.once(stem) && pair.reply.once(stem));
            if enough { both as f32 / least as f32 } else { 0.0 }
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
        if !speaks(words, pair, at) || notes && anybody(&words.all[at].low) {
            continue;
        }
        let low = |place: usize| words.all.get(place).map_or("", |word| word.low.as_str());
        let according = at > 1 && low(at - 1) == "to" && low(at - 2) == "according";
        let labelled = notes
            && (opens(words, at) && matches!(low(at + 1), ":" | "-" | "–") || low(at + 1) == ":" && words.begins(at));
        let Some(verb) = verb(words, pair, at).or((according || labelled).then_some(at + 1)) else { continue };
        let speaker = words.all[at].stem.clone();
        let from = if according { words.sentence(at).0 } else { verb + 1 };
        let mut content = words.content(from, end(words, verb + 1));
        content.remove(speaker.as_str());
        found.push(Saying { speaker: speaker.clone(), content, from: at, to: (verb + 1).min(words.all.len()) });
        if labelled && opens(words, at) {
            later(words, &speaker, end(words, verb + 1), &mut found);
        }
    }
    found
}

/// Labels of a transcript that may stand for anybody.
fn anybody(label: &str) -> bool {
    matches!(label, "caller" | "me" | "interviewer" | "worker" | "question" | "answer" | "operator")
}

/// Whether a line begins at a word, or at the word before it ("Mrs Gill: …").
fn opens(words: &Words<'_>, at: usize) -> bool {
    let line = |at: usize| at == 0 || words.all[at].gap >= Gap::Line;
    line(at) || line(at - 1)
}

/// The sentences behind the first on the line of a speaker ("Dad: … Late nine times. Connor isn't eating.").
fn later<'w>(words: &'w Words<'_>, speaker: &str, mut at: usize, found: &mut Vec<Saying<'w>>) {
    while found.len() < MOST
        && at + 1 < words.all.len()
        && words.all[at + 1].gap < Gap::Line
        && words.all[at].gap < Gap::Line
    {
        let to = end(words, at + 1);
        found.push(Saying { speaker: speaker.to_owned(), content: words.content(at + 1, to), from: at + 1, to });
        at = to;
    }
}

/// The word of saying that belongs to a speaker: next to them, or behind what describes them.
pub(super) fn verb(words: &Words<'_>, pair: &Pair<'_>, at: usize) -> Option<usize> {
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
                | "who"
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
