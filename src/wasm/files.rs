//! The boundary to a browser for files and long texts: convert, call, convert. No logic.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{answer, read, with_engine};
use crate::surface::files;

/// Why a file was not read.
#[derive(Deserialize)]
struct UnreadRequest {
    reason: String,
    place: (usize, usize),
}

/// Reviews a file or a long text: `FileRequest` in, `FileView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen(js_name = reviewFile)]
pub fn review_file(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&files::review_file(engine, request)))
}

/// What is said of a file that could not be read: `{reason, place}` in, `UnreadView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen(js_name = unreadFile)]
pub fn unread_file(request: JsValue) -> Result<JsValue, JsValue> {
    let request: UnreadRequest = read(request)?;
    with_engine(|engine| answer(&files::unread(engine, &request.reason, request.place)))
}
