//! A walk through XML that cannot run away.
//!
//! Entities beyond the five of XML itself are left out and document types are
//! not read, so there is nothing to expand ("billion laughs"). Every tag is a
//! step of the budget; nesting is counted, never recursed into.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::DocumentError;
use super::budget::Budget;

/// An element's start: its name without prefix, and its attributes.
pub(super) struct Tag<'a> {
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The prefix, or an empty string.
    pub(super) fn prefix(&self) -> &str {
        let name = self.start.name().into_inner();
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of the attribute with this name, prefixes left aside.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().into_inner() == name)
            .map(|a| unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned()))
    }
}

/// What somebody who walks through XML is told.
pub(super) trait Visitor {
    /// An element begins. Empty elements begin and end.
    fn open(&mut self, tag: &Tag<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError>;
    /// An element ends.
    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError>;
    /// Text stands here, entities resolved.
    fn text(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError>;
}

/// Walks through `xml` from its first to its last tag.
pub(super) fn walk(xml: &str, visitor: &mut dyn Visitor, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut depth = 0_usize;
    loop {
        budget.step()?;
        match reader.read_event().map_err(|_| DocumentError::Broken)? {
            Event::Start(start) => {
                depth += 1;
                budget.check_depth(depth)?;
                visitor.open(&Tag { start: &start }, budget)?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visitor.close(end.local_name().into_inner(), budget)?;
            }
            Event::Text(text) => visitor.text(&text.xml10_content(), budget)?,
            Event::CData(data) => visitor.text(&data.xml10_content(), budget)?,
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                visitor.text(resolve(&reference, &mut buffer), budget)?;
            }
            // A part that stops half way through is damaged.
            Event::Eof if depth > 0 => return Err(DocumentError::Broken),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
        }
    }
}

/// Character references and the five entities of XML; others say nothing.
fn resolve<'a>(reference: &BytesRef<'_>, buffer: &'a mut [u8; 4]) -> &'a str {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.encode_utf8(buffer);
    }
    match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => "",
    }
}
