//! Dates in figures: "16/07/2025", "1.1.90", "2015-03-09", "03/2021", "4/4", "17-Mar-21".

use super::case::CaseEvidence;
use super::dates::{Dated, tells_birth};
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

const SEPARATORS: [char; 3] = ['/', '.', '-'];

/// A date in figures at a number.
pub(super) fn at(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    if continues_number(reading, at) {
        return None;
    }
    let known = case.hints() || reading.count() < 14;
    if let Some(end) = three_parts(reading, at) {
        return Some(Dated { end, score: if known { 0.9 } else { 0.45 } });
    }
    if let Some(end) = run_of_digits(reading, at) {
        return Some(Dated { end, score: 0.95 });
    }
    let end = two_parts(reading, case, at)?;
    Some(Dated { end, score: if known { 0.7 } else { 0.4 } })
}

/// A day and month in figures straight after a weekday needs no other cue.
pub(super) fn after_weekday(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<Dated> {
    if let Some(date) = self::at(reading, case, at) {
        return Some(date);
    }
    let (day, month) = slashed(reading, at)?;
    (is_day_month(day, month)).then_some(Dated { end: at + 3, score: 0.75 })
}

/// Part of a longer number, a price, a version or an address of a machine.
fn continues_number(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    if !reading.touches(at) || at == 0 {
        return false;
    }
    if ['£', '$', '€', '#', '*', '_'].iter().any(|&mark| reading.is_mark(before, mark)) {
        return true;
    }
    // "1/10/24-31/12/24": the second day of a span of time.
    let span_of_time = reading.is_mark(before, '-')
        && ['/', '.'].iter().any(|&mark| reading.is_mark(at + 1, mark))
        && ['/', '.'].iter().any(|&mark| reading.is_mark(before.wrapping_sub(2), mark));
    SEPARATORS.iter().any(|&mark| reading.is_mark(before, mark))
        && !span_of_time
        && reading.touches(before)
        && reading.token(at.wrapping_sub(2)).kind != Kind::Mark
        && at >= 2
}

/// The three figures of a date, with one kind of separator, or with the month in letters.
fn three_parts(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mark = SEPARATORS.into_iter().find(|&mark| reading.is_mark(at + 1, mark) && reading.is_mark(at + 3, mark));
    let Some(mark) = mark else { return spaced_parts(reading, at) };
    let tight = (at + 1..at + 5).all(|place| reading.touches(place));
    let loose = mark == '/' && (at + 1..at + 5).all(|place| reading.follows(place));
    if !(tight || loose)
        || (reading.is_mark(at + 5, mark)
            && reading.touches(at + 5)
            && reading.token(at + 6).kind == Kind::Number
            && reading.touches(at + 6))
    {
        return None;
    }
    if reading.has(at + 2, Lex::Months) || roman_month(reading, at + 2) {
        let year = reading.number(at + 4)?;
        return (reading.number(at)? <= 31 && (reading.word(at + 4).len() == 2 || year >= 1900)).then_some(at + 5);
    }
    let lengths = [0, 2, 4].map(|step| reading.word(at + step).len());
    let (first, second, third) = (reading.number(at)?, reading.number(at + 2)?, reading.number(at + 4)?);
    let year_last = lengths[0] <= 2
        && lengths[1] <= 2
        && (lengths[2] == 4
            && ((1880..2040).contains(&third) || (1300..1460).contains(&third) && tells_birth(reading, at))
            || lengths[2] == 2);
    let year_first = lengths[0] == 4 && (1880..2040).contains(&first) && lengths[1] <= 2 && lengths[2] <= 2;
    let fits = year_last && (is_day_month(first, second) || is_day_month(second, first))
        || year_first && is_day_month(third, second);
    fits.then_some(at + 5)
}

/// "03.vii.1991"
fn roman_month(reading: &Reading<'_>, at: usize) -> bool {
    is_any!(reading, at, ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
}

/// "12 03 98" with a word for birth before it.
fn spaced_parts(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (day, month) = (reading.number(at)?, reading.number(at + 1)?);
    let year = reading.number(at + 2)?;
    let length = reading.word(at + 2).len();
    let fits = is_day_month(day, month)
        && (length == 2 || (1880..2040).contains(&year))
        && reading.follows(at + 1)
        && reading.follows(at + 2);
    // "19 02 24 Universal contact.": the day begins the note.
    let begins = at == 0 && length == 2 && reading.word(at).len() == 2 && reading.capital(at + 3);
    (fits && (tells_birth(reading, at) || begins)).then_some(at + 3)
}

/// "120398" or "12031998" with a word for birth before it.
fn run_of_digits(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = reading.word(at);
    if reading.token(at).kind != Kind::Number || !matches!(word.len(), 6 | 8) || !tells_birth(reading, at) {
        return None;
    }
    let (day, month) = (word.get(..2)?.parse().ok()?, word.get(2..4)?.parse().ok()?);
    is_day_month(day, month).then_some(at + 1)
}

/// Two touching figures with a slash.
fn slashed(reading: &Reading<'_>, at: usize) -> Option<(u32, u32)> {
    let tight = reading.is_mark(at + 1, '/') && reading.touches(at + 1) && reading.touches(at + 2);
    let more = ['/', '.', '-', '%'].iter().any(|&mark| reading.is_mark(at + 3, mark))
        && reading.touches(at + 3)
        && (reading.is_mark(at + 3, '%')
            || reading.touches(at + 4) && matches!(reading.token(at + 4).kind, Kind::Number | Kind::Mixed));
    if !tight || more { None } else { reading.number(at).zip(reading.number(at + 2)) }
}

/// "03/2021", "4/4", "18.11", "05-May": a month and year, or a day and month with a cue.
fn two_parts(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<usize> {
    if reading.is_mark(at + 1, '-')
        && reading.touches(at + 1)
        && reading.touches(at + 2)
        && reading.has(at + 2, Lex::Months)
    {
        return (reading.number(at)? <= 31).then_some(at + 3);
    }
    if let Some(end) = year_and_month(reading, case, at) {
        return Some(end);
    }
    let Some((first, second)) = slashed(reading, at) else { return dotted(reading, case, at) };
    let lengths = [reading.word(at).len(), reading.word(at + 2).len()];
    if lengths[1] == 4 {
        return ((1..=12).contains(&first) && lengths[0] <= 2 && (1900..2040).contains(&second)).then_some(at + 3);
    }
    if lengths[0] > 2 || lengths[1] != 2 && lengths[1] != 1 {
        return None;
    }
    let month_year = (1..=12).contains(&first) && lengths[1] == 2 && tells_birth(reading, at);
    let padded = reading.word(at).starts_with('0') || reading.word(at + 2).starts_with('0');
    let day_month = is_day_month(first, second) || (padded && is_day_month(second, first));
    let cue = reading.ends_before(at, Lex::DateCues)
        && !(is_any!(reading, at.wrapping_sub(1), ["of", "about", "around", "for", "over", "at"]) && !padded);
    // "next: 4/8", "next - 4/8"
    let mark = at.wrapping_sub(1);
    let dash = reading.is_mark(mark, '-') && !reading.touches(at) && !reading.touches(mark);
    let labelled = (reading.is_mark(mark, ':') || dash) && reading.ends_before(mark, Lex::DateCues);
    // "14/3 early: refused shower": a line of a log begins with its day.
    let bullet = is_any!(reading, at.wrapping_sub(1), ["*", "-", "\u{2022}"])
        && reading.token(at.wrapping_sub(1)).gap >= Gap::Line;
    let row = (reading.token(at).gap >= Gap::Line || bullet || reading.is_mark(at.wrapping_sub(1), '|'))
        && (reading.token(at + 3).kind != Kind::Mark
            || ['-', ':', '|'].iter().any(|&mark| reading.is_mark(at + 3, mark))
            || reading.token(at + 3).gap >= Gap::Tab);
    // Only a day is above twelve: "yesterday 16/1", "seen 28/9".
    let plain = case.is_case()
        && first > 12
        && !is_any!(
            reading,
            at.wrapping_sub(1),
            ["scored", "score", "of", "scores", "mmse", "moca", "barthel", "waterlow", "bp", "ratio", "got", "aces"]
        );
    let another = is_any!(reading, at.wrapping_sub(1), ["and", "&", ","])
        && slashed(reading, at.wrapping_sub(4)).is_some_and(|(d, m)| is_day_month(d, m))
        || is_any!(reading, at + 3, ["and", "&"])
            && slashed(reading, at + 4).is_some_and(|(d, m)| is_day_month(d, m) && d > 12);
    let fraction =
        !padded && (second == 10 && first <= 10 || second <= 5 && first < second || (first, second) == (24, 7));
    let strong = is_any!(
        reading,
        at.wrapping_sub(1),
        ["on", "since", "until", "dated", "dob", "born", "edd", "due", "by", "issued", "hearing", "tribunal", "return",]
    );
    let said = cue || labelled || row || another || plain || (padded && case.is_case());
    ((day_month && said && (!fraction || strong || another)) || month_year).then_some(at + 3)
}

/// "2023-12", a review's month in a table.
fn year_and_month(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<usize> {
    let tight = reading.is_mark(at + 1, '-') && reading.touches(at + 1) && reading.touches(at + 2);
    let month = reading.number(at + 2).filter(|_| reading.word(at + 2).len() == 2)?;
    let more = reading.touches(at + 3) && (reading.is_mark(at + 3, '-') || reading.token(at + 3).kind != Kind::Mark);
    (tight && !more && (1..=12).contains(&month) && reading.four_digit_year(at).is_some() && case.is_case())
        .then_some(at + 3)
}

/// "18.11" where other dates of the text are dotted too, or after "on".
fn dotted(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Option<usize> {
    let tight = reading.is_mark(at + 1, '.') && reading.touches(at + 1) && reading.touches(at + 2);
    let (day, month) = reading.number(at).zip(reading.number(at + 2)).filter(|_| tight)?;
    let lengths = [reading.word(at).len(), reading.word(at + 2).len()];
    let after = at + 3;
    let more = reading.touches(after)
        && (reading.is_mark(after, '.') && reading.touches(after + 1)
            || reading.is_mark(after, '%')
            || reading.token(after).kind != Kind::Mark);
    if more || lengths[0] > 2 || lengths[1] > 2 || !is_day_month(day, month) || !case.is_case() {
        return None;
    }
    let clock =
        is_any!(
            reading,
            at.wrapping_sub(1),
            [
                "at",
                "till",
                "til",
                "by",
                "until",
                "to",
                "from",
                "about",
                "version",
                "v",
                "section",
                "para",
                "paragraph",
                "level",
                "domain",
            ]
        ) || is_any!(reading, after, ["am", "pm", "hrs", "hours", "mg", "ml", "kg", "g", "miles", "cm", "times"]);
    let style =
        || (0..reading.count()).any(|place| reading.is_mark(place + 1, '.') && three_parts(reading, place).is_some());
    // "Supervision AF/KN - 27.2": the day ends a heading.
    let heading = || {
        reading.token(after).gap >= Gap::Line
            && (1..10).any(|back| at >= back && reading.token(at - back).gap >= Gap::Line && at - back == 0)
            && !is_any!(reading, at.wrapping_sub(1), ["bmi", "temp", "weight", "wt", "hba1c", "score", "is"])
    };
    // "temps: 51.2, 50.8, 19.4": one of several measures.
    let measures = is_any!(reading, at.wrapping_sub(1), [",", "/", "and"])
        && reading.is_mark(at.wrapping_sub(3), '.')
        && reading.touches(at.wrapping_sub(2))
        && !reading
            .number(at.wrapping_sub(4))
            .zip(reading.number(at.wrapping_sub(2)))
            .is_some_and(|(d, m)| is_day_month(d, m));
    if measures {
        return None;
    }
    let due = reading.word(at).len() == 2
        && is_any!(
            reading,
            at.wrapping_sub(1),
            ["edd", "due", "born", "dob", "hearing", "expires", "review", "sms", "text"]
        );
    let timed = reading.number(after).is_some() && reading.is_mark(after + 1, ':') && reading.touches(after + 1);
    let edge = |place: usize| reading.is_mark(place, '|') || reading.token(place).gap >= Gap::Tab;
    let cell = (reading.is_mark(at.wrapping_sub(1), '|') || reading.token(at).gap >= Gap::Tab) && edge(after);
    if due || cell || timed && lengths == [2, 2] {
        return Some(after);
    }
    let day = ["on", "dated", "since", "today", "yesterday", "w/c"];
    (!clock && (reading.is_any(at.wrapping_sub(1), &day) || heading() || style())).then_some(after)
}

fn is_day_month(day: u32, month: u32) -> bool {
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}
