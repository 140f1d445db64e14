//! Letters of a word while it is read: its key, its beginning and end, its capitals.

use super::fold::base_letter;
use super::words::Shape;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Key of a word: FNV-1a (Fowler, Noll, Vo; 64 bits) over its folded letters.
#[must_use]
pub fn key(word: &str) -> u64 {
    let mut folded = Folded::default();
    for character in word.chars() {
        folded.push(character);
    }
    folded.key
}

/// Letters of a word while it is read.
pub(super) struct Folded {
    pub(super) key: u64,
    pub(super) head: u32,
    pub(super) tail: u32,
    pub(super) length: u8,
}

impl Default for Folded {
    fn default() -> Self {
        Self { key: SEED, head: 0, tail: 0, length: 0 }
    }
}

impl Folded {
    #[inline]
    fn push_byte(&mut self, byte: u8) {
        self.key = (self.key ^ u64::from(byte)).wrapping_mul(PRIME);
        if self.length < 4 {
            self.head = self.head << 8 | u32::from(byte);
        }
        self.tail = self.tail << 8 | u32::from(byte);
        self.length = self.length.saturating_add(1);
    }

    #[inline]
    pub(super) fn push(&mut self, character: char) {
        if character.is_ascii() {
            self.push_byte((character as u8).to_ascii_lowercase());
        } else if let Some(letter) = base_letter(character) {
            self.push_byte(letter);
        } else if !is_combining(character) {
            let mut buffer = [0; 4];
            for lower in character.to_lowercase() {
                lower.encode_utf8(&mut buffer).bytes().for_each(|byte| self.push_byte(byte));
            }
        }
    }
}

/// Marks that are written after their letter.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

pub(super) fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_combining(character)
}

/// The key of a word without its last letter, `last`: FNV-1a undone by one step.
#[must_use]
#[inline]
pub fn shorter_key(key: u64, last: u8) -> u64 {
    /// The number that multiplies with [`PRIME`] to 1 in 64 bits.
    const BACK: u64 = 0xce96_5057_aff6_957b;
    key.wrapping_mul(BACK) ^ u64::from(last)
}

/// A word while it is read, with its parts.
#[derive(Default)]
pub(super) struct Letters {
    pub(super) all: Folded,
    pub(super) part: Folded,
    pub(super) first_part: u64,
    pub(super) upper: u32,
    total: u32,
    /// Letters since the last join.
    pub(super) run: u32,
    first_upper: bool,
    inner_upper: bool,
    script: bool,
    pub(super) hyphen: bool,
    pub(super) apostrophe: bool,
    pub(super) dotted: bool,
}

impl Letters {
    pub(super) fn push(&mut self, character: char) {
        self.all.push(character);
        self.part.push(character);
        if is_combining(character) {
            return;
        }
        let upper = character.is_uppercase();
        self.first_upper |= upper && self.total == 0;
        self.inner_upper |= upper && self.total > 0;
        self.upper += u32::from(upper);
        self.total += 1;
        self.run += 1;
        self.script |= !character.is_ascii() && base_letter(character).is_none() && !matches!(character, 'Ə' | 'ə');
    }

    pub(super) fn join(&mut self, mark: char) -> bool {
        self.all.push(mark);
        self.run = 0;
        if mark == '-' {
            if !self.hyphen {
                self.first_part = self.part.key;
            }
            self.hyphen = true;
            self.part = Folded::default();
        } else {
            self.apostrophe = true;
            self.part.push(mark);
        }
        true
    }

    pub(super) fn dot(&mut self, goes_on: bool) -> bool {
        self.dotted |= goes_on;
        self.run = 0;
        goes_on
    }

    pub(super) fn shape(&self) -> Shape {
        match () {
            () if self.script => Shape::Script,
            () if self.total == 1 && self.upper == 1 => Shape::Letter,
            () if self.dotted => Shape::Initials,
            () if self.total == self.upper => Shape::Upper,
            () if self.first_upper && !self.inner_upper => Shape::Capital,
            () if self.upper == 0 => Shape::Lower,
            () => Shape::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{key, shorter_key};

    #[test]
    fn a_key_can_lose_its_last_letter() {
        assert_eq!(shorter_key(key("wards"), b's'), key("ward"));
    }
}
