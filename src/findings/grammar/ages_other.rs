//! Ages that are neither a number with its unit nor a bare number: "18/12", "31+2", "in their 80s",
//! "18th birthday", "Y9", "F/15".

use super::Matcher;
use super::ages::{Aged, age, closes_aside, figures};
use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// "18/12", "7/52": a number of months or weeks, beside a name or in brackets.
pub(super) fn by_twelfths(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let number = reading.number(at).filter(|&n| n > 0 && n <= 60 && !reading.word(at).starts_with('0'))?;
    let over = reading.number(at + 2).filter(|n| matches!(n, 12 | 52 | 40))?;
    let tight = reading.is_mark(at + 1, '/')
        && reading.touches(at + 1)
        && reading.touches(at + 2)
        && !reading.is_mark(at + 3, '/');
    if !tight || !case.hints() || (over == 12 && number > 36) || over == 40 && !(4..=42).contains(&number) {
        return None;
    }
    let before = at.wrapping_sub(1);
    let after_name = reading.is_mark(before, ',') && reading.named(before.wrapping_sub(1));
    // "booked late @ 23/40": forty weeks are a pregnancy.
    let expected = reading.is_mark(before, '@')
        || (at.saturating_sub(30)..at + 30).any(|place| reading.has(place, Lex::Pregnancy));
    if over == 40 && !expected {
        return None;
    }
    let aside = over == 40
        || reading.is_mark(before, '(')
        || reading.is_mark(before, '@')
        || after_name
        || is_any!(reading, before, ["aged", "age", "is", "now", "baby", "at"]);
    let dated = reading.has(before, Lex::DateCues);
    let named = reading.token(before).kind == Kind::Word
        && (over != 52 || reading.named(before))
        && !dated
        && !is_any!(reading, before, ["for", "within", "every", "last", "past", "review", "about"]);
    (aside || named).then(|| reading.span(at, at + 2)).and_then(|span| age(span, 0.75))
}

/// "31+2": weeks and days of a pregnancy.
pub(super) fn gestation(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let weeks = reading.number(at).filter(|weeks| (4..=42).contains(weeks) && reading.word(at).len() <= 2)?;
    let days = reading.number(at + 2).filter(|days| *days <= 6 && reading.word(at + 2).len() == 1)?;
    let tight = reading.is_mark(at + 1, '+') && reading.touches(at + 1) && reading.touches(at + 2);
    let at_birth = (1..=5).any(|back| at >= back && is_any!(reading, at - back, ["born", "delivered", "birth"]));
    let unit = usize::from(reading.has(at + 3, Lex::AgeUnits) && reading.follows(at + 3));
    (tight && weeks + days > 0 && case.hints() && !at_birth)
        .then(|| reading.span(at, at + 2 + unit))
        .and_then(|span| age(span, 0.8))
}

/// "in their 80s", "late seventies", "mid-40s".
pub(super) fn decade(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let figures = figures(reading, at).is_some_and(|(n, rest)| rest == "s" && (10..=100).contains(&n) && n % 10 == 0);
    let split = reading.number(at).is_some_and(|n| (10..=90).contains(&n) && n % 10 == 0)
        && reading.is(at + 1, "'s")
        && reading.touches(at + 1);
    if !(figures || split || reading.has(at, Lex::TensPlural)) || reading.is(at.wrapping_sub(1), "the") {
        return None;
    }
    let owned = (1..=3).any(|back| at >= back && is_any!(reading, at - back, ["his", "her", "their", "my", "our"]));
    let hedged = is_any!(reading, at.wrapping_sub(1), ["early", "mid", "late", "-"]);
    // "lady, 80s, lives", "m, 30s,": alone between commas, in brackets, in a cell.
    let opened = [',', '(', '|', '/'].iter().any(|&mark| reading.is_mark(at.wrapping_sub(1), mark))
        || reading.token(at).gap == Gap::Tab
        || reading.named(at.wrapping_sub(1))
        || is_any!(reading, at.wrapping_sub(1), ["is", "was", "approx", "about", "maybe", "probably", "looks"]);
    let end = if split { at + 2 } else { at + 1 };
    let apart = opened && case.is_case() && (closes_aside(reading, end) || reading.token(end).gap >= Gap::Tab);
    ((owned || (hedged || apart) && case.hints()) && (case.hints() || owned))
        .then(|| reading.span(at, if split { at + 1 } else { at }))
        .and_then(|span| age(span, 0.7))
}

/// "18th birthday", "it's Farzana's 50th", "her eighteenth".
pub(super) fn birthday(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let numbered = reading
        .ordinal(at)
        .or_else(|| (reading.has(at, Lex::Ordinals) && !reading.has(at, Lex::Units)).then_some((40, at + 1)));
    let (_, end) = numbered?;
    let party = reading.is(end, "birthday") || reading.is(end, "bday");
    let owned = reading.is(at.wrapping_sub(1), "'s")
        && reading.capital(at.wrapping_sub(2))
        && (end >= reading.count() || reading.token(end).kind == Kind::Mark || reading.token(end).gap >= Gap::Line);
    // "her 18th card", "for his twenty-first cake": a thing that goes with a birthday.
    let gift = is_any!(
        reading,
        end,
        ["card", "cards", "party", "cake", "do", "meal", "present", "presents", "celebration", "bash", "gift"]
    ) && (reading.is(at.wrapping_sub(1), "'s")
        || is_any!(reading, at.wrapping_sub(1), ["his", "her", "their", "my", "your"]));
    ((party || owned || gift) && case.hints()).then(|| reading.span(at, end - 1)).and_then(|span| age(span, 0.7))
}

/// "Y9", "Yr 2", "yr4", "Year 11", "year ten".
pub(super) fn school_year(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let class =
        reading.is(at, "reception") && reading.capital(at) && is_any!(reading, at.wrapping_sub(1), ["in", "into"]);
    let desk = is_any!(reading, at + 1, ["area", "desk", "room", "staff", "and", "when"]);
    if class && !desk && case.is_case() {
        return Some((Matcher::SchoolYears, reading.span(at, at), 0.6));
    }
    let word = reading.word(at);
    let lower = word.to_ascii_lowercase();
    let glued = ["year", "yr", "y"]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix))
        .and_then(|rest| rest.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok());
    // "Year: 9", "Yr group: 4"
    let group = usize::from(reading.is(at + 1, "group"));
    let field = if reading.is_mark(at + 1 + group, ':') { at + 2 + group } else { at + 1 };
    let apart = || {
        matches!(lower.as_str(), "year" | "yr" | "y" | "yrs")
            .then(|| reading.cardinal(field))
            .flatten()
            .filter(|_| reading.follows(field) || field > at + 1)
    };
    let (year, last) = match (reading.token(at).kind, glued) {
        (Kind::Mixed, Some(year)) => (year, at),
        (Kind::Word, _) => apart().map(|(year, end)| (year, end - 1))?,
        _ => return None,
    };
    let not_school = is_any!(
        reading,
        last + 1,
        [
            "ba", "bsc", "msc", "ma", "degree", "student", "students", "of", "review", "plan", "course", "ago", "old",
            "olds", "olds'",
        ]
    ) || reading.is_mark(last + 1, '%');
    if !(1..=13).contains(&year) || not_school || !case.is_case() || reading.token(at).case == Case::Mixed {
        return None;
    }
    Some((Matcher::SchoolYears, reading.span(at, last), 0.7))
}

/// "f 15 Hibaq", "M23", "male 34": sex, then a bare age.
pub(super) fn sex_and_age(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Aged {
    let sex = is_any!(reading, at, ["f", "m", "male", "female", "boy", "girl"]);
    let joined = reading.word(at).len() == 1
        && (reading.is_mark(at + 1, '/') && reading.touches(at + 1) && reading.touches(at + 2)
            || reading.is_mark(at + 1, ',') && reading.is_mark(at.wrapping_sub(1), '('));
    if sex && joined && reading.cardinal(at + 2).is_some_and(|(n, _)| (1..=110).contains(&n)) && case.is_case() {
        return age(reading.span(at + 2, at + 2), 0.7);
    }
    let number = reading.number(at + 1).filter(|n| (1..=110).contains(n) && reading.word(at + 1).len() <= 3);
    let bare = reading.follows(at + 1)
        && !reading.has(at + 2, Lex::AgeUnits)
        && !reading.is_mark(at + 2, ':')
        && !reading.is_mark(at + 2, '/');
    (sex && number.is_some() && bare && case.is_case())
        .then(|| reading.span(at + 1, at + 1))
        .and_then(|span| age(span, 0.65))
}
