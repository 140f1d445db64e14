//! What a clause says: a "not" lost, doubt become certainty, danger smaller or greater.

use super::details::in_source;
use super::words::{Clause, Words};
use super::{Issue, Kind, Pair};

/// The clause of the reply that says the same as a clause of the source, and how much of it.
fn counterpart(pair: &Pair<'_>, clause: Clause) -> Option<(Clause, f32)> {
    let wanted = pair.source.content(clause.from, clause.to);
    let share = |other: &Clause| {
        let met = pair.reply.content(other.from, other.to);
        if wanted.len() == 1 && met == wanted {
            return 1.0;
        }
        let both = met.intersection(&wanted).count() as f32;
        let spare = met.len() as f32 - both;
        if both < 2.0 { 0.0 } else { both / wanted.len() as f32 - 0.03 * spare }
    };
    let best = pair.reply.clauses.iter().map(|other| (*other, share(other))).max_by(|one, two| one.1.total_cmp(&two.1));
    best.filter(|(_, share)| *share > 0.0)
}

/// Where a word that governs a clause may stand: the clause, or the whole sentence where the
/// clause has no subject of its own ("did not wash and dress").
fn scope(words: &Words<'_>, clause: Clause) -> (usize, usize) {
    let begins = words.begins(clause.from);
    let own = words.all[clause.from..clause.to.min(clause.from + 3)]
        .iter()
        .any(|word| matches!(word.low.as_str(), "he" | "she" | "they" | "i" | "we" | "it" | "who" | "there"))
        || words.has("speaker", clause.from, clause.to.min(clause.from + 3));
    if own && !begins { (clause.from, clause.to) } else { words.sentence(clause.from) }
}

fn negated(words: &Words<'_>, from: usize, to: usize) -> bool {
    words.has("negation", from, to) || words.has("negated", from, to)
}

/// Reports clauses of the reply that say what a clause of the source says is not so.
pub(super) fn negation(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    for clause in &pair.source.clauses {
        if !pair.source.has("negation", clause.from, clause.to) || pair.source.all[clause.from].quoted {
            continue;
        }
        let Some((other, share)) = counterpart(pair, *clause) else { continue };
        let (from, to) = scope(&pair.reply, other);
        let others = pair.source.clauses.iter().any(|elsewhere| {
            !pair.source.has("negation", elsewhere.from, elsewhere.to) && says(pair, *elsewhere, other) >= share
        });
        if share >= 0.5 && !others && !negated(&pair.reply, from, to) {
            let place = pair.reply.span(other.from, other.to);
            issues.push(Issue {
                kind: Kind::LostNegation,
                place: Some(place),
                source: Some(pair.source.span(clause.from, clause.to)),
            });
        }
    }
}

/// The share of a clause of the source that a clause of the reply holds.
fn says(pair: &Pair<'_>, clause: Clause, other: Clause) -> f32 {
    let wanted = pair.source.content(clause.from, clause.to);
    let met = pair.reply.content(other.from, other.to);
    if wanted.len() < 2 { 0.0 } else { wanted.intersection(&met).count() as f32 / wanted.len() as f32 }
}

/// Reports words of certainty that the source does not hold, and doubt that is gone.
pub(super) fn certainty(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    for found in pair.reply.group("certain") {
        if !in_source(pair, found) && !pair.reply.all[found.from].quoted {
            issues.push(Issue {
                kind: Kind::ChangedCertainty,
                place: Some(pair.reply.span(found.from, found.to)),
                source: None,
            });
        }
    }
    for clause in &pair.source.clauses {
        let doubt = pair.source.has("unsure", clause.from, clause.to);
        if !doubt || pair.source.all[clause.from].quoted {
            continue;
        }
        let Some((other, share)) = counterpart(pair, *clause) else { continue };
        let (from, to) = pair.reply.sentence(other.from);
        if share >= 0.5 && !pair.reply.has("hedge", from, to) && !pair.reply.has("unsure", from, to) {
            let place = pair.reply.span(other.from, other.to);
            issues.push(Issue {
                kind: Kind::ChangedCertainty,
                place: Some(place),
                source: Some(pair.source.span(clause.from, clause.to)),
            });
        }
    }
}

/// Reports words that make danger greater, or smaller where the source speaks of harm.
pub(super) fn risk(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let harm = pair.source.group("harm").next().is_some();
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
    let before = at.saturating_sub(3);
    pair.reply.has("negation", before, at)
        || pair.reply.group("loaded").any(|found| (found.from..found.to).contains(&at))
}
