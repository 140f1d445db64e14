//! What may be asked.

use std::fmt;

use serde::Deserialize;

use super::edits::Edits;
use crate::advice::pseudonym::PseudonymMap;

/// What the person is doing with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The names are the documentation.
pub enum Moment {
    #[default]
    Paste,
    Drop,
    Type,
    Send,
    Edit,
    Attach,
    Desk,
}

/// What belongs to one chat and is handed back and forth; memory only.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChatState {
    /// Stand-ins of this chat.
    pub pseudonyms: PseudonymMap,
    /// What the person changed by hand.
    pub edits: Edits,
    /// The strongest fact of each family that the chat was told, in bits: a tally without text.
    pub told: Vec<f32>,
    /// Whether the chat has spoken of a person or a case.
    pub somebody: bool,
}

/// A text to review.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewRequest {
    /// The text; it lives for this review only.
    pub text: String,
    /// What the person is doing with it.
    pub moment: Moment,
    /// Host of the page, or empty where there is none.
    pub host: String,
    /// Identifiers of findings that the person chose to keep.
    pub keep: Vec<String>,
    /// State of this chat, as last answered.
    pub chat: ChatState,
}

impl fmt::Debug for ReviewRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ReviewRequest({:?}, {} bytes)", self.moment, self.text.len())
    }
}
