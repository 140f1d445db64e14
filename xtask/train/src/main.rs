//! Makes what `src/findings/people` runs on: `rules/people/names.lexicon` and `rules/people/names.tagger`.
//!
//! `train DATA [--rounds N] [--passes N]` or `train --find TEXTS SPANS`, from the root of the repository, where DATA is the folder of licensed data described in
//! `docs/model-card.md`. The same data give the same bytes.

#![allow(
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    reason = "a program that talks to the person who runs it"
)]

mod augment;
mod corpus;
mod crf;
mod forget;
mod generate;
mod lexicon;
mod measure;
mod names;
mod person;
mod random;
mod report;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use candour::findings::people::cues::{Cue, Cues};
use candour::findings::people::frame::Frame;
use candour::findings::people::lexicon::Lexicon;
use candour::rules::people::CueFile;

use corpus::{Document, PERSON};
use random::Random;

/// Everything that chance decides starts here.
const SEED: u64 = 2026;

/// Sources with how much a word of each counts: much where names stand in everybody's messages, or our own texts of practice
/// would be all that the tagger learns.
const SOURCES: &[(&str, f32)] = &[
    ("uner_ewt", 20.0),
    ("btc", 12.0),
    ("wnut17", 0.8),
    ("wikigold", 1.0),
    ("gum", 1.0),
    ("litbank", 0.4),
    ("presidio_synth", 0.3),
    ("re3d", 0.3),
    ("crossner", 0.3),
];

/// Texts of practice written for this project by several hands, everybody in them invented.
const CASEWORK: &str = "xtask/train/casework";

/// How our own texts are learnt from.
#[derive(Clone, Copy)]
struct Told {
    /// How often each is told again with other people's names.
    again: usize,
    /// How much a word of them counts.
    weight: f32,
}

/// What a text is read with.
pub struct Reader<'l> {
    pub lexicon: Lexicon<'l>,
    pub cues: Cues,
}

impl Reader<'_> {
    /// Words of a document and their labels.
    pub fn labelled(&self, document: &Document) -> (Frame, Vec<u8>) {
        let frame = Frame::read(&document.text, &self.lexicon, &self.cues);
        let mut labels = vec![0; frame.items.len()];
        for &(start, end, class) in &document.spans {
            let mut inside = false;
            for (item, label) in frame.items.iter().zip(&mut labels) {
                let overlaps = (item.word.start as usize) < end && (item.word.end as usize) > start;
                let title = !inside && class == PERSON && matches!(item.cue, Cue::Title | Cue::Kin);
                let lone = item.word.start as usize <= start && item.word.end as usize >= end;
                if overlaps && item.word.shape.is_word() && (!title || lone) {
                    *label = if class == PERSON && inside { 2 } else { class };
                    inside = true;
                }
            }
        }
        (frame, labels)
    }
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, from, to] = arguments.as_slice()
        && flag == "--find"
    {
        return measure::find(Path::new(from), Path::new(to), Path::new("rules"));
    }
    let data = PathBuf::from(arguments.first().context("name the folder of the data")?);
    let passes = option(&arguments, "--passes").unwrap_or(2);
    let generated = option(&arguments, "--generated").unwrap_or(32_000);
    let again = option(&arguments, "--again").unwrap_or(12);
    let told = Told { again, weight: option(&arguments, "--weight").unwrap_or(15) as f32 / 10.0 };
    let rules = Path::new("rules");
    let cue_file: CueFile = toml::from_str(&fs::read_to_string(rules.join("people/cues.toml"))?)?;
    let packed = lexicon::pack(&lexicon::gather(&data, rules, &cue_file)?)?;
    fs::write(rules.join("people/names.lexicon"), &packed)?;
    println!("lexicon: {} bytes", packed.len());
    let reader = Reader {
        lexicon: Lexicon::read(&packed).context("the packed lexicon cannot be read")?,
        cues: Cues::new(&cue_file.cue),
    };
    let mut random = Random::new(SEED);
    let mut model = crf::Model::new();
    let rounds = option(&arguments, "--rounds").unwrap_or(6);
    for round in 1..=rounds {
        let mut chains = learn_from(&reader, &data, rules, (generated, told), &mut random)?;
        chains.prune();
        println!("round {round}: {} words to learn from; {} labelled words are left out", chains.len(), chains.lost);
        for pass in 1..=passes {
            println!("pass {pass}: loss {:.5}", model.pass(&chains, &mut random));
        }
        model.note();
    }
    model.settle(rounds);
    let packed = model.pack();
    fs::write(rules.join("people/names.tagger"), &packed)?;
    println!("tagger: {} bytes, {} rows in 1000 used", packed.len(), model.fullness());
    report::print(&reader, &packed, &data, rules)
}

fn option(arguments: &[String], name: &str) -> Option<usize> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1)?.parse().ok()
}

/// All documents to learn from, in several dresses.
fn learn_from(
    reader: &Reader<'_>,
    data: &Path,
    rules: &Path,
    (generated, told): (usize, Told),
    random: &mut Random,
) -> Result<crf::Chains> {
    let names = names::Names::new(data, rules)?;
    let mut chains = crf::Chains::default();
    let mut chance = random.clone();
    let mut add = |document: &Document, weight: f32| {
        let (mut frame, labels) = reader.labelled(document);
        forget::some(&mut frame, &labels, &mut chance);
        chains.add(&frame, &labels, weight);
    };
    for &(source, weight) in SOURCES {
        for document in corpus::read(&data.join(source).join("train.jsonl"))? {
            // Twice, since each time other words are forgotten.
            add(&document, weight);
            add(&document, weight);
            if random.chance(45) {
                add(&augment::other_names(&document, &names, random), weight * 0.7);
            }
            match random.below(100) {
                0..30 => add(&augment::small(&document, random), weight * 0.7),
                30..40 => add(&augment::capitals(&document), weight * 0.5),
                _ => {}
            }
        }
    }
    for document in corpus::folder(Path::new(CASEWORK))? {
        add(&document, told.weight);
        for _ in 0..told.again {
            let retold = augment::other_names(&document, &names, random);
            match random.below(100) {
                0..25 => add(&augment::small(&retold, random), told.weight),
                25..32 => add(&augment::capitals(&retold), told.weight),
                32..45 => add(&augment::careless(&retold, random), told.weight),
                _ => add(&retold, told.weight),
            }
        }
    }
    let mut generator = generate::Generator::new(&names, data)?;
    for _ in 0..generated {
        let document = generator.document(random, false);
        match random.below(100) {
            0..22 => add(&augment::small(&document, random), 1.0),
            22..30 => add(&augment::capitals(&document), 1.0),
            30..42 => add(&augment::careless(&document, random), 1.0),
            42..46 => add(&augment::shouted(&document, random), 1.0),
            _ => add(&document, 1.0),
        }
    }
    Ok(chains)
}
