//! What the tagger looks at, as rows of its weight table.

use super::frame::{Frame, Item, Manner};
use super::lexicon::Known;
use super::words::Shape;

/// Features of one word.
pub const COUNT: usize = 38;
/// Rows of the weight table.
pub const ROWS: usize = 150_000;

/// The features of one word, each as a number of 64 mixed bits.
pub type Marks = [u64; COUNT];

/// The row of a feature.
#[must_use]
#[inline]
#[allow(clippy::cast_possible_truncation)] // Below ROWS.
pub fn row(mark: u64) -> u32 {
    (((mark >> 32) * ROWS as u64) >> 32) as u32
}

/// What stands before the first and after the last word.
const OUTSIDE: u64 = 0x5bd1_e995;

/// Shape, capitals of the line and start of a sentence in one number.
#[inline]
fn look(item: &Item) -> u64 {
    (item.word.shape as u64) | (item.manner as u64) << 4 | u64::from(item.opens) << 6
}

/// Whether a word stands out by its capital.
#[inline]
fn stands_out(item: &Item) -> u64 {
    match item.word.shape {
        Shape::Lower => 0,
        Shape::Capital | Shape::Mixed | Shape::Letter => 1 + u64::from(item.opens),
        Shape::Upper if item.manner != Manner::Capitals => 3,
        Shape::Upper => 4,
        Shape::Initials => 5,
        Shape::Script => 6,
        Shape::Handle => 8,
        _ => 7,
    }
}

/// What the lexicon says, in few classes for use with neighbours.
#[inline]
fn coarse(known: Known) -> u64 {
    let name = u64::from(known.forename().max(known.surname()));
    let word = u64::from(known.word());
    name | word << 2 | u64::from(known.place()) << 4 | u64::from(known.forename() >= known.surname()) << 5
}

/// The neighbours of a word.
struct Around<'f> {
    items: &'f [Item],
    at: usize,
}

impl<'f> Around<'f> {
    #[inline]
    fn item(&self, offset: isize) -> Option<&'f Item> {
        self.items.get(self.at.checked_add_signed(offset)?)
    }

    #[inline]
    fn key(&self, offset: isize) -> u64 {
        self.item(offset).map_or(OUTSIDE, |item| item.word.key)
    }

    #[inline]
    fn look(&self, offset: isize) -> u64 {
        self.item(offset).map_or(15, stands_out)
    }

    #[inline]
    fn coarse(&self, offset: isize) -> u64 {
        self.item(offset).map_or(127, |item| if item.word.shape.is_word() { coarse(item.known) } else { 64 })
    }

    /// The nearest word in a direction on the same line, over at most two marks.
    #[inline]
    fn word(&self, step: isize) -> Option<&'f Item> {
        let mut offset = step;
        for _ in 0..3 {
            let item = self.item(offset)?;
            match item.word.shape {
                Shape::Line => return None,
                Shape::Mark => offset += step,
                _ => return Some(item),
            }
        }
        None
    }
}

/// Collects features; each feature has a number, so that equal values of two features differ.
struct Collect {
    marks: Marks,
    count: usize,
}

impl Collect {
    /// A feature whose value is a key or a mix of keys.
    #[inline]
    fn add(&mut self, value: u64) {
        let salt = (self.count as u64 + 1).wrapping_mul(0xa076_1d64_78bd_642f);
        let mixed = (value ^ salt).wrapping_mul(0xe703_7ed1_a0b4_28db);
        self.marks[self.count] = (mixed ^ mixed >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.count += 1;
    }
}

/// Mixes two values.
#[inline]
fn mix(one: u64, other: u64) -> u64 {
    one.wrapping_mul(0x9fb2_1c65_1e98_df25) ^ other.wrapping_add(0x632b_e59b_d9b4_e019)
}

/// Features of the word at `at`.
#[must_use]
#[inline]
pub fn of(frame: &Frame, at: usize) -> Marks {
    let around = Around { items: &frame.items, at };
    let item = &frame.items[at];
    let mut out = Collect { marks: [0; COUNT], count: 0 };
    itself(item, u64::from(frame.practice), &mut out);
    neighbours(&around, item, u64::from(frame.practice), &mut out);
    cues(&around, item, &mut out);
    debug_assert_eq!(out.count, COUNT);
    out.marks
}

#[inline]
fn itself(item: &Item, practice: u64, out: &mut Collect) {
    let (word, look) = (&item.word, look(item));
    let lexical = u64::from(item.known.0) | u64::from(word.first_part != 0) << 16;
    let tail = u64::from(word.tail);
    let out_shape = stands_out(item);
    out.add(word.key);
    out.add(mix(word.key, out_shape));
    out.add(mix(tail & 0xffff, look));
    out.add(mix(tail & 0xff_ffff, out_shape));
    out.add(tail);
    out.add(mix(u64::from(word.head) >> (8 * u32::from(word.length.clamp(2, 4) - 2).min(2)), out_shape));
    out.add(u64::from(word.head) | 1 << 40);
    out.add(look | practice << 8);
    out.add(mix(lexical, look));
    out.add(mix(lexical, look | practice << 8));
    out.add(mix(u64::from(item.usage) | practice << 8, coarse(item.known) | out_shape << 8));
    out.add(mix(lexical, u64::from(item.usage)) ^ out_shape << 50);
    out.add(mix(look, u64::from(item.usage)));
    out.add(mix(u64::from(word.length.min(12)), look) ^ u64::from(word.apostrophe) << 60);
    out.add(mix(item.cue as u64, look));
}

#[inline]
fn neighbours(around: &Around<'_>, item: &Item, practice: u64, out: &mut Collect) {
    let (before, after) = (around.key(-1), around.key(1));
    let shape = stands_out(item);
    let lexical = coarse(item.known);
    out.add(before);
    out.add(after);
    out.add(mix(before, shape));
    out.add(mix(after, shape));
    out.add(mix(mix(around.key(-2), before), shape));
    out.add(mix(mix(after, around.key(2)), shape));
    out.add(mix(around.key(-2), shape));
    out.add(mix(before, lexical) ^ shape << 50);
    out.add(mix(after, lexical) ^ shape << 50);
    out.add(mix(around.coarse(-1) | around.look(-1) << 8, lexical | shape << 8));
    out.add(mix(around.coarse(1) | around.look(1) << 8, lexical | shape << 8));
    let window = around.look(-2) | around.look(-1) << 4 | around.look(1) << 8 | around.look(2) << 12;
    out.add(mix(window | practice << 20, shape));
    out.add(mix(
        around.coarse(-1) | around.coarse(1) << 8,
        lexical | shape << 8 | around.look(-1) << 16 | around.look(1) << 20 | practice << 24,
    ));
}

#[inline]
fn cues(around: &Around<'_>, item: &Item, out: &mut Collect) {
    let (before, after) = (around.word(-1), around.word(1));
    let cue = |item: Option<&Item>| item.map_or(31, |item| item.cue as u64);
    let key = |item: Option<&Item>| item.map_or(OUTSIDE, |item| item.word.key);
    let at = |offset| around.item(offset).map_or(31, |item: &Item| item.cue as u64);
    let shape = stands_out(item);
    let lexical = coarse(item.known) | (item.manner as u64) << 8;
    out.add(mix(at(-1), lexical) ^ shape << 50);
    out.add(mix(at(1), lexical) ^ shape << 50);
    out.add(mix(cue(before), look(item)));
    out.add(mix(cue(after), look(item)));
    out.add(mix(cue(before) | cue(after) << 5, lexical | shape << 10));
    out.add(mix(at(-2) | at(-1) << 5, shape | (item.manner as u64) << 6));
    out.add(mix(at(1) | at(2) << 5, shape | (item.manner as u64) << 6));
    out.add(mix(key(before), shape ^ 0x77));
    out.add(mix(key(after), shape ^ 0x99));
    let edge =
        |item: Option<&Item>| item.map_or(OUTSIDE, |item| if item.word.shape.is_word() { 1 } else { item.word.key });
    out.add(mix(mix(edge(around.item(-1)), edge(around.item(1))), look(item)));
}
