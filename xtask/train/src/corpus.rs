//! Annotated documents, folded as the program folds them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use candour::text::fold::plain_form;
use serde_json::Value;

/// What a span is, as the tagger counts: 1 a person, 3 a place, 4 an organisation.
pub type Class = u8;

/// A person.
pub const PERSON: Class = 1;
/// A place.
pub const PLACE: Class = 3;
/// An organisation.
pub const ORGANISATION: Class = 4;

/// One annotated document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Folded text.
    pub text: String,
    /// Bytes of the folded text, end exclusive, and what they are; in order.
    pub spans: Vec<(usize, usize, Class)>,
}

fn class(label: &str) -> Option<Class> {
    match label {
        "PERSON" => Some(PERSON),
        "LOCATION" | "ADDRESS" => Some(PLACE),
        "ORG" => Some(ORGANISATION),
        _ => None,
    }
}

/// Reads a file of annotated documents, one JSON object per line.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let lines = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    lines.lines().filter(|line| !line.trim().is_empty()).map(document).collect()
}

/// Reads every file of a folder, in the order of their names.
pub fn folder(path: &Path) -> Result<Vec<Document>> {
    let mut files: Vec<_> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "jsonl"));
    Ok(files.iter().map(|file| read(file)).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn document(line: &str) -> Result<Document> {
    let value: Value = serde_json::from_str(line)?;
    let source = value["text"].as_str().unwrap_or_default();
    let mut text = String::with_capacity(source.len());
    let mut places = Vec::with_capacity(source.len() + 1);
    for character in source.chars() {
        places.push(text.len());
        text.extend(plain_form(character));
    }
    places.push(text.len());
    let mut spans = Vec::new();
    for span in value["spans"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let at = |name: &str| span[name].as_u64().and_then(|at| places.get(usize::try_from(at).ok()?).copied());
        if let (Some(start), Some(end), Some(class)) =
            (at("start"), at("end"), class(span["label"].as_str().unwrap_or_default()))
        {
            spans.push((start, end, class));
        }
    }
    spans.sort_unstable();
    Ok(Document { text, spans })
}
