//! Which words are names, and which names are words.
//!
//! A packed table from the key of a word to what is known of it. It holds no words, only
//! 10-bit fingerprints: about one unknown word in 130 is taken for a known one, which the
//! tagger was trained with. Made by `cargo xtask train` (sources: `docs/model-card.md`).

use super::words::{self, Shape, Word};

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Known(pub u16);

impl Known {
    /// How usual it is as a forename: 0 not, 1 rare, 2 known, 3 common.
    #[must_use]
    pub fn forename(self) -> u16 {
        self.0 & 3
    }

    /// How usual it is as a surname, on the same scale.
    #[must_use]
    pub fn surname(self) -> u16 {
        self.0 >> 2 & 3
    }

    /// How usual it is as an ordinary English word, on the same scale.
    #[must_use]
    pub fn word(self) -> u16 {
        self.0 >> 4 & 3
    }

    /// Whether it is a place.
    #[must_use]
    pub fn place(self) -> bool {
        self.0 >> 6 & 1 == 1
    }

    /// Whether it is written with a capital without being a name: days, languages, nations.
    #[must_use]
    pub fn proper(self) -> bool {
        self.0 >> 7 & 1 == 1
    }

    /// A word of grammar, which is no name unless a capital and its place say so.
    #[must_use]
    pub fn grammar(self) -> bool {
        self.0 >> 8 & 1 == 1
    }

    /// How usual the word is as a name where its last letter, an s, is left out: "the Lockes".
    #[must_use]
    pub fn with_s(self) -> u16 {
        self.0 >> 9 & 3
    }

    /// Puts the parts together; strengths above 3 count as 3.
    #[must_use]
    pub fn new(forename: u16, surname: u16, word: u16, flags: [bool; 3]) -> Self {
        let [place, proper, grammar] = flags.map(u16::from);
        Self(forename.min(3) | surname.min(3) << 2 | word.min(3) << 4 | place << 6 | proper << 7 | grammar << 8)
    }

    /// What is left where it can't be an English word.
    #[must_use]
    pub fn as_name(self) -> Self {
        Self(self.0 & 0b0100_1111)
    }

    /// Whether it is a name of any strength.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.0 & 15 != 0
    }

    /// Known as a name and not as a word.
    #[must_use]
    pub fn only_name(self) -> bool {
        self.is_name() && self.word() == 0 && !self.proper()
    }
}

/// Cells in a bucket.
pub const BUCKET: usize = 4;
/// First bytes of a packed lexicon.
pub const MAGIC: [u8; 4] = *b"CLX1";
/// Entries of the code book: what is known, by code; code 0 is an empty cell.
pub const CODES: usize = 64;
const HEADER: usize = 8 + CODES * 2;

/// The packed table.
#[derive(Clone, Copy)]
pub struct Lexicon<'b> {
    codes: &'b [u8],
    cells: &'b [u8],
    buckets: u32,
}

impl<'b> Lexicon<'b> {
    /// Reads a packed table; `None` where the bytes are not one.
    #[must_use]
    pub fn read(bytes: &'b [u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        let (buckets, rest) = rest.split_first_chunk::<4>()?;
        let (codes, cells) = rest.split_at_checked(CODES * 2)?;
        let buckets = u32::from_le_bytes(*buckets);
        let whole = *magic == MAGIC && cells.len() == buckets as usize * BUCKET * 2 && buckets > 0;
        whole.then_some(Self { codes, cells, buckets })
    }

    /// What is known of the word with this key.
    #[must_use]
    #[inline]
    pub fn get(&self, key: u64) -> Known {
        let (first, second, print) = places(key, self.buckets);
        self.in_bucket(first, print).or_else(|| self.in_bucket(second, print)).unwrap_or_default()
    }

    #[inline]
    fn in_bucket(&self, bucket: usize, print: u16) -> Option<Known> {
        let cells = self.cells.get(bucket * BUCKET * 2..(bucket + 1) * BUCKET * 2)?;
        let found = cells
            .chunks_exact(2)
            .map(|cell| u16::from_le_bytes([cell[0], cell[1]]))
            .find(|cell| cell >> 6 == print && cell & 63 != 0)?;
        let code = usize::from(found & 63) * 2;
        Some(Known(u16::from_le_bytes([*self.codes.get(code)?, *self.codes.get(code + 1)?])))
    }

    /// Adds what is known of the word without its s, where the word itself is no name.
    #[inline]
    fn with_stem(&self, whole: Known, word: &Word) -> Known {
        let plural = word.tail & 0xff == u32::from(b's') && word.length > 3 && word.shape != Shape::Initials;
        if !plural || whole.is_name() || whole.proper() || (whole.word() > 0 && word.shape == Shape::Lower) {
            return whole;
        }
        let stem = self.get(words::shorter_key(word.key, b's'));
        Known(whole.0 | stem.forename().max(stem.surname()) << 9)
    }

    /// What is known of a word; of one with hyphens, what its parts have in common.
    #[must_use]
    #[inline]
    pub fn of(&self, word: &Word) -> Known {
        let whole = self.get(word.key);
        if word.first_part == 0 || whole.word() > 0 {
            return self.with_stem(whole, word);
        }
        let (first, last) = (self.get(word.first_part), self.get(word.last_part));
        Known::new(
            whole.forename().max(first.forename()),
            whole.surname().max(last.surname()),
            first.word().min(last.word()),
            [whole.place() || (first.place() && last.place()), whole.proper(), false],
        )
    }
}

/// Size of a packed table with this many buckets, in bytes.
#[must_use]
pub fn packed_size(buckets: u32) -> usize {
    HEADER + buckets as usize * BUCKET * 2
}

/// The two buckets of a key among `buckets`, and its fingerprint.
#[must_use]
#[inline]
pub fn places(key: u64, buckets: u32) -> (usize, usize, u16) {
    // Two independent halves of a mixed key (multiplier: 2^64 over the golden ratio).
    let mixed = (key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let again = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let scale = |hash: u64| (((hash & 0xffff_ffff) * u64::from(buckets)) >> 32) as usize;
    (scale(mixed >> 32), scale(again >> 32), (again & 0x3ff) as u16)
}
