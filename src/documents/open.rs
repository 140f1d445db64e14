//! OpenDocument texts, sheets and slides (`.odt`, `.ods`, `.odp`).

use super::DocumentError;
use super::budget::Budget;
use super::draft::Draft;
use super::package::Package;
use super::xml::{self, Tag, Visitor};

/// Most times a repeated empty cell or space is written.
const MOST_REPEATS: usize = 64;

/// Reads headers and footers, the content, then the properties.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut package = Package::open(bytes, budget)?;
    if package.text("META-INF/manifest.xml", budget)?.is_some_and(|m| m.contains("encryption-data")) {
        return Err(DocumentError::Encrypted);
    }
    let styles = package.text("styles.xml", budget)?;
    let content = package.text("content.xml", budget)?.ok_or(DocumentError::Broken)?;
    for (place, text) in [("header", styles.as_ref()), ("", Some(&content)), ("footer", styles.as_ref())] {
        let mut section = Draft::new();
        if let Some(text) = text {
            xml::walk(text, &mut Content::new(&mut section, place), budget)?;
        }
        draft.append(section, budget)?;
    }
    if let Some(meta) = package.text("meta.xml", budget)? {
        xml::walk(&meta, &mut Properties { draft, label: None, value: String::new() }, budget)?;
    }
    Ok(())
}

struct Content<'d> {
    draft: &'d mut Draft,
    /// In `styles.xml`: which element is read; empty where all is.
    place: &'static str,
    reading: usize,
    paragraphs: usize,
    /// Inside something whose text a reader does not see as such.
    skipping: usize,
    /// Written before the next text: who commented, what was deleted.
    label: Option<&'static str>,
    /// Inside the name of who commented or changed.
    in_creator: bool,
    link: Option<String>,
}

impl<'d> Content<'d> {
    fn new(draft: &'d mut Draft, place: &'static str) -> Self {
        let reading = usize::from(place.is_empty());
        Self { draft, place, reading, paragraphs: 0, skipping: 0, label: None, in_creator: false, link: None }
    }

    /// A note or comment stands inside a paragraph: it begins a line of its own.
    fn begin_aside(&mut self, label: &'static str) {
        self.draft.end_paragraph_if_open();
        self.label = Some(label);
    }

    fn open_mark(&mut self, name: &str, tag: &Tag<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match name {
            "s" => {
                let count = tag.attribute("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1);
                self.draft.write(&" ".repeat(count.min(MOST_REPEATS)), budget)
            }
            "tab" => self.draft.write("\t", budget),
            "line-break" => {
                self.draft.line_break();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn open_aside(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "annotation" => {
                self.draft.comments += 1;
                self.begin_aside("Comment by ");
            }
            "deletion" => {
                self.draft.changes += 1;
                self.begin_aside("[deleted] ");
            }
            "insertion" => self.draft.changes += 1,
            "note-body" => self.begin_aside("Footnote: "),
            "image" => self.draft.pictures += 1,
            "object-ole" => self.draft.attachments += 1,
            "a" => self.link = tag.attribute("href").and_then(|h| h.strip_prefix("mailto:").map(str::to_owned)),
            _ => {}
        }
    }
}

impl Visitor for Content<'_> {
    fn open(&mut self, tag: &Tag<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let name = tag.name();
        if !self.place.is_empty() && name.starts_with(self.place) && tag.prefix() == "style" {
            self.reading += usize::from(!name.ends_with("style"));
        }
        if self.reading == 0 {
            return Ok(());
        }
        if self.skipping > 0 || matches!(name, "date" | "note-citation") {
            self.skipping += 1;
            return Ok(());
        }
        match name {
            "p" | "h" => self.paragraphs += 1,
            "table-row" => self.draft.begin_row(),
            "creator" => self.in_creator = true,
            "s" | "tab" | "line-break" => self.open_mark(name, tag, budget)?,
            _ => self.open_aside(name, tag),
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        if !self.place.is_empty() && name.starts_with(self.place) && !name.ends_with("style") {
            self.reading = self.reading.saturating_sub(1);
        }
        if self.reading == 0 {
            return Ok(());
        }
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.draft.end_paragraph();
            }
            "table-cell" | "covered-table-cell" => self.draft.end_cell(),
            "table-row" => self.draft.end_row(),
            "creator" => {
                self.in_creator = false;
                self.draft.end_paragraph_if_open();
            }
            "annotation" | "deletion" | "note-body" => self.label = None,
            "a" => {
                if let Some(address) = self.link.take().filter(|a| !self.draft.text().contains(a.as_str())) {
                    self.draft.write(&format!(" [{address}]"), budget)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let wanted = self.reading > 0 && self.skipping == 0 && (self.paragraphs > 0 || self.in_creator);
        if !wanted {
            return Ok(());
        }
        if let Some(label) = self.label.take() {
            self.draft.write(label, budget)?;
        }
        // White space in the file is one space for the reader (ODF 1.3, 6.1.2).
        let lead = text.starts_with(char::is_whitespace);
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        if lead && self.draft.is_mid_line() {
            self.draft.write(" ", budget)?;
        }
        self.draft.write(&words.join(" "), budget)?;
        if !words.is_empty() && text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.draft.write(" ", budget)?;
        }
        Ok(())
    }
}

/// `meta.xml`: who wrote it and what it is called.
struct Properties<'d> {
    draft: &'d mut Draft,
    label: Option<String>,
    value: String,
}

impl Visitor for Properties<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.label = match tag.name() {
            "initial-creator" => Some("Author".to_owned()),
            "creator" => Some("Last changed by".to_owned()),
            "title" => Some("Title".to_owned()),
            "subject" => Some("Subject".to_owned()),
            "description" => Some("Description".to_owned()),
            "keyword" => Some("Keywords".to_owned()),
            "printed-by" => Some("Printed by".to_owned()),
            "user-defined" => tag.attribute("name"),
            _ => None,
        };
        self.value.clear();
        Ok(())
    }

    fn close(&mut self, _: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match self.label.take() {
            Some(label) => self.draft.labelled(&label, &self.value, budget),
            None => Ok(()),
        }
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.label.is_some() {
            self.value.push_str(text);
        }
        Ok(())
    }
}
