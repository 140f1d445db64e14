//! The facts that a text tells, each with its kind.

use super::clauses;
use crate::findings::grammar::{Matcher, Reading, facts, is_any};
use crate::rules::RuleBook;
use crate::rules::lexicon::Lex;
use crate::text::Span;

/// A fact and its kind; sure where a grammar found it rather than a phrase.
pub(super) struct Told {
    pub(super) span: Span,
    pub(super) kind: u16,
    pub(super) sure: bool,
}

/// All facts of a text, in no order; none where words stand in a placeholder.
pub(super) fn tell(reading: &Reading<'_>, book: &RuleBook) -> Vec<Told> {
    let mut told = Vec::new();
    let mut add = |span: Span, kind: &str| {
        if let Some(kind) = book.linkages.kind(kind) {
            told.push(Told { span, kind, sure: true });
        }
    };
    for fact in facts(reading) {
        if let Some(kind) = kind_of(reading, fact.matcher, fact.span) {
            add(fact.span, kind);
        }
    }
    for clause in clauses::clauses(reading) {
        let bare =
            clause.first == clause.last && reading.number(clause.first).is_some_and(|age| (1..=110).contains(&age));
        if bare && !clause.opens && reading.word(clause.first).len() <= 3 {
            add(reading.span(clause.first, clause.last), "exact_age");
        }
    }
    for at in 0..reading.count() {
        if many_children(reading, at) {
            add(reading.span(at, at), "household");
        }
        if superlative(reading, at) {
            add(reading.span(at, at), "only_one");
        }
    }
    book.linkages.phrases.find(reading.text, |hit| {
        if let Ok(kind) = u16::try_from(hit.tag)
            && !(book.linkages.kind("only_one") == Some(kind) && of_the_work(reading, hit.last))
        {
            told.push(Told { span: reading.span(hit.first, hit.last), kind, sure: false });
        }
    });
    told.retain(|fact| !placeholder(reading, fact.span));
    told
}

/// "[FIRST FOSTER CARERS]": what is to be filled in tells nothing yet.
fn placeholder(reading: &Reading<'_>, span: Span) -> bool {
    let at = reading.text.token_at(span.start);
    let opened =
        (at.saturating_sub(5)..at).rev().find(|&place| reading.is_mark(place, '[') || reading.is_mark(place, ']'));
    opened.is_some_and(|place| reading.is_mark(place, '['))
}

/// "since the last review", "the first visit": one of many in the course of the work.
fn of_the_work(reading: &Reading<'_>, last: usize) -> bool {
    is_any!(reading, last, ["last", "first"])
        && (reading.has(last + 1, Lex::CourseOfWork) || reading.has(last + 1, Lex::Weekdays))
}

fn kind_of(reading: &Reading<'_>, matcher: Matcher, span: Span) -> Option<&'static str> {
    let at = reading.text.token_at(span.start);
    let written = reading.text.slice(span);
    Some(match matcher {
        Matcher::BirthDates => "birth_date",
        Matcher::Dates => "event_date",
        Matcher::Ages if written.ends_with("ies") || written.ends_with('s') && !written.contains(' ') => "age_band",
        Matcher::Ages if ["month", "week", "mo", "/12", "day"].iter().any(|unit| written.contains(unit)) => {
            "age_in_months"
        }
        Matcher::Ages => "exact_age",
        Matcher::SchoolYears => "school_year",
        Matcher::Addresses => "town",
        Matcher::Places if reading.has(at, Lex::Countries) => "country",
        Matcher::Places => "town",
        Matcher::Organisations => "named_setting",
        Matcher::Demographics if reading.has(at, Lex::Sexuality) => "identity",
        Matcher::Demographics if reading.has(at, Lex::Religions) => "belief",
        Matcher::Demographics => "origin",
        Matcher::Health => "health",
        Matcher::Pets | Matcher::Columns | Matcher::Marks | Matcher::Codes => return None,
    })
}

/// "five children", "two brothers", "seven siblings" from three upwards; two brothers or sisters.
fn many_children(reading: &Reading<'_>, at: usize) -> bool {
    let Some((number, end)) = reading.cardinal(at) else { return false };
    let siblings = is_any!(reading, end, ["brothers", "sisters", "siblings", "daughters", "sons"]);
    let children = is_any!(reading, end, ["children", "kids", "boys", "girls"]);
    reading.follows(end) && (siblings && (2..=20).contains(&number) || children && (4..=20).contains(&number))
}

/// "the only … in", "oldest person in", "first from the authority to".
fn superlative(reading: &Reading<'_>, at: usize) -> bool {
    let word = is_any!(
        reading,
        at,
        ["only", "first", "last", "oldest", "youngest", "eldest", "tallest", "biggest", "smallest", "sole", "longest"]
    );
    let bounded = || {
        (at + 1..at + 7).take_while(|&place| reading.follows(place)).any(|place| {
            is_any!(reading, place, ["in", "on", "from", "at", "to"])
                && (is_any!(
                    reading,
                    place + 1,
                    ["the", "our", "town", "this", "his", "her", "their", "get", "survive"]
                ) || reading.capital(place + 1))
        })
    };
    // "Oldest first, please": an order of lines.
    let order = is_any!(reading, at + 1, ["first", "last"]);
    // "on my last visit though there was food in the fridge"
    word && !order && !of_the_work(reading, at) && bounded()
}
