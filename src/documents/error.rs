//! Why a document gave no text, in plain words and as a stable name.

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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scan => "no text could be read: this looks like a scan",
            Self::Image => "no text could be read: this is a picture",
            Self::Recording => "no text could be read: this is a sound or video recording",
            Self::Encrypted => "no text could be read: the document needs a password",
            Self::Broken => "no text could be read: the file is damaged or incomplete",
            Self::TooLarge => "no text was read: the document is too large",
            Self::Unsupported => "no text was read: this kind of file is not read here",
            Self::Cancelled => "reading was stopped",
        })
    }
}

impl std::error::Error for DocumentError {}
