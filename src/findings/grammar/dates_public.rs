//! Years and days that date something in a case though their form is unusual, and those that date nothing in
//! it: a deadline, a campaign, a film, a book.

use super::case::CaseEvidence;
use super::numbers::Counted;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// How far a word for something public may stand from its date, in tokens.
const NEAR: usize = 16;

/// "(2,500 words, due 16 March)", "Foster Care Fortnight (11-24 May)": nobody is spoken of, and something open to
/// everybody stands in the same paragraph.
pub(super) fn of_a_public_thing(reading: &Reading<'_>, case: &CaseEvidence, first: usize, end: usize) -> bool {
    if case.tells_of_somebody() {
        return false;
    }
    let before = (1..=NEAR).take_while(|&back| first >= back && reading.token(first + 1 - back).gap < Gap::Paragraph);
    let after = (end..end + NEAR).take_while(|&place| reading.token(place).gap < Gap::Paragraph);
    before.map(|back| first - back).chain(after).any(|place| is_public(reading, place))
}

/// A word for a work or an event, or so many words to write.
fn is_public(reading: &Reading<'_>, at: usize) -> bool {
    let words = reading.is(at, "words") && reading.token(at.wrapping_sub(1)).kind == Kind::Number;
    words || reading.has(at, Lex::Public)
}

/// "TV play of 1966", "(Channel 4, 2018)", "Murphy et al., 2013)", "Wye Valley v Mr B 2015": the year of a work.
pub(super) fn of_a_work(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let thing = before.wrapping_sub(1);
    let of = reading.is(before, "of") && (1..=2).any(|back| reading.has(before.wrapping_sub(back), Lex::Public));
    let channel = reading.is_mark(before, ',')
        && (1..=3).any(|back| is_any!(reading, before.wrapping_sub(back), ["channel", "bbc", "itv", "netflix", "sky"]));
    let authors = [',', '.', '('].iter().any(|&mark| reading.is_mark(before, mark))
        && (1..=3).any(|back| reading.is(before.wrapping_sub(back), "al"));
    let argued =
        reading.capital(before) && (1..=5).any(|back| is_any!(reading, before.wrapping_sub(back), ["v", "vs"]));
    // "CA 1989", "HRA 1998": letters of an act.
    let act = is_any!(
        reading,
        before,
        ["ca", "hra", "mca", "mha", "cla", "fla", "aca", "pace", "cypa", "nia", "laspo", "dva", "act", "sca"]
    ) && reading.capital(before)
        && reading.follows(at);
    // "the regulations of 2005, as amended in 2016"
    let law = reading.is(before, "of")
        && is_any!(
            reading,
            thing,
            ["regulations", "act", "order", "rules", "guidance", "directive", "convention", "code"]
        );
    let amended =
        reading.is(before, "in") && is_any!(reading, thing, ["amended", "revised", "updated", "published", "reissued"]);
    law || amended || of || channel || authors || argued || act || reading.is(thing, "et")
}

/// "Winnie m. Simey Doran, 2009, separated": a year after the names of a couple or of somebody born or dead.
pub(super) fn married(reading: &Reading<'_>, comma: usize) -> bool {
    (2..=5).any(|back| {
        let place = comma.wrapping_sub(back);
        let letter = is_any!(reading, place, ["m", "b", "d"])
            && !reading.touches(place)
            && reading.is_mark(place.wrapping_add(1), '.');
        letter || is_any!(reading, place, ["married", "born", "wed"])
    })
}

/// "built that house in fifty-eight": a year by its tens and units.
pub(super) fn year_of_a_century(reading: &Reading<'_>, at: usize) -> Counted {
    let preposition = is_any!(reading, at.wrapping_sub(1), ["in", "since"]);
    if !reading.has(at, Lex::Tens) || !preposition {
        return None;
    }
    let (year, end) = reading.cardinal_words(at)?;
    let two_words = end > at + 1 && year > 20;
    let closes = [',', '.', ';', ')', '?'].iter().any(|&mark| reading.is_mark(end, mark))
        || reading.token(end).gap >= Gap::Line
        || is_any!(reading, end, ["and", "when", "with", "after", "by", "to", "he", "she", "we", "they"]);
    (two_words && closes).then_some((1900 + year, end))
}

/// "12 Mehr 1375": a year of its own calendar after a month that is not of ours.
pub(super) fn year_of_the_month(reading: &Reading<'_>, month_end: usize, at: usize) -> Counted {
    let month = month_end.wrapping_sub(1);
    let ours = is_any!(
        reading,
        month,
        ["march", "may", "mar", "jun", "dec", "sep", "april", "june", "august", "jan", "medi", "awst", "mai"]
    );
    let other = reading.has(month, Lex::MonthIsWord) && !ours;
    let year = reading.number(at).filter(|year| reading.word(at).len() == 4 && (1300..1460).contains(year));
    year.filter(|_| other).map(|year| (year, at + 1))
}
