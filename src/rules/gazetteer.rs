//! Names of places, packed: a little over two bytes a name.

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// Buckets of the table, as a power of two; sixteen further bits of a key tell names of one bucket apart.
const BITS: u32 = 12;

/// A set of names of places. Words that are not in it are taken for one of thirty thousand names
/// about once in nine thousand look-ups: a place too many, never one missed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Places {
    /// Where each bucket begins in `rests`, and one past the last.
    starts: Vec<u16>,
    /// The part of each name's key that the bucket does not tell.
    rests: Vec<u16>,
}

/// The set as it is stored.
#[derive(Serialize, Deserialize)]
struct Packed {
    /// Names in each bucket.
    counts: Vec<u8>,
    /// Two bytes a name, little endian.
    rests: Vec<u8>,
}

impl Places {
    /// Packs names.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut keys: Vec<(u16, u16)> = names.into_iter().map(|name| PlaceKey::of(name).parts()).collect();
        keys.sort_unstable();
        keys.dedup();
        let starts = (0..=1_u16 << BITS).map(|bucket| keys.partition_point(|key| key.0 < bucket));
        Self {
            starts: starts.map(|start| u16::try_from(start).unwrap_or(u16::MAX)).collect(),
            rests: keys.iter().map(|key| key.1).collect(),
        }
    }

    /// Whether the name with this key is in the set.
    #[must_use]
    pub fn has(&self, key: PlaceKey) -> bool {
        self.index(key).is_some()
    }

    /// The place of a name in the set, which other tables follow.
    #[must_use]
    pub fn index(&self, key: PlaceKey) -> Option<usize> {
        let (bucket, rest) = key.parts();
        let start = usize::from(*self.starts.get(usize::from(bucket))?);
        let end = usize::from(*self.starts.get(usize::from(bucket) + 1)?);
        self.rests.get(start..end)?.iter().position(|known| *known == rest).map(|at| start + at)
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rests.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rests.is_empty()
    }
}

impl From<Places> for Packed {
    fn from(places: Places) -> Self {
        let counts = places.starts.windows(2).map(|pair| u8::try_from(pair[1] - pair[0]).unwrap_or(u8::MAX)).collect();
        Self { counts, rests: places.rests.iter().flat_map(|rest| rest.to_le_bytes()).collect() }
    }
}

impl From<Packed> for Places {
    fn from(packed: Packed) -> Self {
        let mut starts = vec![0_u16];
        for count in packed.counts {
            starts.push(starts.last().copied().unwrap_or(0) + u16::from(count));
        }
        let rests = packed.rests.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        Self { rests: rests.collect(), starts }
    }
}

/// The key of a name while it is read: the word key of its letters without accents, apostrophes
/// and full stops, its words joined by spaces.
#[derive(Clone, Copy, Debug)]
pub struct PlaceKey(u64);

impl PlaceKey {
    /// The key of a whole name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self(fold::key("")).and(name)
    }

    /// The key of a name that begins with a word whose key is known.
    #[must_use]
    pub fn begin(word: &str, key: u64) -> Self {
        let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plain { Self(key) } else { Self::of(word) }
    }

    /// The key with more letters, right after those before.
    #[must_use]
    pub fn and(self, letters: &str) -> Self {
        let mut key = self.0;
        for character in letters.chars() {
            match character {
                '-' => key = fold::key_after(key, ' '),
                other => key = plain_letter(other).map_or(key, |letter| fold::key_after(key, letter)),
            }
        }
        Self(key)
    }

    /// Bucket and rest.
    #[allow(clippy::cast_possible_truncation)] // Cut on purpose.
    fn parts(self) -> (u16, u16) {
        let mixed = (self.0 ^ self.0 >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((mixed >> (64 - BITS)) as u16, (mixed >> 32) as u16)
    }
}

/// A letter without its accent, for names of places; apostrophes and full stops are dropped.
fn plain_letter(character: char) -> Option<char> {
    Some(match character {
        '\'' | '\u{2019}' | '.' => return None,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' => 'a',
        'Á' | 'À' | 'Â' | 'Ä' | 'Å' | 'Ā' => 'A',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ệ' | 'ế' => 'e',
        'É' | 'È' => 'E',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'İ' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' | 'ộ' => 'o',
        'Ö' | 'Ó' | 'Ø' | 'Ō' => 'O',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' => 'u',
        'Ü' | 'Ú' | 'Ū' => 'U',
        'ç' | 'č' | 'ć' => 'c',
        'Ç' | 'Č' | 'Ć' => 'C',
        'ñ' | 'ń' | 'ň' => 'n',
        'ş' | 'ș' | 'š' | 'ś' => 's',
        'Ş' | 'Ș' | 'Š' | 'Ś' => 'S',
        'ł' => 'l',
        'Ł' => 'L',
        'ž' | 'ź' | 'ż' => 'z',
        'Ž' | 'Ź' | 'Ż' => 'Z',
        'ț' | 'ţ' | 'ť' => 't',
        'ğ' => 'g',
        'ý' => 'y',
        'ř' => 'r',
        'đ' => 'd',
        'Đ' => 'D',
        'ŵ' => 'w',
        'ŷ' => 'y',
        other => other,
    })
}
