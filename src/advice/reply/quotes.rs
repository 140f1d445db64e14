//! Words in quotation marks: invented, or lost.

use super::words::Words;
use super::{Issue, Kind, Pair};

/// Quotations shorter than this (words) are titles or single terms.
const SHORTEST: usize = 2;
/// This share of a quotation's words, in order, makes it the same quotation.
const SAME: f32 = 0.7;

/// Reports quotations that the source does not hold, and quotations of the source that are gone.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let source = pair.source.plain(0, pair.source.all.len());
    let reply = pair.reply.plain(0, pair.reply.all.len());
    for (from, to) in quotations(&pair.reply) {
        if share(&pair.reply.plain(from, to), &source) < SAME {
            issues.push(Issue { kind: Kind::InventedQuote, place: Some(pair.reply.span(from, to)), source: None });
        }
    }
    for (from, to) in quotations(&pair.source) {
        if share(&pair.source.plain(from, to), &reply) < SAME {
            issues.push(Issue { kind: Kind::LostQuote, place: None, source: Some(pair.source.span(from, to)) });
        }
    }
}

/// Words between a pair of double quotation marks (folding has made them plain).
fn quotations(words: &Words<'_>) -> Vec<(usize, usize)> {
    let (mut found, mut open) = (Vec::new(), None);
    for (at, word) in words.all.iter().enumerate() {
        if word.gap >= crate::text::Gap::Paragraph {
            open = None;
        }
        if word.low != "\"" {
            continue;
        }
        match open.take() {
            Some(from) if words.plain(from, at).len() >= SHORTEST => found.push((from, at)),
            Some(_) => {}
            None => open = Some(at + 1),
        }
    }
    found
}

/// The largest share of `quote` found in order within any stretch of `whole` about as long.
fn share(quote: &[&str], whole: &[&str]) -> f32 {
    let window = quote.len() + 3;
    let mut best = 0;
    for start in 0..whole.len() {
        if !quote.iter().take(3).any(|word| *word == whole[start]) {
            continue;
        }
        let (mut met, mut from) = (0, start);
        let end = (start + window).min(whole.len());
        for word in quote {
            if let Some(at) = (from..end).find(|&at| whole[at] == *word) {
                met += 1;
                from = at + 1;
            }
        }
        best = best.max(met);
    }
    best as f32 / quote.len().max(1) as f32
}
