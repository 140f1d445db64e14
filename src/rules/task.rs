//! Rules by which the task of a prompt is recognised: `rules/tasks/`.

use serde::{Deserialize, Serialize};

use super::groups::Groups;

/// Word groups and the weights learned over them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TaskRules {
    /// Groups of `rules/tasks/words.toml`.
    pub words: Groups,
    /// Weights of `rules/tasks/model.bin`, made by `cargo xtask train-tasks`.
    pub model: LinearModel,
    /// Cues that cross the kinds: groups of `rules/tasks/cues.toml`.
    pub cues: Groups,
}

/// A linear model over hashed features: one row of weights a bucket, one column an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LinearModel {
    /// Number of answers (nine kinds, then seven reserved tasks and none of them).
    pub answers: u32,
    /// Weight of 1 in units of the stored integers.
    pub unit: f32,
    /// Bias of each answer.
    pub bias: Vec<f32>,
    /// From which score on a reserved task counts: where its own words are used, where they are not,
    /// and where they are but nothing else speaks of social work.
    pub bars: [f32; 3],
    /// Weights, `answers` of them for each bucket.
    pub weights: Vec<i8>,
}

impl LinearModel {
    /// Number of buckets: 0 where nothing was learned.
    #[must_use]
    pub fn buckets(&self) -> usize {
        self.weights.len() / (self.answers.max(1) as usize)
    }

    /// The sum of bias and weights for each answer over the buckets that are on.
    #[must_use]
    pub fn scores(&self, on: &[u32]) -> Vec<f32> {
        let answers = self.answers as usize;
        let mut sums = self.bias.clone();
        let share = 1.0 / (on.len().max(1) as f32).sqrt();
        for &bucket in on {
            let from = bucket as usize * answers;
            let Some(row) = self.weights.get(from..from + answers) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(weight) * self.unit * share;
            }
        }
        sums
    }
}
