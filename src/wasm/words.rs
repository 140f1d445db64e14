//! Words of other languages at the boundary: a file of the package, handed in where it is wanted.

use wasm_bindgen::prelude::*;

use super::{read, with_engine};

/// The language whose words are wanted and not here, or undefined.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn lacks() -> Result<Option<String>, JsValue> {
    with_engine(|engine| Ok(engine.lacks().map(str::to_owned)))
}

/// Takes those words: an object of keys and texts.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn learn(words: JsValue) -> Result<(), JsValue> {
    let words: std::collections::BTreeMap<String, String> = read(words)?;
    with_engine(|engine| {
        engine.learn(words);
        Ok(())
    })
}
