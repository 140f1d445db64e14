//! Conditions and medicines: by their lists, by the last word of a condition, by the ending of a medicine.

use super::Matcher;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// "22q11 deletion syndrome", "peanut allergy", "left hemiplegia", "early-onset Alzheimer's": a condition told
/// by its last word. Tokens from the first word on.
pub(super) fn named_condition(reading: &Reading<'_>, at: usize) -> Option<(Matcher, usize, f32)> {
    if reading.token(at).kind == Kind::Mark || reading.touches(at) && at > 0 && !reading.is_mark(at - 1, '(') {
        return None;
    }
    // Nearly every word is told apart here: no condition ends within a few words of it.
    if !(at + 1..at + 5).any(|place| reading.has_any(place, &[Lex::ConditionHeads, Lex::Diagnoses])) {
        return None;
    }
    let plain = [Lex::Pronouns, Lex::Kin, Lex::Be, Lex::OrgGeneric, Lex::Common, Lex::Weekdays];
    let which = is_any!(
        reading,
        at,
        ["left", "right", "bilateral", "severe", "chronic", "acute", "congenital", "early", "late", "type"]
    );
    if reading.has_any(at, &plain) && !which {
        return None;
    }
    let mut place = at + 1;
    while place < at + 5 && reading.token(place).gap <= Gap::Space {
        let head = reading.has(place, Lex::ConditionHeads);
        let condition = which && reading.has(place, Lex::Diagnoses);
        if head || condition {
            let end = place + if condition { reading.length(place, Lex::Diagnoses) } else { 1 };
            return Some((Matcher::Health, end - at, 0.7));
        }
        let joins = reading.is_mark(place, '-')
            || reading.is(place, "'s")
            || is_any!(reading, place, ["onset", "stage", "sided", "1", "2"]);
        if !joins && (reading.has_any(place, &plain) || reading.token(place).kind == Kind::Mark) {
            return None;
        }
        place += 1;
    }
    None
}

/// Endings that medicines have and English words have not: "pregablin", "sumatriptan", "mirtazipine".
pub(super) const MEDICINE_ENDINGS: [&str; 38] = [
    "pril",
    "olol",
    "statin",
    "prazole",
    "cillin",
    "mycin",
    "triptan",
    "gliptin",
    "gliflozin",
    "sartan",
    "dipine",
    "oxetine",
    "azepine",
    "azepam",
    "zolam",
    "peridol",
    "peridone",
    "azapine",
    "tiapine",
    "tyline",
    "talopram",
    "traline",
    "faxine",
    "gabalin",
    "gablin",
    "bapentin",
    "zepine",
    "zipine",
    "pezil",
    "pizil",
    "mantine",
    "setron",
    "profen",
    "parin",
    "xaban",
    "floxacin",
    "cycline",
    "azole",
];

/// A word with such an ending, of eight letters or more.
pub(super) fn is_medicine(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    reading.token(at).kind == Kind::Word
        && word.len() >= 8
        && word.is_ascii()
        && word.bytes().last().is_some_and(|last| b"lnemgtc".contains(&(last | 0x20)))
        && MEDICINE_ENDINGS.iter().any(|ending| {
            word.len() > ending.len() + 2 && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending)
        })
        && !is_any!(reading, at, ["ibuprofen", "bicycline"])
}

/// "Debs (ASC)", "To: ASC Duty": adult social care; "Dementia Reconsidered (1997)": the title of a book.
fn of_no_one(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let before = at.wrapping_sub(1);
    let worker = reading.is_mark(before, '(') && reading.named(before.wrapping_sub(1));
    let team = is_any!(
        reading,
        at + 1,
        [
            "duty",
            "team",
            "worker",
            "workers",
            "staff",
            "services",
            "practitioner",
            "manager",
            "referral",
            "front",
            "sw"
        ]
    );
    let service = reading.is(at, "asc") && (worker || team);
    let after = at + length;
    let year = (after + 1..after + 4).any(|place| reading.four_digit_year(place).is_some());
    let titled = reading.capital(at)
        && reading.token(at).case == Case::Title
        && reading.capital(after)
        && reading.token(after).case == Case::Title
        && reading.follows(after);
    service || titled && year
}

pub(super) fn health_finding(reading: &Reading<'_>, at: usize, length: usize) -> Option<(Matcher, usize, f32)> {
    let short = length == 1 && reading.has(at, Lex::DiagnosisShort);
    let upper = reading.token(at).case == Case::Upper;
    // "GAD-7", "PHQ-9": a questionnaire.
    if short && reading.is_mark(at + 1, '-') && reading.number(at + 2).is_some() || of_no_one(reading, at, length) {
        return None;
    }
    let has = is_any!(
        reading,
        at.wrapping_sub(1),
        [
            "has",
            "have",
            "with",
            "had",
            "of",
            "is",
            "he's",
            "she's",
            "'s",
            "that's",
            "thats",
            "hes",
            "shes",
            "was",
            "from",
            "for",
            "and",
            "diagnosed",
            "query",
            "?",
            "suffers",
            "got",
            "now",
            "a",
            "severe",
            "mild",
            "moderate",
            "chronic",
            "late",
            "early",
        ]
    ) || [',', '(', '/', '|', ':', '"', '+'].iter().any(|&mark| reading.is_mark(at.wrapping_sub(1), mark));
    let all_caps = reading.token(at.wrapping_sub(1)).case == Case::Upper
        && reading.token(at + 1).case == Case::Upper
        && reading.word(at + 1).len() > 1;
    if short
        && reading.word(at).len() <= 3
        && (!upper || !has || reading.is(at, "did"))
        && !(all_caps && has && !is_any!(reading, at, ["me", "did", "add", "odd"]))
    {
        return None;
    }
    // "november. bipolar, stopped his lithium"
    let alone = reading.opens(at) && (reading.capital(at) || reading.is_mark(at + 1, ','));
    if short && reading.word(at).len() > 3 && !has && !alone {
        return None;
    }
    // "CKD stage 3", "HEP C POS", "bipolar II", "HIV+": how much of it.
    let after = at + length;
    let length = length
        + if is_any!(reading, after, ["stage", "type", "grade"]) && reading.token(after + 1).kind != Kind::Mark {
            2
        } else {
            usize::from(
                is_any!(reading, after, ["pos", "positive", "i", "ii", "iii"]) && reading.follows(after)
                    || reading.is_mark(after, '+') && reading.touches(after),
            )
        };
    let score = if reading.is(at.wrapping_sub(1), "no") || reading.is(at.wrapping_sub(1), "not") { 0.5 } else { 0.75 };
    Some((Matcher::Health, length, score))
}
