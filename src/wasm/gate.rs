//! Exports for the gate.

use wasm_bindgen::prelude::*;

use crate::surface::failure_view::failure_view;

/// What is to be shown when the core can't run: `FailureView`, asked for while it can.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen(js_name = failurePanel)]
pub fn failure_panel() -> Result<JsValue, JsValue> {
    super::with_engine(|engine| super::answer(&failure_view(engine)))
}
