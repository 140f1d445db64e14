//! Marks on somebody's body, by which anybody would know them: "a tattoo of a blue carp on the left wrist".

use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::text::{Gap, Kind};

/// Longest description, in tokens.
const LONGEST: usize = 12;

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.is_case() {
        return;
    }
    for at in 0..reading.count() {
        let mark = is_any!(reading, at, ["tattoo", "tattoos", "birthmark", "scar", "tattooed"]);
        let described = is_any!(
            reading,
            at + 1,
            ["of", "on", "saying", "reading", "that", "across", "from", "down", "with", "under", "behind"]
        );
        if !(mark && described && reading.follows(at + 1)) {
            continue;
        }
        let mut last = at + 1;
        while last < at + LONGEST
            && reading.token(last + 1).gap <= Gap::Space
            && (reading.token(last + 1).kind != Kind::Mark
                || reading.is_mark(last + 1, '-')
                || reading.is(last + 1, "'s"))
            && !is_any!(reading, last + 1, ["and", "but", "who", "which", "is", "was"])
            && last + 1 < reading.count()
        {
            last += 1;
        }
        if last > at + 2 {
            found.push(Found { matcher: Matcher::Marks, span: reading.span(at + 1, last), score: 0.6 });
        }
    }
}
