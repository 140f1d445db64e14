//! Identifiers with no shape of their own, found by the word that goes before them:
//! "LCS 00000001", "keysafe 0000Y", "Crime ref 16*0001/26", "Log 0231 of 04/02/2019".
//!
//! May use `text` and `rules`. A rule with `matcher = "codes"` gives the words; what is
//! found here is never said to be genuine.

use super::cues::Cue;
use super::recognise::finding;
use super::{Evidence, Finding};
use crate::rules::RuleBook;
use crate::rules::recogniser::Recogniser;
use crate::text::{Gap, Kind, Span, Text, fold};

/// Name of the matcher in rule files.
pub(crate) const MATCHER: &str = "codes";

/// Words that may stand between a cue and its code.
const LINKS: [&str; 34] = [
    "no",
    "nos",
    "num",
    "number",
    "numbers",
    "ref",
    "reference",
    "id",
    "is",
    "was",
    "of",
    "the",
    "code",
    "card",
    "acc",
    "account",
    "still",
    "ending",
    "held",
    "book",
    "for",
    "from",
    "on",
    "with",
    "number's",
    "now",
    "quoted",
    "quoting",
    "cert",
    "certificate",
    "door",
    "pin",
    "are",
    "digits",
];

/// Everything that follows a cue of a rule for codes and looks like a code.
pub(crate) fn find(text: &Text<'_>, book: &RuleBook, cues: &[Cue]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, cue) in cues.iter().enumerate() {
        let Some(rule) = book.recognisers.get(usize::from(cue.recogniser)) else { continue };
        if cue.against || rule.head.matcher.as_deref() != Some(MATCHER) {
            continue;
        }
        let spoken_against = cues[place.saturating_sub(6)..].iter().take(16).any(|other| {
            other.against
                && other.recogniser == cue.recogniser
                && other.span.start <= cue.span.end + 2
                && cue.span.start <= other.span.end + 2
        });
        if !spoken_against {
            found.extend(after_cue(text, rule, cue));
        }
    }
    found
}

fn after_cue(text: &Text<'_>, rule: &Recogniser, cue: &Cue) -> Option<Finding> {
    let within = usize::from(rule.context.within);
    let mut at = text.token_at(cue.span.end);
    let mut words = 0;
    while let Some(token) = text.tokens().get(at) {
        if token.span().start > cue.span.end + within
            || token.gap >= Gap::Line && at > text.token_at(cue.span.end)
            || token.gap >= Gap::Paragraph
        {
            return None;
        }
        let at_once = words == 0 && token.gap <= Gap::Space && at == text.token_at(cue.span.end);
        if let Some(last) = code_at(text, at).or_else(|| four_figures(text, rule, at).filter(|_| at_once)) {
            let end = text.tokens().get(last)?.span().end;
            // "9034#": the last key of a door.
            let hash = text.as_str().get(end..).is_some_and(|rest| rest.starts_with('#'));
            let end = end + usize::from(hash && rule.head.entity == "access_code");
            let span = Span::new(
                if belongs(text, rule, cue, token.span().start) { cue.span.start } else { token.span().start },
                end,
            );
            let evidence = Evidence { shape: true, context: true, ..Evidence::default() };
            return Some(finding(cue.recogniser, rule, span, if words == 0 { 0.8 } else { 0.65 }, evidence));
        }
        let word = text.word(at);
        let mark = token.kind == Kind::Mark && ":#=-.,('\"\u{2116}".contains(word);
        let closes = word == ")" && words > 0;
        let link = token.kind == Kind::Word && LINKS.iter().any(|link| word.eq_ignore_ascii_case(link));
        let aside = word == "(" || closes || (token.kind != Kind::Mark && words < 3 && in_aside(text, at));
        if !(mark || link || aside) {
            // One other short word may stand between: "passport no on napkin"; of a key safe also where it is.
            let between = if rule.head.entity == "access_code" { 4 } else { 1 };
            if token.kind != Kind::Word
                || words >= between
                || token.case != crate::text::Case::Lower && token.case != crate::text::Case::Upper
            {
                return None;
            }
        }
        words += usize::from(token.kind == Kind::Word && !link && !aside);
        at += 1;
    }
    None
}

/// "key safe 1974": four figures that could be a year are none right after a door's code word.
fn four_figures(text: &Text<'_>, rule: &Recogniser, at: usize) -> Option<usize> {
    let token = text.tokens().get(at)?;
    (rule.head.entity == "access_code" && token.kind == Kind::Number && token.span().len() == 4).then_some(at)
}

/// "NWP 22/0001", "CAD 12": the letters of a police force or its log are part of the reference.
fn belongs(text: &Text<'_>, rule: &Recogniser, cue: &Cue, start: usize) -> bool {
    let letters = text.slice(cue.span);
    let capitals = letters.len() <= 4 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    rule.head.entity == "crime_reference" && capitals && start == cue.span.end + 1
}

/// Inside brackets that opened a word or two ago: "passport (expired 1997) 000000000".
fn in_aside(text: &Text<'_>, at: usize) -> bool {
    (1..=2).any(|back| at >= back && text.word(at - back) == "(")
}

/// The last token of a code that begins at `first`.
pub(crate) fn code_at(text: &Text<'_>, first: usize) -> Option<usize> {
    let tokens = text.tokens();
    let head = tokens.get(first)?;
    if head.kind == Kind::Mark || (first > 0 && head.gap == Gap::None && "\u{a3}$.,".contains(text.word(first - 1))) {
        return None;
    }
    let mut last = run_end(text, first);
    // "RGH 551920", "SW-LL 118820": a prefix in capitals and its figures.
    let letters = text.slice(Span::new(head.span().start, tokens.get(last)?.span().end));
    let prefix = head.kind == Kind::Word
        && head.case == crate::text::Case::Upper
        && letters.len() <= if last == first { 5 } else { 8 }
        && letters.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-' || byte == b'/');
    if prefix
        && tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Space && next.kind != Kind::Word && next.kind != Kind::Mark)
    {
        last = run_end(text, last + 1);
    }
    while let Some(next) = spaced_group(text, last) {
        last = next;
    }
    let written = text.slice(Span::new(head.span().start, tokens.get(last)?.span().end));
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let letters = written.bytes().any(|byte| byte.is_ascii_alphabetic());
    let enough = digits >= 4 || (digits >= 2 && letters && written.len() >= 4);
    if !enough || is_other_thing(text, first, last, written) {
        return None;
    }
    Some(with_date(text, last))
}

/// The end of a run of words, numbers and joining marks without white space.
fn run_end(text: &Text<'_>, first: usize) -> usize {
    let tokens = text.tokens();
    let mut last = first;
    while let Some(next) = tokens.get(last + 1).filter(|next| next.gap == Gap::None) {
        let joins = next.kind == Kind::Mark && "-/*._\\".contains(text.word(last + 1));
        let continues =
            joins && tokens.get(last + 2).is_some_and(|after| after.gap == Gap::None && after.kind != Kind::Mark);
        if next.kind == Kind::Mark && !continues {
            break;
        }
        last += if continues { 2 } else { 1 };
    }
    last
}

/// A further group of figures after one space: "0077 1290 33".
fn spaced_group(text: &Text<'_>, last: usize) -> Option<usize> {
    let (here, next) = (text.tokens().get(last)?, text.tokens().get(last + 1)?);
    let grouped = here.kind == Kind::Number && next.kind == Kind::Number && next.gap == Gap::Space;
    let sizes = here.span().len() >= 2 && next.span().len() <= 6 && next.span().len() >= 2 && here.span().len() <= 6;
    let blank = text.as_str().get(here.span().end..next.span().start) == Some(" ");
    (grouped && sizes && blank).then_some(last + 1)
}

/// "0231 of 04/02/2019": a log number with its date.
fn with_date(text: &Text<'_>, last: usize) -> usize {
    if !text.word(last + 1).eq_ignore_ascii_case("of") {
        return last;
    }
    let dated =
        text.tokens().get(last + 2).is_some_and(|token| token.kind == Kind::Number) && text.word(last + 3) == "/";
    if dated { run_end(text, last + 2) } else { last }
}

/// A date, a year, a time, money or a measure is no code.
fn is_other_thing(text: &Text<'_>, first: usize, last: usize, written: &str) -> bool {
    let parts: Vec<&str> = written.split(['/', '.', '-']).collect();
    let small = |part: &str, limit: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| (1..=limit).contains(&n));
    let year = |part: &str| {
        matches!(part.len(), 2 | 4) && part.parse::<u32>().is_ok_and(|n| n < 100 || (1900..2040).contains(&n))
    };
    let date = match parts.as_slice() {
        [a, b, c] => small(a, 31) && small(b, 12) && year(c) || year(a) && a.len() == 4 && small(b, 12) && small(c, 31),
        [one] => {
            one.len() == 4
                && (one.starts_with("19") || one.starts_with("20"))
                && first == last
                && one.bytes().all(|b| b.is_ascii_digit())
                && is_year_like(one)
        }
        _ => false,
    };
    let next = text.word(last + 1);
    let measured = ["mg", "ml", "mcg", "g", "kg", "hrs", "hours", "%", "am", "pm", "days", "weeks", "people", "words"]
        .iter()
        .any(|unit| next.eq_ignore_ascii_case(unit));
    let clock = next == ":" && text.tokens().get(last + 1).is_some_and(|token| token.gap == Gap::None);
    let lower = fold::key(written);
    let ordinal = ["1st", "2nd", "3rd"].iter().any(|word| fold::key(word) == lower)
        || written.ends_with("th") && written.len() <= 4;
    let unit = ["mg", "ml", "yo", "mo", "am", "pm", "hrs", "yrs"]
        .iter()
        .any(|unit| written.to_ascii_lowercase().ends_with(unit))
        && written.len() <= 6;
    // "v4.1"
    let version = lower_version(written);
    version || date || measured || clock || ordinal || unit
}

/// "v4.1", "V2.0.3".
fn lower_version(written: &str) -> bool {
    let rest = written.strip_prefix(['v', 'V']).unwrap_or("");
    rest.contains('.') && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_year_like(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|year| (1900..2040).contains(&year))
}
