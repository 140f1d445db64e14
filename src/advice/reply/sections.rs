//! Parts of a record that are the worker's, or the person's, to write.

use std::collections::HashSet;

use super::words::{Word, Words};
use super::{Issue, Kind, Pair};
use crate::text::{Gap, Kind as Token};

/// A part counts as filled in from this many words on.
const FILLED: usize = 4;
/// With this share of its words in the source, the worker has written it.
const OWN: f32 = 0.75;

/// Reports headings of reserved parts with something under them that is not from the source.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let words = &pair.reply;
    let mut last = 0;
    for found in words.group("reserved") {
        let opens = (0..found.from)
            .rev()
            .find(|&at| words.all[at].kind != Token::Mark && !leads(&words.all[at]))
            .is_none_or(|at| (at + 1..=found.from).any(|place| words.all[place].gap >= Gap::Line));
        if !opens || found.from < last {
            continue;
        }
        let Some((from, to)) = body(words, found.to) else { continue };
        let plain = words.plain(from, to);
        let content = words.content(from, to);
        let own = content.iter().filter(|stem| pair.source.stems.contains(**stem)).count() as f32
            / content.len().max(1) as f32;
        if plain.len() >= FILLED && (own < OWN || !together(pair, &content)) {
            last = to;
            let place = words.span(found.from, to);
            issues.push(Issue { kind: Kind::FilledReservedSection, place: Some(place), source: None });
        }
    }
}

/// Whether one sentence of the source holds much of what a part says: scattered words are nobody's view.
fn together(pair: &Pair<'_>, content: &HashSet<&str>) -> bool {
    let mut sentences = pair.source.sentences().into_iter();
    sentences.any(|(from, to)| {
        let held = pair.source.content(from, to);
        content.iter().filter(|stem| held.contains(**stem)).count() * 2 >= content.len()
    })
}

/// A word that may stand before the name of a part: "My professional judgement", "Overall conclusion".
fn leads(word: &Word) -> bool {
    word.label
        && matches!(
            word.low.as_str(),
            "my" | "your"
                | "our"
                | "the"
                | "his"
                | "her"
                | "their"
                | "overall"
                | "initial"
                | "social"
                | "worker's"
                | "professional"
        )
}

/// The sentence under a heading that ends at `at`: after a colon, or on the next line.
fn body(words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
    let mut from = at;
    // "Impact on Malachi:", "Wishes and feelings of both children".
    while words.all.get(from).is_some_and(|word| word.label && word.gap < Gap::Line) {
        from += 1;
    }
    while words
        .all
        .get(from)
        .is_some_and(|word| matches!(word.low.as_str(), "*" | ":" | "#" | "-" | "–") && word.gap < Gap::Line)
    {
        from += 1;
    }
    let headed = from > at || words.all.get(from).is_some_and(|word| word.gap >= Gap::Line);
    let next = words.all.get(from).filter(|word| word.low != "[" && word.low != "_")?;
    let another = words.has("reserved", from, from + 2) && next.gap >= Gap::Line;
    (headed && !another).then(|| words.sentence(from))
}
