//! Names in the reply that the source never mentions.

use super::facts::bracketed;
use super::words::{Word, Words};
use super::worked::written_out;
use super::{Issue, Kind, Pair};
use crate::text::{Case, Gap, Kind as Token};

/// Reports runs of capitalised words that are in no form in the source and are not everyday capitals.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let words = &pair.reply;
    let mut at = 0;
    while at < words.all.len() {
        if !strange(pair, at) || !inside(pair, at) {
            at += 1;
            continue;
        }
        let mut to = at + 1;
        while to < words.all.len() && words.all[to].gap == Gap::Space && strange(pair, to) {
            to += 1;
        }
        if !in_heading(words, at) && !bracketed(words, at) {
            issues.push(Issue { kind: Kind::InventedName, place: Some(words.span(at, to)), source: None });
        }
        at = to;
    }
}

/// A capitalised word that the source does not hold and that is no everyday capital.
fn strange(pair: &Pair<'_>, at: usize) -> bool {
    let word = &pair.reply.all[at];
    let shaped =
        word.kind == Token::Word && matches!(word.case, Case::Title | Case::Mixed) && word.low.chars().count() > 1;
    let known = |first: &Word| pair.source.stems.contains(&first.stem);
    // A surname that follows a forename of the source.
    let follows = word.rest && pair.reply.all[..at].iter().rev().take(6).any(known);
    shaped
        && !known(word)
        && !pair.reply.has("known_capitals", at, at + 1)
        && !pair.reply.covered("us", at)
        && !follows
        && !written_out(&pair.short, &pair.reply, at, if pair.recognisers.is_ordinary(&word.low) { 2 } else { 3 })
        && !(word.label && pair.recognisers.is_ordinary(&word.low))
        && !close(pair, &word.low)
}

/// A possessive, a plural or a short form of a word of the source.
fn close(pair: &Pair<'_>, word: &str) -> bool {
    let length = word.chars().count();
    let shorter = |by: usize| word.chars().take(length.saturating_sub(by)).collect::<String>();
    let longer = length > 5 && [1, 2].iter().any(|&by| pair.lows.contains(&shorter(by)));
    longer || length > 3 && pair.cut.contains(word)
}

/// Not merely the capital that begins a sentence: a first name, a title before it, or a place inside the sentence.
fn inside(pair: &Pair<'_>, at: usize) -> bool {
    let words = &pair.reply;
    let before = at.checked_sub(1).and_then(|place| words.all.get(place)).map_or("", |word| word.low.as_str());
    let titled = matches!(before, "mr" | "mrs" | "ms" | "miss" | "dr" | "ds" | "dc" | "pc" | "nurse" | "judge");
    let first_name = pair.recognisers.is_forename(&words.all[at].low);
    titled || first_name || !words.begins(at)
}

/// A heading has fewer words than this.
const HEADING: usize = 11;

/// A line of a few words, most of them capitalised, with no full stop: a heading.
fn in_heading(words: &Words<'_>, at: usize) -> bool {
    let (least, most) = (at.saturating_sub(HEADING), (at + HEADING).min(words.all.len()));
    let from = (least..=at).rev().find(|&place| place == 0 || words.all[place].gap >= Gap::Line).unwrap_or(least);
    let to = (at + 1..most).find(|&place| words.all[place].gap >= Gap::Line).unwrap_or(most);
    let line = &words.all[from..to];
    let ends = line.last().map_or("", |word| word.low.as_str());
    let hashes = line.first().is_some_and(|word| word.low == "#" || word.low == "*");
    let long: Vec<_> = line.iter().filter(|word| word.kind == Token::Word && word.low.len() > 3).collect();
    let capitals = long.iter().filter(|word| word.case != Case::Lower).count();
    line.len() < HEADING
        && !matches!(ends, "." | "?" | "!" | ",")
        && (hashes || capitals == long.len() && long.len() > 1)
}
