//! A text as the tagger sees it: words, what is known of them, and how the writer uses capitals.

use super::cues::{Cue, Cues};
use super::lexicon::{Known, Lexicon};
use super::words::{self, Shape, Word};

/// How the writer of a line uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Manner {
    /// As in print.
    #[default]
    Formal,
    /// Capitals now and then.
    Casual,
    /// None, as in dictation and messages.
    Small,
    /// Nothing else.
    Capitals,
}

/// How a word occurs in the whole text, in bits.
pub mod usage {
    /// Somewhere in small letters.
    pub const LOWER: u8 = 1;
    /// Somewhere with a capital that does not come from the start of a sentence.
    pub const CAPITAL: u8 = 2;
    /// More than once.
    pub const AGAIN: u8 = 4;
}

/// A word with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The word.
    pub word: Word,
    /// What the lexicon knows.
    pub known: Known,
    /// What it says about its neighbours.
    pub cue: Cue,
    /// How its line uses capitals.
    pub manner: Manner,
    /// Whether a sentence or line starts here.
    pub opens: bool,
    /// How it occurs in the text (bits of [`usage`]).
    pub usage: u8,
    /// Whether the tagger leaves it out: marks, numbers and words of grammar.
    pub fixed: bool,
}

/// All words of a text.
#[derive(Default)]
pub struct Frame {
    /// In order.
    pub items: Vec<Item>,
    /// How much the text speaks of families and workers: 0 hardly, 1 somewhat, 2 throughout. Capitals in a case
    /// note are mostly people; in a newsletter they are not.
    pub practice: u8,
    /// No word for one relation and no title in all the text: it is hardly about anybody's family or case.
    pub quiet: bool,
}

impl Frame {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str, lexicon: &Lexicon<'_>, cues: &Cues) -> Self {
        let words = words::read(text);
        let mut items = Vec::with_capacity(words.len());
        let mut opens = true;
        for word in words {
            let lettered = word.shape.is_word();
            items.push(Item {
                word,
                known: if lettered { known(text, &word, lexicon) } else { Known::default() },
                cue: if lettered { cues.of(&word) } else { Cue::None },
                manner: Manner::Formal,
                opens: opens && lettered,
                usage: 0,
                fixed: !lettered,
            });
            opens = opens_next(text, &word, opens);
        }
        let practice = practice(&items);
        let quiet = !items.iter().any(|item| is_of_a_family(text, item));
        let mut frame = Self { items, practice, quiet };
        frame.set_manner();
        frame.set_usage();
        frame.fix_grammar();
        frame
    }

    /// Words of grammar are left out unless a capital sets them apart, and so are common words in small letters.
    fn fix_grammar(&mut self) {
        let mut title = None;
        for item in &mut self.items {
            let dictated = title.replace(*item).is_some_and(|title| is_dictated(&title, item));
            let apart = item.word.shape == Shape::Capital && !item.opens && item.manner != Manner::Capitals;
            let upper_apart = item.word.shape == Shape::Upper && item.manner != Manner::Capitals;
            item.fixed |= item.known.grammar() && !apart && !upper_apart && !is_initial(item);
            item.fixed |= item.word.shape == Shape::Lower && plain(item) && !dictated;
        }
    }

    fn set_manner(&mut self) {
        let whole = whole_manner(&self.items);
        let mut from = 0;
        while from < self.items.len() {
            let line = self.items[from..].iter().position(|item| item.word.shape == Shape::Line);
            let to = line.map_or(self.items.len(), |length| from + length + 1);
            let manner = line_manner(&self.items[from..to], whole);
            self.items[from..to].iter_mut().for_each(|item| item.manner = manner);
            shout(&mut self.items[from..to]);
            from = to;
        }
    }

    fn set_usage(&mut self) {
        let mut seen = Seen::for_words(self.items.len());
        for item in &self.items {
            if item.word.shape.is_word() {
                seen.note(item.word.key, usage_of(item));
            }
        }
        for item in &mut self.items {
            if item.word.shape.is_word() {
                item.usage = seen.get(item.word.key);
            }
        }
    }
}

/// "mrs marrow": in small letters, "mr" and "mrs" are followed by a surname even where that is a word too.
pub(super) fn is_dictated(title: &Item, item: &Item) -> bool {
    /// The letters of "mr" and "mrs", as [`Word::head`] keeps them.
    const TITLES: [u32; 2] = [0x6d72, 0x6d_7273];
    let named = item.word.shape == Shape::Lower && item.word.spaced && !item.known.grammar();
    named && item.word.length > 1 && TITLES.contains(&title.word.head) && title.word.length <= 3
}

/// One capital letter with its full stop: "A." before a surname is no article.
fn is_initial(item: &Item) -> bool {
    item.word.shape == Shape::Letter && item.word.end - item.word.start == 2
}

/// Words of a text that is too short to tell what it is about.
const SHORT: usize = 40;

/// How much of a text is kin, titles and roles.
fn practice(items: &[Item]) -> u8 {
    let words = items.iter().filter(|item| item.word.shape.is_word()).count();
    let people = items.iter().filter(|item| matches!(item.cue, Cue::Kin | Cue::Role | Cue::Title)).count();
    u8::from(people * 125 >= words || words < SHORT) + u8::from(people * 40 >= words)
}

/// A word as it stands in the text; empty for an item of another text.
pub(super) fn spelt<'t>(text: &'t str, item: &Item) -> &'t str {
    text.get(item.word.start as usize..item.word.end as usize).unwrap_or_default()
}

/// A kin word or a title; not "fathers" in general, and not the honours of those in public life.
fn is_of_a_family(text: &str, item: &Item) -> bool {
    const HONOURS: [&str; 6] = ["Sir", "Lady", "Lord", "Dame", "Baroness", "HHJ"];
    let word = spelt(text, item);
    match item.cue {
        Cue::Kin => !(word.ends_with('s') && word.len() > 6),
        Cue::Title => !HONOURS.contains(&word),
        _ => false,
    }
}

/// A word in small letters that is a common word and no common name.
fn plain(item: &Item) -> bool {
    let (name, word) = (item.known.forename().max(item.known.surname()), item.known.word());
    (word >= 2 && name == 0) || (word == 3 && name < 2 && item.manner == Manner::Formal)
}

/// What is known of a word. With marks on its letters it is no English word, whatever it looks like without: "Thái".
#[inline]
fn known(text: &str, word: &Word, lexicon: &Lexicon<'_>) -> Known {
    let known = lexicon.of(word);
    let plain = text.as_bytes().get(word.start as usize..word.end as usize).is_some_and(<[u8]>::is_ascii);
    if plain { known } else { known.as_name() }
}

fn usage_of(item: &Item) -> u8 {
    match item.word.shape {
        Shape::Lower => usage::LOWER,
        Shape::Capital | Shape::Mixed if !item.opens => usage::CAPITAL,
        _ => 0,
    }
}

/// Whether a sentence starts after this word.
fn opens_next(text: &str, word: &Word, opens: bool) -> bool {
    match word.shape {
        Shape::Line => true,
        Shape::Mark => match text.as_bytes().get(word.start as usize) {
            Some(b'.' | b'!' | b'?' | b'|' | b'\t' | b':' | b';' | b'*') => true,
            Some(b'"' | b'(' | b'[' | b'-' | b'\'' | b'>' | b'#') => opens,
            Some(byte) => opens && !byte.is_ascii(),
            None => opens,
        },
        Shape::Number => opens,
        _ => false,
    }
}

fn whole_manner(items: &[Item]) -> Manner {
    let (mut words, mut capitals, mut starts, mut low_starts) = (0_u32, 0_u32, 0_u32, 0_u32);
    for item in items.iter().filter(|item| item.word.shape.is_word()) {
        let low = item.word.shape == Shape::Lower;
        words += 1;
        capitals += u32::from(matches!(item.word.shape, Shape::Capital | Shape::Mixed));
        starts += u32::from(item.opens);
        low_starts += u32::from(item.opens && low);
    }
    match () {
        () if words == 0 => Manner::Formal,
        () if capitals * 40 <= words => Manner::Small,
        () if low_starts * 5 >= starts * 2 => Manner::Casual,
        () => Manner::Formal,
    }
}

fn line_manner(line: &[Item], whole: Manner) -> Manner {
    let long = |item: &&Item| item.word.shape.is_word() && item.word.length > 1;
    let words = line.iter().filter(long).count();
    let upper = line.iter().filter(long).filter(|item| item.word.shape == Shape::Upper).count();
    if words >= 3 && upper * 10 >= words * 7 { Manner::Capitals } else { whole }
}

/// Capitals within a line: a run of four words or more is written as shouting is.
fn shout(line: &mut [Item]) {
    let mut from = 0;
    while from < line.len() {
        let goes_on = |item: &Item| item.word.shape == Shape::Upper || !item.word.shape.is_word();
        let run = line[from..].iter().take_while(|item| goes_on(item) || item.word.length == 1).count();
        let words =
            line[from..from + run].iter().filter(|item| item.word.shape == Shape::Upper && item.word.length > 1);
        if words.count() >= 4 {
            line[from..from + run].iter_mut().for_each(|item| item.manner = Manner::Capitals);
        }
        from += run + 1;
    }
}

/// How each word occurs in the text: a small open table, one cell per word.
struct Seen {
    cells: Vec<u32>,
    mask: usize,
}

impl Seen {
    fn for_words(count: usize) -> Self {
        let size = (count * 2).next_power_of_two().max(16);
        Self { cells: vec![0; size], mask: size - 1 }
    }

    /// Index of the cell of a key and its fingerprint, which is never 0.
    #[allow(clippy::cast_possible_truncation)]
    fn cell(&self, key: u64) -> (usize, u32) {
        let mixed = (key ^ key >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let print = (mixed as u32) & 0xffff_ff00 | 0x80;
        let mut at = (mixed >> 40) as usize & self.mask;
        while self.cells[at] != 0 && self.cells[at] & 0xffff_ff80 != print {
            at = (at + 1) & self.mask;
        }
        (at, print)
    }

    fn note(&mut self, key: u64, bits: u8) {
        let (at, print) = self.cell(key);
        let again = if self.cells[at] == 0 { 0 } else { usage::AGAIN };
        self.cells[at] |= print | u32::from(bits | again);
    }

    fn get(&self, key: u64) -> u8 {
        let (at, _) = self.cell(key);
        (self.cells[at] & 0x7f) as u8
    }
}
