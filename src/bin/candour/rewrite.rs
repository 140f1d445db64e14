//! `candour rewrite`: safer text.

use std::path::PathBuf;

use candour::advice::rewrite::Replaced;
use candour::advice::{Pairing, PseudonymMap};
use candour::engine::Engine;
use serde::Serialize;

use crate::jsonl::{self, Line};
use crate::{Complaint, Format, text};

/// Options of `candour rewrite`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How the answer is written. With jsonl, lines {"id","text"} are read.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The day on which ages are worked out, such as 2027-03-31, where the text has none at its top; today where left out.
    #[arg(long)]
    today: Option<String>,
    /// Files to read, documents among them; standard input where there are none.
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    text: String,
    map: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    pseudonym: String,
    original: String,
    entity: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let mut engine = Engine::new().map_err(|error| error.to_string())?;
    // Ages are worked out from births: at the day of the note, or today.
    let today = arguments.today.clone().or_else(|| crate::today::today().map(|day| day.as_str().to_owned()));
    engine.configure("{}", Some("{}"), "en", &today.unwrap_or_default());
    let input = match arguments.format {
        Format::Jsonl => jsonl::read_input(&arguments.files)?,
        Format::Text | Format::Json => text::read_all(&arguments.files)?,
    };
    match arguments.format {
        Format::Jsonl => jsonl::answer_lines(&input, |line: Line| rewrite(&engine, line)),
        Format::Json => {
            let line = Line { id: serde_json::Value::Null, text: input };
            let answer = serde_json::to_string(&rewrite(&engine, line)).map_err(|error| error.to_string())?;
            println!("{answer}");
            Ok(())
        }
        Format::Text => {
            print!("{}", engine.rewrite(&input, &mut PseudonymMap::default()));
            Ok(())
        }
    }
}

fn rewrite(engine: &Engine, line: Line) -> Answer {
    let mut map = PseudonymMap::default();
    let safer = engine.make_safer(&line.text, &mut map);
    // One pair for each place, in the order of the text: with this the text can be put together again exactly.
    let pair = |place: &Replaced| {
        let original = line.text.get(place.span.start..place.span.end).unwrap_or("");
        let of = |pairing: &&Pairing| pairing.pseudonym == place.stand_in && pairing.original == original;
        let entity = map.pairings.iter().find(of).map_or("", |pairing| pairing.entity.as_str());
        Pair { pseudonym: place.stand_in.clone(), original: original.to_owned(), entity: entity.to_owned() }
    };
    Answer { id: line.id, map: safer.replaced.iter().map(pair).collect(), text: safer.text }
}
