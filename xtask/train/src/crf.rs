//! Trains the tagger's weights: maximum likelihood of a linear chain, AdaGrad (Duchi, Hazan and Singer 2011).

use candour::findings::people::features::{self, COUNT, ROWS};
use candour::findings::people::frame::Frame;
use candour::findings::people::tagger::{LABELS, pack};

use crate::random::Random;

const WEIGHTS: usize = LABELS - 1;

/// Bits of a feature by which it is counted.
const COUNT_BITS: u32 = 26;
/// A feature seen less often than this is not learnt from: its row stays free, and unseen words find less noise.
const SEEN: u8 = 12;
/// In place of the row of a feature that is not learnt from.
const NOWHERE: u32 = u32::MAX;

type Rows = [u32; COUNT];

/// Runs of words between words that are no names, with their labels.
#[derive(Default)]
pub struct Chains {
    rows: Vec<Rows>,
    gold: Vec<u8>,
    /// Where each chain ends in `rows`.
    ends: Vec<usize>,
    /// How much each chain counts.
    weights: Vec<f32>,
    /// Labelled words that the tagger leaves out.
    pub lost: usize,
}

impl Chains {
    /// Adds a document with a label for each of its words.
    pub fn add(&mut self, frame: &Frame, labels: &[u8], weight: f32) {
        for (at, item) in frame.items.iter().enumerate() {
            if item.fixed {
                self.lost += usize::from(labels[at] != 0 && item.word.shape.is_word());
                self.end(weight);
            } else {
                self.rows.push(features::of(frame, at).map(|mark| (mark >> (64 - COUNT_BITS)) as u32));
                self.gold.push(labels[at]);
            }
        }
        self.end(weight);
    }

    fn end(&mut self, weight: f32) {
        if self.ends.last().copied().unwrap_or(0) < self.rows.len() {
            self.ends.push(self.rows.len());
            self.weights.push(weight);
        }
    }

    /// Leaves out rare features; to be called once, when all documents are in.
    pub fn prune(&mut self) {
        let mut counts = vec![0_u8; 1 << COUNT_BITS];
        for &mark in self.rows.iter().flatten() {
            counts[mark as usize] = counts[mark as usize].saturating_add(1);
        }
        for mark in self.rows.iter_mut().flatten() {
            let rare = counts[*mark as usize] < SEEN;
            *mark = if rare { NOWHERE } else { features::row(u64::from(*mark) << (64 - COUNT_BITS)) };
        }
    }

    /// Words to learn from.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// Weights while they are learnt, with the sums of squares that set their steps.
pub struct Model {
    weights: Vec<[f32; WEIGHTS]>,
    squares: Vec<[f32; WEIGHTS]>,
    steps: [[f32; LABELS]; LABELS],
    step_squares: [[f32; LABELS]; LABELS],
    /// Sums of the weights after each of the later passes: their mean is steadier than the last.
    sums: Vec<[f32; WEIGHTS]>,
    step_sums: [[f32; LABELS]; LABELS],
}

/// How fast weights move.
const RATE: f32 = 0.12;
/// Pull towards nothing, at each step of a weight.
const DECAY: f32 = 0.004;

type Scores = [f32; LABELS];

impl Model {
    /// Nothing learnt.
    pub fn new() -> Self {
        Self {
            weights: vec![[0.0; WEIGHTS]; ROWS],
            squares: vec![[0.1; WEIGHTS]; ROWS],
            steps: [[0.0; LABELS]; LABELS],
            step_squares: [[0.1; LABELS]; LABELS],
            sums: vec![[0.0; WEIGHTS]; ROWS],
            step_sums: [[0.0; LABELS]; LABELS],
        }
    }

    /// One pass over all chains in a new order; answers with the mean loss of a word.
    pub fn pass(&mut self, chains: &Chains, random: &mut Random) -> f64 {
        let mut order: Vec<usize> = (0..chains.ends.len()).collect();
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for chain in order {
            let from = if chain == 0 { 0 } else { chains.ends[chain - 1] };
            let to = chains.ends[chain];
            loss += f64::from(self.learn(&chains.rows[from..to], &chains.gold[from..to], chains.weights[chain]));
        }
        loss / chains.rows.len().max(1) as f64
    }

    /// Adds the weights as they are now to the mean.
    pub fn note(&mut self) {
        self.sums.iter_mut().flatten().zip(self.weights.iter().flatten()).for_each(|(sum, weight)| *sum += weight);
        self.step_sums.iter_mut().flatten().zip(self.steps.iter().flatten()).for_each(|(sum, step)| *sum += step);
    }

    /// Takes the mean of `count` noted weights.
    pub fn settle(&mut self, count: usize) {
        let mean = |sum: &f32| sum / count as f32;
        self.weights = self.sums.iter().map(|row| std::array::from_fn(|at| mean(&row[at]))).collect();
        self.steps = self.step_sums.map(|row| row.map(|sum| mean(&sum)));
    }

    fn emit(&self, rows: &Rows) -> Scores {
        let mut scores = [0.0; LABELS];
        for &row in rows.iter().filter(|&&row| row != NOWHERE) {
            for (score, weight) in scores[1..].iter_mut().zip(self.weights[row as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// One step on one chain.
    fn learn(&mut self, rows: &[Rows], gold: &[u8], weight: f32) -> f32 {
        let emissions: Vec<Scores> = rows.iter().map(|rows| self.emit(rows)).collect();
        let (forward, total) = self.forward(&emissions);
        let backward = self.backward(&emissions);
        let mut score = 0.0;
        let mut last = 0;
        for (at, &label) in gold.iter().enumerate() {
            score += emissions[at][label as usize] + self.steps[last][label as usize];
            last = label as usize;
        }
        score += self.steps[last][0];
        self.step_gradients(&emissions, &forward, &backward, total, gold, weight);
        for (at, rows) in rows.iter().enumerate() {
            let mut gradient = [0.0; LABELS];
            for label in 0..LABELS {
                gradient[label] = (forward[at][label] + backward[at][label] - total).exp();
            }
            gradient[gold[at] as usize] -= 1.0;
            gradient.iter_mut().for_each(|value| *value *= weight);
            if gradient.iter().any(|value| value.abs() > 1e-4) {
                self.update(rows, &gradient);
            }
        }
        total - score
    }

    fn update(&mut self, rows: &Rows, gradient: &Scores) {
        for &row in rows.iter().filter(|&&row| row != NOWHERE) {
            let (weights, squares) = (&mut self.weights[row as usize], &mut self.squares[row as usize]);
            for label in 0..WEIGHTS {
                let pull = gradient[label + 1] + DECAY * weights[label];
                squares[label] += pull * pull;
                weights[label] -= RATE * pull / squares[label].sqrt();
            }
        }
    }

    fn step_gradients(
        &mut self,
        emissions: &[Scores],
        forward: &[Scores],
        backward: &[Scores],
        total: f32,
        gold: &[u8],
        weight: f32,
    ) {
        let mut gradient = [[0.0_f32; LABELS]; LABELS];
        for at in 0..=gold.len() {
            for last in 0..LABELS {
                for next in 0..LABELS {
                    let before = if at == 0 { start(last) } else { forward[at - 1][last] };
                    let after = if at == gold.len() { start(next) } else { emissions[at][next] + backward[at][next] };
                    gradient[last][next] += (before + self.steps[last][next] + after - total).exp();
                }
            }
            let last = if at == 0 { 0 } else { gold[at - 1] as usize };
            let next = if at == gold.len() { 0 } else { gold[at] as usize };
            gradient[last][next] -= 1.0;
        }
        let squares = self.step_squares.iter_mut().flatten();
        let steps = self.steps.iter_mut().flatten();
        for ((step, square), gradient) in steps.zip(squares).zip(gradient.iter().flatten()) {
            let pull = gradient * weight;
            *square += pull * pull;
            *step -= RATE * pull / square.sqrt();
        }
    }

    /// Log of the weight of all ways to reach each label, emission included; and of all whole ways.
    fn forward(&self, emissions: &[Scores]) -> (Vec<Scores>, f32) {
        let mut last: Scores = std::array::from_fn(start);
        let mut all = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let next: Scores = std::array::from_fn(|label| {
                emission[label] + log_sum(std::array::from_fn(|before| last[before] + self.steps[before][label]))
            });
            all.push(next);
            last = next;
        }
        let total = log_sum(std::array::from_fn(|label| last[label] + self.steps[label][0]));
        (all, total)
    }

    /// Log of the weight of all ways from each label to the end, emission excluded.
    fn backward(&self, emissions: &[Scores]) -> Vec<Scores> {
        let mut all = vec![[0.0; LABELS]; emissions.len()];
        let mut next: Scores = std::array::from_fn(|label| self.steps[label][0]);
        for at in (0..emissions.len()).rev() {
            all[at] = next;
            let here: Scores = std::array::from_fn(|label| emissions[at][label] + next[label]);
            next = std::array::from_fn(|label| {
                log_sum(std::array::from_fn(|after| self.steps[label][after] + here[after]))
            });
        }
        all
    }

    /// Packs the weights in eight bits each.
    pub fn pack(&self) -> Vec<u8> {
        let mut sizes: Vec<f32> =
            self.weights.iter().flatten().map(|weight| weight.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * 9995 / 10_000).copied().unwrap_or(1.0);
        let scale = largest / 127.0;
        #[allow(clippy::cast_possible_truncation)] // Clamped to the range of eight bits.
        let weights: Vec<i8> =
            self.weights.iter().flatten().map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8).collect();
        pack(scale, &self.steps, &weights)
    }

    /// Rows with any weight, in a thousand.
    pub fn fullness(&self) -> usize {
        self.weights.iter().filter(|row| row.iter().any(|weight| weight.abs() > 0.01)).count() * 1000 / ROWS
    }
}

fn start(label: usize) -> f32 {
    if label == 0 { 0.0 } else { -1e9 }
}

fn log_sum(values: Scores) -> f32 {
    let largest = values.iter().copied().fold(f32::MIN, f32::max);
    largest + values.iter().map(|value| (value - largest).exp()).sum::<f32>().ln()
}
