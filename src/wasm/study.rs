//! Study at the boundary: four notes become a declaration. Convert, call, convert.

use wasm_bindgen::prelude::*;

use super::{answer, read, with_engine};

/// Turns PAIR notes into a declaration, an appendix and a reference: `PairRequest` in, `PairView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with a note in it.
#[wasm_bindgen]
pub fn pair(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&crate::surface::pair::pair(engine, &request)))
}
