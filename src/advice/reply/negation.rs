//! A "not" that is lost.

use super::certainty::doubtful;
use super::matching::{Matching, Unit};
use super::words::{Clause, Found, Words};
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
    // "Does not know and has rung": a helper of its own begins a new saying.
    let joined = first.iter().find(|word| !matches!(word.low.as_str(), "and" | "but"));
    let fresh =
        joined.is_some_and(|word| matches!(word.low.as_str(), "has" | "had" | "is" | "was" | "will" | "are" | "were"));
    if own || fresh || words.begins(unit.from) { (unit.from, unit.to) } else { (words.sentence(unit.from).0, unit.to) }
}

fn negated(words: &Words<'_>, (from, to): (usize, usize)) -> bool {
    words.has("negation", from, to) || words.has("negated", from, to)
}

/// Whether a part of the reply denies what a clause denies; a word that the clause has beside its
/// "not" denies nothing here ("she isn't unhappy", "she is unhappy").
fn denied(pair: &Pair<'_>, clause: Clause, (from, to): (usize, usize)) -> bool {
    let beside: Vec<&str> = pair
        .source
        .within("negated", clause.from, clause.to)
        .map(|hit| pair.source.all[hit.from].low.as_str())
        .collect();
    let other = |hit: &Found| !beside.contains(&pair.reply.all[hit.from].low.as_str());
    pair.reply.has("negation", from, to) || pair.reply.within("negated", from, to).any(other)
}

/// Reports clauses of the reply that say what a clause of the source says is not so.
pub(super) fn check(pair: &Pair<'_>, matching: &Matching<'_>, issues: &mut Vec<Issue>) {
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
                (!so && plain && !denied(pair, *clause, scope(&pair.reply, unit))).then_some(unit)
            }
            None => word_denied(pair, matching, *clause),
        };
        if let Some(unit) = place.filter(|unit| {
            !pair.reply.asks(unit.from) && !pair.reply.all[unit.from].label && !kept(pair, matching, *clause)
        }) {
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
