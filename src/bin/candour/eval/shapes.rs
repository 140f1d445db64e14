//! Lines of annotated documents and of predictions.

use serde::Deserialize;

/// A place in a document: Unicode code points, end exclusive.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(default)]
    pub(super) label: String,
}

impl Place {
    pub(super) fn new(start: usize, end: usize, label: &str) -> Self {
        Self { start, end, label: label.to_owned() }
    }
}

/// An annotated document.
#[derive(Deserialize)]
pub(super) struct Gold {
    pub(super) id: serde_json::Value,
    pub(super) text: String,
    #[serde(default)]
    pub(super) spans: Vec<Place>,
    /// Near misses that must not be reported.
    #[serde(default)]
    pub(super) hard_negatives: Vec<Place>,
    /// Whether its facts together point at somebody.
    #[serde(default)]
    pub(super) identifiable: Option<bool>,
}

/// What was found in a document.
#[derive(Deserialize)]
pub(super) struct Prediction {
    pub(super) id: serde_json::Value,
    pub(super) spans: Vec<Place>,
}
