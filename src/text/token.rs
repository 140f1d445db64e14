//! Words, numbers and marks.

use super::{Span, fold};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes ("don't", "O'Brien").
    Word,
    /// Digits only.
    Number,
    /// Letters and digits in one run ("14mo", "BD9").
    Mixed,
    /// One character that is neither.
    Mark,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "mum"
    Lower,
    /// "Mum"
    Title,
    /// "MUM" (two letters or more)
    Upper,
    /// "McKay", "iPad"
    Mixed,
    /// No letter that has a case.
    None,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// Spaces.
    Space,
    /// A tab.
    Tab,
    /// A line break, or the beginning of the text.
    Line,
    /// An empty line.
    Paragraph,
}

/// A token of a folded text. Holds places and shapes, never the text itself.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    start: u32,
    end: u32,
    /// [`fold::key`] of the word.
    pub key: u64,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// What stands past either end of a text: an empty mark on a paragraph of its own.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { start: 0, end: 0, key: 0, kind: Kind::Mark, case: Case::None, gap: Gap::Paragraph }
    }

    /// Where it is, in bytes of the folded text.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether it is a word, a number or a mixture: not a mark.
    #[must_use]
    pub fn is_wordlike(&self) -> bool {
        self.kind != Kind::Mark
    }
}

/// Splits a folded text into tokens. Texts beyond 4 GiB are cut there.
///
/// A possessive is a token of its own ("Tyler" + "'s"), since it is never part of a name.
#[must_use]
pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut gap = Gap::Line;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if character.is_whitespace() {
            gap = widen(gap, character, tokens.is_empty());
            at += character.len_utf8();
            continue;
        }
        let end = if in_word(character) { word_end(text, at) } else { mark_end(text, at, character) };
        let (Ok(first), Ok(last)) = (u32::try_from(at), u32::try_from(end)) else { break };
        tokens.push(describe(&text[at..end], first, last, gap));
        at = end;
        gap = Gap::None;
    }
    tokens
}

fn widen(gap: Gap, character: char, beginning: bool) -> Gap {
    match (character, gap) {
        ('\n', Gap::Line | Gap::Paragraph) if !beginning => Gap::Paragraph,
        ('\n', _) => Gap::Line,
        ('\t', _) => gap.max(Gap::Tab),
        _ => gap.max(Gap::Space),
    }
}

/// Letters, digits and combining marks belong to words.
fn in_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining(character)
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}')
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for character in text[start..].chars() {
        if in_word(character) || (character == '\'' && joins(text, start, end)) {
            end += character.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Whether the apostrophe at `at` is inside the word: letters on both sides, and not "'s" at its end.
fn joins(text: &str, start: usize, at: usize) -> bool {
    let mut after = text[at + 1..].chars();
    let Some(next) = after.next() else { return false };
    let before = text[start..at].chars().next_back();
    let possessive = matches!(next, 's' | 'S') && !after.next().is_some_and(in_word);
    next.is_alphabetic() && before.is_some_and(char::is_alphabetic) && !possessive
}

/// A mark is one character, but "'s" is kept together.
fn mark_end(text: &str, start: usize, character: char) -> usize {
    let end = start + character.len_utf8();
    let mut after = text[end..].chars();
    let possessive = character == '\'' && matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(in_word);
    let follows_word = text[..start].chars().next_back().is_some_and(in_word);
    if possessive && follows_word { end + 1 } else { end }
}

fn describe(word: &str, start: u32, end: u32, gap: Gap) -> Token {
    let (mut letters, mut digits, mut upper, mut lower, mut first_upper) = (0_u32, 0_u32, 0_u32, 0_u32, false);
    for character in word.chars() {
        if character.is_alphabetic() {
            first_upper |= letters == 0 && character.is_uppercase();
            letters += 1;
            upper += u32::from(character.is_uppercase());
            lower += u32::from(character.is_lowercase());
        } else {
            digits += u32::from(character.is_numeric());
        }
    }
    let kind = match (word.starts_with('\'') || letters + digits == 0, letters > 0, digits > 0) {
        (true, ..) | (_, false, false) => Kind::Mark,
        (_, true, true) => Kind::Mixed,
        (_, true, false) => Kind::Word,
        (_, false, true) => Kind::Number,
    };
    let case = match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) if letters == 1 => Case::Title,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Title,
        _ => Case::Mixed,
    };
    Token { start, end, key: fold::key(word), kind, case, gap }
}
