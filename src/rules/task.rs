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
    /// The sixteen weights that there are.
    pub levels: Vec<f32>,
    /// Bias of each answer.
    pub bias: Vec<f32>,
    /// From which score on a reserved task counts: where its own words are used, where they are not,
    /// and where they are but nothing else speaks of social work.
    pub bars: [f32; 3],
    /// Which of `levels` each weight is, two to a byte, the lower half first: `answers` of them for each bucket.
    pub weights: Vec<u8>,
}

impl LinearModel {
    /// Number of buckets: 0 where nothing was learned.
    #[must_use]
    pub fn buckets(&self) -> usize {
        self.weights.len() * 2 / (self.answers.max(1) as usize)
    }

    /// The sum of bias and weights for each answer over the buckets that are on.
    #[must_use]
    pub fn scores(&self, on: &[u32]) -> Vec<f32> {
        let answers = self.answers as usize;
        let mut sums = self.bias.clone();
        let share = 1.0 / (on.len().max(1) as f32).sqrt();
        for &bucket in on {
            for (answer, sum) in sums.iter_mut().enumerate().take(answers) {
                *sum += self.weight(bucket as usize * answers + answer) * share;
            }
        }
        sums
    }

    /// One weight; 0 where there is none.
    fn weight(&self, at: usize) -> f32 {
        let level = self.weights.get(at / 2).map(|pair| if at.is_multiple_of(2) { pair & 15 } else { pair >> 4 });
        level.and_then(|level| self.levels.get(usize::from(level))).copied().unwrap_or_default()
    }
}
