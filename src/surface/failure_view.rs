//! What is shown when the core can't run: asked for while it can, and kept for when it can't.

use serde::Serialize;

use super::policy_view;
use super::view::ActionView;
use crate::engine::Engine;
use crate::policy::choices::{OnFailure, Purpose};

/// A panel that needs no core.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct FailureView {
    pub heading: String,
    pub summary: String,
    pub actions: Vec<ActionView>,
    pub set_by: Option<String>,
    pub contact: Option<String>,
}

/// The person chooses, unless a policy or their own setting asks for a stop.
#[must_use]
pub fn failure_view(engine: &Engine) -> FailureView {
    let words = engine.wording();
    let ruled = engine.policy().on_failure();
    let stops = ruled.value == OnFailure::Stop;
    let action = |id, key: &str, primary| ActionView { id, label: words.get(key).to_owned(), primary };
    let mut actions = vec![action("cancel", "failure.stop-here", true)];
    if !stops {
        actions.push(action("as-it-is", "failure.go-on", false));
    }
    FailureView {
        heading: words.get("failure.heading").to_owned(),
        summary: words.get(if stops { "failure.stopped" } else { "failure.asked" }).to_owned(),
        actions,
        set_by: stops.then(|| policy_view::setter_words(engine, &ruled.by)),
        contact: stops.then(|| policy_view::whom_to_ask(engine, Purpose::Policy)).flatten(),
    }
}
