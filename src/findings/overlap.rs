//! Where findings overlap, one stands.

use super::Finding;

/// Keeps the better of overlapping findings and sorts by place.
///
/// Better is longer where both are sure, since a longer match explains more of the text;
/// otherwise the surer. What is dropped is always covered by something that stays, or is
/// less sure than what it touches.
#[must_use]
pub fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| {
        rank(b)
            .cmp(&rank(a))
            .then(b.span.len().cmp(&a.span.len()))
            .then(b.score.total_cmp(&a.score))
            .then(a.span.cmp(&b.span))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        let at = kept.partition_point(|other| other.span.start < finding.span.start);
        let clear_before = at == 0 || kept.get(at - 1).is_none_or(|other| !other.span.overlaps(finding.span));
        let clear_after = kept.get(at).is_none_or(|other| !other.span.overlaps(finding.span));
        if clear_before && clear_after {
            kept.insert(at, finding);
        }
    }
    kept
}

/// Certain, likely or possible: within a rank the longer finding wins.
fn rank(finding: &Finding) -> u8 {
    match finding.score {
        score if score >= 0.8 => 2,
        score if score >= 0.6 => 1,
        _ => 0,
    }
}
