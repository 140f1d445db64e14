//! What was written: the text of one review, its tokens, and where things are in it.
//!
//! Uses nothing else of the crate. Three kinds of offset exist and are converted in
//! [`offsets`] alone: bytes (everywhere inside), UTF-16 units (views for a browser) and
//! Unicode code points (the command line).

pub mod fold;
pub mod offsets;
pub mod order;
pub mod phrases;
pub mod span;
pub mod token;

pub use span::Span;
pub use token::{Case, Gap, Kind, Token};

use std::borrow::Cow;
use std::fmt;

/// A text under review. Lives for one review and never prints itself.
///
/// Recognisers see the **folded** text ([`Text::as_str`]): odd spaces, dashes, quotes and
/// full-width characters made plain. Spans of findings are over the folded text until
/// [`Text::to_source`] takes them back, once, at the end of `findings`.
pub struct Text<'a> {
    source: &'a str,
    folded: fold::Folded<'a>,
    tokens: Vec<Token>,
}

impl<'a> Text<'a> {
    /// Folds and tokenises `source`. Any UTF-8 is accepted, the empty text included.
    #[must_use]
    pub fn new(source: &'a str) -> Self {
        let folded = fold::fold(source);
        let tokens = token::tokenise(&folded.text);
        Self { source, folded, tokens }
    }

    /// The folded text that recognisers read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded.text
    }

    /// The text exactly as it was written.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Words, numbers and marks in order; white space is kept as each token's [`Gap`].
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded text of a span over the folded text; empty where the span is out of range.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.as_str().get(span.start..span.end).unwrap_or("")
    }

    /// The folded text of the token at `index`; empty where there is none.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.slice(token.span()))
    }

    /// Takes a span over the folded text back to the source (bytes).
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.folded.to_source(span)
    }

    /// Index of the first token that ends after byte `at` of the folded text.
    #[must_use]
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span().end <= at)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Text({} bytes, {} tokens)", self.source.len(), self.tokens.len())
    }
}

/// Lower-cases for comparison, borrowing where nothing changes.
#[must_use]
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}
