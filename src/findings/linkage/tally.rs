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
/// A fact of these many bits is distinctive by itself.
const STRONG_FROM: f32 = 5.0;
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

    fn strong(&self) -> usize {
        self.0.iter().filter(|&&bits| bits >= STRONG_FROM).count()
    }

    /// All families together, with the allowance for somebody close where there is a strong fact.
    #[must_use]
    pub fn bits(&self) -> f32 {
        let sum: f32 = self.0.iter().sum();
        if self.strong() > 0 { sum + SOMEONE_CLOSE } else { sum }
    }

    /// Whether so much could point at somebody: never without a distinctive fact.
    #[must_use]
    pub fn level(&self) -> Level {
        match (self.strong(), self.bits()) {
            (0, _) => Level::None,
            (_, bits) if bits >= LIKELY_FROM => Level::Likely,
            (_, bits) if bits >= POSSIBLE_FROM => Level::Possible,
            _ => Level::None,
        }
    }
}
