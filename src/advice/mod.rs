//! What to do about it: safer text, and later nudges, declarations and the reply check.
//!
//! May use `text`, `rules`, `policy` and `findings`; knows nothing of any surface.

mod ages;
pub mod cadence;
pub mod coach;
mod days;
pub mod declaration;
pub mod edit;
mod names;
mod nearby;
pub mod nudge;
pub mod operators;
mod parts;
pub mod pseudonym;
pub mod record;
pub mod reply;
pub mod restore;
pub mod rewrite;
mod rich;
mod stand_in;
pub(crate) mod sweep;
pub mod task;
mod who;

pub use pseudonym::{Pairing, PseudonymMap};
