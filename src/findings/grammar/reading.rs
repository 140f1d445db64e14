//! A text as the grammars read it: its tokens, and which word lists each belongs to.

use std::cell::Cell;

use crate::findings::Finding;
use crate::rules::Label;
use crate::rules::lexicon::{Lex, Lexicon};
use crate::text::{Case, Gap, Kind, Span, Text, Token};

/// A text with its words looked up once, in one pass.
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t Text<'t>,
    pub(crate) lexicon: &'t Lexicon,
    bytes: &'t [u8],
    /// Lists of which a word or phrase begins at each token, as bits.
    begins: Vec<u128>,
    /// Lists with a phrase of several tokens that begins at each token.
    long: Vec<(u32, u32, u32)>,
    /// Whether each token has a longer phrase in `long`, as bits of its lists.
    has_long: Vec<u128>,
    /// Whether each token is part of somebody's name; empty where no names were looked for.
    named: Vec<bool>,
    /// What the gazetteer said of the words from each token on, where it was asked: see `place_memo`.
    places: Vec<Cell<u8>>,
    /// For each token the bit of [`sieve`] that lists with its word have.
    bits: Vec<u8>,
}

/// Whether a word is one of a few given in small letters. The list's sieve is worked out by the compiler: most
/// words of a text are told from most lists by one bit.
macro_rules! is_any {
    ($reading:expr, $at:expr, [$($word:literal),* $(,)?]) => {{
        const WORDS: &[&str] = &[$($word),*];
        const SIEVE: u64 = $crate::findings::grammar::sieve(WORDS);
        $reading.is_one_of($at, SIEVE, WORDS)
    }};
}
pub(crate) use is_any;

/// The bits of the words of a list.
pub(crate) const fn sieve(words: &[&str]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < words.len() {
        bits |= 1 << bit(words[at].as_bytes());
        at += 1;
    }
    bits
}

/// One of 64, by a word's length and its first and last letters, whatever their case.
#[allow(clippy::cast_possible_truncation)] // Cut on purpose.
const fn bit(word: &[u8]) -> u8 {
    match word {
        [] => 0,
        [only] => (*only | 0x20) & 63,
        [first, .., last] => {
            let ends = (*first | 0x20).wrapping_mul(7) ^ (*last | 0x20).wrapping_mul(11);
            ((word.len() as u8).wrapping_mul(5) ^ ends) & 63
        }
    }
}

/// What stands past either end of a text.
static NOTHING: Token = Token::nothing();

impl<'t> Reading<'t> {
    pub(crate) fn new(text: &'t Text<'t>, lexicon: &'t Lexicon) -> Self {
        let tokens = text.tokens();
        let (mut begins, mut has_long, mut long) = (vec![0; tokens.len()], vec![0; tokens.len()], Vec::new());
        for first in 0..tokens.len() {
            lexicon.phrases.find_at(tokens, first, &mut |hit| {
                let bit = 1_u128 << hit.tag;
                begins[first] |= bit;
                if hit.last > first {
                    has_long[first] |= bit;
                    long.push((as_u32(first), hit.tag, as_u32(hit.last + 1 - first)));
                }
            });
        }
        let source = text.as_str().as_bytes();
        let word = |token: &Token| source.get(token.span().start..token.span().end).unwrap_or(&[]);
        let bits = tokens.iter().map(|token| bit(word(token))).collect();
        Self {
            text,
            lexicon,
            bytes: text.as_str().as_bytes(),
            begins,
            long,
            has_long,
            named: Vec::new(),
            places: vec![Cell::new(0); tokens.len()],
            bits,
        }
    }

    /// The same, knowing who is named.
    pub(crate) fn with_names(mut self, known: &[Finding]) -> Self {
        self.named = vec![false; self.count()];
        for name in known.iter().filter(|finding| finding.label == Label::Person) {
            let first = self.text.token_at(name.span.start);
            let tokens = self.text.tokens().get(first..).unwrap_or(&[]);
            let inside = tokens.iter().take_while(|token| token.span().start < name.span.end).count();
            self.named[first..first + inside].fill(true);
        }
        self
    }

    /// What was learnt of the place that begins at a token; asked many times, worked out once. Holds whether
    /// it is near home, and how many tokens it goes on for.
    pub(crate) fn place_memo(&self, at: usize, find: impl FnOnce() -> Option<(usize, bool)>) -> Option<(usize, bool)> {
        const NONE: u8 = 1;
        let Some(memo) = self.places.get(at) else { return find() };
        if memo.get() == 0 {
            let tokens = |last: usize| u8::try_from(last - at).unwrap_or(u8::MAX >> 2);
            memo.set(find().map_or(NONE, |(last, home)| tokens(last) << 2 | u8::from(home) << 1 | 1 << 7));
        }
        let known = memo.get();
        (known != NONE).then(|| (at + usize::from(known >> 2 & 0x1f), known & 2 == 2))
    }

    /// Whether the token is part of somebody's name.
    pub(crate) fn named(&self, at: usize) -> bool {
        self.named.get(at).copied().unwrap_or(false)
    }

    #[inline]
    pub(crate) fn count(&self) -> usize {
        self.begins.len()
    }

    #[inline]
    pub(crate) fn token(&self, at: usize) -> &Token {
        self.text.tokens().get(at).unwrap_or(&NOTHING)
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.text.word(at)
    }

    /// The bytes of a word: what cheap tests look at.
    #[inline]
    fn bytes(&self, at: usize) -> &'t [u8] {
        let span = self.token(at).span();
        self.bytes.get(span.start..span.end).unwrap_or(&[])
    }

    /// Whether the word equals `plain` (given in lower case).
    #[inline(never)]
    pub(crate) fn is(&self, at: usize, plain: &str) -> bool {
        same(self.bytes(at), plain)
    }

    /// What `is_any!` asks.
    #[inline]
    pub(crate) fn is_one_of(&self, at: usize, sieve: u64, words: &[&str]) -> bool {
        self.bits.get(at).is_some_and(|bit| sieve >> (bit & 63) & 1 == 1) && self.is_any(at, words)
    }

    // Asked in hundreds of places: one copy of it is enough.
    #[inline(never)]
    pub(crate) fn is_any(&self, at: usize, plain: &[&str]) -> bool {
        let word = self.bytes(at);
        plain.iter().any(|plain| same(word, plain))
    }

    /// Whether a word or phrase of the list begins here.
    #[inline]
    pub(crate) fn has(&self, at: usize, list: Lex) -> bool {
        self.begins.get(at).is_some_and(|bits| bits >> list as u32 & 1 == 1)
    }

    #[inline]
    pub(crate) fn has_any(&self, at: usize, lists: &[Lex]) -> bool {
        let mask = lists.iter().fold(0_u128, |mask, &list| mask | 1 << list as u32);
        self.begins.get(at).is_some_and(|bits| bits & mask != 0)
    }

    /// Tokens of the longest word or phrase of the list that begins here; 0 where there is none.
    pub(crate) fn length(&self, at: usize, list: Lex) -> usize {
        if !self.has(at, list) {
            return 0;
        }
        if self.has_long.get(at).is_none_or(|bits| bits >> list as u32 & 1 == 0) {
            return 1;
        }
        let from = self.long.partition_point(|&(first, ..)| (first as usize) < at);
        let here = self.long.iter().skip(from).take_while(|&&(first, ..)| first as usize == at);
        here.filter(|&&(_, tag, _)| tag == list as u32).map(|&(.., tokens)| tokens as usize).max().unwrap_or(1)
    }

    /// Whether a phrase of the list that began before `at` goes over it.
    pub(crate) fn inside(&self, at: usize, list: Lex) -> bool {
        (1..=4).any(|back| at >= back && self.has(at - back, list) && self.length(at - back, list) > back)
    }

    /// Whether a word or phrase of the list ends with the token just before `at`.
    pub(crate) fn ends_before(&self, at: usize, list: Lex) -> bool {
        (1..=4).any(|back| at >= back && self.has(at - back, list) && self.length(at - back, list) == back)
    }

    /// A number of at most four digits.
    #[inline]
    pub(crate) fn number(&self, at: usize) -> Option<u32> {
        if self.token(at).kind != Kind::Number {
            return None;
        }
        let word = self.word(at);
        (self.token(at).kind == Kind::Number && word.len() <= 4).then(|| word.parse().ok()).flatten()
    }

    #[inline(never)]
    pub(crate) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).kind == Kind::Mark
            && if mark.is_ascii() {
                self.bytes(at).first() == Some(&(mark as u8))
            } else {
                self.word(at).starts_with(mark)
            }
    }

    pub(crate) fn touches(&self, at: usize) -> bool {
        self.token(at).gap == Gap::None
    }

    /// After the token before with at most one space: columns are kept apart by more.
    #[inline]
    pub(crate) fn follows(&self, at: usize) -> bool {
        let start = self.token(at).span().start;
        at < self.count() && self.token(at).gap <= Gap::Space && (at == 0 || start <= self.token(at - 1).span().end + 1)
    }

    /// A word written with a capital: "Mill", "McKay", "RC".
    #[inline]
    pub(crate) fn capital(&self, at: usize) -> bool {
        let token = self.token(at);
        match token.case {
            Case::Title | Case::Upper => token.kind != Kind::Mark,
            Case::Mixed => self.word(at).chars().next().is_some_and(char::is_uppercase),
            Case::Lower | Case::None => false,
        }
    }

    pub(crate) fn lower(&self, at: usize) -> bool {
        self.token(at).case == Case::Lower
    }

    /// In a line of capitals, which say nothing there: neighbours of two letters or more are capitals too.
    pub(crate) fn shouted(&self, at: usize) -> bool {
        let upper = |place: usize| self.token(place).case == Case::Upper && self.word(place).len() > 1;
        upper(at)
            && [at.wrapping_sub(2), at.wrapping_sub(1), at + 1, at + 2].iter().filter(|&&place| upper(place)).count()
                >= 3
    }

    /// Whether names were looked for at all.
    pub(crate) fn knows_names(&self) -> bool {
        !self.named.is_empty()
    }

    /// First token of a line, a sentence or a cell.
    pub(crate) fn opens(&self, at: usize) -> bool {
        let gap = self.token(at).gap;
        at == 0 || gap >= Gap::Tab || ['.', '!', '?', '|', '•', ':', '"'].iter().any(|&mark| self.is_mark(at - 1, mark))
    }

    /// Whether a question mark ends the sentence that goes on at `at`, within a few words.
    pub(crate) fn opens_question(&self, at: usize) -> bool {
        let mut words =
            (at..at + 8).take_while(|&place| self.token(place).gap < Gap::Line && !self.is_mark(place, '.'));
        words.any(|place| self.is_mark(place, '?'))
    }

    /// Bytes from the first token to the last, both included.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.token(first).span().start, self.token(last).span().end)
    }
}

/// Whether a word equals `plain`: mostly told by its length alone.
#[inline]
fn same(word: &[u8], plain: &str) -> bool {
    let plain = plain.as_bytes();
    word.len() == plain.len()
        && word.first().zip(plain.first()).is_some_and(|(a, b)| a | 0x20 == b | 0x20)
        && word.eq_ignore_ascii_case(plain)
}

fn as_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
