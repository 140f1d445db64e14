//! Who and what a text gives away.
//!
//! May use `text`, `rules` and `policy`. Every recogniser answers with [`Finding`]s over the folded
//! text; [`find`] settles overlaps and takes the spans back to the source, once.

pub mod checksum;
mod codes;
mod cues;
mod finding;
mod grammar;
pub mod linkage;
mod online;
pub mod overlap;
pub mod own;
pub mod people;
mod recognise;
pub mod sensitive;
mod spoken;
mod spoken_postcode;
mod years;

pub use finding::{Evidence, Finding, PersonId};
pub use recognise::{REPORTED_FROM, Recognisers};
pub use years::years;

use crate::rules::RuleBook;
use crate::text::Text;

/// Everything that the text gives away, in order, without overlaps; spans are bytes of the source.
#[must_use]
pub fn find(text: &Text<'_>, book: &RuleBook, recognisers: &Recognisers<'_>) -> Vec<Finding> {
    let mut found = recognisers.find(text, book);
    found = overlap::settle(found, text.as_str());
    for finding in &mut found {
        finding.span = text.to_source(finding.span);
    }
    found
}
