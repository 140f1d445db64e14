//! Trains the task model from `tests/coach/prompts.jsonl` and writes `rules/tasks/model.bin`.
//!
//! `cargo run --release --example train_tasks` measures (five folds, and the held-out set) and
//! writes nothing; with `-- write` it trains on everything and writes the model.

#![allow(clippy::print_stdout, reason = "a program that reports what it measured")]

use std::error::Error;

use candour::advice::task::{BUCKETS, Kind, Reserved, features_of, recognise};
use candour::rules::task::{LinearModel, TaskRules};
use candour::text::Text;

const ANSWERS: usize = 16;
const EPOCHS: usize = 40;
const STEP: f32 = 0.35;
/// Reserved tasks are rare in the set: each counts as this many prompts without.
const RARE: f32 = 6.0;
const DECAY: f32 = 2.0e-5;

#[derive(Clone, serde::Deserialize)]
struct Prompt {
    id: String,
    split: String,
    text: String,
    task: Kind,
    reserved: Vec<Reserved>,
    note: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let lines = std::fs::read_to_string("tests/coach/prompts.jsonl")?;
    let prompts: Vec<Prompt> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut rules = candour::rules::builtin()?.tasks.clone();
    let write = std::env::args().any(|word| word == "write");
    if write {
        rules.model = train(&rules, &prompts.iter().collect::<Vec<_>>());
        std::fs::write("rules/tasks/model.bin", postcard::to_allocvec(&rules.model)?)?;
        println!("written, trained on {} prompts", prompts.len());
        return Ok(());
    }
    let frames: Vec<&Prompt> = prompts.iter().filter(|prompt| prompt.split == "frame").collect();
    let (held, mut known): (Vec<&Prompt>, Vec<&Prompt>) =
        prompts.iter().filter(|prompt| prompt.split != "frame").partition(|prompt| prompt.split == "held");
    let mut all = Vec::new();
    for fold in 0..5 {
        let (test, rest): (Vec<_>, Vec<_>) = known.iter().enumerate().partition(|(at, _)| at % 5 == fold);
        let rest = rest.into_iter().map(|(_, prompt)| *prompt).chain(frames.iter().copied());
        rules.model = train(&rules, &rest.collect::<Vec<_>>());
        all.extend(answers(&rules, &test.into_iter().map(|(_, prompt)| *prompt).collect::<Vec<_>>()));
    }
    report("five folds", &all, false);
    known.extend(&frames);
    rules.model = train(&rules, &known);
    report("held out", &answers(&rules, &held), true);
    Ok(())
}

/// What was wanted and what was answered.
struct Answer<'p> {
    prompt: &'p Prompt,
    kind: Kind,
    reserved: Vec<Reserved>,
}

fn answers<'p>(rules: &TaskRules, prompts: &[&'p Prompt]) -> Vec<Answer<'p>> {
    let answer = |prompt: &&'p Prompt| {
        let task = recognise(&Text::new(&prompt.text), rules);
        Answer { prompt, kind: task.kind, reserved: task.reserved }
    };
    prompts.iter().map(answer).collect()
}

/// Variants of a prompt as hurried people type it: no capitals, a politeness before it, a slip.
fn variants(text: &str, at: usize) -> Vec<String> {
    const BEFORE: [&str; 6] = ["can you ", "Please ", "hi, ", "I need you to ", "could you please ", "ok so "];
    let lower = text.to_lowercase();
    let mut slip: Vec<char> = text.chars().collect();
    if slip.len() > 12 {
        let place = 3 + (at * 7) % (slip.len().min(60) - 8);
        slip.swap(place, place + 1);
    }
    vec![text.to_owned(), format!("{}{lower}", BEFORE[at % BEFORE.len()]), slip.into_iter().collect()]
}

/// Logistic regression with adaptive steps: softmax over the kinds, one sigmoid a reserved task.
fn train(rules: &TaskRules, prompts: &[&Prompt]) -> LinearModel {
    let mut rows = Vec::new();
    for (at, prompt) in prompts.iter().enumerate() {
        for text in variants(&prompt.text, at) {
            rows.push((features_of(&Text::new(&text), rules), *prompt));
        }
    }
    let size = (BUCKETS as usize + 1) * ANSWERS;
    let (mut weights, mut squares) = (vec![0.0_f32; size], vec![1.0e-6_f32; size]);
    for epoch in 0..EPOCHS {
        for step in 0..rows.len() {
            let (on, prompt) = &rows[(step * 7919 + epoch * 31) % rows.len()];
            learn(&mut weights, &mut squares, on, prompt);
        }
    }
    pack(&weights)
}

fn learn(weights: &mut [f32], squares: &mut [f32], on: &[u32], prompt: &Prompt) {
    let bias = BUCKETS as usize * ANSWERS;
    let share = 1.0 / (on.len().max(1) as f32).sqrt();
    let mut scores = [0.0_f32; ANSWERS];
    for (answer, score) in scores.iter_mut().enumerate() {
        *score = weights[bias + answer];
        *score += on.iter().map(|&bucket| weights[bucket as usize * ANSWERS + answer]).sum::<f32>() * share;
    }
    let slopes = slopes(&scores, prompt);
    let mut nudge = |at: usize, slope: f32| {
        let slope = slope + DECAY * weights[at];
        squares[at] += slope * slope;
        weights[at] -= STEP * slope / squares[at].sqrt();
    };
    for (answer, slope) in slopes.into_iter().enumerate().filter(|(_, slope)| slope.abs() > 1.0e-3) {
        nudge(bias + answer, slope);
        for &bucket in on {
            nudge(bucket as usize * ANSWERS + answer, slope * share);
        }
    }
}

fn slopes(scores: &[f32; ANSWERS], prompt: &Prompt) -> [f32; ANSWERS] {
    let kinds = Kind::ALL.len();
    let top = scores[..kinds].iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores[..kinds].iter().map(|score| (score - top).exp()).sum();
    let mut slopes = [0.0; ANSWERS];
    for (answer, slope) in slopes.iter_mut().enumerate() {
        let (guess, wanted) = if answer < kinds {
            ((scores[answer] - top).exp() / sum, Kind::ALL[answer] == prompt.task)
        } else {
            (1.0 / (1.0 + (-scores[answer]).exp()), prompt.reserved.contains(&Reserved::ALL[answer - kinds]))
        };
        let weight = if answer >= kinds && wanted { RARE } else { 1.0 };
        *slope = weight * (guess - f32::from(u8::from(wanted)));
    }
    slopes
}

/// Rounds weights to eighths of what the largest needs.
fn pack(weights: &[f32]) -> LinearModel {
    let body = BUCKETS as usize * ANSWERS;
    let largest = weights[..body].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let unit = (largest / 127.0).max(1.0e-6);
    LinearModel {
        answers: ANSWERS as u32,
        unit,
        bias: weights[body..].to_vec(),
        weights: weights[..body].iter().map(|weight| (weight / unit).round() as i8).collect(),
    }
}

fn report(name: &str, all: &[Answer<'_>], show: bool) {
    let right = all.iter().filter(|answer| answer.kind == answer.prompt.task).count();
    let f1 = Kind::ALL.map(|kind| {
        let hit = all.iter().filter(|a| a.kind == kind && a.prompt.task == kind).count() as f32;
        let given = all.iter().filter(|a| a.kind == kind).count() as f32;
        let wanted = all.iter().filter(|a| a.prompt.task == kind).count() as f32;
        2.0 * hit / (given + wanted).max(1.0)
    });
    let mean = f1.iter().sum::<f32>() / 9.0;
    let (mut hit, mut given, mut wanted) = (0, 0, 0);
    for answer in all {
        given += answer.reserved.len();
        wanted += answer.prompt.reserved.len();
        hit += answer.reserved.iter().filter(|task| answer.prompt.reserved.contains(task)).count();
    }
    let called = |note: &str| {
        let of: Vec<_> = all.iter().filter(|a| a.prompt.note.as_deref() == Some(note)).collect();
        (of.iter().filter(|a| !a.reserved.is_empty()).count(), of.len())
    };
    println!(
        "{name}: {} prompts, kinds {:.1} %, macro-F1 {:.1}; reserved P {:.1} R {:.1}; look-alikes {:?}, elsewhere {:?}",
        all.len(),
        100.0 * right as f32 / all.len() as f32,
        100.0 * mean,
        100.0 * hit as f32 / given.max(1) as f32,
        100.0 * hit as f32 / wanted.max(1) as f32,
        called("look-alike"),
        called("elsewhere"),
    );
    for (kind, f1) in Kind::ALL.iter().zip(f1) {
        print!(" {} {:.0}", kind.name(), 100.0 * f1);
    }
    println!();
    let verbose = show || std::env::args().any(|word| word == "show");
    for answer in all.iter().filter(|a| verbose && (a.kind != a.prompt.task || a.reserved != a.prompt.reserved)) {
        let head: String = answer.prompt.text.chars().take(110).collect();
        let names = |of: &[Reserved]| of.iter().map(|task| task.name()).collect::<Vec<_>>().join(",");
        println!(
            "  {} {}→{} [{}]→[{}] {:?}",
            answer.prompt.id,
            answer.prompt.task.name(),
            answer.kind.name(),
            names(&answer.prompt.reserved),
            names(&answer.reserved),
            head
        );
    }
}
