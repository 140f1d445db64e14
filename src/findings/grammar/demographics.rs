//! What describes a person: origin, language, faith, diagnosis, medicine, sexuality and gender;
//! and the names of pets, which families recognise at once.

use super::case::CaseEvidence;
use super::conditions::{health_finding, is_medicine, named_condition};
use super::origins;
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.is_case() {
        return;
    }
    let mut at = 0;
    while at < reading.count() {
        let Some((matcher, length, score)) = describes(reading, at) else {
            at += 1;
            continue;
        };
        found.push(Found { matcher, span: reading.span(at, at + length - 1), score });
        at += length;
    }
}

const LISTS: [Lex; 6] =
    [Lex::Diagnoses, Lex::Medicines, Lex::Nationalities, Lex::Languages, Lex::Religions, Lex::Sexuality];

fn describes(reading: &Reading<'_>, at: usize) -> Option<(Matcher, usize, f32)> {
    if let Some(found) = pet(reading, at) {
        return Some(found);
    }
    if is_medicine(reading, at) {
        return Some((Matcher::Health, 1, 0.65));
    }
    if let Some(found) = named_condition(reading, at) {
        return Some(found);
    }
    if let Some(length) = origins::pair(reading, at).or_else(|| origins::told_alone(reading, at)) {
        return Some((Matcher::Demographics, length, 0.7));
    }
    if !reading.has_any(at, &LISTS) {
        return None;
    }
    let health = reading.length(at, Lex::Diagnoses).max(reading.length(at, Lex::Medicines));
    let origin = [Lex::Nationalities, Lex::Languages, Lex::Religions]
        .iter()
        .map(|&list| reading.length(at, list))
        .max()
        .unwrap_or(0);
    let identity = reading.length(at, Lex::Sexuality);
    let length = health.max(origin).max(identity);
    if length == 0 || part_of_name(reading, at, length) {
        return None;
    }
    if health >= origin && health >= identity {
        return health_finding(reading, at, health);
    }
    if origins::of_no_one(reading, at, length) {
        return None;
    }
    let last = at + length - 1;
    if identity >= origin {
        return Some((Matcher::Demographics, length, 0.65));
    }
    let capital = (at..=last).any(|place| reading.capital(place))
        || spoken_of(reading, at, last)
        || reading.text.tokens().iter().filter(|token| token.case == Case::Title).count() < 3;
    let thing = is_any!(
        reading,
        last + 1,
        [
            "food",
            "takeaway",
            "restaurant",
            "test",
            "translation",
            "dictionary",
            "gcse",
            "lessons",
            "homework",
            "class",
            "teacher",
            "exam",
            "shop",
            "supermarket",
            "court",
            "army",
            "letter",
        ]
    );
    capital.then_some((Matcher::Demographics, length, if thing { 0.5 } else { 0.7 }))
}

/// Written small and still what somebody is or speaks: "polish interpreter", "speaks farsi", "- arabic -".
fn spoken_of(reading: &Reading<'_>, at: usize, last: usize) -> bool {
    let marks = [',', '-', '(', ')', ';', '/', '.', '|', '+'];
    let apart =
        |place: usize| marks.iter().any(|&mark| reading.is_mark(place, mark)) || reading.token(place).gap >= Gap::Line;
    let next = is_any!(
        reading,
        last + 1,
        [
            "interpreter",
            "interp",
            "speaker",
            "speaking",
            "spkr",
            "heritage",
            "origin",
            "family",
            "background",
            "man",
            "woman",
            "lady",
            "girl",
            "boy",
            "mum",
            "dad",
            "national",
            "community",
            "descent",
            "british",
            "not",
            "and",
        ]
    );
    let before = is_any!(
        reading,
        at.wrapping_sub(1),
        [
            "speaks",
            "speak",
            "spoke",
            "is",
            "was",
            "are",
            "he's",
            "she's",
            "in",
            "only",
            "speaking",
            "speakin",
            "talking",
            "white",
            "black",
            "mixed",
            "british",
            "practising",
            "devout",
            "from",
        ]
    ) || reading.is(at.wrapping_sub(1), "'s");
    next || before || apart(at.wrapping_sub(1)) && (apart(last + 1) || last + 1 >= reading.count())
}

/// A word of a longer name is not a description: "Mr French", "Polish Church", "Down's Lane".
fn part_of_name(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let before = at.wrapping_sub(1);
    let after = at + length;
    let title = reading.has(before, Lex::Titles) && reading.follows(at);
    let head = [Lex::Schools, Lex::Worship, Lex::OtherOrgs, Lex::Lodging].iter().any(|&list| reading.has(after, list))
        && reading.capital(after)
        && reading.follows(after);
    title || head
}

/// "her dog Biscuit", "two XL bullies (Tyson, Duke)", "staff called Rizla": the name, one token.
fn pet(reading: &Reading<'_>, at: usize) -> Option<(Matcher, usize, f32)> {
    if !reading.capital(at)
        || reading.token(at).kind != Kind::Word
        || reading.opens(at) && !reading.is_mark(at.wrapping_sub(1), ':')
    {
        return None;
    }
    let mut place = at.wrapping_sub(1);
    for _ in 0..5 {
        let link = is_any!(reading, place, ["called", "named", "is", "was", "the", "and", "about", "for"])
            || ['(', ',', '"'].iter().any(|&mark| reading.is_mark(place, mark))
            || reading.capital(place) && reading.is_mark(place.wrapping_sub(1), '(');
        if !link {
            break;
        }
        place = place.wrapping_sub(1);
    }
    let close = at.wrapping_sub(place) <= 2
        || is_any!(reading, at.wrapping_sub(1), ["called", "named"])
        || reading.is_mark(place.wrapping_add(1), '(');
    let owned = reading.ends_before(place.wrapping_add(1), Lex::PetCues) && reading.lower(place);
    let and_link = is_any!(reading, at.wrapping_sub(1), ["and", "is", "was", "the", "for", "about"]);
    // Staff are people but for a dog that is called something: "all staff, Floor 3".
    let people = reading.is(place, "staff") && !is_any!(reading, at.wrapping_sub(1), ["called", "named"]);
    (owned && close && !and_link && !people && !reading.has_any(at, &[Lex::Weekdays, Lex::Months, Lex::Pronouns]))
        .then_some((Matcher::Pets, 1, 0.7))
}
