//! Stand-ins at the boundary: names back, and the map of a chat. Convert, call, convert.

use wasm_bindgen::prelude::*;

use super::{answer, read, with_engine};
use crate::surface::safer_view::{map_view, restore_view};

/// Puts names back: `RestoreRequest` in, `RestoreView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn restore(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&restore_view(engine, &request)))
}

/// Shows the map of a chat, and changes it where asked: `MapRequest` in, `MapView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn map(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&map_view(engine, &request)))
}
