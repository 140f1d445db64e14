//! Numbers read aloud: "oh seven seven double oh nine hundred four three one", "the key safe two two nine oh",
//! "november uniform one one".
//!
//! May use `text` and `rules`.

use super::recognise::finding;
use super::{Evidence, Finding};
use crate::rules::RuleBook;
use crate::text::{Gap, Kind, Span, Text, fold};

const DIGITS: [&str; 13] =
    ["oh", "o", "zero", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const REPEATS: [(&str, usize); 2] = [("double", 2), ("triple", 3)];

/// The alphabet in which letters are read out over a telephone.
pub(super) const LETTERS: [&str; 27] = [
    "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo",
    "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey",
    "xray", "yankee", "zulu",
];
/// Words after which a few figures read out are a code: "the key safe two two nine oh".
const CODED: [&str; 12] =
    ["safe", "keysafe", "code", "pin", "number", "ref", "reference", "log", "keypad", "alarm", "account", "id"];

/// Runs of spoken figures: ten or more from a nought on are a telephone's; six or more, and four after a word
/// for a code, are somebody's number; ten after "NHS" a health service's.
pub(crate) fn find(text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
    let keys: Vec<u64> = DIGITS.iter().map(|word| fold::key(word)).collect();
    let letters: Vec<u64> = LETTERS.iter().map(|word| fold::key(word)).collect();
    let mut found = Vec::new();
    let mut add = |entity: Option<u16>, first: usize, last: usize, score: f32| {
        let rule = entity.and_then(|entity| book.recognisers.get(usize::from(entity)).map(|rule| (entity, rule)));
        let ends = text.tokens().get(first).zip(text.tokens().get(last));
        if let (Some((entity, rule)), Some((first, last))) = (rule, ends) {
            let span = Span::new(first.span().start, last.span().end);
            found.push(finding(entity, rule, span, score, Evidence { shape: true, ..Evidence::default() }));
        }
    };
    // One bit for each key's last six bits: most words of a text are told apart by it.
    let sieve = keys.iter().chain(&letters).fold(0_u64, |bits, key| bits | 1 << (key & 63));
    let has = |keys: &[u64], at: usize| {
        text.tokens().get(at).is_some_and(|token| sieve >> (token.key & 63) & 1 == 1 && keys.contains(&token.key))
    };
    let said = |at: usize, words: &[&str]| words.iter().any(|word| text.word(at).eq_ignore_ascii_case(word));
    let mut at = 0;
    while at < text.tokens().len() {
        // "november uniform one one something": a plate is spelt out.
        if has(&letters, at) && has(&letters, at + 1) {
            let mut last = at + 1;
            while has(&letters, last + 1) || has(&keys, last + 1) || said(last + 1, &["something", "double"]) {
                last += 1;
            }
            if (at..=last).any(|place| has(&keys, place)) {
                add(book.entity("vehicle_registration"), at, last, 0.7);
            }
            at = last + 1;
            continue;
        }
        let Some((last, count)) = has(&keys, at).then(|| run(text, &keys, at)).flatten() else {
            at += 1;
            continue;
        };
        let before = |words: &[&str]| (1..=5).any(|back| at >= back && said(at - back, words));
        let words = (at..=last).filter(|&place| has(&keys, place)).count();
        let nought = has(&keys[..4], at);
        match count {
            10..=13 if nought => add(matched(book, "spoken_numbers"), at, last, 0.9),
            10 if before(&["nhs"]) => add(book.entity("nhs_number"), at, last, 0.85),
            6..=16 if words >= 6 => add(book.entity("reference_number"), at, last, 0.7),
            4..=5 if words >= 3 && before(&CODED) => add(book.entity("reference_number"), at, last, 0.65),
            _ => {}
        }
        at = last + 1;
    }
    found
}

/// The rule that a matcher of this name serves.
fn matched(book: &RuleBook, matcher: &str) -> Option<u16> {
    let place = book.recognisers.iter().position(|rule| rule.head.matcher.as_deref() == Some(matcher));
    place.and_then(|at| u16::try_from(at).ok())
}

/// The last token of a run of spoken figures and how many figures it comes to.
fn run(text: &Text<'_>, keys: &[u64], first: usize) -> Option<(usize, usize)> {
    let (mut count, mut last, mut times, mut at) = (0, None, 1, first);
    while let Some(token) = text.tokens().get(at) {
        if at > first && token.gap > Gap::Line {
            break;
        }
        let word = text.word(at);
        if let Some((_, repeat)) = REPEATS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
            times = *repeat;
        } else if keys.contains(&token.key) {
            count += times;
            times = 1;
            last = Some(at);
        } else if word.eq_ignore_ascii_case("hundred") && count > 0 {
            count += 2;
            last = Some(at);
        } else if token.kind == Kind::Number && token.span().len() <= 6 {
            count += token.span().len() * times;
            times = 1;
            last = Some(at);
        } else if !(token.kind == Kind::Mark && "-,.".contains(word)
            || ["and", "um", "er"].iter().any(|filler| word.eq_ignore_ascii_case(filler)))
        {
            break;
        }
        at += 1;
    }
    last.map(|last| (last, count))
}
