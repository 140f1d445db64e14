//! What to do about it: safer text, and later nudges, declarations and the reply check.
//!
//! May use `text`, `rules`, `policy` and `findings`; knows nothing of any surface.

pub mod cadence;
pub mod coach;
pub mod declaration;
pub mod nudge;
pub mod pseudonym;
pub mod record;
pub mod reply;
pub mod rewrite;
pub mod task;

pub use pseudonym::{Pairing, PseudonymMap};
