//! Passages: sentences and lines, and which of them are about somebody in particular.

use super::clauses::Clause;
use super::{anchors, somebody};
use crate::findings::grammar::Reading;
use crate::rules::lexicon::Lex;

/// A longer sentence is dictated: it asks something, but it has told its story before.
const ASKS_WITHIN: usize = 45;
/// Facts belong to somebody described so many passages away: "Triplets. Dad away. Lives on the boat."
const NEAR: usize = 2;

/// A sentence or a line, up to the token `last`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    last: usize,
    /// Whether somebody in particular is described here.
    pub(super) about: bool,
    /// Whether it speaks of anybody: a question, a rule, talk of a book.
    of_all: bool,
}

/// The passages of a text.
pub(super) fn passages(reading: &Reading<'_>, clauses: &[Clause]) -> Vec<Passage> {
    let anchors = anchors::anchors(reading);
    let sentences = clauses.chunk_by(|_, next| !next.opens);
    let mut works = false;
    let passage = |sentence: &[Clause]| {
        let (first, last) = (sentence.first()?.first, sentence.last()?.last);
        let span = reading.span(first, last);
        let before = std::mem::replace(&mut works, speaks_of_works(reading, first, last));
        // "I love the memoir by … He became a poet": the author, or somebody in the book.
        let of_all = works || before && reading.has(first, Lex::Pronouns) || speaks_of_all(reading, sentence);
        let about = anchors.iter().any(|anchor| anchor.overlaps(span))
            || somebody::is_ours(reading, first, last)
            || !of_all && somebody::is_described(reading, first, last);
        Some(Passage { last, about, of_all })
    };
    sentences.filter_map(passage).collect()
}

/// Whether a fact at `at` can be about somebody who is described there or close by. A chat that has spoken of somebody
/// goes on about them in every sentence that does not speak of all.
pub(super) fn is_about(passages: &[Passage], at: usize, chat: bool) -> bool {
    let here = passages.partition_point(|passage| passage.last < at);
    if chat && passages.get(here).is_some_and(|passage| !passage.of_all) {
        return true;
    }
    let from = here.saturating_sub(NEAR);
    passages.iter().skip(from).take(here + NEAR + 1 - from).any(|passage| passage.about)
}

/// A question, a request or a rule: "a child" in it is any child.
fn speaks_of_all(reading: &Reading<'_>, sentence: &[Clause]) -> bool {
    let (Some(opening), Some(closing)) = (sentence.first(), sentence.last()) else { return true };
    let (first, last) = (opening.first, closing.last);
    let short = last - first < ASKS_WITHIN;
    short && (opening.asks(reading) || closing.asks(reading)) || reading.has(first, Lex::GeneralOpeners)
}

/// Talk of films, books and studies.
fn speaks_of_works(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|at| reading.length(at, Lex::WorksTalk) > 0 || is_cited(reading, at))
}

/// "(1965)", "(2014)" after a name: an author, whose book is no family's.
fn is_cited(reading: &Reading<'_>, at: usize) -> bool {
    reading.number(at).is_some_and(|year| (1900..2100).contains(&year))
        && reading.is_mark(at.wrapping_sub(1), '(')
        && reading.is_mark(at + 1, ')')
        && reading.capital(at.wrapping_sub(2))
}
