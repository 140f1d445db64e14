//! Trains the task model from `tests/coach/prompts.jsonl` and writes `rules/tasks/model.bin`.
//!
//! `cargo run --release --example train_tasks` measures (five folds, and the held-out set) and
//! writes nothing; with `-- write` it trains on everything and writes the model.

#![allow(clippy::print_stdout, reason = "a program that reports what it measured")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use candour::advice::task::{BUCKETS, Kind, Reserved, features_of, recognise};
use candour::rules::groups::Groups;
use candour::rules::task::{LinearModel, TaskRules};
use candour::text::Text;

/// Nine kinds, seven reserved tasks, and that none of these is asked for.
const ANSWERS: usize = 17;
/// Scores from which a reserved task counts: with its own words, without, and with nothing else of
/// social work. The first are written; the others show what they trade.
const BARS: [[f32; 3]; 3] = [[-2.0, -1.2, 4.0], [-1.0, -0.5, 4.0], [-3.0, -2.0, 4.0]];

/// How the model is trained; `epochs=20 step=0.3 rare=4 decay=0.0001` on the command line tries others.
struct Ways {
    epochs: f32,
    step: f32,
    /// Reserved tasks are rare in the set: each counts as this many prompts without.
    rare: f32,
    decay: f32,
    /// How much a prompt made from a frame teaches of the kinds.
    framed: f32,
}

fn ways() -> Ways {
    let given = |name: &str, usual: f32| {
        let found = std::env::args().find_map(|word| word.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
        found.unwrap_or(usual)
    };
    Ways {
        epochs: given("epochs", 40.0),
        step: given("step", 0.35),
        rare: given("rare", 3.0),
        decay: given("decay", 2.0e-5),
        framed: given("framed", 0.1),
    }
}

#[derive(Clone, serde::Deserialize)]
struct Prompt {
    id: String,
    split: String,
    text: String,
    task: Kind,
    reserved: Vec<Reserved>,
    note: Option<String>,
}

#[derive(serde::Deserialize)]
struct GroupFile {
    groups: BTreeMap<String, Vec<String>>,
}

fn read(path: &str) -> Result<Vec<Prompt>, Box<dyn Error>> {
    Ok(std::fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut prompts = read("tests/coach/prompts.jsonl")?;
    for more in std::env::args().filter(|word| word.ends_with(".jsonl")) {
        prompts.extend(read(&more)?);
    }
    let file: GroupFile = toml::from_str(&std::fs::read_to_string("rules/tasks/words.toml")?)?;
    let mut rules = TaskRules { words: Groups::new(&file.groups), ..TaskRules::default() };
    if std::env::args().any(|word| word == "write") {
        rules.model = train(&rules, &prompts.iter().collect::<Vec<_>>());
        std::fs::write("rules/tasks/model.bin", postcard::to_allocvec(&rules.model)?)?;
        println!("written, trained on {} prompts", prompts.len());
        return Ok(());
    }
    measure(&mut rules, &prompts);
    Ok(())
}

/// Five folds over what people might type, and each set whose split begins with "held" on its own.
/// Prompts made from frames are never measured.
fn measure(rules: &mut TaskRules, prompts: &[Prompt]) {
    let frames: Vec<&Prompt> = prompts.iter().filter(|prompt| prompt.split == "frame").collect();
    let (held, mut known): (Vec<&Prompt>, Vec<&Prompt>) =
        prompts.iter().filter(|prompt| prompt.split != "frame").partition(|prompt| prompt.split.starts_with("held"));
    let mut all = vec![Vec::new(); BARS.len()];
    for fold in 0..5 {
        let (test, rest): (Vec<_>, Vec<_>) = known.iter().enumerate().partition(|(at, _)| at % 5 == fold);
        let rest = rest.into_iter().map(|(_, prompt)| *prompt).chain(frames.iter().copied());
        rules.model = train(rules, &rest.collect::<Vec<_>>());
        let test: Vec<_> = test.into_iter().map(|(_, prompt)| *prompt).collect();
        for (bars, all) in BARS.iter().zip(&mut all) {
            rules.model.bars = *bars;
            all.extend(answers(rules, &test));
        }
    }
    for (bars, all) in BARS.iter().zip(&all) {
        report(&format!("five folds {bars:?}"), all);
    }
    known.extend(&frames);
    rules.model = train(rules, &known);
    let sets: BTreeSet<&str> = held.iter().map(|prompt| prompt.split.as_str()).collect();
    for bars in BARS {
        rules.model.bars = bars;
        println!("bars {bars:?}");
        for set in &sets {
            let of: Vec<&Prompt> = held.iter().filter(|prompt| prompt.split == *set).copied().collect();
            report(set, &answers(rules, &of));
        }
    }
}

/// What was wanted and what was answered.
#[derive(Clone)]
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
        let forms = if prompt.split == "frame" { vec![prompt.text.clone()] } else { variants(&prompt.text, at) };
        for text in forms {
            rows.push((features_of(&Text::new(&text), rules), *prompt));
        }
    }
    let size = (BUCKETS as usize + 1) * ANSWERS;
    let (mut weights, mut squares) = (vec![0.0_f32; size], vec![1.0e-6_f32; size]);
    let ways = ways();
    for epoch in 0..ways.epochs as usize {
        for step in 0..rows.len() {
            let (on, prompt) = &rows[(step * 7919 + epoch * 31) % rows.len()];
            learn(&mut weights, &mut squares, on, prompt, &ways);
        }
    }
    pack(&weights)
}

fn learn(weights: &mut [f32], squares: &mut [f32], on: &[u32], prompt: &Prompt, ways: &Ways) {
    let bias = BUCKETS as usize * ANSWERS;
    let share = 1.0 / (on.len().max(1) as f32).sqrt();
    let mut scores = [0.0_f32; ANSWERS];
    for (answer, score) in scores.iter_mut().enumerate() {
        *score = weights[bias + answer];
        *score += on.iter().map(|&bucket| weights[bucket as usize * ANSWERS + answer]).sum::<f32>() * share;
    }
    let slopes = slopes(&scores, prompt, ways);
    let mut nudge = |at: usize, slope: f32| {
        let slope = slope + ways.decay * weights[at];
        squares[at] += slope * slope;
        weights[at] -= ways.step * slope / squares[at].sqrt();
    };
    for (answer, slope) in slopes.into_iter().enumerate().filter(|(_, slope)| slope.abs() > 1.0e-3) {
        nudge(bias + answer, slope);
        for &bucket in on {
            nudge(bucket as usize * ANSWERS + answer, slope * share);
        }
    }
}

/// Two softmaxes: one over the kinds, one over the reserved tasks and none.
fn slopes(scores: &[f32; ANSWERS], prompt: &Prompt, ways: &Ways) -> [f32; ANSWERS] {
    let kinds = Kind::ALL.len();
    let framed = prompt.split == "frame";
    let mut slopes = [0.0; ANSWERS];
    let kind_weight = if framed { ways.framed } else { 1.0 };
    for (at, share) in shares(&scores[..kinds]).into_iter().enumerate() {
        slopes[at] = kind_weight * (share - f32::from(u8::from(Kind::ALL[at] == prompt.task)));
    }
    let weight = if prompt.reserved.is_empty() { 1.0 } else { ways.rare };
    let each = 1.0 / prompt.reserved.len().max(1) as f32;
    for (at, share) in shares(&scores[kinds..]).into_iter().enumerate() {
        let wanted = match Reserved::ALL.get(at) {
            Some(task) if prompt.reserved.contains(task) => each,
            None if prompt.reserved.is_empty() => 1.0,
            _ => 0.0,
        };
        slopes[kinds + at] = weight * (share - wanted);
    }
    slopes
}

fn shares(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    scores.iter().map(|score| (score - top).exp() / sum).collect()
}

/// Keeps four bits of a weight: which of sixteen levels is nearest.
fn pack(weights: &[f32]) -> LinearModel {
    let body = BUCKETS as usize * ANSWERS;
    let centred: Vec<f32> = weights[..body].chunks(ANSWERS).flat_map(centred).collect();
    let levels = levels(&centred);
    let nearest: Vec<u8> = centred.iter().map(|&weight| nearest(&levels, weight) as u8).collect();
    LinearModel {
        answers: ANSWERS as u32,
        bias: weights[body..].to_vec(),
        bars: BARS[0],
        weights: nearest.chunks(2).map(|pair| pair[0] | pair.get(1).unwrap_or(&0) << 4).collect(),
        levels,
    }
}

/// Weights of one bucket without what its kinds, and its reserved tasks, have in common: only differences are read.
fn centred(row: &[f32]) -> Vec<f32> {
    let (kinds, reserved) = row.split_at(Kind::ALL.len());
    let apart = |part: &[f32]| {
        let mean = part.iter().sum::<f32>() / part.len().max(1) as f32;
        part.iter().map(|weight| weight - mean).collect::<Vec<_>>()
    };
    [apart(kinds), apart(reserved)].concat()
}

/// The sixteen levels that lose least: each in the middle of the weights that are nearest to it (Lloyd's algorithm,
/// IEEE Transactions on Information Theory 28, 1982).
fn levels(weights: &[f32]) -> Vec<f32> {
    let mut ordered = weights.to_vec();
    ordered.sort_by(f32::total_cmp);
    let mut levels: Vec<f32> = (0..16).map(|level| ordered[(level * 2 + 1) * (ordered.len() - 1) / 32]).collect();
    for _ in 0..40 {
        let (mut sums, mut counts) = ([0.0_f64; 16], [0_u32; 16]);
        for &weight in &ordered {
            let level = nearest(&levels, weight);
            sums[level] += f64::from(weight);
            counts[level] += 1;
        }
        for (level, (sum, count)) in levels.iter_mut().zip(sums.into_iter().zip(counts)).filter(|(_, (_, n))| *n > 0) {
            *level = (sum / f64::from(count)) as f32;
        }
    }
    levels
}

/// The level nearest to a weight; levels ascend.
fn nearest(levels: &[f32], weight: f32) -> usize {
    let after = levels.partition_point(|&level| level < weight);
    let closer = |at: usize| (levels[at] - weight).abs();
    match after {
        0 => 0,
        16 => 15,
        at if closer(at) < closer(at - 1) => at,
        at => at - 1,
    }
}

fn report(name: &str, all: &[Answer<'_>]) {
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
    let verbose = std::env::args().any(|word| word == "show");
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
