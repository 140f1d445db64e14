//! Linkage: facts that name nobody and still point at one family when they come together.
//!
//! May use `text` and `rules`. Facts are weighed in bits (each halves the people who fit);
//! of one family of facts only the strongest counts, over a text and over a chat. The bits
//! sort risks; they never promise that a text is safe. Weights: `rules/linkages/`.

mod anchors;
mod clauses;
mod passages;
mod somebody;
mod tally;
mod told;

use clauses::Clause;
pub use tally::{Level, Tally};
use told::Told;

use super::grammar::Reading;
use crate::rules::RuleBook;
use crate::rules::linkage::Family;
use crate::text::{Span, Text, order};

/// A clause with these many bits is shown.
const SHOWN_FROM: f32 = 3.5;
/// Unusual words count for so many bits each, and no more than this together.
const DETAIL_AT_MOST: f32 = 8.0;

/// A piece of the puzzle: where it is (bytes of the source) and what kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Where.
    pub span: Span,
    /// Index into the kinds of the rule book; `None` for a stand-in on which facts hang.
    pub kind: Option<u16>,
}

/// What still points at somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linkage {
    /// How likely.
    pub level: Level,
    /// How much, in bits, with what the chat told before.
    pub bits: f32,
    /// The pieces, in order; empty where the level is none.
    pub clues: Vec<Clue>,
    /// The tally to hand to the next text of the chat.
    pub tally: Tally,
}

/// Weighs a text together with what its chat told before.
#[must_use]
pub fn weigh(text: &Text<'_>, book: &RuleBook, earlier: &Tally) -> Linkage {
    let reading = Reading::new(text, &book.lexicon);
    let clauses = clauses::clauses(&reading);
    let chat = *earlier != Tally::default();
    let passages = passages::passages(&reading, &clauses);
    // Towns and dates in a question about policy point at nobody.
    if !chat && !passages.iter().any(|passage| passage.about) {
        return Linkage::default();
    }
    let mut tally = Tally::default();
    let mut told = told::tell(&reading, book);
    order::by(&mut told, |fact| (order::up(fact.span.start), 0));
    let mut clues = Vec::new();
    let mut detail = 0.0;
    for clause in clauses {
        // A date, a venue or an author in a sentence about nobody is no piece of anybody's puzzle.
        if !passages::is_about(&passages, clause.first, chat) {
            continue;
        }
        let (own, best) = tell_of(&reading, book, clause, &told);
        let asks = clause.asks(&reading);
        let rare = if asks { 0 } else { clause.rare_words(&reading) };
        let unusual = rare_bits(book, rare);
        detail += unusual;
        tally = tally.with(&own);
        if own.0.iter().sum::<f32>() + unusual.min(6.0) >= SHOWN_FROM && !(asks && best.is_none()) {
            let kind = best.or_else(|| book.linkages.kind("rare_detail"));
            clues.push(shown(&reading, clause, kind));
        }
    }
    tally.note(Family::Detail, detail.min(DETAIL_AT_MOST));
    finish(text, &reading, tally, clues, earlier)
}

/// What the facts of a clause weigh, and the kind of the heaviest. A request tells only what a grammar is sure of.
fn tell_of(reading: &Reading<'_>, book: &RuleBook, clause: Clause, told: &[Told]) -> (Tally, Option<u16>) {
    let span = reading.span(clause.first, clause.last);
    let from = told.partition_point(|fact| fact.span.start < span.start);
    let here = told.iter().skip(from).take_while(|fact| fact.span.start < span.end);
    let mut own = Tally::default();
    let mut best: Option<(f32, u16)> = None;
    let asks = clause.asks(reading);
    for fact in here {
        let Some(kind) = book.linkages.kinds.get(usize::from(fact.kind)) else { continue };
        if asks && kind.bits < 10.0 && !fact.sure {
            continue;
        }
        own.note(kind.family, kind.bits);
        if best.is_none_or(|(bits, _)| kind.bits > bits) {
            best = Some((kind.bits, fact.kind));
        }
    }
    (own, best.map(|(_, kind)| kind))
}

fn rare_bits(book: &RuleBook, words: usize) -> f32 {
    let each = book
        .linkages
        .kind("rare_detail")
        .and_then(|kind| book.linkages.kinds.get(usize::from(kind)))
        .map_or(2.0, |kind| kind.bits);
    // A clause holds few words: exact in f32.
    #[allow(clippy::cast_precision_loss)]
    let bits = words.min(4) as f32 * each;
    bits
}

fn shown(reading: &Reading<'_>, clause: Clause, kind: Option<u16>) -> Clue {
    let clause = clause.without_lead(reading);
    Clue { span: reading.span(clause.first, clause.last), kind }
}

fn finish(text: &Text<'_>, reading: &Reading<'_>, tally: Tally, mut clues: Vec<Clue>, earlier: &Tally) -> Linkage {
    let whole = tally.with(earlier);
    let level = whole.level();
    if level == Level::None {
        return Linkage { level, bits: whole.bits(), clues: Vec::new(), tally: whole };
    }
    clues.extend(anchors::anchors(reading).into_iter().map(|span| Clue { span, kind: None }));
    order::by(&mut clues, |clue| (order::up(clue.span.start), order::down(clue.span.end)));
    let mut kept: Vec<Clue> = Vec::new();
    for clue in clues {
        if kept.last().is_none_or(|before| !before.span.overlaps(clue.span)) {
            kept.push(clue);
        }
    }
    join(text, &mut kept);
    for clue in &mut kept {
        clue.span = text.to_source(clue.span);
    }
    Linkage { level, bits: whole.bits(), clues: kept, tally: whole }
}

/// Neighbouring pieces with only a comma between them are one.
fn join(text: &Text<'_>, clues: &mut Vec<Clue>) {
    let mut joined: Vec<Clue> = Vec::with_capacity(clues.len());
    for &clue in clues.iter() {
        match joined.last_mut() {
            Some(before) if matches!(text.slice(Span::new(before.span.end, clue.span.start)), ", " | " " | ",") => {
                before.span.end = clue.span.end
            }
            _ => joined.push(clue),
        }
    }
    *clues = joined;
}
