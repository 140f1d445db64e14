//! Telephone numbers read aloud: "oh seven seven double oh nine hundred four three one".
//!
//! May use `text` and `rules`.

use super::recognise::finding;
use super::{Evidence, Finding};
use crate::rules::RuleBook;
use crate::text::{Gap, Kind, Span, Text, fold};

const DIGITS: [&str; 13] =
    ["oh", "o", "zero", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const REPEATS: [(&str, usize); 2] = [("double", 2), ("triple", 3)];

/// Runs of spoken figures that begin with a nought or "plus" and come to ten or more.
pub(crate) fn find(text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
    let place = book.recognisers.iter().position(|rule| rule.head.matcher.as_deref() == Some("spoken_numbers"));
    let Some((index, rule)) = place.and_then(|at| u16::try_from(at).ok().zip(book.recognisers.get(at))) else {
        return Vec::new();
    };
    let keys: Vec<u64> = DIGITS.iter().map(|word| fold::key(word)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let begins = keys.iter().take(4).any(|&key| text.tokens().get(at).is_some_and(|token| token.key == key));
        let Some((last, count)) = begins.then(|| run(text, &keys, at)).flatten() else {
            at += 1;
            continue;
        };
        if (10..=13).contains(&count) {
            let span = Span::new(text.tokens()[at].span().start, text.tokens()[last].span().end);
            found.push(finding(index, rule, span, 0.9, Evidence { shape: true, ..Evidence::default() }));
        }
        at = last + 1;
    }
    found
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
