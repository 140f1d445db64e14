//! The coach at the boundary: a reply checked, a prompt's task. Convert, call, convert.

use wasm_bindgen::prelude::*;

use super::{answer, read, with_engine};
use crate::surface::advice_view::advice_view;
use crate::surface::reply_view::reply_view;

/// Checks a reply against its source: `ReplyRequest` in, `ReplyView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen(js_name = checkReply)]
pub fn check_reply(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&reply_view(engine, &request)))
}

/// Recognises what a prompt asks for: `AdviceRequest` in, `AdviceView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn advise(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&advice_view(engine, &request)))
}
