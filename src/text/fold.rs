//! Folding: odd spaces, dashes, quotes, full-width characters and invisible characters made
//! plain, with a way back to the source.

use std::borrow::Cow;

use super::Span;

/// A folded text and the way back.
pub(crate) struct Folded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// For each byte of the folded text, and one past it, the byte in the source; `None`
    /// where folding changed nothing.
    back: Option<Vec<u32>>,
}

impl Folded<'_> {
    /// Takes a span over the folded text back to the source.
    pub(crate) fn to_source(&self, span: Span) -> Span {
        let Some(back) = &self.back else { return span };
        let place = |at: usize| back.get(at).map_or(span.end, |&byte| byte as usize);
        Span::new(place(span.start), place(span.end))
    }
}

/// Folds `source`; borrows it where nothing has to change, which is the usual case.
pub(crate) fn fold(source: &str) -> Folded<'_> {
    let plain = Folded { text: Cow::Borrowed(source), back: None };
    if source.is_ascii() || u32::try_from(source.len()).is_err() || !source.chars().any(|c| plain_form(c) != Some(c)) {
        return plain;
    }
    let mut text = String::with_capacity(source.len());
    let mut back = Vec::with_capacity(source.len() + 1);
    for (at, character) in source.char_indices() {
        let Some(folded) = plain_form(character) else { continue };
        text.push(folded);
        // Lossless: the length was checked against u32 above.
        #[allow(clippy::cast_possible_truncation)]
        back.resize(text.len(), at as u32);
    }
    #[allow(clippy::cast_possible_truncation)]
    back.push(source.len() as u32);
    Folded { text: Cow::Owned(text), back: Some(back) }
}

/// The plain form of a character; `None` where it is invisible and dropped.
#[must_use]
pub fn plain_form(character: char) -> Option<char> {
    Some(match character {
        '\u{0}'..='\u{7f}' => character,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        other => other,
    })
}

/// The key by which words are compared: FNV-1a over the lower-cased characters.
///
/// Source: Fowler, Noll and Vo, 64-bit parameters. Equal words have equal keys; two unequal
/// words share one about once in 2^64, which costs a wrong look-up and nothing more.
#[must_use]
pub fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| feed(byte.to_ascii_lowercase()));
        return hash;
    }
    let mut buffer = [0; 4];
    for character in word.chars().flat_map(char::to_lowercase) {
        character.encode_utf8(&mut buffer).bytes().for_each(&mut feed);
    }
    hash
}

/// The key of a word with one more character after it.
#[must_use]
pub fn key_after(key: u64, character: char) -> u64 {
    let feed = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if character.is_ascii() {
        return feed(key, (character as u8).to_ascii_lowercase());
    }
    let mut buffer = [0; 4];
    let lower = character.to_lowercase();
    lower.fold(key, |key, character| character.encode_utf8(&mut buffer).bytes().fold(key, feed))
}
