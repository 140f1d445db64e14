//! Words as names need them: "O'Dowd", "Rees-Hart", "d.o'h." and "K.V." are one word each,
//! the possessive is not part of a name, addresses and handles are no words at all.
//!
//! One pass over the text. What is kept of a word are numbers (a key, its first and last
//! letters, its shape), so that nothing is allocated per word and no text is copied.

use super::letters::{Folded, Letters, is_letter};
pub use super::letters::{key, shorter_key};

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    /// `kelly`
    Lower,
    /// `Kelly`
    Capital,
    /// `KELLY`
    Upper,
    /// `K`, with or without its full stop
    Letter,
    /// `McGinley`, `O'Dowd`, `Mia-Grace`
    Mixed,
    /// `K.V.`, `d.o'h.`
    Initials,
    /// Letters with digits after a lone `@`: an account, written apart from its sign.
    Handle,
    /// Another script than Latin.
    Script,
    /// `42`, `4/12`
    Number,
    /// Letters with digits.
    Code,
    /// E-mail and web addresses, handles.
    Address,
    /// Anything else; one character.
    Mark,
    /// One or more line ends.
    Line,
}

impl Shape {
    /// Whether a word of this shape can be part of a name.
    #[must_use]
    pub fn is_word(self) -> bool {
        (self as u8) <= Shape::Script as u8
    }
}

/// One word, mark or line end.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Key of the folded letters; for a mark, of the character.
    pub key: u64,
    /// Key of the part before the first hyphen; 0 without hyphen.
    pub first_part: u64,
    /// Key of the part after the last hyphen; 0 without hyphen.
    pub last_part: u64,
    /// First four folded letters.
    pub head: u32,
    /// Last four folded letters.
    pub tail: u32,
    /// What it looks like.
    pub shape: Shape,
    /// Folded letters in it, at most 255.
    pub length: u8,
    /// Whether white space comes before it.
    pub spaced: bool,
    /// Whether it holds an apostrophe.
    pub apostrophe: bool,
}

/// Reads all words of a text.
#[must_use]
pub fn read(text: &str) -> Vec<Word> {
    let mut reader = Reader { text, at: 0, words: Vec::with_capacity(text.len() / 4) };
    while reader.at < text.len() {
        reader.step();
    }
    reader.words
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    words: Vec<Word>,
}

impl Reader<'_> {
    #[inline]
    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(byte as char) } else { self.text.get(at..)?.chars().next() }
    }

    /// Reads one word, mark or run of white space.
    fn step(&mut self) {
        let start = self.at;
        let Some(first) = self.peek(start) else {
            self.at = self.text.len();
            return;
        };
        match first {
            '\n' | '\r' => self.line(start),
            _ if first.is_whitespace() => self.at += first.len_utf8(),
            _ if is_letter(first) => self.word(start),
            _ if first.is_ascii_digit() => self.number(start),
            '@' if self.peek(start + 1).is_some_and(is_letter) => self.address(start),
            _ => {
                self.at += first.len_utf8();
                let mut folded = Folded::default();
                folded.push(first);
                self.push(start, &folded, Shape::Mark);
            }
        }
    }

    fn push(&mut self, start: usize, folded: &Folded, shape: Shape) {
        let spaced = start == 0 || self.text.as_bytes().get(start - 1).is_some_and(|byte| byte.is_ascii_whitespace());
        // Lossless: texts are far below 4 GiB, and Text refuses longer ones.
        #[allow(clippy::cast_possible_truncation)]
        self.words.push(Word {
            start: start as u32,
            end: self.at as u32,
            key: folded.key,
            first_part: 0,
            last_part: 0,
            head: folded.head,
            tail: folded.tail,
            shape,
            length: folded.length,
            spaced,
            apostrophe: false,
        });
    }

    fn line(&mut self, start: usize) {
        while self.peek(self.at).is_some_and(char::is_whitespace) {
            self.at += self.peek(self.at).map_or(1, char::len_utf8);
        }
        let mut folded = Folded::default();
        folded.push('\n');
        self.push(start, &folded, Shape::Line);
    }

    fn number(&mut self, start: usize) {
        let mut letters = false;
        while let Some(character) = self.peek(self.at) {
            let joins = matches!(character, '.' | ',' | '/' | ':' | '-')
                && self.peek(self.at + 1).is_some_and(|next| next.is_ascii_digit());
            if !(character.is_alphanumeric() || joins) {
                break;
            }
            letters |= character.is_alphabetic();
            self.at += character.len_utf8();
        }
        let mut folded = Folded::default();
        folded.push('0');
        self.push(start, &folded, if letters { Shape::Code } else { Shape::Number });
    }

    /// Everything up to the next white space.
    fn address(&mut self, start: usize) {
        while let Some(character) = self.peek(self.at) {
            if character.is_whitespace() || matches!(character, '<' | '>' | '"' | ',' | ';' | ')' | ']') {
                break;
            }
            self.at += character.len_utf8();
        }
        let mut folded = Folded::default();
        folded.push('@');
        self.push(start, &folded, Shape::Address);
    }

    fn word(&mut self, start: usize) {
        let mut letters = Letters::default();
        while let Some(character) = self.peek(self.at) {
            if is_letter(character) {
                letters.push(character);
            } else if !self.joins(character, &mut letters) {
                break;
            }
            self.at += character.len_utf8();
        }
        if self.goes_on_as_address() {
            return self.address(start);
        }
        let digits = self.peek(self.at).is_some_and(|next| next.is_ascii_digit() || next == '_');
        if digits {
            while self.peek(self.at).is_some_and(|next| next.is_alphanumeric() || next == '_') {
                self.at += self.peek(self.at).map_or(1, char::len_utf8);
            }
        }
        let shape = match () {
            () if !digits => letters.shape(),
            () if self.follows_at() => Shape::Handle,
            () => Shape::Code,
        };
        self.push(start, &letters.all, shape);
        if let Some(word) = self.words.last_mut() {
            word.apostrophe = letters.apostrophe;
            if letters.hyphen {
                word.first_part = letters.first_part;
                word.last_part = letters.part.key;
            }
        }
    }

    /// Whether a lone `@` comes right before the word being read.
    fn follows_at(&self) -> bool {
        self.words
            .last()
            .is_some_and(|last| self.text.as_bytes().get(last.start as usize..last.end as usize) == Some(b"@"))
    }

    /// Whether the mark at the reading place belongs inside the word; takes it in if so.
    fn joins(&self, mark: char, letters: &mut Letters) -> bool {
        let next = self.peek(self.at + mark.len_utf8());
        let letter_next = next.is_some_and(is_letter);
        match mark {
            '\'' if letter_next && !self.possessive() => letters.join(mark),
            '-' if letter_next && letters.all.length > 0 => letters.join(mark),
            '.' if letters.run == 1 && (letter_next || letters.dotted) => letters.dot(self.dot_goes_on()),
            '.' if letters.run == 1 && letters.all.length == 1 && letters.upper == 1 && self.ends_initial() => {
                letters.dot(true)
            }
            _ => false,
        }
    }

    /// `'s` at the end of a word.
    fn possessive(&self) -> bool {
        matches!(self.peek(self.at + 1), Some('s' | 'S')) && !self.peek(self.at + 2).is_some_and(is_letter)
    }

    /// After the dot of an initial: a letter that is itself followed by no ordinary word, or the end.
    fn dot_goes_on(&self) -> bool {
        match self.peek(self.at + 1) {
            Some(next) if is_letter(next) => !self.peek(self.at + 1 + next.len_utf8()).is_some_and(is_letter),
            _ => true,
        }
    }

    /// A single capital with a full stop before a capital or a closing mark is an initial.
    fn ends_initial(&self) -> bool {
        let mut at = self.at + 1;
        while self.peek(at) == Some(' ') {
            at += 1;
        }
        self.peek(at).is_some_and(|next| next.is_uppercase() || matches!(next, ')' | ',' | '|' | ';'))
    }

    /// `name@host`, `name.surname@host`, `https://…`, `www.…`.
    fn goes_on_as_address(&self) -> bool {
        match self.peek(self.at) {
            // "Kerry Ashdown@COUNCIL" is a name, then the system that somebody is on.
            Some('@') => self.rest_of_address().chars().skip(1).any(|next| !is_letter(next)),
            Some(':') => self.text.get(self.at..).is_some_and(|rest| rest.starts_with("://")),
            Some('.' | '_' | '-' | '0'..='9') => {
                let word = self.rest_of_address();
                word.contains('@') || (word.starts_with('.') && word.contains('/') && !word.starts_with(".."))
            }
            _ => false,
        }
    }

    /// What is left up to white space or a mark that ends an address.
    fn rest_of_address(&self) -> &str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '|')).next().unwrap_or_default()
    }
}
