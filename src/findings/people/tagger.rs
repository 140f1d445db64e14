//! A linear-chain tagger: hashed features, eight-bit weights, exact marginals.
//!
//! Lafferty, McCallum and Pereira (2001) describe the model; the weights are made by
//! `cargo xtask train`. Words of grammar, marks and numbers are outside every name, so each
//! run between them is a chain of its own, mostly of one to three words.

use super::features::{self, ROWS};
use super::frame::Frame;

/// What a word can be: not a name, the first word of a person, a later word of a person,
/// part of a place, part of an organisation.
pub const LABELS: usize = 5;
/// First bytes of a packed model.
pub const MAGIC: [u8; 4] = *b"CTG1";
const WEIGHTS: usize = LABELS - 1;
const HEADER: usize = 4 + 4 + LABELS * LABELS * 4;

/// How likely a word is each label; they add up to 1.
pub type Odds = [f32; LABELS];

/// The odds of a word that is no name for certain.
pub const NOTHING: Odds = [1.0, 0.0, 0.0, 0.0, 0.0];

/// Packed weights, ready to run.
#[derive(Clone)]
pub struct Tagger<'b> {
    scale: f32,
    /// exp of the weight of a step from one label to the next.
    steps: [[f32; LABELS]; LABELS],
    weights: &'b [u8],
}

impl<'b> Tagger<'b> {
    /// Reads a packed model; `None` where the bytes are not one.
    #[must_use]
    pub fn read(bytes: &'b [u8]) -> Option<Self> {
        let (head, weights) = bytes.split_at_checked(HEADER)?;
        let number = |index: usize| {
            let at = 4 + index * 4;
            Some(f32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?))
        };
        if head.get(..4)? != MAGIC || weights.len() != ROWS * WEIGHTS {
            return None;
        }
        let mut steps = [[0.0; LABELS]; LABELS];
        for (index, step) in steps.iter_mut().flatten().enumerate() {
            *step = number(index + 1)?.exp();
        }
        Some(Self { scale: number(0)?, steps, weights })
    }

    /// Odds of every word of a text.
    #[must_use]
    pub fn odds(&self, frame: &Frame) -> Vec<Odds> {
        let mut odds = vec![NOTHING; frame.items.len()];
        let mut from = 0;
        for at in 0..frame.items.len() {
            let out = frame.items[at].fixed || !self.emit(frame, at, &mut odds[at]);
            if out {
                self.chain(&mut odds[from..at]);
                odds[at] = NOTHING;
                from = at + 1;
            }
        }
        self.chain(&mut odds[from..]);
        odds
    }

    /// Fills in how strongly each label speaks for a word by itself; false where none does.
    #[inline]
    fn emit(&self, frame: &Frame, at: usize, out: &mut Odds) -> bool {
        let mut sums = [0_i32; WEIGHTS];
        for mark in features::of(frame, at) {
            let start = features::row(mark) as usize * WEIGHTS;
            let Some(weights) = self.weights.get(start..start + WEIGHTS) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        out[0] = 1.0;
        let mut heard = false;
        for (label, &sum) in sums.iter().enumerate() {
            #[allow(clippy::cast_precision_loss)]
            let strength = (sum as f32 * self.scale).clamp(-30.0, 30.0);
            heard |= strength > SILENT_BELOW;
            out[label + 1] = strength.exp();
        }
        heard
    }

    /// Forward and backward over one chain, in place: strengths in, odds out.
    fn chain(&self, odds: &mut [Odds]) {
        let mut forward = NOTHING;
        let mut kept = [NOTHING; LONGEST];
        for part in odds.chunks_mut(LONGEST) {
            for (place, strengths) in part.iter().enumerate() {
                let mut next = [0.0; LABELS];
                for (label, value) in next.iter_mut().enumerate() {
                    *value =
                        (0..LABELS).map(|last| forward[last] * self.steps[last][label]).sum::<f32>() * strengths[label];
                }
                forward = normal(next);
                kept[place] = forward;
            }
            let mut backward: Odds = std::array::from_fn(|label| self.steps[label][0]);
            for (place, strengths) in part.iter_mut().enumerate().rev() {
                let here = normal(std::array::from_fn(|label| kept[place][label] * backward[label]));
                let spoken: Odds = std::array::from_fn(|label| backward[label] * strengths[label]);
                backward = normal(std::array::from_fn(|label| {
                    (0..LABELS).map(|next| self.steps[label][next] * spoken[next]).sum()
                }));
                *strengths = here;
            }
        }
    }
}

/// Strengths all below this are taken for no name: at most one in 400 even before a neighbour speaks.
const SILENT_BELOW: f32 = -6.0;
/// Longest chain that is worked out as one; longer ones are cut, which no name is long enough to notice.
const LONGEST: usize = 64;

fn normal(mut values: Odds) -> Odds {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        values.iter_mut().for_each(|value| *value /= sum);
    }
    values
}

/// Packs a model: scale of the weights, weights of the steps, one row of weights after the other.
#[must_use]
pub fn pack(scale: f32, steps: &[[f32; LABELS]; LABELS], weights: &[i8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(scale.to_le_bytes());
    bytes.extend(steps.iter().flatten().flat_map(|step| step.to_le_bytes()));
    bytes.extend(weights.iter().map(|weight| weight.cast_unsigned()));
    bytes
}
