//! `candour text`: the text of a document, as the findings see it.

use std::path::{Path, PathBuf};

use candour::documents::{self, Continue, Document, Limits};

use crate::Complaint;

/// Options of `candour text`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The document: docx, xlsx, pptx, odt, pdf, rtf, eml, html, csv, txt or md.
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Complaint> {
    let document = read(&arguments.file)?;
    print!("{}", document.text);
    for note in &document.notes {
        eprintln!("candour: note: {}: {}", note.name().replace('_', " "), note.count());
    }
    Ok(())
}

/// Reads a document from disk; a complaint names the file and the reason.
pub(crate) fn read(path: &Path) -> Result<Document, Complaint> {
    let about = |reason: &dyn std::fmt::Display| format!("{}: {reason}", path.display());
    let limits = Limits::default();
    let size = std::fs::metadata(path).map_err(|error| about(&error))?.len();
    if size > limits.input_bytes {
        return Err(about(&documents::DocumentError::TooLarge));
    }
    let bytes = std::fs::read(path).map_err(|error| about(&error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    documents::extract(&name, &bytes, &limits, &mut |_| Continue::Yes).map_err(|error| about(&error))
}
