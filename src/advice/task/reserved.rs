//! Whether reserved work is asked for: the model's answer, held to rules.

use super::features::Seen;
use super::{Kind, Reserved};
use crate::rules::task::TaskRules;
use crate::text::order;

/// How much higher a score must be where the kind of task is not one of making or judging.
const BESIDE: f32 = 2.5;
/// How much higher where a message or an empty form is asked for.
const SHELL: f32 = 1.5;

/// A second task counts where it is nearly as plain as the first and its own words are used.
const SECOND: f32 = 0.4;

/// Reserved tasks asked for, most certain first.
///
/// The model proposes. A task that its own words stand for counts sooner; where the prompt speaks
/// neither of social work nor of somebody it counts only when plain, and of another field alone, never.
pub(super) fn asked_for(rules: &TaskRules, seen: &Seen, kind: Kind, scores: &[f32]) -> Vec<Reserved> {
    let words = &rules.words;
    let domain = seen.anywhere(words.tag("domain")) || seen.asks(words.tag("r_sure"));
    let case = seen.anywhere(words.tag("case"));
    // A worker's own family, and other fields of life, are no case.
    let own = seen.asks(words.tag("own")) && !seen.asks(words.tag("r_sure"));
    if own || seen.asks(words.tag("elsewhere")) && !(domain && case) {
        return Vec::new();
    }
    let (scores, none) = match scores.split_last() {
        Some((none, scores)) => (scores, *none),
        None => return Vec::new(),
    };
    let raised = raised(rules, seen, kind);
    let [named, unnamed, alone] = rules.model.bars;
    let bar = |task| match (seen.asks(words.tag(group(task))), domain, case && seen.noted) {
        (true, true, _) | (true, _, true) => named,
        (false, true, _) | (false, _, true) => unnamed,
        (true, false, false) => {
            if case {
                named.max(unnamed)
            } else {
                alone
            }
        }
        (false, false, false) => alone,
    };
    let mut found: Vec<(f32, Reserved)> = Reserved::ALL
        .iter()
        .zip(scores)
        .map(|(&task, &score)| (score - none, task))
        .filter(|&(score, task)| score > bar(task) + raised)
        .collect();
    order::by(&mut found, |(score, _)| (order::best(*score), 0));
    let top = found.first().map_or(0.0, |(score, _)| *score);
    found.retain(|&(score, task)| score == top || score > top - SECOND && seen.asks(words.tag(group(task))));
    found.into_iter().map(|(_, task)| task).collect()
}

/// How much plainer it must be: asking to know, to check or to shorten is seldom asking for the
/// work itself, and nor is a message or an empty form about it.
fn raised(rules: &TaskRules, seen: &Seen, kind: Kind) -> f32 {
    let beside = match kind {
        Kind::Learn | Kind::Search | Kind::Idea => BESIDE,
        Kind::Summarise | Kind::Validation => BESIDE / 2.0,
        _ => 0.0,
    };
    let shell = ["message_about", "shell"].iter().any(|name| seen.asks(rules.words.tag(name)));
    beside + f32::from(u8::from(shell)) * SHELL
}

/// The group of words that a reserved task is spoken of with.
const fn group(task: Reserved) -> &'static str {
    match task {
        Reserved::Analysis => "r_analysis",
        Reserved::RiskAssessment => "r_risk",
        Reserved::Decision => "r_decision",
        Reserved::Chronology => "r_chronology",
        Reserved::ReflectiveLog => "r_log",
        Reserved::CourtStatement => "r_court",
        Reserved::CapacityAssessment => "r_capacity",
    }
}
