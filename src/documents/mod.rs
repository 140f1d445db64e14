//! Text out of documents: bytes in, plain text in reading order out.
//!
//! Uses nothing of the other stages. What is read of each kind, what is not,
//! and every limit is written down in `docs/documents.md`.
//!
//! Every reader is bounded: whatever is unpacked, walked or written is counted
//! against one `Budget`, so that a hostile file ends in a
//! [`DocumentError`] instead of a full memory or a long wait.

mod budget;
mod dates;
mod draft;
mod drawing;
mod encoding;
mod error;
mod html;
mod kind;
mod mail;
mod open;
mod package;
mod pdf;
mod plain;
mod properties;
mod relations;
mod rtf;
mod sheets;
mod slides;
mod word;
mod xml;

pub use budget::{Continue, Limits, Progress};
pub use error::DocumentError;
pub use kind::Kind;

use budget::Budget;
use draft::Draft;

/// What a document said, as plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// The kind of file it was, decided by its content first.
    pub kind: Kind,
    /// Its text in reading order: a line for a paragraph, a tab between cells.
    pub text: String,
    /// What the person should know about what was not read.
    pub notes: Vec<Note>,
}

// The text is somebody's life: it must not reach a log by way of `{:?}`.
impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document")
            .field("kind", &self.kind)
            .field("text", &format_args!("[{} bytes]", self.text.len()))
            .field("notes", &self.notes)
            .finish()
    }
}

/// Something about a document that its text alone does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// So many pictures were there; what they show was not read.
    Pictures(u32),
    /// So many files were attached or embedded; their names are in the text,
    /// their content was not read.
    Attachments(u32),
    /// So many pages hold no text and look like scans.
    PagesWithoutText(u32),
    /// So many tracked changes are in the text, each marked.
    TrackedChanges(u32),
    /// So many comments are in the text.
    Comments(u32),
}

impl Note {
    /// A short stable name, for looking up words and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pictures(_) => "pictures",
            Self::Attachments(_) => "attachments",
            Self::PagesWithoutText(_) => "pages_without_text",
            Self::TrackedChanges(_) => "tracked_changes",
            Self::Comments(_) => "comments",
        }
    }

    /// How many there were.
    #[must_use]
    pub fn count(self) -> u32 {
        match self {
            Self::Pictures(n)
            | Self::Attachments(n)
            | Self::PagesWithoutText(n)
            | Self::TrackedChanges(n)
            | Self::Comments(n) => n,
        }
    }
}

/// Reads the text of a document.
///
/// `name` is the file's name; it decides only where the content leaves a
/// choice (`.csv` or `.txt`). `progress` is told how far the reading is and
/// may stop it.
///
/// # Errors
///
/// A [`DocumentError`] says why nothing could be read: a scan, a picture, a
/// recording, a password, a broken or hostile file, or a kind not read here.
pub fn extract(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<Document, DocumentError> {
    if bytes.len() as u64 > limits.input_bytes {
        return Err(DocumentError::TooLarge);
    }
    let mut budget = Budget::new(*limits, progress);
    budget.report()?;
    let kind = kind::detect(name, bytes)?;
    let mut draft = Draft::new();
    match kind {
        Kind::Docx => word::read(bytes, &mut draft, &mut budget)?,
        Kind::Eml => mail::read(bytes, &mut draft, &mut budget)?,
        Kind::Html => html::read(&encoding::decode_html(bytes), &mut draft, &mut budget)?,
        Kind::Csv => plain::read_csv(&encoding::decode(bytes), &mut draft, &mut budget)?,
        Kind::Txt | Kind::Md => plain::read(&encoding::decode(bytes), &mut draft, &mut budget)?,
        Kind::Xlsx => sheets::read(bytes, &mut draft, &mut budget)?,
        Kind::Pptx => slides::read(bytes, &mut draft, &mut budget)?,
        Kind::Odt => open::read(bytes, &mut draft, &mut budget)?,
        Kind::Rtf => rtf::read(bytes, &mut draft, &mut budget)?,
        Kind::Pdf => pdf::read(bytes, &mut draft, &mut budget)?,
    }
    finish(kind, draft)
}

/// Turns a finished draft into a document, or says that it holds only pictures.
fn finish(kind: Kind, draft: Draft) -> Result<Document, DocumentError> {
    let (text, notes) = draft.finish();
    let only_pictures = notes.iter().any(|n| matches!(n, Note::Pictures(_) | Note::PagesWithoutText(_)));
    if text.trim().is_empty() && only_pictures {
        return Err(DocumentError::Scan);
    }
    Ok(Document { kind, text, notes })
}
