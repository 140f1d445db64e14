//! Requests in, views out: plain data and finished words, offsets in UTF-16 units.
//!
//! May use every stage. Nothing here decides; it asks the stages and writes down the answer.

pub mod advice_view;
pub mod declare_view;
pub mod edits;
pub mod failure_view;
pub mod files;
pub mod linkage_view;
pub mod nudge_view;
pub mod pair;
pub mod policy_page;
mod policy_view;
pub mod record_add;
pub mod record_export;
pub mod record_view;
pub mod reply_view;
pub mod request;
pub mod safer_view;
pub mod settings_view;
pub mod site_view;
pub mod study_card;
pub mod study_view;
pub mod view;
