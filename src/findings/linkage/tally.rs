//! What has been told so far, and how much it is.

use crate::rules::linkage::{FAMILIES, Family};

/// How likely it is that somebody could be recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to say.
    #[default]
    None,
    /// The facts give some clues.
    Possible,
    /// The facts together may point at one family.
    Likely,
}

impl Level {
    /// The word used at a terminal and in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Possible => "possible",
            Self::Likely => "likely",
        }
    }
}

/// From these many bits a text gives clues.
const POSSIBLE_FROM: f32 = 14.0;
/// From these many bits it may point at one family.
const LIKELY_FROM: f32 = 21.0;
/// So many families make a puzzle.
const PIECES: usize = 3;
/// A fact of these many bits is distinctive by itself.
const STRONG_FROM: f32 = 5.0;
/// So many bits pick one person out of England and Wales.
const ONE_OF_ALL: f32 = 26.0;
/// A fact of these many bits needs only one unusual word beside it, "a transplant" unlike "a refuge".
const HEAVY_FROM: f32 = 10.0;
/// Beside one lighter fact the unusual words must have these many bits.
const WORDED_FROM: f32 = 6.0;
/// Somebody close knows half the puzzle already.
const SOMEONE_CLOSE: f32 = 4.0;

/// The strongest fact of each family seen so far in a chat. Holds no text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally(pub [f32; FAMILIES]);

impl Tally {
    pub(super) fn note(&mut self, family: Family, bits: f32) {
        if let Some(held) = self.0.get_mut(family as usize) {
            *held = held.max(bits);
        }
    }

    /// This tally and an earlier one of the same chat.
    #[must_use]
    pub fn with(mut self, earlier: &Self) -> Self {
        self.0.iter_mut().zip(earlier.0).for_each(|(held, before)| *held = held.max(before));
        self
    }

    /// Families with a fact that sets somebody apart by itself.
    fn strong(&self) -> usize {
        let apart = |(place, bits): &(usize, &f32)| **bits >= STRONG_FROM && Family::sets_apart(*place);
        self.0.iter().enumerate().filter(apart).count()
    }

    /// Families with any fact; unusual words alone are style.
    fn pieces(&self) -> usize {
        let facts = self.0.iter().enumerate().filter(|&(place, _)| place != Family::Detail as usize);
        facts.filter(|(_, bits)| **bits > 0.0).count()
    }

    /// All families together, with the allowance for somebody close where there is a strong fact.
    #[must_use]
    pub fn bits(&self) -> f32 {
        let sum: f32 = self.0.iter().sum();
        if self.strong() > 0 { sum + SOMEONE_CLOSE } else { sum }
    }

    /// Whether so much could point at somebody. One piece is no puzzle, however heavy: "likely" needs two facts that
    /// set apart, one among several, or plain ones (an age, a town and a school) that pick one out of all.
    #[must_use]
    pub fn level(&self) -> Level {
        let (strong, pieces, bits) = (self.strong(), self.pieces(), self.bits());
        let held = |family: Family| self.0.get(family as usize).copied().unwrap_or_default();
        let plain = pieces >= PIECES && self.0.iter().sum::<f32>() - held(Family::Detail) >= ONE_OF_ALL;
        let puzzle = strong >= 2 || strong == 1 && pieces >= PIECES || plain;
        let heavy = self.0.iter().any(|&fact| fact >= HEAVY_FROM);
        let worded = held(Family::Detail) >= if heavy { 2.0 } else { WORDED_FROM };
        let clues = puzzle || strong == 1 && (pieces >= 2 || worded) || pieces >= PIECES;
        match bits {
            bits if puzzle && bits >= LIKELY_FROM => Level::Likely,
            bits if clues && bits >= POSSIBLE_FROM => Level::Possible,
            _ => Level::None,
        }
    }
}
