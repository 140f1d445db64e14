//! Where findings overlap, one stands.

use std::collections::BTreeMap;

use super::Finding;
use crate::rules::Label;
use crate::text::Span;
use crate::text::order;

/// Keeps the better of overlapping findings and sorts by place.
///
/// Better is longer where both are sure, since a longer match explains more of the text;
/// otherwise the surer. What is dropped is always covered by something that stays, or is
/// less sure than what it touches; of a name, what stands outside is kept.
#[must_use]
pub fn settle(mut found: Vec<Finding>, text: &str) -> Vec<Finding> {
    drop_places_in_names(&mut found);
    streets_are_nobody(&mut found);
    order::by(&mut found, |finding| (order::best(finding.score), order::up(finding.span.start)));
    order::by(&mut found, |finding| (order::down(rank(finding).into()), order::down(finding.span.len())));
    let mut kept = Kept::new();
    for finding in found {
        if over(&kept, finding.span).next().is_none() {
            kept.insert(finding.span.start, finding);
        } else if let Some(rest) = rest_of_name(&kept, &finding, text) {
            kept.insert(rest.span.start, rest);
        }
    }
    kept.into_values().collect()
}

/// What stands so far, by its first byte.
type Kept = BTreeMap<usize, Finding>;

/// What of it a span overlaps, in order: nothing that stands overlaps anything else that does.
fn over(kept: &Kept, span: Span) -> impl Iterator<Item = &Finding> {
    let first = kept.range(..=span.start).next_back().map_or(span.start, |(&start, _)| start);
    kept.range(first..)
        .map(|(_, other)| other)
        .take_while(move |other| other.span.start <= span.end)
        .filter(move |other| other.span.overlaps(span))
}

/// "on New Year's Eve Riley was", "for SHANNON PB 14 20 77 B": what a surer finding leaves of a name, as whole words.
fn rest_of_name(kept: &Kept, name: &Finding, text: &str) -> Option<Finding> {
    if name.label != Label::Person {
        return None;
    }
    let mut span = name.span;
    for other in over(kept, name.span) {
        if other.span.start <= span.start {
            span.start = other.span.end.min(span.end);
        } else {
            span.end = other.span.start.max(span.start);
        }
    }
    let rest = text.get(span.start..span.end)?;
    let word = rest.trim();
    let cut = |edge: usize| {
        edge > 0
            && !rest.is_empty()
            && text.get(edge - 1..=edge).is_some_and(|pair| pair.chars().all(char::is_alphanumeric))
    };
    if word.chars().count() < 3 || cut(span.start) || cut(span.end) {
        return None;
    }
    span.start += rest.len() - rest.trim_start().len();
    span.end = span.start + word.len();
    Some(Finding { span, score: name.score.min(0.6), ..name.clone() })
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
    let mut streets: Vec<Span> = found
        .iter()
        .filter(|finding| finding.label == Label::Address && finding.score >= 0.85)
        .map(|finding| finding.span)
        .collect();
    streets.sort_unstable();
    let longest = streets.iter().map(|street| street.len()).max().unwrap_or(0);
    let near = |span: Span| {
        let from = streets.partition_point(|street| street.start + longest < span.start);
        streets[from..].iter().take_while(move |street| street.start <= span.end)
    };
    for finding in found.iter_mut().filter(|finding| finding.label == Label::Person) {
        let over = near(finding.span).find(|street| street.overlaps(finding.span) && finding.span.end > street.end);
        if let Some(street) = over.filter(|street| finding.span.start > street.start) {
            finding.span.start = (street.end + 1).min(finding.span.end);
            finding.score = finding.score.min(0.6);
        }
    }
    let held = |span: Span| near(span).any(|street| street.start < span.start && street.end >= span.end);
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
