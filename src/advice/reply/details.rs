//! Words and phrases that the source does not hold: terms of another country, loaded words, new facts, laws.

use super::numbers::value;
use super::words::{Found, Words};
use super::{Issue, Kind, Pair};
use crate::text::Kind as Token;
use crate::text::order;

/// Whether every word that carries meaning in a phrase of the reply is in the source.
pub(super) fn in_source(pair: &Pair<'_>, found: &Found) -> bool {
    let range = &pair.reply.all[found.from..found.to];
    range.iter().filter(|word| word.carries()).all(|word| pair.source.stems.contains(&word.stem))
}

/// Whether the very words of a phrase are in the source.
fn written(pair: &Pair<'_>, found: &Found) -> bool {
    let range = &pair.reply.all[found.from..found.to];
    range.iter().filter(|word| word.carries()).all(|word| pair.lows.contains(word.low.as_str()))
}

/// "A diagnosis of schizoaffective disorder": what it is a diagnosis of stands in the source.
fn named_after(pair: &Pair<'_>, found: &Found) -> bool {
    let words = &pair.reply.all;
    words[found.from].stem.starts_with("diagnos")
        && words[found.to..].iter().take(5).any(|word| word.carries() && pair.source.stems.contains(&word.stem))
}

fn report(pair: &Pair<'_>, group: &str, kind: Kind, issues: &mut Vec<Issue>) {
    let mut last = 0;
    let mut found: Vec<&Found> = pair.reply.group(group).iter().collect();
    order::by(&mut found, |hit| (order::up(hit.from), order::down(hit.to)));
    for hit in found {
        let known = if kind == Kind::UsTerm { written(pair, hit) } else { in_source(pair, hit) };
        if hit.from < last || pair.reply.all[hit.from].quoted || known || named_after(pair, hit) {
            continue;
        }
        last = hit.to;
        issues.push(Issue { kind, place: Some(pair.reply.span(hit.from, hit.to)), source: None });
    }
}

/// Terms of another country.
pub(super) fn us_terms(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    report(pair, "us", Kind::UsTerm, issues);
}

/// Words that may read as blaming.
pub(super) fn loaded(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    report(pair, "loaded", Kind::LoadedLanguage, issues);
}

/// Events, diagnoses, orders and agreements that the source does not speak of.
pub(super) fn facts(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    report(pair, "fact", Kind::InventedFactLaw, issues);
}

/// Sections and Acts whose number or name is not in the source.
pub(super) fn laws(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let words = &pair.reply;
    for at in 0..words.all.len() {
        let section = section(words, at).filter(|number| !pair.source.digits.contains(number));
        let act = act(words, at).filter(|from| !names_act(pair, *from, at));
        if section.is_some() {
            let to = if words.all[at].kind == Token::Mixed { at + 1 } else { at + 2 };
            issues.push(Issue { kind: Kind::InventedFactLaw, place: Some(words.span(at, to)), source: None });
        } else if let Some(from) = act {
            issues.push(Issue { kind: Kind::InventedFactLaw, place: Some(words.span(from, at + 2)), source: None });
        }
    }
}

/// "section 47", "s47", "s.47".
fn section(words: &Words<'_>, at: usize) -> Option<u32> {
    let word = words.all.get(at)?;
    if matches!(word.low.as_str(), "section" | "article" | "regulation") {
        return value(words, at + 1);
    }
    word.low.strip_prefix('s').filter(|_| word.kind == Token::Mixed).and_then(|number| number.parse().ok())
}

/// The first word of the name of an Act whose word "Act" is at `at` and whose year follows.
fn act(words: &Words<'_>, at: usize) -> Option<usize> {
    let named =
        words.all.get(at).is_some_and(|word| word.low == "act") && value(words, at + 1).is_some_and(|year| year > 1900);
    named.then(|| {
        (0..at).rev().take_while(|&place| words.all[place].case == crate::text::Case::Title).last().unwrap_or(at)
    })
}

fn names_act(pair: &Pair<'_>, from: usize, at: usize) -> bool {
    pair.source.stems.contains("act")
        && pair.reply.all[from..at].iter().all(|word| pair.source.stems.contains(&word.stem))
}
