//! Numbers of somebody's record that no rule of their own tells: after a plain "no.", "ID", "ref", or with
//! a shape that only references have: "he is K1184403", "interpreter ID 20881", "hosp RGH 551920".
//!
//! Orders, invoices, meters and versions have such numbers too: the thing that is numbered stands near.

use super::case::CaseEvidence;
use super::codes_told;
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::findings::codes::code_at;
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// Words that announce a number of any kind.
const ANNOUNCE: [&str; 27] = [
    "no",
    "nos",
    "number",
    "numbers",
    "num",
    "nr",
    "id",
    "ids",
    "ref",
    "refs",
    "reference",
    "reg",
    "code",
    "codes",
    "pin",
    "acc",
    "account",
    "policy",
    "licence",
    "license",
    "cert",
    "certificate",
    "permit",
    "badge",
    "pass",
    "urn",
    "membership",
];
/// How far a thing that is numbered may stand before its number, and after it, in tokens.
const BEFORE: usize = 6;
const AFTER: usize = 4;

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.is_case() {
        return;
    }
    let mut at = 0;
    while at < reading.count() {
        let Some(last) = code(reading, at).or_else(|| codes_told::end_of_a_plate(reading, at)) else {
            at += 1;
            continue;
        };
        found.push(Found { matcher: Matcher::Codes, span: reading.span(at, last), score: 0.6 });
        at = last + 1;
    }
}

/// The last token of a reference that begins at `at`.
fn code(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let token = reading.token(at);
    let begins = match token.kind {
        Kind::Number | Kind::Mixed => true,
        Kind::Word => {
            let next = reading.token(at + 1);
            token.span().len() <= 5
                && !reading.is_any(at, &ANNOUNCE)
                && (matches!(next.kind, Kind::Number | Kind::Mixed) && next.gap <= Gap::Space
                    || next.kind == Kind::Mark && next.gap == Gap::None && reading.touches(at + 2))
        }
        Kind::Mark => false,
    };
    let inside = at > 0 && reading.touches(at) && !["(", "\"", "#", ":", "=", ","].contains(&reading.word(at - 1));
    if !begins || inside {
        return None;
    }
    if of_an_officer(reading, at) || codes_told::before_an_officer(reading, at) || codes_told::of_a_door(reading, at) {
        return Some(at);
    }
    let last = code_at(reading.text, at)?;
    let written = reading.text.slice(reading.span(at, last));
    let shape = Shape::of(written);
    let told = announced(reading, at) && shape.fits_a_record()
        || codes_told::of_a_file(reading, at) && shape.begins_a_record()
        || shape.only_references_have()
        || shape.begins_a_record() && is_first_cell(reading, at, last);
    (told && !shape.is_checked_elsewhere() && !of_a_thing(reading, at, last)).then_some(last)
}

/// "PC Nadia Hall 4412", "DS Moss (1187)": an officer's number after the name.
fn of_an_officer(reading: &Reading<'_>, at: usize) -> bool {
    let digits = reading.word(at).len();
    let mut place = at.wrapping_sub(if reading.is_mark(at.wrapping_sub(1), '(') { 2 } else { 1 });
    if !(3..=6).contains(&digits)
        || !matches!(reading.token(at).kind, Kind::Number | Kind::Mixed)
        || !reading.named(place)
    {
        return false;
    }
    while reading.named(place.wrapping_sub(1)) {
        place = place.wrapping_sub(1);
    }
    is_any!(
        reading,
        place.wrapping_sub(1),
        ["pc", "wpc", "dc", "ds", "di", "ps", "pcso", "sgt", "sergeant", "insp", "officer"]
    ) || is_any!(reading, place, ["pc", "dc", "ds", "di", "ps", "pcso", "sgt"])
}

/// What a written number is made of.
struct Shape {
    letters: usize,
    figures: usize,
    capitals: bool,
    /// Longest run of figures.
    run: usize,
    groups: usize,
    begins_with_letter: bool,
    ends_with_letter: bool,
    /// Parts between slashes, which no number with a check of its own has.
    slashed: bool,
}

impl Shape {
    fn of(written: &str) -> Self {
        let runs = written.split(|c: char| !c.is_ascii_digit()).map(str::len);
        Self {
            letters: written.bytes().filter(u8::is_ascii_alphabetic).count(),
            figures: written.bytes().filter(u8::is_ascii_digit).count(),
            capitals: !written.bytes().any(|byte| byte.is_ascii_lowercase()),
            run: runs.clone().max().unwrap_or(0),
            groups: runs.filter(|length| *length >= 3).count(),
            begins_with_letter: written.starts_with(|c: char| c.is_ascii_alphabetic()),
            ends_with_letter: written.ends_with(|c: char| c.is_ascii_alphabetic()),
            slashed: written.contains('/'),
        }
    }

    /// Enough for a number that a word announces: "R-17", "MAL/4471", "20881".
    fn fits_a_record(&self) -> bool {
        let lettered =
            self.letters > 0 && self.letters <= 4 && self.capitals && self.begins_with_letter && self.figures >= 2;
        lettered && self.figures <= 16
            || self.figures >= 4 && self.figures <= 16 && (self.letters == 0 || self.capitals || self.figures >= 5)
    }

    /// "WR2291", "LD-0431": letters, then figures.
    fn begins_a_record(&self) -> bool {
        (1..=4).contains(&self.letters) && self.capitals && self.begins_with_letter && self.run >= 3
    }

    /// Letters with at least five figures, seven figures without a break, long groups with hyphens.
    fn only_references_have(&self) -> bool {
        let mixed = self.letters > 0 && self.letters <= 6 && self.capitals && self.figures >= 5 && self.run >= 4;
        let enclosed = self.letters == 2 && self.begins_with_letter && self.ends_with_letter && self.run == 4;
        let plain = self.letters == 0
            && self.groups == 1
            && self.run == self.figures
            && matches!(self.figures, 7..=9 | 11 | 12);
        let grouped = self.letters == 0 && self.groups >= 3 && self.figures >= 11;
        mixed || enclosed && self.capitals || plain || grouped && self.run >= 4
    }

    /// Forms with a check of their own: what fails it is an example or a slip.
    fn is_checked_elsewhere(&self) -> bool {
        let health = self.letters == 0 && self.figures == 10;
        let card = self.letters == 0 && self.figures == 16;
        let insurance = self.figures == 6
            && self.run <= 6
            && matches!(self.letters, 2 | 3)
            && self.begins_with_letter
            && self.ends_with_letter;
        !self.slashed && (health || card || insurance)
    }
}

/// The whole first cell of a line: what a list of records begins each with.
fn is_first_cell(reading: &Reading<'_>, at: usize, last: usize) -> bool {
    let quoted = reading.is_mark(at.wrapping_sub(1), '"') && reading.is_mark(last + 1, '"');
    let (first, next) = if quoted { (at - 1, last + 2) } else { (at, last + 1) };
    let ends = [',', '|', ';'].iter().any(|&mark| reading.is_mark(next, mark)) || reading.token(next).gap == Gap::Tab;
    reading.token(first).gap >= Gap::Line && ends
}

/// "no. 1187PL", "ID: 20881", "#4471": a word for a number goes right before.
fn announced(reading: &Reading<'_>, at: usize) -> bool {
    let mut place = at.wrapping_sub(1);
    for _ in 0..3 {
        let link = [':', '.', '#', '=', '(', '"'].iter().any(|&mark| reading.is_mark(place, mark))
            || is_any!(reading, place, ["is", "was", "still", "now"]);
        if !link {
            break;
        }
        place = place.wrapping_sub(1);
    }
    reading.is_any(place, &ANNOUNCE) && reading.token(at).gap <= Gap::Tab
}

/// Whether what is numbered is a thing: "invoice 0082214", "serial SL-88120-M", "(ref WG-55120, £84)".
pub(in crate::findings) fn of_a_thing(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let ends = |place: usize| {
        reading.token(place).gap >= Gap::Line
            || reading.is_mark(place, ';')
            || reading.is_mark(place, '.')
                && !reading.touches(place + 1)
                && !is_any!(reading, place.wrapping_sub(1), ["no", "nos", "ref", "reg", "id"])
    };
    let before = (1..=BEFORE)
        .take_while(|&back| first >= back && !(back > 1 && ends(first + 1 - back)))
        .any(|back| reading.has_any(first - back, &[Lex::Goods]));
    let priced = (last + 1..=last + AFTER)
        .take_while(|&place| !ends(place))
        .any(|place| ['£', '$', '€', '%'].iter().any(|&mark| reading.is_mark(place, mark)));
    let bracket = reading.is_mark(first.wrapping_sub(1), '[') || reading.is_mark(first.wrapping_sub(1), '£');
    let own = (first..=last).any(|place| reading.has(place, Lex::Goods));
    own || before || priced || bracket || reading.has(last + 1, Lex::Goods)
}
