//! The boundary to a browser: convert, call, convert. No logic.

#![allow(unreachable_pub)] // What is exported to JavaScript is reached from there.

mod coach;
mod companion;
mod files;
mod gate;
mod safer;
mod study;
mod words;

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::engine::Engine;
use crate::surface::policy_page::{checked, policy_page};
use crate::surface::site_view::site_view;

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

fn failure(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

fn read<T: DeserializeOwned>(request: JsValue) -> Result<T, JsValue> {
    // The deserialiser's own message may quote what it read, so it is not passed on.
    serde_wasm_bindgen::from_value(request).map_err(|_| failure("Candour could not read this request"))
}

fn answer<T: Serialize>(view: &T) -> Result<JsValue, JsValue> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    view.serialize(&plain).map_err(|_| failure("Candour could not write its answer"))
}

fn with_engine<T>(act: impl FnOnce(&mut Engine) -> Result<T, JsValue>) -> Result<T, JsValue> {
    ENGINE.with_borrow_mut(|slot| {
        if slot.is_none() {
            *slot = Some(Engine::new().map_err(|error| failure(&error.to_string()))?);
        }
        slot.as_mut().map_or_else(|| Err(failure("Candour could not start")), act)
    })
}

/// `value` as JSON text: a policy is read from text, so that a file and the browser's storage
/// meet the same reader. `None` for null and undefined.
fn json(value: &JsValue) -> Option<String> {
    if value.is_null() || value.is_undefined() {
        return None;
    }
    js_sys::JSON::stringify(value).ok().map(String::from)
}

/// Takes `{settings, managed, language, today}` and answers with the `PolicyView`; the engine keeps them.
/// `managed` is null until the browser has answered.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn configure(inputs: JsValue) -> Result<JsValue, JsValue> {
    let part = |name: &str| js_sys::Reflect::get(&inputs, &JsValue::from_str(name)).unwrap_or(JsValue::NULL);
    let settings = json(&part("settings")).unwrap_or_else(|| "{}".to_owned());
    let managed = json(&part("managed"));
    let language = part("language").as_string().unwrap_or_default();
    let today = part("today").as_string().unwrap_or_default();
    with_engine(|engine| {
        engine.configure(&settings, managed.as_deref(), &language, &today);
        answer(&policy_page(engine))
    })
}

/// Checks a policy that a person is about to import: JSON text in, `CheckedView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(text: &str) -> Result<JsValue, JsValue> {
    with_engine(|engine| answer(&checked(engine, text)))
}

/// Reviews a text: `ReviewRequest` in, `ReviewView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message; never with text in it.
#[wasm_bindgen]
pub fn review(request: JsValue) -> Result<JsValue, JsValue> {
    let request = read(request)?;
    with_engine(|engine| answer(&engine.review(&request)))
}

/// All finished words of the language in use, by key.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn wording() -> Result<JsValue, JsValue> {
    with_engine(|engine| {
        let words: std::collections::BTreeMap<_, _> =
            engine.wording().entries.iter().map(|(key, text)| (key, text)).collect();
        answer(&words)
    })
}

/// The site adapter of a host: a string in, `SiteView` out.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn site(host: &str) -> Result<JsValue, JsValue> {
    with_engine(|engine| answer(&site_view(engine, host)))
}

/// All site adapters that come with Candour.
///
/// # Errors
/// A JavaScript `Error` with a fixed message.
#[wasm_bindgen]
pub fn sites() -> Result<JsValue, JsValue> {
    with_engine(|engine| answer(&engine.book().sites))
}
