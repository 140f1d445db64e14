//! What a clause says: a "not" lost, doubt become certainty, danger smaller or greater.

use super::details::in_source;
use super::matching::{Matching, Unit};
use super::words::{Clause, Words};
use super::{Issue, Kind, Pair};
use crate::text::{Case, Kind as Token};

/// A clause of the reply says what one of the source says from this share of its words on.
const SAME: f32 = 0.5;
/// And with this share it need not use the very word that is denied.
const PLAIN: f32 = 0.79;

/// Where a word that governs a clause may stand: the clause, or from the beginning of the
/// sentence where the clause has no subject of its own ("did not wash and dress").
fn scope(words: &Words<'_>, unit: Unit) -> (usize, usize) {
    let first = &words.all[unit.from..unit.to.min(unit.from + 4)];
    let pronoun = |low: &str| matches!(low, "he" | "she" | "they" | "i" | "we" | "it" | "who" | "there" | "this");
    let own = first.iter().any(|word| pronoun(&word.low) || word.kind == Token::Word && word.case == Case::Title)
        || words.has("speaker", unit.from, unit.to.min(unit.from + 3));
    if own || words.begins(unit.from) { (unit.from, unit.to) } else { (words.sentence(unit.from).0, unit.to) }
}

fn negated(words: &Words<'_>, (from, to): (usize, usize)) -> bool {
    words.has("negation", from, to) || words.has("negated", from, to)
}

/// Whether a part of the reply asks rather than says.
fn asks(words: &Words<'_>, unit: Unit) -> bool {
    let (from, to) = words.sentence(unit.from);
    words.all[from..to].iter().any(|word| matches!(word.low.as_str(), "?" | "please" | "whether" | "if"))
}

/// Reports clauses of the reply that say what a clause of the source says is not so.
pub(super) fn negation(pair: &Pair<'_>, matching: &Matching<'_>, issues: &mut Vec<Issue>) {
    for clause in &pair.source.clauses {
        let denies = pair.source.has("negation", clause.from, clause.to);
        if !denies || pair.source.all[clause.from].quoted || doubtful(&pair.source, *clause) {
            continue;
        }
        let said = matching.counterpart(pair, *clause).filter(|(_, share)| *share >= SAME);
        let place = match said {
            Some((unit, share)) => {
                let so = matching.said_so(pair, unit, share);
                let plain =
                    share > PLAIN || head(&pair.source, *clause).is_none_or(|head| holds(&pair.reply, unit, head));
                (!so && plain && !negated(&pair.reply, scope(&pair.reply, unit))).then_some(unit)
            }
            None => word_denied(pair, matching, *clause),
        };
        if let Some(unit) = place.filter(|unit| !asks(&pair.reply, *unit) && !kept(pair, matching, *clause)) {
            let source = Some(pair.source.span(clause.from, clause.to));
            let place = Some(pair.reply.span(unit.from, unit.to));
            issues.push(Issue { kind: Kind::LostNegation, place, source });
        }
    }
}

/// The word that a "not" denies: the first behind it that is more than a helper.
fn head<'w>(words: &'w Words<'_>, clause: Clause) -> Option<&'w str> {
    let after = words.within("negation", clause.from, clause.to).next()?.to;
    let helper = |low: &str| {
        matches!(
            low,
            "be" | "been"
                | "being"
                | "is"
                | "was"
                | "were"
                | "has"
                | "had"
                | "have"
                | "yet"
                | "any"
                | "a"
                | "an"
                | "the"
                | "in"
                | "at"
                | "to"
                | "of"
                | "on"
                | "her"
                | "his"
                | "their"
                | "it"
        )
    };
    let range = &words.all[after.min(clause.to)..clause.to];
    range.iter().find(|word| word.kind != Token::Mark && !helper(&word.low)).map(|word| word.stem.as_str())
}

fn holds(words: &Words<'_>, unit: Unit, stem: &str) -> bool {
    words.all[unit.from..unit.to].iter().any(|word| word.stem == stem)
}

/// Whether the reply denies elsewhere what the clause denies: then nothing was lost.
fn kept(pair: &Pair<'_>, matching: &Matching<'_>, clause: Clause) -> bool {
    let wanted = pair.source.content(clause.from, clause.to);
    let Some(head) = head(&pair.source, clause) else { return false };
    let denied = |unit: &Unit| pair.reply.has("negation", unit.from, unit.to);
    let met = |unit: &Unit| wanted.iter().any(|stem| *stem != head && holds(&pair.reply, *unit, stem));
    let told = |unit: Unit| holds(&pair.reply, unit, head) && denied(&unit) && met(&unit);
    wanted.iter().any(|stem| matching.near(stem).any(told))
}

/// "No CCTV": a clause of a word or two whose word the source only ever denies and the reply only ever affirms.
fn word_denied(pair: &Pair<'_>, matching: &Matching<'_>, clause: Clause) -> Option<Unit> {
    let content = pair.source.content(clause.from, clause.to);
    if content.len() > 2 {
        return None;
    }
    let range = &pair.source.all[clause.from..clause.to];
    let words = range.iter().filter(|word| word.carries() && word.kind == Token::Word && word.low.len() > 3);
    for word in words {
        let denied = |known: &&Clause| negated(&pair.source, (known.from, known.to));
        if !matching.in_source(&word.stem).all(|at| pair.source.clauses.get(at).is_some_and(|known| denied(&known))) {
            continue;
        }
        let beside = |unit: &Unit| {
            let (from, to) = pair.reply.sentence(unit.from);
            content.iter().all(|stem| holds(&pair.reply, Unit { from, to }, stem))
        };
        let units: Vec<Unit> = matching.clauses_with(&word.stem).filter(|unit| unit.to > unit.from + 1).collect();
        if units.iter().any(beside) && units.iter().all(|unit| !negated(&pair.reply, scope(&pair.reply, *unit))) {
            return units.into_iter().find(beside);
        }
    }
    None
}

/// Whether a clause says that something may be so; "May" the month says nothing of the kind.
fn doubtful(words: &Words<'_>, clause: Clause) -> bool {
    words.within("doubt", clause.from, clause.to).any(|found| {
        let word = &words.all[found.from];
        word.low != "may" || word.case != Case::Title
    })
}

/// Reports words of certainty that the source does not hold, and doubt that is gone.
pub(super) fn certainty(pair: &Pair<'_>, matching: &Matching<'_>, issues: &mut Vec<Issue>) {
    for found in pair.reply.group("certain") {
        if !in_source(pair, found) && !pair.reply.all[found.from].quoted {
            let place = Some(pair.reply.span(found.from, found.to));
            issues.push(Issue { kind: Kind::ChangedCertainty, place, source: None });
        }
    }
    for clause in &pair.source.clauses {
        if !doubtful(&pair.source, *clause) || pair.source.all[clause.from].quoted {
            continue;
        }
        let said = matching.counterpart(pair, *clause).filter(|(_, share)| *share >= SAME);
        let Some((unit, _)) = said.filter(|(unit, _)| !hedged(pair, *clause, *unit)) else { continue };
        let source = Some(pair.source.span(clause.from, clause.to));
        let place = Some(pair.reply.span(unit.from, unit.to));
        issues.push(Issue { kind: Kind::ChangedCertainty, place, source });
    }
}

/// Whether the reply still doubts; an "if" that the source has beside its doubt is none.
fn hedged(pair: &Pair<'_>, clause: Clause, unit: Unit) -> bool {
    let (from, _) = pair.reply.sentence(unit.from);
    let has_if = pair.source.all[clause.from..clause.to].iter().any(|word| word.low == "if");
    pair.reply.within("hedge", from, unit.to).any(|found| !(has_if && pair.reply.all[found.from].low == "if"))
        || pair.reply.has("doubt", from, unit.to)
        || pair.reply.all.get(unit.to).is_some_and(|mark| mark.low == "?")
}

/// Reports words that make danger greater, or smaller where the source speaks of harm.
pub(super) fn risk(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let harm = !pair.source.group("harm").is_empty();
    for (group, counts) in [("worse", true), ("milder", harm)] {
        for found in pair.reply.group(group) {
            let quoted = pair.reply.all[found.from].quoted;
            if counts && !quoted && !in_source(pair, found) && !doubled(pair, found.from) {
                let place = pair.reply.span(found.from, found.to);
                issues.push(Issue { kind: Kind::ChangedRisk, place: Some(place), source: None });
            }
        }
    }
}

/// Said of something that is not so ("no serious injury"), or by a phrase already reported as loaded.
fn doubled(pair: &Pair<'_>, at: usize) -> bool {
    pair.reply.has("negation", at.saturating_sub(3), at) || pair.reply.covered("loaded", at)
}
