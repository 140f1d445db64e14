//! Ages in every form of practice writing: "14mo", "18/12", "just turned 3", "23M", "(6)",
//! "nineteen months", "in their 80s", "Y9", "31+2".

use super::ages_apart::{apart_from_the_rest, in_a_paragraph};
use super::ages_beside::{beside_somebody, said_otherwise};
use super::ages_lists;
use super::ages_other::{birthday, by_twelfths, decade, gestation, school_year, sex_and_age};
use super::ages_units::{a_week_old, quantity, with_unit};
use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind, Span};

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    let mut at = 0;
    // The token after the age found last: brothers and sisters come in lists.
    let mut last = None;
    while at < reading.count() {
        if !may_begin(reading, at) {
            at += 1;
            continue;
        }
        let age = one(reading, case, at).or_else(|| ages_lists::next(reading, case, at, last));
        if let Some((matcher, span, score)) = age {
            found.push(Found { matcher, span, score });
            at = reading.text.token_at(span.end - 1) + 1;
            last = (score >= crate::findings::REPORTED_FROM).then_some(at);
        } else {
            at += 1;
        }
    }
}

/// Figures, words for numbers, and the few words with which other forms begin.
fn may_begin(reading: &Reading<'_>, at: usize) -> bool {
    match reading.token(at).kind {
        Kind::Mark => false,
        Kind::Number | Kind::Mixed => true,
        Kind::Word => {
            reading.has_any(at, &[Lex::Units, Lex::Tens, Lex::TensPlural, Lex::Ordinals])
                || is_any!(
                    reading,
                    at,
                    ["year", "yr", "y", "yrs", "reception", "a", "an", "f", "m", "male", "female", "boy", "girl"]
                )
        }
    }
}

pub(super) type Aged = Option<(Matcher, Span, f32)>;

fn one(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let token = reading.token(at);
    if token.kind == Kind::Mark {
        return None;
    }
    if token.kind == Kind::Mixed {
        return glued(reading, case, at);
    }
    if token.kind == Kind::Word && !reading.has_any(at, &[Lex::Units, Lex::Tens, Lex::TensPlural, Lex::Ordinals]) {
        return school_year(reading, case, at)
            .or_else(|| a_week_old(reading, at))
            .or_else(|| sex_and_age(reading, case, at));
    }
    decade(reading, case, at)
        .or_else(|| birthday(reading, case, at))
        .or_else(|| by_twelfths(reading, case, at))
        .or_else(|| gestation(reading, case, at))
        .or_else(|| with_unit(reading, case, at))
        .or_else(|| bare(reading, case, at))
}

pub(super) fn age(span: Span, score: f32) -> Aged {
    Some((Matcher::Ages, span, score))
}

/// The figures at the beginning of a mixed token, and what follows them.
pub(super) fn figures<'r>(reading: &'r Reading<'_>, at: usize) -> Option<(u32, &'r str)> {
    let word = reading.word(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let number = word.get(..digits).filter(|figures| (1..=3).contains(&figures.len()))?.parse().ok()?;
    Some((number, word.get(digits..)?))
}

/// "14mo", "7yo", "3y2m", "23M", "yr4", "Y9", "80s".
fn glued(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let span = reading.span(at, at);
    let Some((number, rest)) = figures(reading, at) else { return school_year(reading, case, at) };
    let rest = rest.to_ascii_lowercase();
    let opened = at == 0 || ['(', '"', ',', '|', '/'].iter().any(|&mark| reading.is_mark(at - 1, mark));
    if reading.touches(at) && !opened {
        return None;
    }
    match rest.as_str() {
        "yo" | "mo" | "yrold" | "yearold" if number <= 110 => age(span, 0.9),
        // "50ish"
        "ish" if (4..=99).contains(&number) && case.is_case() => age(span, 0.6),
        "yrs" | "yr" | "y" | "mths" | "mth" | "months" | "wks" | "wk" | "w" | "years" | "d" => {
            with_unit(reading, case, at)
        }
        // "Mr Sethi – 77m –": a man, not metres.
        "m" if (10..=110).contains(&number)
            && !reading.is_mark(at.wrapping_sub(1), '(')
            && beside_somebody(reading, at, at + 1) =>
        {
            age(Span::new(span.start, span.start + figure_length(number)), 0.7)
        }
        // "Rebeca (18m)": months, since a grown man is written with a large M.
        "m" if reading.word(at).ends_with('m') && number <= 36 && in_brackets(reading, at) => age(span, 0.75),
        "m" if reading.word(at).ends_with('m') => {
            with_unit(reading, case, at).filter(|_| told_of_person(reading, at) || of_the_person(reading, at))
        }
        "s" => decade(reading, case, at),
        "th" | "st" | "nd" | "rd" => birthday(reading, case, at),
        "m" if reading.word(at).ends_with('M') && case.is_case() => {
            age(Span::new(span.start, span.start + figure_length(number)), 0.7)
        }
        "f" if (1..=110).contains(&number) && case.is_case() => {
            age(Span::new(span.start, span.start + figure_length(number)), 0.7)
        }
        other if case.hints() && is_years_and_months(other) => age(span, 0.9),
        _ => None,
    }
}

/// Alone in brackets right after a name.
fn in_brackets(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at.wrapping_sub(1), '(') && reading.is_mark(at + 1, ')') && reading.named(at.wrapping_sub(2))
}

fn figure_length(number: u32) -> usize {
    number.to_string().len()
}

/// "y2m", "yr4mths": what follows the first figure of a compound age.
fn is_years_and_months(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| "yrs".contains(c));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && matches!(rest.get(digits..), Some("m" | "mo" | "mths" | "mth" | "months"))
}

/// An age that is nothing but a number: the words around it must say so.
fn bare(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let (number, mut end) = reading.cardinal(at)?;
    if number == 0
        || number > 110
        || !case.hints()
        || (at > 0 && reading.touches(at) && !reading.is_mark(at - 1, '(') && !reading.is_mark(at - 1, '"'))
    {
        return None;
    }
    // "(2) Bianca has moved", "1. Matters arising": points of a list.
    let point = in_a_paragraph(reading, at)
        || reading.token(at).gap >= Gap::Line && [')', '.'].iter().any(|&mark| reading.is_mark(end, mark))
        || reading.is_mark(at.wrapping_sub(1), '(') && reading.token(at.wrapping_sub(1)).gap >= Gap::Line;
    if point {
        return None;
    }
    let first = reading.token(at).span().start;
    let rest = reading.is(end, "and").then(|| quantity(reading, end + 1)).flatten();
    if let Some((after, _)) =
        rest.filter(|_| told_of_person(reading, at) || opens_aside(reading, at) || reading.named(at.wrapping_sub(1)))
    {
        return age(Span::new(first, reading.token(after - 1).span().end), 0.8);
    }
    let fraction = reading.is(end, "and")
        && (reading.is(end + 1, "a") && reading.is(end + 2, "half")
            || reading.is(end + 1, "three") && reading.is(end + 2, "quarters"));
    end += if fraction { 3 } else { 0 };
    let span = Span::new(first, reading.token(end - 1).span().end);
    // "5(2)", "82°C", "90%"
    let section = reading.touches(end) && ["(", "\u{b0}", "%"].iter().any(|mark| reading.is(end, mark));
    if section {
        return None;
    }
    let measured = reading.touches(end)
        && ["/", ":", ".", "%", "-", "x", "+"].iter().any(|mark| reading.is(end, mark))
        && reading.touches(end + 1)
        && reading.token(end + 1).kind != Kind::Mark;
    let counted = reading.follows(end) && super::ages_context::counts_things(reading, end);
    if measured {
        return None;
    }
    // "3 oed", "91 mlwydd oed"
    let welsh = reading.is(end, "oed") || reading.is(end, "mlwydd") && reading.is(end + 1, "oed");
    if welsh {
        return age(
            Span::new(first, reading.token(if reading.is(end, "oed") { end } else { end + 1 }).span().end),
            0.8,
        );
    }
    let mut score = super::ages_context::score(reading, at, end, number);
    let placed = || {
        beside_somebody(reading, at, end)
            || said_otherwise(reading, at, end)
            || apart_from_the_rest(reading, at, end, number)
    };
    if score == 0.0 && case.is_case() && placed() {
        score = 0.7;
    }
    let and_a_bit = reading.is(end, "and") && reading.is(end + 1, "a") && reading.is(end + 2, "bit");
    let score = if and_a_bit && number <= 99 { score.max(0.75) } else { score };
    (score > 0.0 && (!counted || score >= 0.8)).then_some(span).and_then(|span| age(span, score))
}

/// Whether such a word stands right before.
pub(super) fn of_the_person(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let one = reading.is(before, "one")
        && !is_any!(reading, before.wrapping_sub(1), ["middle", "little", "older", "younger"]);
    reading.follows(at) && reading.has(before, Lex::AgedPeople) && !one
}

/// A bracket, dash or comma before a number that stands beside a name.
pub(super) fn opens_aside(reading: &Reading<'_>, at: usize) -> bool {
    let dash = reading.is_mark(at.wrapping_sub(1), '-') && !reading.touches(at) && !reading.touches(at.wrapping_sub(1));
    dash || ['(', ','].iter().any(|&mark| reading.is_mark(at.wrapping_sub(1), mark))
        || is_any!(
            reading,
            at.wrapping_sub(1),
            ["now", "then", "nearly", "almost", "aged", "age", "just", "approx", "about", "circa"]
        ) && (reading.is_mark(at.wrapping_sub(2), '(') || reading.is_mark(at.wrapping_sub(2), ','))
}

/// A bracket, comma, dash or the end of the line after it.
pub(super) fn closes_aside(reading: &Reading<'_>, end: usize) -> bool {
    let a_bit = reading.is(end, "and") && reading.is(end + 1, "a") && reading.is(end + 2, "bit");
    a_bit
        || [')', '(', ',', ';', '.', '/', '-', '"'].iter().any(|&mark| reading.is_mark(end, mark))
        || reading.token(end).gap >= Gap::Tab
        || end >= reading.count()
}

/// "he's", "they're", "Yusra is", "turned": somebody is said to be of that age.
pub(super) fn told_of_person(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    reading.has(before, Lex::Be) || is_any!(reading, before, ["'s", "'re", "'m", "re", "m", "s"]) && at >= 2
}
