//! How well the tagger alone finds people in each development set: precision and recall of name words.

use std::path::Path;

use anyhow::{Context, Result};
use candour::findings::people::tagger::Tagger;

use crate::generate::Generator;
use crate::names::Names;
use crate::random::Random;
use crate::{Reader, corpus};

/// Odds from which a word counts as a name here.
const FROM: f32 = 0.4;

/// Prints one line for each set.
pub fn print(reader: &Reader<'_>, model: &[u8], data: &Path, rules: &Path) -> Result<()> {
    let tagger = Tagger::read(model).context("the packed model cannot be read")?;
    for set in ["socialwork_dev", "uner_ewt", "btc", "wnut17", "wikigold", "gum", "litbank", "presidio_synth"] {
        line(set, reader, &tagger, &corpus::read(&data.join(set).join("dev.jsonl"))?);
    }
    for held in std::env::var("CANDOUR_HELD").iter().flat_map(|files| files.split(':')) {
        line(held, reader, &tagger, &corpus::read(Path::new(held))?);
    }
    let names = Names::new(data, rules)?;
    let mut generator = Generator::new(&names, data)?;
    let mut random = Random::new(99);
    let held: Vec<_> = (0..400).map(|_| generator.document(&mut random, true)).collect();
    line("generated, held out", reader, &tagger, &held);
    Ok(())
}

fn line(set: &str, reader: &Reader<'_>, tagger: &Tagger<'_>, documents: &[corpus::Document]) {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for document in documents {
        let (frame, labels) = reader.labelled(document);
        for (odds, label) in tagger.odds(&frame).iter().zip(labels) {
            let found = odds[1] + odds[2] >= FROM;
            let gold = label == 1 || label == 2;
            right += u32::from(found && gold);
            wrong += u32::from(found && !gold);
            missed += u32::from(!found && gold);
        }
    }
    let (precision, recall) = (share(right, right + wrong), share(right, right + missed));
    let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
    println!("{set:22} precision {precision:5.1}  recall {recall:5.1}  F1 {f1:5.1}");
}

fn share(part: u32, whole: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(whole.max(1))
}
