//! Words and phrases that the source does not hold: terms of another country, loaded words.

use super::words::Found;
use super::{Issue, Kind, Pair};
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

fn report(pair: &Pair<'_>, group: &str, kind: Kind, issues: &mut Vec<Issue>) {
    let mut last = 0;
    let mut found: Vec<&Found> = pair.reply.group(group).iter().collect();
    order::by(&mut found, |hit| (order::up(hit.from), order::down(hit.to)));
    for hit in found {
        let known = if kind == Kind::UsTerm { written(pair, hit) } else { in_source(pair, hit) };
        if hit.from < last || pair.reply.all[hit.from].quoted || known {
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
