//! `candour restore`: a text with its names back.

use std::path::PathBuf;

use candour::advice::restore::Restorer;
use candour::engine::Engine;
use serde::{Deserialize, Serialize};

use crate::jsonl;
use crate::{Complaint, Format};

/// Options of `candour restore`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How the answer is written. With jsonl, lines {"id","text","map"} are read; else --map is needed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A map as `candour rewrite --format json` answers with: a list, or an object with "map" in it.
    #[arg(long)]
    map: Option<PathBuf>,
    /// Files to read; standard input where there are none.
    files: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Question {
    id: serde_json::Value,
    text: String,
    map: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    pseudonym: String,
    original: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Map {
    List(Vec<Pair>),
    Answer { map: Vec<Pair> },
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    text: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let engine = Engine::new().map_err(|error| error.to_string())?;
    if arguments.format == Format::Jsonl {
        let input = jsonl::read_input(&arguments.files)?;
        return jsonl::answer_lines(&input, |question: Question| Answer {
            text: restore(&engine, &question.text, &question.map),
            id: question.id,
        });
    }
    let file = arguments.map.as_ref().ok_or("give --map FILE, or --format jsonl with lines that hold their map")?;
    let map = jsonl::read_input(std::slice::from_ref(file))?;
    let map: Map = serde_json::from_str(&map)
        .map_err(|error| format!("{}: line {}: this is not a map of stand-ins", file.display(), error.line()))?;
    let (Map::List(pairs) | Map::Answer { map: pairs }) = map;
    let text = restore(&engine, &jsonl::read_input(&arguments.files)?, &pairs);
    if arguments.format == Format::Json {
        println!("{}", serde_json::json!({ "text": text }));
    } else {
        print!("{text}");
    }
    Ok(())
}

fn restore(engine: &Engine, text: &str, map: &[Pair]) -> String {
    let pairs: Vec<(&str, &str)> = map.iter().map(|pair| (pair.pseudonym.as_str(), pair.original.as_str())).collect();
    Restorer::new(&pairs, &[], engine.book(), engine.wording()).restore(text).text
}
