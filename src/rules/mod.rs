//! Typed shapes of everything in `rules/`, and the pack that the build script makes of it.
//!
//! May use `text` (phrases are folded and hashed as texts are). Holds no behaviour: what a
//! rule means is decided by the stage that reads it. `build.rs` compiles the same files, so
//! a rule that does not fit its shape stops the build, not somebody's browser.

pub mod book;
pub mod coach;
pub mod gazetteer;
pub mod groups;
pub mod label;
pub mod lexicon;
pub mod linkage;
pub mod people;
pub mod recogniser;
pub mod reply;
pub mod safer;
pub mod site;
pub mod task;
pub mod wording;

pub use book::RuleBook;
pub use label::{Label, Sensitivity};

use std::sync::OnceLock;

/// The pack could not be read: it was made by another version of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackError;

impl std::fmt::Display for PackError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the rules that came with Candour could not be read")
    }
}

impl std::error::Error for PackError {}

/// The rule book that ships inside the program.
///
/// # Errors
/// [`PackError`] where the pack does not fit this version; the build makes both together,
/// so this means a damaged file.
pub fn builtin() -> Result<&'static RuleBook, PackError> {
    static BOOK: OnceLock<Result<RuleBook, PackError>> = OnceLock::new();
    const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.pack"));
    BOOK.get_or_init(|| postcard::from_bytes(PACK).map_err(|_| PackError)).as_ref().map_err(|&error| error)
}
