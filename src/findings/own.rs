//! What a policy or the person asked to look for: own case references, watched names and places;
//! and what they asked to leave alone.

use crate::findings::{Evidence, Finding};
use crate::policy::EffectivePolicy;
use crate::policy::choices::WatchKind;
use crate::rules::book::{OWN_REFERENCE, WATCHED};
use crate::rules::{Label, Sensitivity};
use crate::text::Span;
use crate::text::order;

/// `found` in `source`, with what the policy looks for and without what it leaves alone.
///
/// Own findings win over others that they cover or cross; a longer one that holds one of ours
/// keeps its place.
#[must_use]
pub fn with_own(mut found: Vec<Finding>, source: &str, policy: &EffectivePolicy) -> Vec<Finding> {
    found.retain(|finding| !left_alone(finding, source, policy));
    let mut own: Vec<Finding> = Vec::new();
    for hit in policy.watched(source) {
        let label = match hit.kind {
            WatchKind::Person => Label::Person,
            WatchKind::Place => Label::Location,
            WatchKind::Other => Label::Other,
        };
        own.push(finding(hit.range, WATCHED, label));
    }
    for pattern in policy.references() {
        own.extend(pattern.find(source).into_iter().map(|range| finding(range, OWN_REFERENCE, Label::IdCode)));
    }
    for mine in own {
        let holds_mine = |other: &Finding| other.span.start <= mine.span.start && mine.span.end <= other.span.end;
        if found.iter().any(holds_mine) {
            // What is watched for stays so inside something longer: the longer place, the watched word's rule.
            let longer = found.iter_mut().find(|other| holds_mine(other));
            if let Some(longer) = longer.filter(|_| mine.entity == WATCHED) {
                *longer = Finding { span: longer.span, ..mine };
            }
            continue;
        }
        found.retain(|other| other.span.end <= mine.span.start || mine.span.end <= other.span.start);
        found.push(mine);
    }
    order::by(&mut found, |finding| (order::up(finding.span.start), order::up(finding.span.end)));
    found
}

/// Names, places and organisations may be left alone; a number or an address never.
fn left_alone(finding: &Finding, source: &str, policy: &EffectivePolicy) -> bool {
    matches!(finding.label, Label::Person | Label::Location | Label::Org)
        && source.get(finding.span.start..finding.span.end).is_some_and(|words| policy.leaves_alone(words))
}

fn finding(range: std::ops::Range<usize>, entity: u16, label: Label) -> Finding {
    Finding {
        span: Span { start: range.start, end: range.end },
        entity,
        label,
        score: 0.95,
        sensitivity: Sensitivity::High,
        evidence: Evidence { shape: true, ..Evidence::default() },
        person: None,
        role: None,
    }
}
