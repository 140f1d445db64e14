//! Words in quotation marks: invented, or lost.

use std::collections::{HashMap, VecDeque};

use super::words::Words;
use super::{Issue, Kind, Pair};
use crate::text::Kind as Token;

/// Quotations shorter than this (words) are titles or single terms.
const SHORTEST: usize = 2;
/// This share of a quotation's words, in order, makes it the same quotation.
const SAME: f32 = 0.7;

/// A quotation is compared by its first words, this many.
const COMPARED: usize = 60;
/// In no more places than this is a beginning of a quotation looked for.
const PLACES: usize = 500;

/// Reports quotations that the source does not hold, and quotations of the source that are gone.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let source = Whole::new(&pair.source);
    let reply = Whole::new(&pair.reply);
    let kept: Vec<String> = quotations(&pair.reply).iter().map(|&(from, to)| joined(&pair.reply, from, to)).collect();
    let gone = quotations(&pair.source).into_iter().filter(|&(from, to)| {
        let whole = joined(&pair.source, from, to);
        reply.share(&pair.source.plain(from, to)) < SAME
            && !kept.iter().take(PLACES).any(|part| whole.contains(part.as_str()))
    });
    let mut gone: VecDeque<_> = gone.map(|(from, to)| pair.source.span(from, to)).collect();
    for (from, to) in quotations(&pair.reply) {
        if source.share(&pair.reply.plain(from, to)) < SAME {
            // New words in quotation marks, and others gone: most likely these stand for those.
            let place = Some(pair.reply.span(from, to));
            issues.push(Issue { kind: Kind::InventedQuote, place, source: gone.pop_front() });
        }
    }
    issues.extend(gone.into_iter().map(|span| Issue { kind: Kind::LostQuote, place: None, source: Some(span) }));
}

/// A quotation as words with spaces around each, so that a part of it can be found in it.
fn joined(words: &Words<'_>, from: usize, to: usize) -> String {
    words.plain(from, to).iter().take(COMPARED).map(|word| format!(" {word} ")).collect()
}

/// A text as plain words, with the places of each.
pub(super) struct Whole<'w> {
    words: Vec<&'w str>,
    /// Where each of them stands among all words and marks.
    at: Vec<usize>,
    places: HashMap<&'w str, Vec<usize>>,
}

impl<'w> Whole<'w> {
    pub(super) fn new(text: &'w Words<'_>) -> Self {
        let words = text.plain(0, text.all.len());
        let at = (0..text.all.len()).filter(|&at| text.all[at].kind != Token::Mark).collect();
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        words.iter().enumerate().for_each(|(at, word)| places.entry(word).or_default().push(at));
        Self { words, at, places }
    }

    /// The largest share of a quotation found in order within any stretch about as long.
    fn share(&self, quote: &[&str]) -> f32 {
        self.best(quote).0
    }

    /// Where a quotation begins in the text, if it is in it.
    pub(super) fn place(&self, quote: &[&str]) -> Option<usize> {
        let (share, start) = self.best(quote);
        self.at.get(start).copied().filter(|_| share >= SAME)
    }

    fn best(&self, quote: &[&str]) -> (f32, usize) {
        let quote = &quote[..quote.len().min(COMPARED)];
        let window = quote.len() + 3;
        let begins = quote.iter().take(3).filter_map(|word| self.places.get(word)).flatten();
        let mut best = (0, 0);
        for &start in begins.take(PLACES) {
            let (mut met, mut from) = (0, start);
            let end = (start + window).min(self.words.len());
            for word in quote {
                if let Some(at) = (from..end).find(|&at| self.words[at] == *word) {
                    met += 1;
                    from = at + 1;
                }
            }
            if met > best.0 {
                best = (met, start);
            }
        }
        (best.0 as f32 / quote.len().max(1) as f32, best.1)
    }
}

/// Words between a pair of double quotation marks (folding has made them plain).
pub(super) fn quotations(words: &Words<'_>) -> Vec<(usize, usize)> {
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
