//! Lines of JSON in, lines of JSON out, in the same order; nothing is written unless every line is good.

use std::io::{Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Complaint;

/// A text with a name. Unknown keys are let be, so that annotated files can be read.
#[derive(serde::Deserialize)]
pub(crate) struct Line {
    pub(crate) id: serde_json::Value,
    pub(crate) text: String,
}

/// Reads all of standard input, or the given files one after another, as UTF-8.
pub(crate) fn read_input(files: &[std::path::PathBuf]) -> Result<String, Complaint> {
    let mut bytes = Vec::new();
    if files.is_empty() {
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
    }
    for file in files {
        bytes.extend(std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("line {line}: this is not UTF-8")
    })
}

/// Answers each line of `input`. Blank lines are passed over.
///
/// A bad line stops the run with its number; the message says where the JSON is wrong, never
/// what it holds.
pub(crate) fn answer_lines<Q: DeserializeOwned, A: Serialize>(
    input: &str,
    mut answer: impl FnMut(Q) -> A,
) -> Result<(), Complaint> {
    let mut answers = Vec::new();
    for (number, line) in input.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let question: Q = serde_json::from_str(line).map_err(|error| complain(number + 1, &error))?;
        serde_json::to_writer(&mut answers, &answer(question))
            .map_err(|error| format!("line {}: {error}", number + 1))?;
        answers.push(b'\n');
    }
    std::io::stdout().lock().write_all(&answers).map_err(|error| format!("standard output: {error}"))
}

/// Every line of `input`, blank ones passed over.
pub(crate) fn read_lines<T: DeserializeOwned>(input: &str) -> Result<Vec<T>, Complaint> {
    let lines = input.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).map_err(|error| complain(number + 1, &error))).collect()
}

fn complain(line: usize, error: &serde_json::Error) -> Complaint {
    use serde_json::error::Category;
    let what = match error.classify() {
        Category::Io => "could not be read",
        Category::Syntax => "is not JSON",
        Category::Data => "lacks a key, or holds one of another type, that this command needs",
        Category::Eof => "ends in the middle of a JSON value",
    };
    format!("line {line}: this line {what} (column {})", error.column())
}
