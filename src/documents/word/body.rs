//! The text of one WordprocessingML part: body, header, footer, notes, comments.

use std::collections::BTreeSet;

use super::changes::{Change, Stretches};
use crate::documents::DocumentError;
use crate::documents::budget::Budget;
use crate::documents::draft::Draft;
use crate::documents::xml::{Tag, Visitor};

/// Writes one part into a draft.
pub(super) struct Body<'d> {
    draft: &'d mut Draft,
    /// Who made tracked changes.
    authors: &'d mut BTreeSet<String>,
    /// Open paragraphs: a text box puts paragraphs inside a paragraph.
    paragraphs: Vec<Stretches>,
    changes: Vec<Change>,
    /// Written before the next paragraph: "Footnote", "Comment by …".
    label: Option<String>,
    /// Depth inside something that is not read.
    skipping: usize,
    /// Depth inside paragraph properties, where a tab is a tab stop.
    in_properties: usize,
    in_text: bool,
}

impl<'d> Body<'d> {
    pub(super) fn new(draft: &'d mut Draft, authors: &'d mut BTreeSet<String>) -> Self {
        Self {
            draft,
            authors,
            paragraphs: Vec::new(),
            changes: Vec::new(),
            label: None,
            skipping: 0,
            in_properties: 0,
            in_text: false,
        }
    }

    /// Adds text to the open paragraph, or as a line of its own.
    fn push(&mut self, text: &str) {
        let change = self.changes.last().copied().unwrap_or(Change::Kept);
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.push(change, text),
            None => {
                let mut paragraph = Stretches::default();
                paragraph.push(change, text);
                self.paragraphs.push(paragraph);
            }
        }
    }

    fn end_paragraph(&mut self, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let Some(paragraph) = self.paragraphs.pop() else {
            return Ok(());
        };
        let text = paragraph.render();
        if !text.trim().is_empty() {
            if let Some(label) = self.label.take() {
                self.draft.write(&label, budget)?;
                self.draft.write(": ", budget)?;
            }
            self.draft.write(text.trim_end(), budget)?;
        }
        self.draft.changes += paragraph.changes();
        self.draft.end_paragraph();
        Ok(())
    }

    fn begin_change(&mut self, change: Change, tag: &Tag<'_>) {
        self.changes.push(change);
        if let Some(author) = tag.attribute("author") {
            self.authors.insert(author);
        }
    }

    /// Marks within a run that stand for characters.
    fn open_mark(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let code = tag.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                // Symbol fonts live in the private use area and say no letter.
                if let Some(c) = code.and_then(char::from_u32).filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c)) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }

    /// Pictures, their descriptions, and embedded objects.
    fn open_object(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "docPr" => {
                if let Some(words) = tag.attribute("descr").filter(|d| !d.trim().is_empty()) {
                    self.push(&format!("[Picture: {}]", words.trim()));
                }
            }
            "blip" | "imagedata" => self.draft.pictures += 1,
            _ => {}
        }
    }

    fn open_note(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "comment" => {
                self.draft.comments += 1;
                self.label = Some(match tag.attribute("author").filter(|a| !a.is_empty()) {
                    Some(author) => format!("Comment by {author}"),
                    None => "Comment".to_owned(),
                });
            }
            // Separators are notes too, of a type.
            "footnote" if tag.attribute("type").is_none() => self.label = Some("Footnote".to_owned()),
            "endnote" if tag.attribute("type").is_none() => self.label = Some("Endnote".to_owned()),
            _ => {}
        }
    }
}

impl Visitor for Body<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        let name = tag.name();
        // A fallback says the same again in an older way; field codes are not text.
        if self.skipping > 0 || matches!(name, "Fallback" | "instrText" | "delInstrText") {
            self.skipping += 1;
            return Ok(());
        }
        match name {
            "pPr" | "sectPr" => self.in_properties += 1,
            _ if self.in_properties > 0 => {}
            "p" => self.paragraphs.push(Stretches::default()),
            "t" | "delText" => self.in_text = true,
            "tr" => self.draft.begin_row(),
            "ins" | "moveTo" => self.begin_change(Change::Inserted, tag),
            "del" | "moveFrom" => self.begin_change(Change::Deleted, tag),
            "comment" | "footnote" | "endnote" => self.open_note(name, tag),
            "docPr" | "blip" | "imagedata" => self.open_object(name, tag),
            _ => self.open_mark(name, tag),
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "pPr" | "sectPr" => self.in_properties = self.in_properties.saturating_sub(1),
            _ if self.in_properties > 0 => {}
            "p" => self.end_paragraph(budget)?,
            "t" | "delText" => self.in_text = false,
            "tc" => self.draft.end_cell(),
            "tr" => self.draft.end_row(),
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.changes.pop();
            }
            "comment" | "footnote" | "endnote" => self.label = None,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.in_text && self.skipping == 0 {
            self.push(text);
        }
        Ok(())
    }
}
