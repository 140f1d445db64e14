//! Ages: what a date of birth comes to at the day of a note, and the band that an age is in.

use super::days::{self, Written};
use super::operators::Ground;
use super::pseudonym::base_word;
use crate::findings;

/// "Age 8" at the day of the note, "6 to 11 months" for a baby, else "Born 2017".
pub(crate) fn born(date: &Written, ground: &Ground<'_>) -> String {
    let words = ground.wording;
    let today = days::read(ground.today);
    let age = today.as_ref().and_then(|today| years_between(date, today));
    let months = today.as_ref().and_then(|today| months_between(date, today)).unwrap_or(0);
    match (age, date.year) {
        (Some(0), _) => words.get(if months < 6 { "safer.under-half" } else { "safer.half-to-one" }).to_owned(),
        (Some(90..), _) => words.get("safer.over-ninety").to_owned(),
        (Some(age @ 1..), _) => words.say("safer.age", &[("n", &age.to_string())]),
        (_, Some(year)) => words.say("safer.born", &[("n", &year.to_string())]),
        _ => base_word(words, "birth_date").to_owned(),
    }
}

/// "3 to 5" for "4", "aged 3 to 5" for "4-year-old".
pub(crate) fn band(original: &str, ground: &Ground<'_>) -> Option<String> {
    let words = ground.wording;
    let age = findings::years(original, ground.book)?;
    let bands = &ground.book.safer.parts.bands;
    let next = bands.partition_point(|first| *first <= age);
    let bare = !original.contains(|c: char| c == '-' || c.is_whitespace())
        && (original.bytes().all(|c| c.is_ascii_digit()) || !original.bytes().any(|c| c.is_ascii_digit()));
    Some(match (bands.get(next.checked_sub(1)?), bands.get(next)) {
        (Some(0), _) => words.get("safer.band-under").to_owned(),
        (Some(first), Some(after)) => {
            let key = if bare { "safer.band" } else { "safer.band-aged" };
            words.say(key, &[("n", &first.to_string()), ("m", &(after - 1).to_string())])
        }
        _ => words.get("safer.band-over").to_owned(),
    })
}

/// Whole years between two dates, where the first has a year.
pub(crate) fn years_between(born: &Written, today: &Written) -> Option<i32> {
    let years = today.year? - born.year?;
    Some(if (today.month, today.day) < (born.month, born.day) { years - 1 } else { years })
}

/// Whole months between two dates that both have a year.
fn months_between(born: &Written, today: &Written) -> Option<i64> {
    let months = i64::from(today.year? - born.year?) * 12 + i64::from(today.month) - i64::from(born.month);
    Some(if today.day < born.day { months - 1 } else { months })
}
