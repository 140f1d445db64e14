//! Workbooks (`.xlsx`, ECMA-376 SpreadsheetML).

use super::budget::Budget;
use super::draft::Draft;
use super::package::Package;
use super::relations;
use super::xml::{self, Tag, Visitor};
use super::{DocumentError, dates, drawing, properties, word};

/// Widest gap of empty cells kept as tabs.
const WIDEST_GAP: usize = 64;

/// Reads each sheet in order: its name, its rows, its comments.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut package = Package::open(bytes, budget)?;
    let main = relations::main_part(&mut package, budget)?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = relations::of(&mut package, &main, budget)?;
    let target = |kind: &str| relations.iter().find(|r| r.kind == kind).map(|r| r.target.clone());
    let mut book = Book::default();
    for (kind, what) in [("sharedStrings", Part::Strings), ("styles", Part::Styles)] {
        if let Some(text) = target(kind).map(|t| package.text(&t, budget)).transpose()?.flatten() {
            xml::walk(&text, &mut Shared::new(&mut book, what), budget)?;
        }
    }
    let text = package.text(&main, budget)?.ok_or(DocumentError::Broken)?;
    xml::walk(&text, &mut Shared::new(&mut book, Part::Workbook), budget)?;
    budget.expect(book.sheets.len() as u64);
    for (name, id) in std::mem::take(&mut book.sheets) {
        draft.end_section();
        draft.line(&name, budget)?;
        if let Some(relation) = relations.iter().find(|r| r.id == id) {
            sheet(&mut package, &relation.target, &book, draft, budget)?;
        }
        budget.advance(1)?;
    }
    for drawn in
        package.names("xl/drawings/drawing", ".xml").into_iter().chain(package.names("xl/charts/chart", ".xml"))
    {
        if let Some(text) = package.text(&drawn, budget)? {
            draft.end_section();
            drawing::read(&text, draft, budget)?;
        }
    }
    properties::read(&mut package, draft, budget)
}

fn sheet(
    package: &mut Package<'_>,
    part: &str,
    book: &Book,
    draft: &mut Draft,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    let Some(text) = package.text(part, budget)? else { return Ok(()) };
    xml::walk(&text, &mut Rows::new(book, draft), budget)?;
    let relations = relations::of(package, part, budget)?;
    for comments in relations.iter().filter(|r| matches!(r.kind.as_str(), "comments" | "threadedComment")) {
        if let Some(text) = package.text(&comments.target, budget)? {
            xml::walk(
                &text,
                &mut Comments { draft, authors: Vec::new(), words: String::new(), inside: false },
                budget,
            )?;
        }
    }
    word::write_links(&relations, draft, budget)
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    /// For each cell format: whether it shows a date.
    dates: Vec<bool>,
    sheets: Vec<(String, String)>,
    from_1904: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Strings,
    Styles,
    Workbook,
}

struct Shared<'b> {
    book: &'b mut Book,
    part: Part,
    current: String,
    in_text: bool,
    /// Inside a phonetic guide, which says the same again.
    in_guide: bool,
    in_formats: bool,
    own_formats: Vec<(String, String)>,
}

impl<'b> Shared<'b> {
    fn new(book: &'b mut Book, part: Part) -> Self {
        let (current, own_formats) = (String::new(), Vec::new());
        Self { book, part, current, in_text: false, in_guide: false, in_formats: false, own_formats }
    }

    fn cell_format(&mut self, tag: &Tag<'_>) {
        let id = tag.attribute("numFmtId").unwrap_or_default();
        let own = self.own_formats.iter().find(|(own, _)| *own == id).map(|(_, code)| code.as_str());
        self.book.dates.push(dates::is_date_format(id.parse().unwrap_or(0), own));
    }
}

impl Visitor for Shared<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        match (self.part, tag.name()) {
            (Part::Strings, "t") => self.in_text = !self.in_guide,
            (Part::Strings, "rPh") => self.in_guide = true,
            (Part::Styles, "cellXfs") => self.in_formats = true,
            (Part::Styles, "numFmt") => self
                .own_formats
                .push((tag.attribute("numFmtId").unwrap_or_default(), tag.attribute("formatCode").unwrap_or_default())),
            (Part::Styles, "xf") if self.in_formats => self.cell_format(tag),
            (Part::Workbook, "sheet") => self
                .book
                .sheets
                .push((tag.attribute("name").unwrap_or_default(), tag.attribute("id").unwrap_or_default())),
            (Part::Workbook, "workbookPr") => {
                self.book.from_1904 = tag.attribute("date1904").is_some_and(|v| v == "1" || v == "true");
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        match (self.part, name) {
            (Part::Strings, "si") => self.book.strings.push(std::mem::take(&mut self.current)),
            (Part::Strings, "t") => self.in_text = false,
            (Part::Strings, "rPh") => self.in_guide = false,
            (Part::Styles, "cellXfs") => self.in_formats = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.in_text {
            self.current.push_str(text);
        }
        Ok(())
    }
}

/// The rows of one sheet.
struct Rows<'a> {
    book: &'a Book,
    draft: &'a mut Draft,
    value: String,
    in_value: bool,
    column: usize,
    at: usize,
    kind: String,
    format: usize,
}

impl<'a> Rows<'a> {
    fn new(book: &'a Book, draft: &'a mut Draft) -> Self {
        Self { book, draft, value: String::new(), in_value: false, column: 0, at: 0, kind: String::new(), format: 0 }
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        self.at = tag.attribute("r").and_then(|r| column_of(&r)).unwrap_or(self.column);
        self.kind = tag.attribute("t").unwrap_or_default();
        self.format = tag.attribute("s").and_then(|s| s.parse().ok()).unwrap_or(0);
        self.value.clear();
    }

    fn end_cell(&mut self, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let shown = self.shown();
        if shown.trim().is_empty() {
            return Ok(());
        }
        for _ in 0..self.at.saturating_sub(self.column).min(WIDEST_GAP) {
            self.draft.end_cell();
        }
        self.column = self.at;
        self.draft.write(shown.trim(), budget)
    }

    /// What a person sees in the cell.
    fn shown(&self) -> String {
        match self.kind.as_str() {
            "s" => {
                let index = self.value.trim().parse::<usize>().ok();
                index.and_then(|i| self.book.strings.get(i)).cloned().unwrap_or_default()
            }
            "b" => if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "" | "n" if self.book.dates.get(self.format) == Some(&true) => {
                let serial = self.value.trim().parse().ok();
                let date = serial.and_then(|s| dates::from_serial(s, self.book.from_1904));
                date.unwrap_or_else(|| self.value.clone())
            }
            _ => self.value.clone(),
        }
    }
}

impl Visitor for Rows<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        match tag.name() {
            "row" => {
                self.draft.begin_row();
                self.column = 0;
            }
            "c" => self.begin_cell(tag),
            "v" | "t" | "oddHeader" | "oddFooter" => {
                self.in_value = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match name {
            "row" => self.draft.end_row(),
            "c" => self.end_cell(budget)?,
            "v" | "t" => self.in_value = false,
            "oddHeader" | "oddFooter" => {
                self.in_value = false;
                let words = std::mem::take(&mut self.value);
                self.draft.line(words.trim_start_matches(['&', 'L', 'C', 'R']), budget)?;
            }
            "sheetData" => self.value.clear(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.in_value {
            self.value.push_str(text);
        }
        Ok(())
    }
}

struct Comments<'d> {
    draft: &'d mut Draft,
    authors: Vec<String>,
    words: String,
    inside: bool,
}

impl Visitor for Comments<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.inside |= matches!(tag.name(), "t" | "text" | "author");
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match name {
            "author" => self.authors.push(std::mem::take(&mut self.words)),
            "authors" => {
                for author in std::mem::take(&mut self.authors) {
                    self.draft.labelled("Comments by", &author, budget)?;
                }
            }
            "comment" | "threadedComment" => {
                self.draft.comments += 1;
                let words = std::mem::take(&mut self.words);
                self.draft.labelled("Comment", &words, budget)?;
            }
            _ => {}
        }
        self.inside &= !matches!(name, "t" | "text" | "author");
        Ok(())
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.inside {
            self.words.push_str(text);
        }
        Ok(())
    }
}

/// The column of a cell reference: `A1` is 0, `AB3` is 27.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0_usize, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
