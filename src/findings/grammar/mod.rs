//! Recognisers that are grammar rather than shape: dates, ages, addresses, places,
//! organisations and what describes people. Their word lists are in `rules/lexicons/`.
//!
//! May use `text` and `rules`. Each grammar walks the tokens once with cheap tests first.

// Conditions are written as the sentence they stand for, not in the fewest terms.
#![allow(clippy::nonminimal_bool)]

mod addresses;
mod addresses_around;
mod addresses_named;
mod addresses_spoken;
mod ages;
mod ages_apart;
mod ages_beside;
mod ages_context;
mod ages_lists;
mod ages_other;
mod ages_units;
mod case;
mod citations;
pub(super) mod codes_bare;
mod codes_told;
mod conditions;
mod dates;
mod dates_alone;
mod dates_numeric;
mod dates_public;
mod demographics;
mod gazetteer;
mod marks;
mod numbers;
mod organisations;
mod organisations_known;
mod organisations_small;
mod organisations_told;
mod origins;
mod places;
mod places_small;
mod reading;
mod streets;
mod tables;

use super::{Evidence, Finding, sensitive};
use crate::rules::{Label, RuleBook};
use crate::text::{Span, Text};

pub(crate) use case::CaseEvidence;
pub(crate) use reading::{Reading, is_any, sieve};

/// What a grammar says it found; the rule file with the same `matcher` gives it its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matcher {
    Dates,
    BirthDates,
    Ages,
    SchoolYears,
    Addresses,
    Places,
    Organisations,
    Demographics,
    Health,
    Pets,
    Columns,
    Marks,
    Codes,
}

/// Names of the matchers as rule files write them, in the order of [`Matcher`].
const MATCHERS: [&str; 13] = [
    "dates",
    "birth_dates",
    "ages",
    "school_years",
    "addresses",
    "places",
    "organisations",
    "demographics",
    "health",
    "pets",
    "columns",
    "marks",
    "bare_codes",
];

/// A candidate of a grammar, over the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) matcher: Matcher,
    pub(crate) span: Span,
    pub(crate) score: f32,
}

/// Nothing in the name of a judgment is about anybody; nor are places and ages among authors.
fn leave_out_cited(reading: &Reading<'_>, known: &mut Vec<Finding>) {
    let judgments = citations::judgments(reading);
    let authors = citations::authors(reading);
    if judgments.is_empty() && authors.is_empty() {
        return;
    }
    let within = |spans: &[Span], finding: &Finding| spans.iter().any(|span| span.overlaps(finding.span));
    let loose = |label: Label| matches!(label, Label::Location | Label::Age | Label::Org);
    known.retain(|finding| !within(&judgments, finding) && !(loose(finding.label) && within(&authors, finding)));
}

/// Everything that the grammars read, as if the text were a case: what `linkage` weighs.
pub(crate) fn facts(reading: &Reading<'_>) -> Vec<Found> {
    let case = CaseEvidence::taken_for_granted();
    let mut found = Vec::new();
    dates::find(reading, &case, &mut found);
    ages::find(reading, &case, &mut found);
    addresses::find(reading, &case, &mut found);
    organisations::find(reading, &case, &mut found);
    places::find(reading, &case, &mut found);
    demographics::find(reading, &case, &mut found);
    found
}

/// The grammars of a rule book: which entity each matcher serves.
pub(crate) struct Grammars {
    entities: [Option<u16>; MATCHERS.len()],
}

impl Grammars {
    pub(crate) fn new(book: &RuleBook) -> Self {
        let serves = |name: &str| book.recognisers.iter().position(|rule| rule.head.matcher.as_deref() == Some(name));
        Self { entities: MATCHERS.map(|name| serves(name).and_then(|at| u16::try_from(at).ok())) }
    }

    /// Adds everything that the grammars find, overlaps included, to what shapes and names have found
    /// so far, which says how much the text is about people; then looks at what is near each finding.
    pub(crate) fn find(&self, text: &Text<'_>, book: &RuleBook, known: &mut Vec<Finding>) {
        let reading = Reading::new(text, &book.lexicon).with_names(known);
        let case = CaseEvidence::weigh(&reading, known);
        let mut found = Vec::new();
        dates::find(&reading, &case, &mut found);
        ages::find(&reading, &case, &mut found);
        addresses::find(&reading, &case, &mut found);
        organisations::find(&reading, &case, &mut found);
        places::find(&reading, &case, &mut found);
        demographics::find(&reading, &case, &mut found);
        tables::find(&reading, &case, &mut found);
        marks::find(&reading, &case, &mut found);
        codes_bare::find(&reading, &case, &mut found);
        known.retain(|finding| !self.is_of_a_thing(book, &reading, finding));
        let sure = found.into_iter().filter(|candidate| candidate.score >= super::REPORTED_FROM);
        known.extend(sure.filter_map(|candidate| self.finding(book, candidate)));
        leave_out_cited(&reading, known);
        let told = if known.is_empty() { Vec::new() } else { sensitive::told(&reading) };
        sensitive::raise(&reading, &told, known);
    }

    /// A reference told by no more than "ref" may be an order's or a meter's.
    fn is_of_a_thing(&self, book: &RuleBook, reading: &Reading<'_>, finding: &Finding) -> bool {
        let plain = [book.entity("referral_reference"), book.entity("access_code")].contains(&Some(finding.entity));
        let ends = || {
            let first = reading.text.token_at(finding.span.start);
            (first, reading.text.token_at(finding.span.end.saturating_sub(1)))
        };
        plain && codes_bare::of_a_thing(reading, ends().0, ends().1)
    }

    fn finding(&self, book: &RuleBook, candidate: Found) -> Option<Finding> {
        let entity = self.entities.get(candidate.matcher as usize).copied().flatten()?;
        let head = &book.recognisers.get(usize::from(entity))?.head;
        Some(Finding {
            span: candidate.span,
            entity,
            label: head.label,
            score: candidate.score.min(1.0),
            sensitivity: head.sensitivity,
            evidence: Evidence { shape: true, context: candidate.score >= 0.8, ..Evidence::default() },
            person: None,
            role: None,
        })
    }
}
