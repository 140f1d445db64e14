//! `candour check-reply`: places of a reply to look at again, compared with its source.

use std::path::PathBuf;

use candour::advice::reply::{Issue, Kind};
use candour::engine::Engine;
use candour::text::Span;
use candour::text::offsets::{self, Unit};
use serde::Serialize;

use crate::jsonl;
use crate::{Complaint, Format};

/// Options of `candour check-reply`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How the answer is written. With jsonl, lines {"id","source","reply"} are read from standard input.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// What was typed and pasted.
    #[arg(long, requires = "reply")]
    source: Option<PathBuf>,
    /// What was answered.
    #[arg(long, requires = "source")]
    reply: Option<PathBuf>,
}

#[derive(serde::Deserialize)]
struct Question {
    id: serde_json::Value,
    source: String,
    reply: String,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    issues: Vec<Place>,
}

/// Offsets are Unicode code points in the reply, end exclusive; null where something is missing from it.
#[derive(Serialize)]
struct Place {
    kind: Kind,
    start: Option<usize>,
    end: Option<usize>,
    text: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let engine = Engine::new().map_err(|error| error.to_string())?;
    if let (Some(source), Some(reply)) = (&arguments.source, &arguments.reply) {
        let read = |path: &PathBuf| jsonl::read_input(std::slice::from_ref(path));
        let question = Question { id: serde_json::Value::Null, source: read(source)?, reply: read(reply)? };
        return print_one(&answer(&engine, question), arguments.format);
    }
    if arguments.format != Format::Jsonl {
        return Err("give --source and --reply, or --format jsonl with lines on standard input".to_owned());
    }
    let input = jsonl::read_input(&[])?;
    jsonl::answer_lines(&input, |question: Question| answer(&engine, question))
}

fn answer(engine: &Engine, question: Question) -> Answer {
    let issues = engine.check_reply(&question.source, &question.reply);
    let spans: Vec<Span> = issues.iter().map(|issue| issue.place.unwrap_or(Span::new(0, 0))).collect();
    let places = offsets::convert(&question.reply, &spans, Unit::CodePoints);
    let issues = issues.iter().zip(places).map(|(issue, at)| place(issue, at, &question)).collect();
    Answer { id: question.id, issues }
}

fn place(issue: &Issue, at: Span, question: &Question) -> Place {
    let at = issue.place.map(|_| at);
    let words = match (issue.place, issue.source) {
        (Some(span), _) => question.reply.get(span.start..span.end),
        (None, Some(span)) => question.source.get(span.start..span.end),
        (None, None) => None,
    };
    Place {
        kind: issue.kind,
        start: at.map(|span| span.start),
        end: at.map(|span| span.end),
        text: words.unwrap_or("").to_owned(),
    }
}

fn print_one(answer: &Answer, format: Format) -> Result<(), Complaint> {
    if format == Format::Text {
        for issue in &answer.issues {
            let kind = serde_json::to_value(issue.kind).map_err(|error| error.to_string())?;
            println!("{}: {}", kind.as_str().unwrap_or(""), issue.text);
        }
    } else {
        println!("{}", serde_json::to_string(answer).map_err(|error| error.to_string())?);
    }
    Ok(())
}
