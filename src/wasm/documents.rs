//! The boundary to a browser for documents: convert, call, convert. No logic.

#![allow(unreachable_pub)] // What is exported to JavaScript is reached from there.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::documents::{self, Continue, DocumentError, Limits, Progress};

/// What `extractDocument` answers.
#[derive(Serialize)]
struct DocumentView {
    kind: &'static str,
    text: String,
    notes: Vec<NoteView>,
}

#[derive(Serialize)]
struct NoteView {
    name: &'static str,
    count: u32,
}

fn failure(error: DocumentError) -> JsValue {
    let failure = js_sys::Error::new(&error.to_string());
    failure.set_name(error.name());
    failure.into()
}

/// Reads the text of a document: a name, its bytes, and a function that is
/// told `(done, total)` and answers `false` to stop. Answers `{kind, text, notes}`.
///
/// # Errors
/// A JavaScript `Error` whose `name` is the kind of failure; never with text in it.
#[wasm_bindgen(js_name = extractDocument)]
pub fn extract_document(name: &str, bytes: &[u8], progress: Option<js_sys::Function>) -> Result<JsValue, JsValue> {
    let mut report = |at: Progress| {
        let answer = progress.as_ref().map(|told| {
            told.call2(&JsValue::NULL, &JsValue::from_f64(at.done as f64), &JsValue::from_f64(at.total as f64))
        });
        match answer {
            Some(Ok(go_on)) if go_on == JsValue::FALSE => Continue::No,
            _ => Continue::Yes,
        }
    };
    let document = documents::extract(name, bytes, &Limits::default(), &mut report).map_err(failure)?;
    let notes = document.notes.iter().map(|n| NoteView { name: n.name(), count: n.count() }).collect();
    let view = DocumentView { kind: document.kind.name(), text: document.text, notes };
    view.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| failure(DocumentError::Broken))
}
