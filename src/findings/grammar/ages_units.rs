//! Ages with their unit: "5 yrs", "nineteen months", "2 and a half years", "a week old". A duration has the
//! same words: what stands around them says which it is.

use super::ages::{Aged, age, closes_aside, figures, of_the_person, opens_aside, told_of_person};
use super::ages_apart::unit_apart;
use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind, Span};

/// A number with its unit: its first token, the token after it, and what it is made of.
struct Measured {
    at: usize,
    end: usize,
    /// The unit is one letter.
    short: bool,
    /// "3 years and 2 months".
    compound: bool,
}

/// Number and unit, where something says that it is an age and not a duration.
pub(super) fn with_unit(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let measured = measure(reading, at)?;
    let (end, short) = (measured.end, measured.short);
    let span = |last: usize| Span::new(reading.token(at).span().start, reading.token(last).span().end);
    if reading.is(end - 1, "y") && reading.is_mark(end, '.') && reading.is(end + 1, "o") && reading.touches(end + 1) {
        return age(span(end + 1), 0.85);
    }
    let hyphen = reading.after_hyphen(end);
    if is_any!(reading, hyphen, ["old", "yo"]) {
        return (!for_an_audience(reading, case, at)).then(|| span(hyphen)).and_then(|span| age(span, 0.9));
    }
    // "homeless 16 and 17 year olds": an age group, where nobody is described.
    let group = reading.is(end, "olds") && case.tells_of_somebody();
    if group || reading.is(end, "o") || reading.is(end, "of") && reading.is(end + 1, "age") {
        return age(span(if reading.is(end, "of") { end + 1 } else { end }), 0.85);
    }
    if lasts(reading, &measured) || !case.hints() {
        return None;
    }
    let enclosed = enclosed(reading, &measured);
    let told = told_of_person(reading, at) || is_any!(reading, at.wrapping_sub(1), ["aged", "age", "were", "was"]);
    let named = after_somebody(reading, at);
    let set_apart = (named || in_a_cell(reading, at, end)) && !short || named && reading.touches(at + 1);
    if enclosed || told || measured.compound || set_apart || unit_apart(reading, case, at, end) {
        return age(span(end - 1), if enclosed || measured.compound { 0.85 } else { 0.7 });
    }
    None
}

fn measure(reading: &Reading<'_>, at: usize) -> Option<Measured> {
    let (mut end, short) = quantity(reading, at)?;
    let second = if reading.is(end, "and") || reading.is_mark(end, ',') { end + 1 } else { end };
    let further = quantity(reading, second).filter(|_| reading.follows(second));
    if let Some((after, _)) = further {
        end = after;
    }
    if reading.is(end, "and") && reading.is(end + 1, "a") && reading.is(end + 2, "half") {
        end += 3;
    }
    Some(Measured { at, end, short, compound: further.is_some() })
}

/// "explain it for a 7 year old": whom a text is written for, where nobody is described.
fn for_an_audience(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> bool {
    let article = is_any!(reading, at.wrapping_sub(1), ["a", "an"]);
    // "Can a 16 year old refuse", "parents of a three-year-old": anybody of that age.
    let anybody = is_any!(
        reading,
        at.wrapping_sub(2),
        [
            "for", "to", "like", "with", "as", "can", "does", "could", "should", "would", "must", "may", "of", "if",
            "about", "when", "whether"
        ]
    );
    article && anybody && !case.tells_of_somebody()
}

/// A duration: by the words before or after it, or by the thing that lasts.
fn lasts(reading: &Reading<'_>, measured: &Measured) -> bool {
    let (at, end) = (measured.at, measured.end);
    let before = at.wrapping_sub(1);
    let lasting = is_any!(
        reading,
        before,
        [
            "for", "within", "in", "over", "every", "last", "past", "next", "after", "about", "least", "than", "until",
            "per", "another", "day", "week", "month", "the", "by", "these", "up", "within", "beyond",
        ]
    );
    let thing = if reading.is_mark(before, '(') { before.wrapping_sub(1) } else { before };
    let of_a_thing = reading.has(thing, Lex::Lasting);
    // "12 Years a Slave"
    let titled = reading.token(end - 1).case == Case::Title && reading.lower(end);
    // "the law says one month"
    let ruled = is_any!(reading, before, ["says", "say", "is", "gives", "allows"])
        && is_any!(
            reading,
            before.wrapping_sub(1),
            ["law", "act", "guidance", "policy", "statute", "limit", "deadline"]
        );
    ruled || reading.has(end, Lex::AfterDurations) || lasting || of_a_thing || titled
}

/// In brackets, between commas after a name, or at the end of brackets.
fn enclosed(reading: &Reading<'_>, measured: &Measured) -> bool {
    let (at, end) = (measured.at, measured.end);
    let bracket = reading.is_mark(at.wrapping_sub(1), '(') || reading.is_mark(at.wrapping_sub(2), '(');
    let aside = bracket && opens_aside(reading, at) || after_name_and_comma(reading, at);
    // "profoundly Deaf from birth, 33 yrs)"
    let last = !measured.short && reading.is_mark(at.wrapping_sub(1), ',') && reading.is_mark(end, ')');
    aside && closes_aside(reading, end) || last
}

/// Right after somebody's name or a word for somebody; letters such as "YRO" name nobody.
fn after_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // In a line of capitals the unit is in capitals too.
    let upper = reading.token(before).case == Case::Upper && reading.lower(at + 1);
    let letters = upper && reading.word(before).len() <= 5;
    let capital = reading.capital(before) && !letters && !reading.has_any(before, &[Lex::Common, Lex::OrgModifiers]);
    of_the_person(reading, at)
        || (reading.named(before) || capital) && reading.follows(at) && reading.token(before).kind == Kind::Word
}

/// Alone in a cell of a table.
fn in_a_cell(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let tabbed = reading.token(at).gap >= Gap::Tab && (reading.token(end).gap >= Gap::Tab || end >= reading.count());
    let ends = reading.is_mark(end, '|') || reading.token(end).gap >= Gap::Line;
    tabbed || reading.is_mark(at.wrapping_sub(1), '|') && ends
}

/// "16 yrs", "nineteen months", "2 and a half years", "two and a half", "14y": the token after it, and whether the unit is one letter.
pub(super) fn quantity(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    if let Some((_, rest)) = figures(reading, at).filter(|_| reading.token(at).kind == Kind::Mixed) {
        let known = ["yrs", "yr", "y", "mths", "mth", "months", "m", "wks", "wk", "w", "d", "years", "mo"]
            .iter()
            .any(|unit| rest.eq_ignore_ascii_case(unit));
        return known.then_some((at + 1, rest.len() == 1));
    }
    let (_, mut end) = reading.cardinal(at)?;
    if reading.is(end, "and") && reading.is(end + 1, "a") && reading.is(end + 2, "half") {
        end += 3;
    }
    let end = reading.after_hyphen(end);
    (reading.follows(end) && reading.has(end, Lex::AgeUnits)).then(|| (end + 1, reading.word(end).len() == 1))
}

/// "a week old".
pub(super) fn a_week_old(reading: &Reading<'_>, at: usize) -> Aged {
    let old = is_any!(reading, at, ["a", "an"]) && reading.has(at + 1, Lex::AgeUnits) && reading.is(at + 2, "old");
    old.then(|| reading.span(at, at + 2)).and_then(|span| age(span, 0.8))
}

/// "Ella, 5 yrs", "baby Jana, er, nine weeks".
fn after_name_and_comma(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let filler = is_any!(reading, before.wrapping_sub(1), ["er", "um", "erm"]);
    let name = before.wrapping_sub(if filler { 3 } else { 1 });
    reading.is_mark(before, ',')
        && reading.follows(at)
        && reading.token(name).kind == Kind::Word
        && (reading.capital(name)
            && reading.token(name).case != Case::Upper
            && !reading.has_any(name, &[Lex::Months, Lex::Weekdays, Lex::National])
            || reading.has(name, Lex::AgedPeople))
}
