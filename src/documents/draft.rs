//! The text under way: paragraphs as lines, cells with tabs, no stray space.

use super::budget::Budget;
use super::{DocumentError, Note};

/// Collects text and remembers which gap comes before the next word.
///
/// Gaps are written only when text follows, so that empty paragraphs and
/// cells leave no trailing space. Counts what the notes tell.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    lines: usize,
    tabs: usize,
    /// Length of the text when each open row began, outermost first.
    rows: Vec<usize>,
    pub(super) pictures: u32,
    pub(super) attachments: u32,
    pub(super) pages_without_text: u32,
    pub(super) changes: u32,
    pub(super) comments: u32,
}

/// Most line ends in a row: one empty line is kept, more say nothing.
const MAX_LINES: usize = 2;

impl Draft {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds text within a paragraph.
    pub(super) fn write(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if text.is_empty() {
            return Ok(());
        }
        budget.write(text.len() + self.lines + self.tabs)?;
        if !self.text.is_empty() {
            let lines = self.lines.min(MAX_LINES);
            self.text.extend(std::iter::repeat_n('\n', lines));
        }
        self.text.extend(std::iter::repeat_n('\t', self.tabs));
        self.lines = 0;
        self.tabs = 0;
        // Nulls and other unprintable marks would hide words from the findings.
        if text.bytes().any(|b| b < b' ') {
            self.text.extend(text.chars().filter(|&c| c >= ' ' || c == '\n' || c == '\t'));
        } else {
            self.text.push_str(text);
        }
        Ok(())
    }

    /// Writes a paragraph of its own.
    pub(super) fn line(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.end_paragraph_if_open();
        self.write(text, budget)?;
        self.end_paragraph();
        Ok(())
    }

    /// Writes "Label: value" where there is a value.
    pub(super) fn labelled(&mut self, label: &str, value: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        self.end_paragraph_if_open();
        self.write(label, budget)?;
        self.write(": ", budget)?;
        self.write(value, budget)?;
        self.end_paragraph();
        Ok(())
    }

    /// Ends a line inside a paragraph.
    pub(super) fn line_break(&mut self) {
        self.end_paragraph();
    }

    /// Ends a paragraph. In a row an empty paragraph leaves no empty line.
    pub(super) fn end_paragraph(&mut self) {
        if self.rows.is_empty() {
            self.lines += 1;
        } else if self.row_has_text() && self.tabs == 0 {
            self.lines = 1;
        }
    }

    /// Ends a paragraph only where text stands since the last end.
    pub(super) fn end_paragraph_if_open(&mut self) {
        if self.lines == 0 {
            self.end_paragraph();
        }
    }

    /// Leaves one empty line before what comes next: a new section.
    pub(super) fn end_section(&mut self) {
        self.lines = MAX_LINES;
        self.tabs = 0;
    }

    /// Begins a row of cells.
    pub(super) fn begin_row(&mut self) {
        if self.rows.is_empty() || (self.row_has_text() && self.tabs == 0) {
            self.lines = self.lines.max(1);
        }
        self.rows.push(self.text.len());
    }

    /// Ends one cell: the next one comes after a tab.
    pub(super) fn end_cell(&mut self) {
        if self.row_has_text() {
            self.lines = 0;
        }
        self.tabs += 1;
    }

    /// Ends a row of cells; empty cells at its end leave no tabs.
    pub(super) fn end_row(&mut self) {
        self.rows.pop();
        self.tabs = 0;
        self.lines = self.lines.max(1);
    }

    /// Whether the innermost open row holds text yet.
    fn row_has_text(&self) -> bool {
        self.rows.last().is_some_and(|&start| self.text.len() > start)
    }

    /// Whether the next word follows another on the same line.
    pub(super) fn is_mid_line(&self) -> bool {
        !self.text.is_empty() && self.lines == 0 && self.tabs == 0 && !self.text.ends_with(['\n', '\t', ' '])
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds another draft as a section of its own.
    pub(super) fn append(&mut self, other: Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.end_section();
        self.write(other.text.trim_end(), budget)?;
        self.end_section();
        self.pictures += other.pictures;
        self.attachments += other.attachments;
        self.pages_without_text += other.pages_without_text;
        self.changes += other.changes;
        self.comments += other.comments;
        Ok(())
    }

    /// The text and what to tell about it.
    pub(super) fn finish(mut self) -> (String, Vec<Note>) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let notes = [
            Note::Pictures(self.pictures),
            Note::Attachments(self.attachments),
            Note::PagesWithoutText(self.pages_without_text),
            Note::TrackedChanges(self.changes),
            Note::Comments(self.comments),
        ];
        (self.text, notes.into_iter().filter(|n| n.count() > 0).collect())
    }
}
