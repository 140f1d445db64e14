//! When a bare number is somebody's age: what stands before and after it.

use super::ages::{closes_aside, opens_aside};
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// Words that end in s and count nothing.
const NOT_PLURAL: [&str; 16] = [
    "cares", "works", "is", "was", "has", "his", "this", "as", "says", "does", "lives", "goes", "ffs", "plus", "yes",
    "always",
];

/// Things that a number counts: "8 sessions", "77 pounds", "2 children". A verb, a joining word or a
/// pronoun after it counts nothing.
pub(super) fn counts_things(reading: &Reading<'_>, end: usize) -> bool {
    let word = reading.word(end);
    let plural = word.len() > 2 && (word.ends_with('s') || word.ends_with('S'));
    let told = plural && !reading.is_any(end, &NOT_PLURAL) || reading.has(end, Lex::Measures);
    let counted = told && reading.lower(end) && !reading.has(end, Lex::National);
    reading.token(end).kind == Kind::Word && counted || is_any!(reading, end, ["Years"])
}

/// The same where nothing but the number's place speaks for an age: any plain word counts as a thing.
fn counts_anything(reading: &Reading<'_>, end: usize) -> bool {
    reading.token(end).kind == Kind::Word && reading.lower(end) && !reading.has(end, Lex::AfterAges)
}

/// How sure that the number from `at` to `end` is an age; 0 where nothing says so.
pub(super) fn score(reading: &Reading<'_>, at: usize, end: usize, number: u32) -> f32 {
    let before = at.wrapping_sub(1);
    if is_label(reading, before) {
        return 0.9;
    }
    if is_any!(reading, before, ["aged", "turned", "turns", "turning"]) {
        return 0.85;
    }
    if beside_name(reading, at, end) {
        return 0.8;
    }
    let counts = reading.follows(end) && counts_anything(reading, end);
    if after_be(reading, before, number) && (!counts || of_somebody(reading, before)) || after_when(reading, before) {
        return 0.7;
    }
    if !counts && name_and_number(reading, before, end) {
        return 0.6;
    }
    if answers_how_old(reading, at, end) { 0.7 } else { 0.0 }
}

/// "Age: 19", "Age 19", "(age 19".
fn is_label(reading: &Reading<'_>, before: usize) -> bool {
    let given = is_any!(reading, before, ["given", "claimed", "stated", "assessed", "recorded", "as"])
        && reading.is(before.wrapping_sub(1), "age");
    // "Age 9+": for whom a game is.
    let from = reading.is_mark(before.wrapping_add(2), '+') && reading.touches(before.wrapping_add(2));
    let test = from || is_any!(reading, before.wrapping_sub(1), ["reading", "spelling", "mental", "developmental"]);
    given
        || reading.is(before, "age") && !test
        || (reading.is_mark(before, ':') && reading.is(before.wrapping_sub(1), "age"))
        || (reading.is(before, "of") && reading.is(before.wrapping_sub(1), "age"))
}

/// "Denisa (6)", "Mr Bakare, 77,", "Dexter (now 3)", "Tuan, 34, ".
fn beside_name(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    if !opens_aside(reading, at) || !closes_aside(reading, end) {
        return false;
    }
    let bracket = (1..=2).find(|&back| at > back && reading.is_mark(at - back, '('));
    let mut name = at.wrapping_sub(bracket.unwrap_or(1) + 1);
    if reading.is_mark(name, ')') || reading.is_mark(name, '"') {
        name = name.wrapping_sub(2);
    }
    let plain = reading.token(at).gap <= Gap::Space;
    let person = reading.capital(name)
        && (!reading.knows_names() || reading.named(name) || !reading.has(name, Lex::Common))
        && !reading.has_any(name, &[Lex::Months, Lex::National, Lex::OrgModifiers, Lex::Medicines]);
    let kin = reading.has(name, Lex::Kin) || reading.has(name, Lex::AgedPeople);
    let bracketed = bracket.is_some();
    let figure = reading.token(at).kind == Kind::Number;
    plain
        && (person && (bracketed || figure || reading.is_mark(end, ','))
            || kin && (bracketed || figure)
            || bracketed && is_any!(reading, at.wrapping_sub(1), ["approx", "about", "circa", "aged"]))
        && !(bracketed && reading.word(at).len() == 4)
        && !(reading.is_mark(end, '/') || !bracketed && reading.is_mark(end, '-'))
        && !(is_law(reading, name))
}

fn is_law(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Lex::NumberedThings)
}

/// "hes 8", "will be 16", "is nearly ten", "claims 17", "I'll be sixty", "she is like 40".
fn after_be(reading: &Reading<'_>, before: usize, number: u32) -> bool {
    let mut place = before;
    for _ in 0..2 {
        if is_any!(
            reading,
            place,
            [
                "nearly", "almost", "only", "about", "around", "like", "just", "now", "still", "approx", "exactly",
                "maybe", "probably", "barely",
            ]
        ) {
            place = place.wrapping_sub(1);
        }
    }
    let be = is_any!(
        reading,
        place,
        [
            "is", "was", "hes", "shes", "im", "theyre", "says", "say", "claims", "claimed", "claiming", "i'm", "he's",
            "she's", "they're", "i'll", "he'll", "she'll", "you're", "youre", "who's", "whos", "be", "he'll", "will",
            "'s", "were", "looks", "am", "are",
        ]
    );
    let subject = place.wrapping_sub(1);
    let split = is_any!(reading, place, ["'s", "is", "was", "am", "are", "were"])
        && (reading.has(subject, Lex::AgedPeople)
            || reading.capital(subject)
            || reading.has(subject, Lex::Kin)
            || reading.has(subject, Lex::Pronouns)
            || reading.named(subject)
            // "has Huntington's and was 41 on New Year's Eve"
            || is_any!(reading, subject, ["and", "but"]) && is_any!(reading, place, ["is", "was"])
            // "Davey my padmate is 22", "Her dad Con and was 41"
            || is_any!(reading, subject.wrapping_sub(1), ["my", "his", "her", "our", "their"]) && reading.lower(subject)
            || is_any!(reading, subject, ["he", "she", "who", "i", "yp", "client", "child", "pt", "baby", "they", "you"]));
    // "he only 14"
    let bare = is_any!(reading, before, ["only"])
        && is_any!(reading, before.wrapping_sub(1), ["he", "she", "im", "hes", "shes"])
        && number <= 25;
    let joined = bare
        || is_any!(
            reading,
            place,
            [
                "hes", "shes", "im", "he's", "she's", "i'm", "i'll", "he'll", "she'll", "you're", "whos", "who's",
                "theyre", "they're",
            ]
        );
    if scaled(reading, place) {
        return false;
    }
    let said = is_any!(reading, place, ["says", "say", "claims", "claimed", "claiming", "looks"]);
    let will_be = reading.is(place, "be") || reading.is(place.wrapping_add(1), "be");
    let modal = reading.is(place, "be")
        && is_any!(
            reading,
            subject,
            ["must", "may", "might", "could", "would", "will", "should", "can", "cannot", "to"]
        );
    let is_score = !modal && is_law(reading, subject)
        || is_any!(
            reading,
            subject,
            [
                "score",
                "total",
                "number",
                "it",
                "that",
                "this",
                "there",
                "level",
                "which",
                "what",
                "budget",
                "limit",
                "threshold",
                "count",
                "deadline",
                "answer",
                "time",
                "cost",
            ]
        );
    // "Delroy, the eldest, is [44]"
    let apart = is_any!(reading, place, ["is", "was"])
        && reading.is_mark(subject, ',')
        && (2..=6).any(|back| {
            subject > back
                && reading.is_mark(subject - back, ',')
                && (reading.named(subject - back - 1) || reading.has(subject - back - 1, Lex::Kin))
        });
    (be || bare) && (joined || !is_score) && number >= 1 && (split || joined || said || will_be || apart)
}

/// "Signs of Safety scaling: Will says 6, Mark says 9": numbers on a scale.
fn scaled(reading: &Reading<'_>, place: usize) -> bool {
    (1..16).any(|back| {
        place > back
            && is_any!(reading, place - back, ["scaling", "scale", "scaled", "rating", "score", "scores", "scored"])
    })
}

/// "she's only [13] ffs", "I am [16] and": said of a person, whatever comes after.
fn of_somebody(reading: &Reading<'_>, before: usize) -> bool {
    let hedged = is_any!(reading, before, ["only", "nearly", "almost", "just", "now"]);
    let be = if hedged { before.wrapping_sub(1) } else { before };
    let who = be.wrapping_sub(1);
    if hedged && is_any!(reading, before, ["only"]) && is_any!(reading, be, ["he", "she"]) {
        return true;
    }
    is_any!(reading, be, ["he's", "she's", "i'm", "hes", "shes", "im", "whos", "who's"])
        || is_any!(reading, be, ["'s", "is", "am", "was"]) && is_any!(reading, who, ["he", "she", "i", "who"])
}

/// "When you were nine", "since she was three", "at three", "when his cousin".
fn after_when(reading: &Reading<'_>, before: usize) -> bool {
    let were = is_any!(reading, before, ["were", "was"])
        && is_any!(reading, before.wrapping_sub(1), ["you", "he", "she", "i", "they", "we"]);
    let at_age = reading.is(before, "at")
        && (2..8).any(|back| {
            before >= back
                && is_any!(
                    reading,
                    before - back,
                    [
                        "removed",
                        "adopted",
                        "died",
                        "fostered",
                        "diagnosed",
                        "dx",
                        "retired",
                        "widowed",
                        "sectioned",
                        "married",
                        "placed",
                        "left",
                        "care",
                        "pregnant",
                        "orphaned",
                        "came",
                        "joined",
                        "moved",
                        "mother",
                        "father",
                    ]
                )
        });
    were || at_age
}

/// "edith marrow 93 has", "ronald fairweather 91, bluebell", "Aleeza 6,".
fn name_and_number(reading: &Reading<'_>, before: usize, end: usize) -> bool {
    let here = before.wrapping_add(1);
    let figure = reading.token(here).kind == Kind::Number && reading.word(here).len() <= 3;
    if !figure || !reading.follows(here) || scaled(reading, before) {
        return false;
    }
    let name = (if reading.knows_names() {
        reading.named(before) || reading.has(before, Lex::AgedPeople)
    } else {
        reading.capital(before)
    }) && reading.token(before).kind == Kind::Word
        && !is_law(reading, before)
        && !reading.has_any(
            before,
            &[
                Lex::Months,
                Lex::Weekdays,
                Lex::Dwellings,
                Lex::Streets,
                Lex::National,
                Lex::Schools,
                Lex::Health,
                Lex::Titles,
                Lex::Medicines,
            ],
        );
    let small = !reading.knows_names()
        && reading.lower(before)
        && !reading
            .has_any(before, &[Lex::PlaceCues, Lex::DateCues, Lex::Dwellings, Lex::Be, Lex::OrgGeneric, Lex::Months])
        && !is_law(reading, before);
    let closes = reading.is_mark(end, ',')
        || is_any!(reading, end, ["has", "had", "is", "was", "who", "lives", "living", "attends", "and", "m", "f"]);
    let closes = closes || reading.named(before) && reading.has(end, Lex::AfterAges);
    let ends = reading.token(end).gap >= Gap::Line || end >= reading.count() || reading.is_mark(end, ';');
    (name && (closes || ends))
        || reading.named(before) && !is_law(reading, before) && !reading.touches(end) && closes_aside(reading, end)
        || reading.named(before) && !is_law(reading, before) && reading.is_mark(end, '.') && reading.opens(end + 1)
        || (small && closes && !reading.is(end, "and") && reading.number(here).is_some_and(|n| n >= 3))
}

/// "SW: how old is he?  Iqra: Nine."
fn answers_how_old(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let stands_alone = (reading.is_mark(at.wrapping_sub(1), ':')
        || reading.is_mark(at.wrapping_sub(1), '.')
        || reading.token(at).gap >= Gap::Line)
        && (reading.is_mark(end, '.') || end >= reading.count());
    // "asked how old jay is, she said 19 then shrugged n said or 23"
    let before = if reading.is(at.wrapping_sub(1), "or") { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let stands_alone = stands_alone || is_any!(reading, before, ["said", "says", "replied", "goes"]);
    let asked =
        (3..40).any(|back| at >= back && reading.is(at - back, "old") && reading.is(at.wrapping_sub(back + 1), "how"));
    stands_alone && asked
}
