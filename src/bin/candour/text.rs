//! `candour text`: the text of a document, as the findings see it.

use std::io::Write;
use std::path::{Path, PathBuf};

use candour::documents::{self, Continue, Document, DocumentError, Kind, Limits};
use candour::rules;

use crate::{Complaint, jsonl};

/// Options of `candour text`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The document: docx, xlsx, pptx, odt, pdf, rtf, eml, html, csv, txt or md.
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let document = read(&arguments.file)?;
    mention(&document);
    let written = std::io::stdout().lock().write_all(document.text.as_bytes());
    written.map_err(|error| format!("standard output: {error}"))
}

/// All of standard input, or the texts of the given files one after another, whatever their kind.
///
/// Plain text stays byte for byte, so that places in it are places in the file.
pub(crate) fn read_all(files: &[PathBuf]) -> Result<String, Complaint> {
    if files.is_empty() {
        return jsonl::read_input(&[]);
    }
    let mut all = String::new();
    for file in files {
        all.push_str(&read_one(file)?);
    }
    Ok(all)
}

fn read_one(file: &Path) -> Result<String, Complaint> {
    let document = read(file)?;
    if matches!(document.kind, Kind::Txt | Kind::Md)
        && let Ok(as_it_is) = std::fs::read_to_string(file)
    {
        return Ok(as_it_is);
    }
    mention(&document);
    Ok(document.text)
}

/// Says on standard error what the text alone does not show.
fn mention(document: &Document) {
    for note in &document.notes {
        let words = say(|words| words.count(&format!("document.note.{}", note.name()), note.count() as usize));
        eprintln!("candour: {}", words.unwrap_or_else(|| note.name().to_owned()));
    }
}

/// Reads a document from disk; a complaint names the file and the reason.
fn read(path: &Path) -> Result<Document, Complaint> {
    let about = |reason: &dyn std::fmt::Display| format!("{}: {reason}", path.display());
    let refuse = |error: DocumentError| {
        let words = say(|words| words.get(&format!("document.reason.{}.terminal", error.name())).to_owned());
        about(&words.unwrap_or_else(|| error.to_string()))
    };
    let limits = Limits::default();
    let size = std::fs::metadata(path).map_err(|error| about(&error))?.len();
    if size > limits.input_bytes {
        return Err(refuse(DocumentError::TooLarge));
    }
    let bytes = std::fs::read(path).map_err(|error| about(&error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    documents::extract(&name, &bytes, &limits, &mut |_| Continue::Yes).map_err(refuse)
}

/// Finished words, in English: the terminal speaks no other language yet.
fn say(what: impl FnOnce(&rules::wording::Wording) -> String) -> Option<String> {
    Some(what(rules::builtin().ok()?.wording("en")?))
}
