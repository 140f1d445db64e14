//! Which part of the reply says what a clause of the source says. Looked up by words, so that
//! the time grows with the length of both texts and not with their product.

use super::Pair;
use super::index::Index;
use super::words::{Clause, Word, Words};
use crate::text::{Case, Kind as Token};

/// One clause of the reply, or a few neighbours in one sentence: words `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// So many neighbouring clauses are read as one ("Ms Okello, the guardian, has not met …").
const NEIGHBOURS: usize = 3;
/// A word that stands in more places than this says little of where one is.
const COMMON: usize = 300;
/// What each word of the reply beyond those of the source takes off the share.
const SPARE: f32 = 0.03;

/// Places of words in the clauses of both texts.
pub(super) struct Matching<'t> {
    units: Vec<Unit>,
    /// Number of words with meaning in each unit.
    sizes: Vec<usize>,
    /// Units that a stem stands in.
    replies: Index<'t>,
    /// Clauses of the source that a stem stands in.
    sources: Index<'t>,
}

impl<'t> Matching<'t> {
    pub(super) fn new(source: &'t Words<'_>, reply: &'t Words<'_>) -> Self {
        let units = units(reply);
        let mut sizes = Vec::with_capacity(units.len());
        let mut replies = Index::default();
        for (at, unit) in units.iter().enumerate() {
            let content = reply.content(unit.from, unit.to);
            sizes.push(content.len());
            replies.add(at, &content);
        }
        let mut sources = Index::default();
        for (at, clause) in source.clauses.iter().enumerate() {
            sources.add(at, &source.content(clause.from, clause.to));
        }
        Self { units, sizes, replies, sources }
    }

    /// The unit of the reply that says the same as a clause of the source, and how much of it.
    pub(super) fn counterpart(&self, pair: &Pair<'_>, clause: Clause) -> Option<(Unit, f32)> {
        let mut wanted = pair.source.content(clause.from, clause.to);
        for hit in pair.source.within("negation", clause.from, clause.to) {
            wanted.remove(pair.source.all[hit.from].stem.as_str());
        }
        let plain =
            |word: &Word| word.kind == Token::Word && word.case == Case::Lower && wanted.contains(word.stem.as_str());
        let lettered = pair.source.all[clause.from..clause.to].iter().any(plain);
        let share = |(at, both): (usize, usize)| {
            let size = self.sizes.get(at).copied().unwrap_or(0);
            let words = self.units.get(at).map_or(0, |unit| unit.to - unit.from);
            let alone = wanted.len() == 1 && size == 1 && lettered && words > 1;
            let share = both as f32 / wanted.len() as f32 - SPARE * (size.saturating_sub(both)) as f32;
            (alone || both > 1).then_some((at, share))
        };
        if wanted.is_empty() {
            return None;
        }
        let best = self.replies.votes(&wanted, COMMON).into_iter().filter_map(share);
        let best = best.max_by(|one, two| one.1.total_cmp(&two.1).then_with(|| two.0.cmp(&one.0)))?;
        self.units.get(best.0).map(|unit| (*unit, best.1))
    }

    /// Whether a clause of the source without a "not" says as much of what a unit of the reply says.
    pub(super) fn said_so(&self, pair: &Pair<'_>, unit: Unit, share: f32) -> bool {
        let met = pair.reply.content(unit.from, unit.to);
        self.sources.votes(&met, COMMON).into_iter().any(|(at, both)| {
            let Some(clause) = pair.source.clauses.get(at) else { return false };
            let size = pair.source.content(clause.from, clause.to).len();
            let denied = pair.source.has("negation", clause.from, clause.to);
            size > 1 && !denied && both as f32 / size as f32 >= share
        })
    }

    /// Clauses of the source that hold a stem.
    pub(super) fn in_source(&self, stem: &str) -> impl Iterator<Item = usize> + use<'_> {
        self.sources.at(stem).iter().map(|&at| at as usize)
    }

    /// Units of the reply that hold a stem, where it is not common.
    pub(super) fn near(&self, stem: &str) -> impl Iterator<Item = Unit> + use<'_> {
        let places = Some(self.replies.at(stem)).filter(|places| places.len() <= COMMON);
        places.into_iter().flatten().filter_map(|&at| self.units.get(at as usize).copied())
    }

    /// Single clauses of the reply that hold a stem.
    pub(super) fn clauses_with(&self, stem: &str) -> impl Iterator<Item = Unit> + use<'_> {
        let places = self.replies.at(stem).iter();
        let mut last = 0;
        places.filter_map(|&at| self.units.get(at as usize).copied()).filter(move |unit| {
            let fresh = unit.from >= last;
            last = if fresh { unit.to } else { last };
            fresh
        })
    }
}

/// Every clause, and runs of neighbouring clauses of one sentence; shorter runs first.
fn units(words: &Words<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for (at, clause) in words.clauses.iter().enumerate() {
        units.push(Unit { from: clause.from, to: clause.to });
        for next in words.clauses.iter().skip(at + 1).take(NEIGHBOURS - 1) {
            if (clause.to..=next.from).any(|place| words.begins(place)) {
                break;
            }
            units.push(Unit { from: clause.from, to: next.to });
        }
    }
    units
}
