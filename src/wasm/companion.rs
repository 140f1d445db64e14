//! Cards, declarations and the record at the boundary. Convert, call, convert.

use wasm_bindgen::prelude::*;

use super::{answer, read, with_engine};
use crate::surface::declare_view::declare_view;
use crate::surface::nudge_view::nudge_view;
use crate::surface::record_add::add_view;
use crate::surface::record_export::export_view;
use crate::surface::record_view::record_view;

/// A card for this moment, or none: `NudgeRequest` in, `NudgeView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn nudge(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&nudge_view(engine, &request)))
}

/// Drafts a declaration: `DeclareRequest` in, `DeclareView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn declare(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&declare_view(engine, &request)))
}

/// Writes down the record: `RecordRequest` in, `RecordView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn record(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&record_view(engine, &request)))
}

/// Adds to the record: `AddRequest` in, `AddView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen(js_name = recordAdd)]
pub fn record_add(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&add_view(engine, &request)))
}

/// Exports the record: `ExportRequest` in, `ExportView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen(js_name = recordExport)]
pub fn record_export(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&export_view(engine, &request)))
}
