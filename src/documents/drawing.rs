//! Text of drawings: slides, charts and diagrams (ECMA-376 DrawingML).

use super::DocumentError;
use super::budget::Budget;
use super::draft::Draft;
use super::xml::{self, Tag, Visitor};

/// Writes the text of one drawn part: paragraphs, tables, chart labels,
/// descriptions of pictures.
pub(super) fn read(text: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut drawn = Drawn { draft, in_text: false, in_value: false, skipping: 0 };
    xml::walk(text, &mut drawn, budget)
}

struct Drawn<'d> {
    draft: &'d mut Draft,
    in_text: bool,
    /// Inside a chart's value or category.
    in_value: bool,
    skipping: usize,
}

impl Drawn<'_> {
    fn describe(&mut self, tag: &Tag<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match tag.attribute("descr").filter(|words| !words.trim().is_empty()) {
            Some(words) => self.draft.line(&format!("[Picture: {}]", words.trim()), budget),
            None => Ok(()),
        }
    }
}

impl Visitor for Drawn<'_> {
    fn open(&mut self, tag: &Tag<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.skipping > 0 || tag.name() == "Fallback" {
            self.skipping += 1;
            return Ok(());
        }
        match (tag.prefix(), tag.name()) {
            ("a", "t") | ("p" | "p188", "text") => self.in_text = true,
            ("a", "br") => self.draft.line_break(),
            ("a", "tr") => self.draft.begin_row(),
            ("c", "v") => self.in_value = true,
            (_, "cNvPr") => self.describe(tag, budget)?,
            (_, "blip") => self.draft.pictures += 1,
            (_, "oleObj") => self.draft.attachments += 1,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "t" => self.in_text = false,
            "p" => self.draft.end_paragraph(),
            "v" | "text" => {
                self.in_text = false;
                self.in_value = false;
                self.draft.end_paragraph_if_open();
            }
            "tc" => self.draft.end_cell(),
            "tr" => self.draft.end_row(),
            "sp" | "graphicFrame" => self.draft.end_paragraph_if_open(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.in_text || self.in_value {
            self.draft.write(text, budget)?;
        }
        Ok(())
    }
}
