//! Whether reserved work is asked for: the model's answer, held to rules.

use super::Reserved;
use super::features::Seen;
use crate::rules::groups::Groups;

/// From this score (log odds) on, the model's answer counts.
const FROM: f32 = -2.3;

/// Reserved tasks asked for, most certain first.
///
/// The model proposes; a task counts only where its own words stand in what is asked and
/// the prompt speaks of social work or of somebody.
pub(super) fn asked_for(words: &Groups, seen: &Seen, scores: &[f32]) -> Vec<Reserved> {
    let social = seen.anywhere(words.tag("domain")) || seen.anywhere(words.tag("case"));
    if !social {
        return Vec::new();
    }
    let mut found: Vec<(f32, Reserved)> = Reserved::ALL
        .iter()
        .zip(scores)
        .filter(|&(&task, &score)| score > FROM && seen.asks(words.tag(group(task))))
        .map(|(&task, &score)| (score, task))
        .collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().map(|(_, task)| task).collect()
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
