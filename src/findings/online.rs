//! Names and addresses of people and machines online that need more than a shape: user names,
//! IPv6 addresses, what3words.
//!
//! May use `text` and `rules`.

use super::cues::Cue;
use super::recognise::finding;
use super::{Evidence, Finding};
use crate::rules::RuleBook;
use crate::text::{Gap, Kind, Span, Text};

/// Everything of this kind in the text.
pub(crate) fn find(text: &Text<'_>, book: &RuleBook, cues: &[Cue]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |matcher: &str, span: Span, score: f32| {
        let place = book.recognisers.iter().position(|rule| rule.head.matcher.as_deref() == Some(matcher));
        let Some((index, rule)) = place.and_then(|at| u16::try_from(at).ok().zip(book.recognisers.get(at))) else {
            return;
        };
        found.push(finding(index, rule, span, score, Evidence { shape: true, ..Evidence::default() }));
    };
    for (at, token) in text.tokens().iter().enumerate() {
        if let Some(span) = ipv6(text, token.span().start) {
            add("ipv6", span, 0.8);
        }
        if token.kind == Kind::Mark {
            if let Some(span) = what3words(text, at) {
                add("what3words", span, 0.9);
            }
            if text.word(at) == "_"
                && token.gap == Gap::None
                && let Some(span) = underscored(text, at)
            {
                add("user_names", span, 0.65);
            }
        }
    }
    for cue in cues.iter().filter(|cue| !cue.against && is_for(book, cue, "user_names")) {
        if let Some(span) = user_name(text, cue).or_else(|| after_an_aside(text, cue)) {
            add("user_names", span, 0.75);
        }
    }
    found
}

fn is_for(book: &RuleBook, cue: &Cue, matcher: &str) -> bool {
    book.recognisers.get(usize::from(cue.recogniser)).is_some_and(|rule| rule.head.matcher.as_deref() == Some(matcher))
}

/// An IPv6 address that begins at byte `start`. Source: RFC 4291, section 2.2.
fn ipv6(text: &Text<'_>, start: usize) -> Option<Span> {
    let bytes = text.as_str().as_bytes();
    let belongs = |byte: u8| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.';
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b':' || byte == b'.';
    if !belongs(*bytes.get(start)?) || start > 0 && bytes.get(start - 1).is_some_and(|&byte| inside(byte)) {
        return None;
    }
    let end = bytes
        .iter()
        .skip(start)
        .take(46)
        .position(|&byte| !belongs(byte))
        .map_or(bytes.len().min(start + 46), |length| start + length);
    if bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let written = text.as_str().get(start..end)?.trim_end_matches('.');
    let colons = written.bytes().filter(|&byte| byte == b':').count();
    let end = start + written.len();
    (colons >= 2 && is_ipv6(written)).then(|| Span::new(start, end + suffix(&bytes[end..])))
}

/// Eight groups of up to four hexadecimal digits; one run of noughts may be "::", and the last
/// two groups may be written as an IPv4 address.
fn is_ipv6(written: &str) -> bool {
    let (head, tail) = match written.split_once("::") {
        Some((head, tail)) => (head, Some(tail)),
        None => (written, None),
    };
    let groups = |part: &str, last: bool| -> Option<usize> {
        if part.is_empty() {
            return Some(0);
        }
        let pieces: Vec<&str> = part.split(':').collect();
        let counts = pieces.iter().enumerate().map(|(at, piece)| {
            let hexadecimal = (1..=4).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_hexdigit());
            let ipv4 = last && at + 1 == pieces.len() && is_ipv4(piece);
            if ipv4 { Some(2) } else { hexadecimal.then_some(1) }
        });
        counts.sum()
    };
    match tail {
        None => groups(head, true) == Some(8),
        Some(tail) => groups(head, false).zip(groups(tail, true)).is_some_and(|(before, after)| before + after < 8),
    }
}

fn is_ipv4(written: &str) -> bool {
    let parts: Vec<&str> = written.split('.').collect();
    let fits = |part: &&str| part.len() <= 3 && part.parse::<u8>().is_ok() && (*part == "0" || !part.starts_with('0'));
    parts.len() == 4 && parts.iter().all(fits)
}

/// Bytes of a zone and a prefix length after an address: "%eth0/64".
fn suffix(rest: &[u8]) -> usize {
    let run = |from: usize, belongs: fn(&u8) -> bool| {
        rest.get(from..).map_or(0, |tail| tail.iter().take_while(|byte| belongs(byte)).count())
    };
    let zone = if rest.first() == Some(&b'%') { 1 + run(1, u8::is_ascii_alphanumeric) } else { 0 };
    let digits = if rest.get(zone) == Some(&b'/') { run(zone + 1, u8::is_ascii_digit) } else { 0 };
    if (1..=3).contains(&digits) { zone + 1 + digits } else { zone }
}

/// "///filled.count.soap": three words after three slashes.
fn what3words(text: &Text<'_>, at: usize) -> Option<Span> {
    let touching = |place: usize| text.tokens().get(place).is_some_and(|token| token.gap == Gap::None);
    let slashes = (at..at + 3).all(|place| text.word(place) == "/") && touching(at + 1) && touching(at + 2);
    let parts = [at + 3, at + 5, at + 7]
        .iter()
        .all(|&place| text.tokens().get(place).is_some_and(|token| token.kind == Kind::Word));
    let dots = [at + 4, at + 6].iter().all(|&place| text.word(place) == "." && touching(place) && touching(place + 1));
    (slashes && parts && dots && touching(at + 3))
        .then(|| Span::new(text.tokens()[at].span().start, text.tokens()[at + 7].span().end))
}

/// A word with an underscore and a figure in it, wherever it stands; not a file name.
fn underscored(text: &Text<'_>, mark: usize) -> Option<Span> {
    let span = unbroken(text, mark)?;
    let written = text.slice(span);
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    let file = written.rsplit_once('.').is_some_and(|(_, ending)| {
        ["doc", "docx", "pdf", "xls", "xlsx", "csv", "txt", "png", "jpg", "jpeg", "msg", "eml"]
            .contains(&ending.to_ascii_lowercase().as_str())
    });
    let handle = written.starts_with('@') || written.contains('@') || written.contains('/');
    (written.bytes().any(|byte| byte.is_ascii_digit())
        && letters >= 3
        && !file
        && !handle
        && !written.starts_with('_')
        && !written.contains("__"))
    .then_some(span)
}

/// The run of words, figures, dots, hyphens and underscores around a token.
fn unbroken(text: &Text<'_>, at: usize) -> Option<Span> {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-@/".contains(&byte) || byte >= 0x80;
    let bytes = text.as_str().as_bytes();
    let middle = text.tokens().get(at)?.span().start;
    let start = (0..=middle).rev().take_while(|&place| bytes.get(place).is_some_and(|&byte| belongs(byte))).last()?;
    let end =
        (middle..bytes.len()).take_while(|&place| bytes.get(place).is_some_and(|&byte| belongs(byte))).last()? + 1;
    let written = text.as_str().get(start..end)?;
    Some(Span::new(start, start + written.trim_end_matches(['.', '-', '/']).len()))
}

/// "his snap on my arm, kayz.x09": a name of letters, figures and a dot or line, after a comma a few words on.
fn after_an_aside(text: &Text<'_>, cue: &Cue) -> Option<Span> {
    let first = text.token_at(cue.span.end);
    let near = (first..first + 7).take_while(|&at| {
        let within = text.tokens().get(at).is_some_and(|token| token.gap < Gap::Line && token.kind != Kind::Number);
        within && ![".", "?", "!"].contains(&text.word(at))
    });
    let comma = near.filter(|&at| text.word(at) == ",").last()?;
    let span = unbroken(text, comma + 1)?;
    let written = text.slice(span);
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    let chosen = written.bytes().any(|byte| byte.is_ascii_digit()) && written.contains(['.', '_']);
    (chosen && letters >= 4 && !written.contains(['@', '/'])).then_some(span)
}

/// What follows "snap:", "Discord name (" and the like, where it looks like a chosen name.
fn user_name(text: &Text<'_>, cue: &Cue) -> Option<Span> {
    let mut at = text.token_at(cue.span.end);
    for _ in 0..4 {
        let token = text.tokens().get(at)?;
        let word = text.word(at);
        let skip = token.kind == Kind::Mark && ":(=\"-'".contains(word)
            || ["is", "was", "name", "id", "called", "as", "account", "under"]
                .iter()
                .any(|link| word.eq_ignore_ascii_case(link));
        if token.gap >= Gap::Line {
            return None;
        }
        if !skip {
            break;
        }
        at += 1;
    }
    let token = text.tokens().get(at).filter(|token| token.kind != Kind::Mark)?;
    let span = unbroken(text, at)?;
    let written = text.slice(span);
    let marked = written.contains('_')
        || written.contains('.') && !written.contains("..")
        || token.kind == Kind::Mixed
        || written.bytes().any(|byte| byte.is_ascii_digit());
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    (marked && letters >= 3 && written.len() >= 5 && !written.contains('@') && !written.contains('/')).then_some(span)
}
