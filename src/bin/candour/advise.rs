//! `candour advise`: what a prompt asks of the AI, the question worth asking first, and a declaration.

use std::path::PathBuf;

use candour::advice::{coach, task};
use candour::engine::Engine;
use candour::text::Text;
use serde::Serialize;

use crate::jsonl;
use crate::{Complaint, Format};

/// Options of `candour advise`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How the answer is written. With jsonl, lines {"id","text","audience"} are read.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Files to read; standard input where there are none.
    files: Vec<PathBuf>,
}

#[derive(serde::Deserialize)]
struct Question {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    audience: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    task: task::Kind,
    reserved: Vec<task::Reserved>,
    question: Option<String>,
    declaration: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let engine = Engine::new().map_err(|error| error.to_string())?;
    let input = jsonl::read_input(&arguments.files)?;
    if arguments.format == Format::Jsonl {
        return jsonl::answer_lines(&input, |question: Question| answer(&engine, question));
    }
    let answer = answer(&engine, Question { id: serde_json::Value::Null, text: input, audience: None });
    if arguments.format == Format::Json {
        println!("{}", serde_json::to_string(&answer).map_err(|error| error.to_string())?);
    } else {
        let reserved: Vec<&str> = answer.reserved.iter().map(|task| task.name()).collect();
        println!("task: {}\nreserved: {}", answer.task.name(), reserved.join(", "));
        println!("question: {}\ndeclaration: {}", answer.question.as_deref().unwrap_or("none"), answer.declaration);
    }
    Ok(())
}

fn answer(engine: &Engine, question: Question) -> Answer {
    let task = task::recognise(&Text::new(&question.text), &engine.book().tasks);
    let audience = coach::Audience::named(question.audience.as_deref());
    let asked = coach::question_before_send(&engine.book().coach, &task, audience);
    Answer {
        id: question.id,
        question: asked.map(|reflection| reflection.text.clone()),
        declaration: coach::declaration(&engine.book().coach, &task, audience),
        task: task.kind,
        reserved: task.reserved,
    }
}
