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
            [
                "of", "on", "saying", "reading", "that", "across", "from", "down", "with", "under", "behind", "round",
                "around", "over", "onto", "all"
            ]
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
            let span = reading.span(what_is_tattooed(reading, at), last);
            found.push(Found { matcher: Matcher::Marks, span, score: 0.6 });
        }
    }
}

/// "[a carp tattooed] round his left wrist": from what it shows on. Otherwise what comes after the word.
fn what_is_tattooed(reading: &Reading<'_>, at: usize) -> usize {
    let shown = (2..=4).find(|&back| at >= back && is_any!(reading, at - back, ["a", "an", "the"]));
    let plain = |back: usize| (1..back).all(|near| reading.token(at - near).kind == Kind::Word);
    shown.filter(|&back| reading.is(at, "tattooed") && plain(back)).map_or(at + 1, |back| at - back)
}
