//! Ages told by their place alone: "Rhona Sayle   52 yrs   NHS", "no water, 32 wks" of a pregnancy, a sentence
//! that is nothing but a number after somebody's name, the brothers and sisters of a dictated note.

use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use super::streets::number_and_street;
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// How far from a word of pregnancy its weeks may stand, in tokens.
const PREGNANCY: usize = 14;
/// How far back somebody may be named whose age is a sentence of its own, in tokens.
const SENTENCE: usize = 6;

/// Kept apart from what stands before by more than one space.
fn wide(reading: &Reading<'_>, at: usize) -> bool {
    !reading.follows(at) && !reading.touches(at) && reading.token(at).gap <= Gap::Tab
}

/// The end of a line, a column or the text.
fn ends_column(reading: &Reading<'_>, end: usize) -> bool {
    reading.token(end).gap >= Gap::Tab || wide(reading, end) || end >= reading.count()
}

/// A number with its unit that stands by itself: in a column after a name, as a sentence, as weeks of a pregnancy.
pub(super) fn unit_apart(reading: &Reading<'_>, case: &CaseEvidence, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let number = reading.cardinal(at).map_or(0, |(number, _)| number);
    let column = wide(reading, at) && reading.named(before) && ends_column(reading, end);
    // "OPTIMISED. 86 YRS. BLACK CARIBBEAN,"
    let years = is_any!(reading, end - 1, ["yrs", "yr"]) || reading.is(end - 1, "years") && !reading.lower(end - 1);
    let sentence = years
        && (11..=110).contains(&number)
        && reading.is_mark(before, '.')
        && !reading.touches(at)
        && (reading.is_mark(end, '.') || reading.is_mark(end, ','));
    case.is_case() && (column || sentence || weeks_of_a_pregnancy(reading, at, end, number))
}

/// "no water, 32 wks" in the line of a midwife.
fn weeks_of_a_pregnancy(reading: &Reading<'_>, at: usize, end: usize, number: u32) -> bool {
    let weeks = is_any!(reading, end - 1, ["wks", "wk", "weeks", "week"]) && (4..=42).contains(&number);
    let opens = [',', '(', '-', '|'].iter().any(|&mark| reading.is_mark(at.wrapping_sub(1), mark))
        || reading.token(at).gap >= Gap::Tab;
    let closes =
        [',', ')', '.', ';', '|', '-'].iter().any(|&mark| reading.is_mark(end, mark)) || ends_column(reading, end);
    weeks
        && opens
        && closes
        && (at.saturating_sub(PREGNANCY)..end + PREGNANCY).any(|place| reading.has(place, Lex::Pregnancy))
}

/// A bare number that only its place makes an age.
pub(super) fn apart_from_the_rest(reading: &Reading<'_>, at: usize, end: usize, number: u32) -> bool {
    column_after_name(reading, at, end)
        || whole_sentence(reading, at, end, number)
        || dictated(reading, at, end)
        || is_now(reading, at, end)
        || died_at(reading, at, end)
        || before_an_address(reading, at, end)
}

/// "Doris Entwhistle 93 8 Quarry Bank Rd": between a name and the number of a house.
fn before_an_address(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let figure = reading.token(at).kind == Kind::Number && reading.follows(at) && reading.follows(end);
    figure && reading.named(at.wrapping_sub(1)) && number_and_street(reading, end).is_some()
}

/// "Tyrell Okoro   16   URN", "DoB 22.10.08   16    URN": a column of its own after a name or a date.
fn column_after_name(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let figure = reading.token(at).kind == Kind::Number && reading.word(at).len() <= 3;
    let dated = reading.token(before).kind == Kind::Number
        && reading.touches(before)
        && (3..10).any(|back| before > back && is_any!(reading, before - back, ["dob", "born", "birth", "b"]));
    figure && wide(reading, at) && ends_column(reading, end) && (reading.named(before) || dated)
}

/// "We're here for Mrs Szabo. Eighty-eight. She is", "Nurse: Eighty-two. He": a sentence that is nothing but the
/// number, after one in which somebody is named.
fn whole_sentence(reading: &Reading<'_>, at: usize, end: usize, number: u32) -> bool {
    let before = at.wrapping_sub(1);
    // "Király u. 15": a shortened word is no sentence's end.
    let opens =
        reading.is_mark(before, ':') || reading.is_mark(before, '.') && reading.word(before.wrapping_sub(1)).len() > 2;
    let near = || (1..=SENTENCE).filter(|&back| before > back).map(|back| before - back);
    let thing = |place: usize| reading.has(place, Lex::NumberedThings) && !reading.named(place);
    number >= 13
        && opens
        && !reading.touches(at)
        && reading.token(at).gap <= Gap::Space
        && reading.is_mark(end, '.')
        && (end + 1 >= reading.count() || reading.opens(end + 1))
        && near().any(|place| reading.named(place))
        && !near().any(thing)
}

/// "rory eleven catriona nine and wee struan": after a name a number in words, and then the next name.
fn dictated(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let word = reading.token(at).kind == Kind::Word && reading.follows(at);
    let somebody = |place: usize| reading.named(place) || reading.has(place, Lex::AgedPeople);
    let joined = usize::from(is_any!(reading, end, ["and", "then"]));
    let small = usize::from(is_any!(reading, end + joined, ["wee", "little", "baby", "the", "young"]));
    let next = end + joined + small;
    let near = reading.token(end).gap <= Gap::Space;
    let before = at.wrapping_sub(1);
    let first = reading.named(before) && !reading.has(before, Lex::NumberedThings);
    word && first && near && (somebody(next) || joined == 1 && small == 1)
}

/// "will is 13 now": at the beginning of a sentence a word that is no thing with a number, and "now" after it.
fn is_now(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let subject = at.wrapping_sub(2);
    is_any!(reading, at.wrapping_sub(1), ["is", "was"])
        && reading.is(end, "now")
        && reading.opens(subject)
        && reading.token(subject).kind == Kind::Word
        && !reading.has_any(subject, &[Lex::NumberedThings, Lex::Measures])
        && !is_any!(reading, subject, ["it", "this", "that", "there", "rent", "which", "what", "list"])
}

/// "a sister who died at six": no hour of the day.
fn died_at(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let verb = is_any!(
        reading,
        at.wrapping_sub(2),
        ["died", "adopted", "fostered", "widowed", "orphaned", "diagnosed", "retired", "married", "sectioned"]
    );
    let hour = is_any!(reading, end, ["am", "pm", "o'clock", "this", "in", "yesterday", "today", "on"])
        || reading.is_mark(end, '.') && reading.touches(end + 1)
        || reading.is_mark(end, ':');
    verb && reading.is(at.wrapping_sub(1), "at") && !hour
}

/// "s.32(5)", "26(2)", "(Sch 8, para 8)": a number of a law in brackets, or after its kind in brackets.
pub(super) fn in_a_paragraph(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let touching = reading.is_mark(before, '(')
        && reading.touches(at)
        && reading.touches(before)
        && before > 0
        && reading.token(before - 1).kind != Kind::Mark;
    let kind = is_any!(
        reading,
        before,
        ["para", "paras", "sch", "schedule", "s", "ss", "section", "art", "article", "reg", "regs", "part", "rule"]
    );
    touching || kind && reading.follows(at)
}
