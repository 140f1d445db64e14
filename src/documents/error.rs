//! Why a document gave no text, as a stable name.

use std::fmt;

/// Why no text could be read. Holds nothing of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// Pages without text: a scan or photographs.
    Scan,
    /// A picture, not a document.
    Image,
    /// Sound or video.
    Recording,
    /// A password is needed to open it.
    Encrypted,
    /// Not built as its kind says it should be.
    Broken,
    /// More than the limits allow, packed or unpacked.
    TooLarge,
    /// A kind that is not read here.
    Unsupported,
    /// Stopped by the person.
    Cancelled,
}

impl DocumentError {
    /// A short stable name, for looking up words and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Image => "image",
            Self::Recording => "recording",
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::TooLarge => "too_large",
            Self::Unsupported => "unsupported",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for DocumentError {
    /// The name alone: words for people are in `rules/wording` under `document.reason`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for DocumentError {}
