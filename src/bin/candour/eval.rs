//! `candour eval`: how much of annotated documents is found, by the measures that accuracy is reported with.

mod measures;
mod report;
mod shapes;

use std::path::{Path, PathBuf};

use candour::engine::Engine;
use candour::findings::linkage::{Level, Tally};
use candour::text::Span;
use candour::text::offsets::{self, Unit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{PrettyFormatter, Serializer};

use crate::Complaint;
use crate::jsonl;
use measures::Predictions;
use shapes::{Gold, Place, Prediction};

/// Options of `candour eval`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Annotated documents, one JSON object a line: {"id","text","spans":[{"start","end","label"}]}.
    gold: PathBuf,
    /// Score these stored predictions ({"id","spans"} a line) rather than run the engine.
    #[arg(long)]
    pred: Option<PathBuf>,
    /// Documents that give nobody away: every finding is a false alarm.
    #[arg(long)]
    clean: Option<PathBuf>,
    /// Stored predictions for the clean documents.
    #[arg(long, requires = "clean", requires = "pred")]
    clean_pred: Option<PathBuf>,
    /// Texts without names, marked `identifiable` or not: adds how linkage judges them.
    #[arg(long)]
    linkage: Option<PathBuf>,
    /// Only these labels, with commas between them.
    #[arg(long, value_delimiter = ',')]
    labels: Vec<String>,
}

/// What is printed: the measures, and those of the further files.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    score: report::Score,
    #[serde(skip_serializing_if = "Option::is_none")]
    clean: Option<report::FalseAlarms>,
    #[serde(skip_serializing_if = "Option::is_none")]
    linkage: Option<Linked>,
}

/// How linkage judges texts whose names are gone.
#[derive(Serialize)]
struct Linked {
    /// Texts marked identifiable and how many of them were called possible or likely.
    identifiable: [usize; 2],
    /// Texts not so marked and how many of them were called possible or likely.
    generic: [usize; 2],
    /// Marked pieces, and how many of them findings and clues cover.
    pieces: [usize; 2],
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let engine = Engine::new().map_err(|error| error.to_string())?;
    let gold: Vec<Gold> = read(&arguments.gold)?;
    let predicted = predictions(&engine, &gold, arguments.pred.as_deref())?;
    let clean = arguments.clean.as_deref().map(|path| false_alarms(&engine, path, arguments.clean_pred.as_deref()));
    let report = Report {
        score: measures::score(&gold, &predicted, &arguments.labels),
        clean: clean.transpose()?,
        linkage: arguments.linkage.as_deref().map(|path| linked(&engine, path)).transpose()?,
    };
    print_report(&report)
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Complaint> {
    let input = jsonl::read_input(&[path.to_owned()])?;
    jsonl::read_lines(&input).map_err(|complaint| format!("{}: {complaint}", path.display()))
}

fn predictions(engine: &Engine, gold: &[Gold], stored: Option<&Path>) -> Result<Predictions, Complaint> {
    let stored = match stored {
        Some(path) => read::<Prediction>(path)?,
        None => gold.iter().map(|document| predict(engine, document)).collect(),
    };
    Ok(Predictions::new(stored))
}

fn predict(engine: &Engine, document: &Gold) -> Prediction {
    let found = engine.find(&document.text);
    let bytes: Vec<Span> = found.iter().map(|finding| finding.span).collect();
    let places = offsets::convert(&document.text, &bytes, Unit::CodePoints);
    let spans = found.iter().zip(places);
    Prediction {
        id: document.id.clone(),
        spans: spans.map(|(finding, place)| Place::new(place.start, place.end, finding.label.name())).collect(),
    }
}

fn false_alarms(engine: &Engine, path: &Path, stored: Option<&Path>) -> Result<report::FalseAlarms, Complaint> {
    let gold: Vec<Gold> = read(path)?;
    let predicted = predictions(engine, &gold, stored)?;
    Ok(measures::false_alarms(&gold, &predicted))
}

fn linked(engine: &Engine, path: &Path) -> Result<Linked, Complaint> {
    let mut linked = Linked { identifiable: [0, 0], generic: [0, 0], pieces: [0, 0] };
    for document in read::<Gold>(path)? {
        let linkage = engine.linkage(&document.text, &Tally::default());
        let called = usize::from(linkage.level != Level::None);
        let group = if document.identifiable == Some(true) { &mut linked.identifiable } else { &mut linked.generic };
        *group = [group[0] + 1, group[1] + called];
        let bytes: Vec<Span> = linkage.clues.iter().map(|clue| clue.span).collect();
        let clues = offsets::convert(&document.text, &bytes, Unit::CodePoints);
        let mut all = predict(engine, &document).spans;
        all.extend(clues.into_iter().map(|place| Place::new(place.start, place.end, "QUASI")));
        linked.pieces[0] += document.spans.len();
        linked.pieces[1] += measures::covered(&document, &all);
    }
    Ok(linked)
}

/// As the reference script writes it: one space a level.
fn print_report(report: &Report) -> Result<(), Complaint> {
    let mut line = Vec::new();
    let mut writer = Serializer::with_formatter(&mut line, PrettyFormatter::with_indent(b" "));
    report.serialize(&mut writer).map_err(|error| error.to_string())?;
    println!("{}", String::from_utf8_lossy(&line));
    Ok(())
}
