//! Candour's core: one arrow, **text → findings → advice → surface**.
//!
//! Everything is decided here, nothing is fetched, nothing is kept.
