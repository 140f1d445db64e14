//! Postcodes read aloud: "s w eight two z z", "s y eleven one z z", "m one three a b".
//!
//! May use `text` and `rules`.

use super::recognise::finding;
use super::spoken::LETTERS;
use super::{Evidence, Finding};
use crate::rules::RuleBook;
use crate::text::{Gap, Kind, Span, Text, fold};

/// Number words that a postcode is read with, by what they come to.
const NUMBERS: [(&str, &str); 22] = [
    ("nought", "0"),
    ("zero", "0"),
    ("oh", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Most tokens that a postcode takes: "s w one a space two double a".
const LONGEST: usize = 9;

/// Runs of single letters and number words that come to a postcode.
pub(crate) fn find(text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
    let entity = book.entity("postcode");
    let rule = entity.and_then(|entity| book.recognisers.get(usize::from(entity)).map(|rule| (entity, rule)));
    let (Some((entity, rule)), mut found, mut at) = (rule, Vec::new(), 0) else { return Vec::new() };
    // One bit for each word's key: most words of a text are told apart by it.
    let sieve = LETTERS.iter().fold(0_u64, |bits, name| bits | 1 << (fold::key(name) & 63));
    while at < text.tokens().len() {
        let token = &text.tokens()[at];
        let begins = token.span().len() == 1 || sieve >> (token.key & 63) & 1 == 1;
        if let Some(last) = begins.then(|| letter(text, at)).flatten().and_then(|_| postcode(text, at)) {
            let span = Span::new(text.tokens()[at].span().start, text.tokens()[last].span().end);
            found.push(finding(entity, rule, span, 0.8, Evidence { shape: true, ..Evidence::default() }));
            at = last;
        }
        at += 1;
    }
    found
}

/// The last token of a postcode that is read out from `first` on.
fn postcode(text: &Text<'_>, first: usize) -> Option<usize> {
    let (mut written, mut words, mut best, mut times) = (String::new(), false, None, 1);
    for at in first..first + LONGEST {
        let Some(token) = text.tokens().get(at).filter(|token| at == first || token.gap <= Gap::Space) else { break };
        if ["space", "double"].iter().any(|said| text.word(at).eq_ignore_ascii_case(said)) {
            times = if text.word(at).eq_ignore_ascii_case("double") { 2 } else { 1 };
            continue;
        }
        if let Some(letter) = letter(text, at) {
            written.extend(std::iter::repeat_n(letter, times));
        } else if let Some(figures) = number(text, at) {
            words |= token.kind == Kind::Word;
            written.push_str(&figures);
        } else {
            break;
        }
        times = 1;
        // "eight two z z" without a number word is a postcode in its usual writing.
        if words && is_postcode(&written) {
            best = Some(at);
        }
    }
    best
}

/// A letter that stands alone, or its word in the alphabet of the telephone.
fn letter(text: &Text<'_>, at: usize) -> Option<char> {
    let token = text.tokens().get(at).filter(|token| token.kind == Kind::Word)?;
    let word = text.slice(token.span());
    let begins = |name: &str| name.as_bytes().first() == word.as_bytes().first().map(|byte| byte | 0x20).as_ref();
    let spelt = word.len() == 1 || LETTERS.iter().any(|name| begins(name) && word.eq_ignore_ascii_case(name));
    let letter = word.chars().next().filter(|_| spelt)?;
    letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase())
}

/// What a number adds to what is written; after "twenty" its unit goes into the place of the nought.
fn number(text: &Text<'_>, at: usize) -> Option<String> {
    let token = text.tokens().get(at)?;
    let word = text.word(at);
    if token.kind == Kind::Number && token.span().len() <= 2 {
        return Some(word.to_owned());
    }
    let small = NUMBERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
    let tens = || TENS.iter().position(|name| word.eq_ignore_ascii_case(name));
    small.map(|&(_, figures)| figures.to_owned()).or_else(|| tens().map(|place| (place + 2).to_string()))
}

/// The grammar of the Royal Mail, without the blank.
fn is_postcode(written: &str) -> bool {
    let Some((outward, inward)) = written.len().checked_sub(3).and_then(|at| written.split_at_checked(at)) else {
        return false;
    };
    let inner = inward.as_bytes();
    let ends = inner[0].is_ascii_digit()
        && inner[1..].iter().all(|byte| byte.is_ascii_alphabetic() && !b"CIKMOV".contains(byte));
    let area = outward.bytes().take_while(u8::is_ascii_alphabetic).count();
    let district = outward.get(area..).unwrap_or("").as_bytes();
    let begins = (1..=2).contains(&area)
        && !outward.starts_with(['Q', 'V', 'X'])
        && !outward.get(1..area).is_some_and(|second| second.starts_with(['I', 'J', 'Z']));
    let numbered = match district {
        [one] => one.is_ascii_digit(),
        [one, two] => one.is_ascii_digit() && two.is_ascii_alphanumeric(),
        _ => false,
    };
    ends && begins && numbered
}
