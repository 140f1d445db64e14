//! Candour's core: one arrow, **text → findings → advice → surface**.
//!
//! | Stage | What it answers | May use |
//! |---|---|---|
//! | `documents` | what a file says, as plain text | nothing |
//! | [`text`] | what was written | nothing |
//! | [`rules`] | typed shapes of everything in `rules/` | `text` (to fold phrases) |
//! | [`policy`] | what is allowed, and who said so | `rules` |
//! | [`findings`] | who and what the text gives away | `text`, `rules` |
//! | [`advice`] | safer text, nudges, declarations, reply check | `text`, `rules`, `policy`, `findings` |
//! | [`surface`] | requests in, finished words out | all of the above, and the engine that calls it |
//! | [`engine`] | the only meeting place of the stages | all of the above |
//!
//! Everything is decided here; nothing is fetched and nothing is kept. A test
//! (`tests/architecture.rs`) reads the `use` lines and fails on an arrow that runs back.

pub mod advice;
#[cfg(feature = "documents")]
pub mod documents;
pub mod engine;
pub mod findings;
pub mod policy;
pub mod rules;
pub mod surface;
pub mod text;

#[cfg(all(target_arch = "wasm32", not(feature = "documents")))]
mod wasm;
// The documents module leaves the engine out (docs/decisions/0004-two-wasm-modules.md).
#[cfg(all(target_arch = "wasm32", feature = "documents"))]
#[path = "wasm/documents.rs"]
mod wasm_documents;
