//! Documents made by other programs are read in full, and hostile ones end in an error.
//!
//! `tests/documents/README.md` says which programs made them and how.
#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[path = "documents/hostile.rs"]
mod hostile;
#[path = "documents/kinds.rs"]
mod kinds;
#[path = "documents/words.rs"]
mod words;

use std::path::PathBuf;

use candour::documents::{Continue, Document, DocumentError, Limits, extract};

/// Reads a document with the limits everybody has.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Document, DocumentError> {
    extract(name, bytes, &Limits::default(), &mut |_| Continue::Yes)
}

/// All documents made by other programs, by name.
pub(crate) fn documents() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents/files");
    let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the documents are in the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e != "words"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}
