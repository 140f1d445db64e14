//! The words inside brackets: how a stand-in is made, so that it meets nothing in the text, and
//! how it is known again when somebody has written it a little differently.

use std::collections::BTreeMap;

use super::days::{self, Written};
use super::pseudonym::PseudonymMap;
use crate::rules::RuleBook;
use crate::text::{Span, fold, order};

/// Pairs of brackets that an AI may put in place of ours.
pub(crate) const BRACKETS: [(char, char); 5] = [('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕'), ('⟦', '⟧')];

/// Words of one meaning in several languages, ready to compare.
pub(crate) struct Same(Vec<(Vec<String>, usize)>);

impl Same {
    pub(crate) fn new(book: &RuleBook) -> Self {
        let mut all = Vec::new();
        for (group, line) in book.safer.same.iter().enumerate() {
            all.extend(line.split_whitespace().map(|phrase| (pieces(phrase), group)));
        }
        // The longest phrase first: "primary school" before "school".
        order::by(&mut all, |(phrase, _)| (order::down(phrase.len()), 0));
        Self(all)
    }

    /// The content of brackets as it is compared: small letters, no marks, no plural, a number
    /// last, and one word for all words of a meaning.
    pub(crate) fn canonical(&self, inner: &str) -> String {
        let mut words = pieces(inner);
        if words.len() > 1 && words[0].bytes().all(|c| c.is_ascii_digit()) {
            words.rotate_left(1);
        }
        let (mut out, mut at) = (String::new(), 0);
        while at < words.len() {
            let known = self.0.iter().find(|(phrase, _)| words[at..].starts_with(phrase));
            let piece = known.map_or_else(|| words[at].clone(), |(_, group)| format!("~{group}"));
            out = out + &piece + " ";
            at += known.map_or(1, |(phrase, _)| phrase.len());
        }
        out
    }
}

/// Runs of letters and of digits, in small letters, without plural and possessive.
fn pieces(text: &str) -> Vec<String> {
    let folded: String = text.chars().filter_map(fold::plain_form).flat_map(char::to_lowercase).collect();
    let folded = folded.trim_end().strip_suffix("'s").unwrap_or(&folded);
    let mut all: Vec<String> = Vec::new();
    let mut last = 0;
    for c in folded.chars() {
        let kind = if c.is_ascii_digit() { 1 } else { i32::from(c.is_alphabetic() || is_sign(c)) * 2 };
        match all.last_mut() {
            Some(piece) if kind != 0 && kind == last => piece.push(c),
            _ if kind != 0 => all.push(c.to_string()),
            _ => {}
        }
        last = kind;
    }
    for piece in all.iter_mut().filter(|piece| piece.chars().count() > 3 && piece.ends_with('s')) {
        piece.pop();
    }
    all
}

/// Signs inside words of scripts that write vowels as marks.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{d7f}' | '\u{300}'..='\u{36f}')
}

/// How stand-ins of a kind are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// "[Child A]"
    Letters,
    /// "[Person 1]"
    Numbers,
    /// "[Mum]", then "[Mum 2]"
    Alone,
}

/// What of a text a new stand-in must not meet.
pub(crate) struct Taken {
    /// Words and numbers with one space between, as written.
    written: String,
    /// The same in small letters.
    small: String,
    /// Where in it each number and each lone letter stands: what a stand-in is counted by.
    marks: BTreeMap<String, Vec<usize>>,
    /// The content of brackets, to compare.
    bracketed: Vec<String>,
    /// Dates that stay.
    dates: Vec<Written>,
    same: Option<Same>,
}

impl Taken {
    /// Reads a text; `gone` are the places that will be replaced, in order.
    pub(crate) fn new(source: &str, gone: &[Span], book: &RuleBook) -> Self {
        let mut written = String::with_capacity(source.len() + 2);
        written.push(' ');
        for c in source.chars().filter_map(fold::plain_form) {
            if c.is_alphanumeric() {
                written.push(c);
            } else if !written.ends_with(' ') {
                written.push(' ');
            }
        }
        written.push(' ');
        let inside: Vec<&str> =
            contents(source).into_iter().map(|(span, _)| source.get(span.start..span.end).unwrap_or("")).collect();
        let same = (!inside.is_empty()).then(|| Same::new(book));
        let bracketed = same.iter().flat_map(|same| inside.iter().map(|inner| same.canonical(inner))).collect();
        let goes =
            |span: &std::ops::Range<usize>| gone.iter().any(|place| place.start <= span.start && span.end <= place.end);
        let dates = days::scan(source).into_iter().filter(|(span, _)| !goes(span)).map(|(_, date)| date).collect();
        let small = written.to_ascii_lowercase();
        Self { marks: marks(&small), small, written, bracketed, dates, same }
    }

    /// Whether a stand-in is new to the text and to the chat.
    pub(crate) fn allows(&self, candidate: &str, map: &PseudonymMap) -> bool {
        !map.has(candidate) && !self.meets(candidate)
    }

    /// Whether the text itself holds something that would be taken for the stand-in.
    pub(crate) fn meets(&self, candidate: &str) -> bool {
        let inner = candidate.trim_matches(['[', ']']);
        let known = |same: &Same| self.bracketed.contains(&same.canonical(inner));
        self.same.as_ref().is_some_and(known) || (counted(inner).is_some() && self.says(inner))
    }

    /// Whether a date that stays is the same as this one.
    pub(crate) fn keeps_date(&self, date: &Written) -> bool {
        self.dates.iter().any(|other| other.agrees(date))
    }

    /// Whether the words stand in the text without brackets. A letter counts where it is large.
    fn says(&self, inner: &str) -> bool {
        let plain: Vec<String> = pieces_as_written(inner);
        let Some((mark, base)) = plain.split_last() else { return false };
        let base = format!(" {} ", base.join(" ").to_ascii_lowercase());
        let letter = inner.ends_with(|c: char| c.is_ascii_uppercase());
        let places = self.marks.get(&mark.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        places.iter().any(|&at| {
            let large = self.written.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
            (large || !letter) && self.small.get(..at).is_some_and(|before| before.ends_with(&base))
        })
    }

    /// Whether the word is in the text at all, whatever its letters.
    pub(crate) fn speaks(&self, word: &str) -> bool {
        self.small.contains(&format!(" {} ", word.to_ascii_lowercase()))
    }

    /// The first stand-in of a base word that is free.
    pub(crate) fn fresh(&self, base: &str, count: Count, map: &PseudonymMap) -> String {
        let last = map.stand_ins().filter_map(|known| place_of(known, base)).max().unwrap_or(0);
        let numbered = (last + 1..).map(|n| match count {
            Count::Letters if n <= 26 => format!("[{base} {}]", char::from(b'A' + u8::try_from(n - 1).unwrap_or(0))),
            Count::Alone if n == 1 => format!("[{base}]"),
            _ => format!("[{base} {n}]"),
        });
        numbered.take(2000).find(|candidate| self.allows(candidate, map)).unwrap_or_else(|| format!("[{base}]"))
    }
}

/// Numbers and lone letters, and where they stand.
fn marks(small: &str) -> BTreeMap<String, Vec<usize>> {
    let mut marks = BTreeMap::<String, Vec<usize>>::new();
    let mut at = 0;
    for word in small.split(' ') {
        if word.len() == 1 || (!word.is_empty() && word.bytes().all(|c| c.is_ascii_digit())) {
            marks.entry(word.to_owned()).or_default().push(at);
        }
        at += word.len() + 1;
    }
    marks
}

/// The number of a stand-in of this base word: 1 for "[Mum]", "[Child A]" and "[Person 1]".
fn place_of(stand_in: &str, base: &str) -> Option<u16> {
    let inner = stand_in.trim_matches(['[', ']']);
    if inner == base {
        return Some(1);
    }
    let (_, mark) = counted(inner).filter(|(known, _)| *known == base)?;
    match mark.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(u16::from(letter - b'A') + 1),
        _ => mark.parse().ok(),
    }
}

fn pieces_as_written(inner: &str) -> Vec<String> {
    inner.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// The base word and the number or letter of a stand-in that is counted.
pub(crate) fn counted(inner: &str) -> Option<(&str, &str)> {
    let (base, mark) = inner.rsplit_once(' ')?;
    let number = !mark.is_empty() && mark.bytes().all(|c| c.is_ascii_digit());
    let letter = mark.len() == 1 && mark.bytes().all(|c| c.is_ascii_uppercase());
    (number || letter).then_some((base, mark))
}

/// What stands between brackets of any kind: the place of the content and that of the whole.
pub(crate) fn contents(text: &str) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, char)> = None;
    for (at, c) in text.char_indices() {
        if let Some((_, close)) = BRACKETS.iter().find(|(opens, _)| *opens == c) {
            open = Some((at, at + c.len_utf8(), *close));
        } else if let Some((start, inner, _)) = open.filter(|(_, _, close)| *close == c) {
            // "\\[Mum\\]": the marks that keep Markdown from reading brackets go with them.
            let slash = |at: usize| text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\\');
            let before = slash(start) && slash(at);
            found.push((Span::new(inner, at), Span::new(start - usize::from(before), at + c.len_utf8())));
            open = None;
        } else if open.is_some_and(|(start, ..)| at - start > 120) {
            open = None;
        }
    }
    found
}
