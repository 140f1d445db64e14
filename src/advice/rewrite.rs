//! Safer text: findings replaced by stand-ins. Still personal data.

use super::pseudonym::{PseudonymMap, base_word};
use crate::findings::Finding;
use crate::rules::RuleBook;
use crate::rules::wording::Wording;

/// Replaces each finding in `source` (spans are bytes of it, in order, without overlaps) by
/// its stand-in from `map`, which grows as needed. Everything else stays byte for byte.
#[must_use]
pub fn rewrite(
    source: &str,
    findings: &[Finding],
    book: &RuleBook,
    wording: &Wording,
    map: &mut PseudonymMap,
) -> String {
    let mut safer = String::with_capacity(source.len());
    let mut done = 0;
    for finding in findings {
        let (Some(before), Some(original)) =
            (source.get(done..finding.span.start), source.get(finding.span.start..finding.span.end))
        else {
            continue;
        };
        let entity = book.entity_name(finding.entity);
        let person = finding.person.map(|person| person.0);
        safer.push_str(before);
        safer.push_str(&map.stand_in(entity, original, base_word(wording, entity), person, source));
        done = finding.span.end;
    }
    safer.push_str(source.get(done..).unwrap_or(""));
    safer
}
