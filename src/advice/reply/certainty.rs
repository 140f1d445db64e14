//! How sure: doubt become certainty, certainty become doubt, a wish or a plan told as done, once told as always.

use super::details::in_source;
use super::matching::{Matching, Unit};
use super::words::{Clause, Found, Words};
use super::{Issue, Kind, Pair};
use crate::text::Case;

/// A clause of the reply says what is in doubt from this share of its words on.
const SAME: f32 = 0.5;
/// A plan told as done has to say more of the same.
const PLAN: f32 = 0.6;

/// Reports places where the reply is more or less sure than the source.
pub(super) fn check(pair: &Pair<'_>, matching: &Matching<'_>, issues: &mut Vec<Issue>) {
    for group in ["certain", "always"] {
        let often = group == "always" && !pair.source.group("often").is_empty();
        for found in pair.reply.group(group) {
            let word = &pair.reply.all[found.from];
            let denied = pair.reply.has("negation", found.from.saturating_sub(3), found.from);
            if !often && !denied && !in_source(pair, found) && !word.quoted && !word.label {
                let place = Some(pair.reply.span(found.from, found.to));
                issues.push(Issue { kind: Kind::ChangedCertainty, place, source: None });
            }
        }
    }
    for clause in pair.source.clauses.iter().filter(|clause| !pair.source.all[clause.from].quoted) {
        let place = doubt_lost(pair, matching, *clause).or_else(|| wish_done(pair, matching, *clause));
        if let Some(unit) = place.filter(|unit| !pair.reply.all[unit.from].label && !pair.reply.asks(unit.from)) {
            let source = Some(pair.source.span(clause.from, clause.to));
            let place = Some(pair.reply.span(unit.from, unit.to));
            issues.push(Issue { kind: Kind::ChangedCertainty, place, source });
        }
    }
}

/// Whether a clause says that something may be so; "May" the month says nothing of the kind.
pub(super) fn doubtful(words: &Words<'_>, clause: Clause) -> bool {
    doubt(words, clause).is_some()
}

/// The word of doubt in a clause.
fn doubt<'w>(words: &'w Words<'_>, clause: Clause) -> Option<&'w Found> {
    words.within("doubt", clause.from, clause.to).find(|found| {
        let word = &words.all[found.from];
        word.low != "may" || word.case != Case::Title
    })
}

/// The part of the reply that says for certain what a clause of the source says may be so, or what somebody believes.
fn doubt_lost(pair: &Pair<'_>, matching: &Matching<'_>, clause: Clause) -> Option<Unit> {
    let belief = || pair.source.within("belief", clause.from, clause.to).next();
    let word = doubt(&pair.source, clause).or_else(belief)?;
    let whole = matching.counterpart(pair, clause).filter(|(_, share)| *share >= SAME);
    let rest = Clause { from: word.to.min(clause.to), to: clause.to };
    let said = whole.or_else(|| matching.counterpart(pair, rest).filter(|(_, share)| *share >= SAME));
    said.map(|(unit, _)| unit).filter(|unit| !hedged(pair, clause, word, *unit))
}

/// Whether the reply still doubts. A word that the source has beside its doubt is none ("she might
/// think", "she will think"), and what somebody is said to believe is doubt enough where it was belief.
fn hedged(pair: &Pair<'_>, clause: Clause, doubt: &Found, unit: Unit) -> bool {
    let (from, _) = pair.reply.sentence(unit.from);
    let beside: Vec<&str> = (clause.from..clause.to)
        .filter(|at| !(doubt.from..doubt.to).contains(at))
        .map(|at| pair.source.all[at].stem.as_str())
        .collect();
    let fresh = |found: &Found| !beside.contains(&pair.reply.all[found.from].stem.as_str());
    let belief = !doubtful(&pair.source, clause);
    pair.reply.within("hedge", from, unit.to).any(fresh)
        || pair.reply.has("doubt", from, unit.to)
        || belief && (pair.reply.has("say", from, unit.to) || pair.reply.has("belief", from, unit.to))
        || pair.reply.all.get(unit.to).is_some_and(|mark| mark.low == "?")
}

/// The part of the reply that tells as settled or done what a clause of the source wishes or plans.
fn wish_done(pair: &Pair<'_>, matching: &Matching<'_>, clause: Clause) -> Option<Unit> {
    let wish = pair.source.within("wish", clause.from, clause.to).next().map(|found| (found.to, "settled"));
    let plan = || pair.source.within("plan", clause.from, clause.to).next().map(|found| (found.to, "done"));
    let (after, group) = wish.or_else(plan)?;
    if pair.source.has("negation", clause.from, clause.to) || pair.source.has(group, clause.from, clause.to) {
        return None;
    }
    let rest = Clause { from: after.min(clause.to), to: clause.to };
    let (unit, _) = matching.counterpart(pair, rest).filter(|(_, share)| *share >= PLAN)?;
    let (from, to) = pair.reply.sentence(unit.from);
    let open = |name: &str| pair.reply.has(name, from, to);
    let told = pair.reply.has(group, unit.from, unit.to) || group == "settled" && now(&pair.reply, unit);
    (told && !["wish", if group == "done" { "plan" } else { "wish" }, "hedge", "negation"].into_iter().any(open))
        .then_some(unit)
}

/// "Is seeing", "has joined": what is so now.
fn now(words: &Words<'_>, unit: Unit) -> bool {
    (unit.from + 1..unit.to).any(|at| {
        let (before, word) = (words.all[at - 1].low.as_str(), words.all[at].low.as_str());
        matches!(before, "is" | "are" | "am") && word.ends_with("ing")
            || matches!(before, "has" | "have") && word.ends_with("ed")
    })
}
