//! Where findings overlap, one stands.

use super::Finding;
use crate::rules::Label;
use crate::text::Span;
use crate::text::order;

/// Keeps the better of overlapping findings and sorts by place.
///
/// Better is longer where both are sure, since a longer match explains more of the text;
/// otherwise the surer. What is dropped is always covered by something that stays, or is
/// less sure than what it touches.
#[must_use]
pub fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    drop_places_in_names(&mut found);
    streets_are_nobody(&mut found);
    order::by(&mut found, |finding| (order::best(finding.score), order::up(finding.span.start)));
    order::by(&mut found, |finding| (order::down(rank(finding).into()), order::down(finding.span.len())));
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

/// A town that is part of the name of an organisation or of an address is not told by itself.
fn drop_places_in_names(found: &mut Vec<Finding>) {
    let mut names: Vec<Span> = found
        .iter()
        .filter(|finding| matches!(finding.label, Label::Org | Label::Address) && finding.score >= 0.6)
        .map(|finding| finding.span)
        .collect();
    names.sort_unstable();
    found.retain(|finding| {
        let before = names.partition_point(|name| name.start <= finding.span.start);
        let held =
            names.get(before.wrapping_sub(1)).is_some_and(|name| name.end >= finding.span.end && *name != finding.span);
        !(finding.label == Label::Location && held)
    });
}

/// "27 Pellon Garth Batley": a house number with its street is sure; what of a name goes over it is
/// the rest of the place.
fn streets_are_nobody(found: &mut Vec<Finding>) {
    let streets: Vec<Span> = found
        .iter()
        .filter(|finding| finding.label == Label::Address && finding.score >= 0.85)
        .map(|finding| finding.span)
        .collect();
    for finding in found.iter_mut().filter(|finding| finding.label == Label::Person) {
        let over = streets.iter().find(|street| street.overlaps(finding.span) && finding.span.end > street.end);
        if let Some(street) = over.filter(|street| finding.span.start > street.start) {
            finding.span.start = (street.end + 1).min(finding.span.end);
            finding.score = finding.score.min(0.6);
        }
    }
    let held = |span: Span| streets.iter().any(|street| street.start < span.start && street.end >= span.end);
    found.retain(|finding| {
        let of_street = finding.label == Label::Person && held(finding.span);
        !(of_street || finding.span.is_empty())
    });
}

/// Certain, likely or possible: within a rank the longer finding wins.
fn rank(finding: &Finding) -> u8 {
    match finding.score {
        score if score >= 0.8 => 2,
        score if score >= 0.6 => 1,
        _ => 0,
    }
}
