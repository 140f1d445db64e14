//! `candour find`: what a text gives away.

use std::path::PathBuf;

use candour::engine::Engine;
use candour::findings::Finding;
use candour::findings::linkage::Tally;
use candour::text::Span;
use candour::text::offsets::{self, Unit};
use serde::Serialize;

use crate::jsonl::{self, Line};
use crate::{Complaint, Format, text};

/// Options of `candour find`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How the answer is written. With jsonl, lines {"id","text"} are read.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Files to read, documents among them; standard input where there are none.
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: serde_json::Value,
    spans: Vec<Found<'a>>,
    linkage: Linked<'a>,
}

/// What identifies only together.
#[derive(Serialize)]
struct Linked<'a> {
    level: &'a str,
    bits: f32,
    spans: Vec<Piece<'a>>,
}

/// A piece of it; offsets are Unicode code points, end exclusive.
#[derive(Serialize)]
struct Piece<'a> {
    start: usize,
    end: usize,
    kind: &'a str,
}

/// A finding; offsets are Unicode code points, end exclusive.
#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    entity: &'a str,
    score: f32,
    sensitivity: &'a str,
    /// What stands near it that makes a leak worse.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<&'a str>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let engine = Engine::new().map_err(|error| error.to_string())?;
    let input = match arguments.format {
        Format::Jsonl => jsonl::read_input(&arguments.files)?,
        Format::Text | Format::Json => text::read_all(&arguments.files)?,
    };
    match arguments.format {
        Format::Jsonl => jsonl::answer_lines(&input, |line: Line| Answer {
            spans: spans(&engine, &line.text),
            linkage: linked(&engine, &line.text),
            id: line.id,
        }),
        Format::Json => {
            let answer = serde_json::json!({ "spans": spans(&engine, &input), "linkage": linked(&engine, &input) });
            println!("{answer}");
            Ok(())
        }
        Format::Text => {
            print_plainly(&engine, &input);
            Ok(())
        }
    }
}

fn spans<'e>(engine: &'e Engine, text: &str) -> Vec<Found<'e>> {
    let found = engine.find(text);
    let bytes: Vec<Span> = found.iter().map(|finding| finding.span).collect();
    let places = offsets::convert(text, &bytes, Unit::CodePoints);
    found.iter().zip(places).map(|(finding, place)| describe(engine, finding, place)).collect()
}

fn linked<'e>(engine: &'e Engine, text: &str) -> Linked<'e> {
    let linkage = engine.linkage(text, &Tally::default());
    let bytes: Vec<Span> = linkage.clues.iter().map(|clue| clue.span).collect();
    let places = offsets::convert(text, &bytes, Unit::CodePoints);
    let kind = |index: Option<u16>| {
        let known = index.and_then(|index| engine.book().linkages.kinds.get(usize::from(index)));
        known.map_or("stand_in", |kind| kind.kind.as_str())
    };
    let pieces = linkage.clues.iter().zip(places);
    Linked {
        level: linkage.level.name(),
        bits: (linkage.bits * 10.0).round() / 10.0,
        spans: pieces
            .map(|(clue, place)| Piece { start: place.start, end: place.end, kind: kind(clue.kind) })
            .collect(),
    }
}

fn describe<'e>(engine: &'e Engine, finding: &Finding, place: Span) -> Found<'e> {
    Found {
        start: place.start,
        end: place.end,
        label: finding.label.name(),
        entity: engine.entity(finding),
        score: (finding.score * 100.0).round() / 100.0,
        sensitivity: finding.sensitivity.name(),
        near: finding.evidence.near.names().collect(),
    }
}

fn print_plainly(engine: &Engine, text: &str) {
    let words = engine.wording();
    let found = engine.find(text);
    for finding in &found {
        let line = text[..finding.span.start].matches('\n').count() + 1;
        let name = words.get(&format!("entity.{}.one", engine.entity(finding))).to_owned();
        println!("line {line}: {name}: {}", text.get(finding.span.start..finding.span.end).unwrap_or(""));
    }
    println!("{}", words.count("terminal.found", found.len()));
}
