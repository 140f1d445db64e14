//! Rich Text Format (`.rtf`, version 1.9).
//!
//! A scan with a stack of groups that is counted, never recursed into. No
//! crate of this field reads code pages, notes and hidden destinations.

use super::budget::Budget;
use super::draft::Draft;
use super::{DocumentError, encoding};

/// Groups whose content is not text for a reader.
const NOT_READ: [&str; 25] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "pict",
    "objdata",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "fldinst",
    "filetbl",
    "revtbl",
    "pntext",
    "bkmkstart",
    "bkmkend",
    "mmathPr",
    "nonshppict",
    "atnid",
    "atnref",
    "atndate",
];

/// Starred groups that are read all the same.
const READ_THOUGH_STARRED: [&str; 6] = ["annotation", "atnauthor", "shptxt", "shpinst", "shppict", "footnote"];

#[derive(Clone)]
struct Group {
    skipped: bool,
    /// Bytes after a `\u` character that repeat it for old readers.
    fallback: usize,
    code_page: u32,
    label: Option<&'static str>,
}

/// Writes the text of a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    budget.expect(bytes.len() as u64);
    let start = Group { skipped: false, fallback: 1, code_page: 1252, label: None };
    let mut rtf = Rtf {
        bytes,
        at: 0,
        group: start,
        outer: Vec::new(),
        pending: Vec::new(),
        ignore: 0,
        starred: false,
        high: None,
        draft,
    };
    while let Some(b) = rtf.next() {
        budget.step()?;
        rtf.byte(b, budget)?;
    }
    rtf.flush(budget)?;
    if !rtf.outer.is_empty() {
        return Err(DocumentError::Broken);
    }
    budget.advance(bytes.len() as u64)
}

struct Rtf<'a, 'd> {
    bytes: &'a [u8],
    at: usize,
    group: Group,
    outer: Vec<Group>,
    /// Bytes in the group's code page not yet decoded.
    pending: Vec<u8>,
    ignore: usize,
    starred: bool,
    /// First half of a character outside the basic plane.
    high: Option<u16>,
    draft: &'d mut Draft,
}

impl Rtf<'_, '_> {
    fn next(&mut self) -> Option<u8> {
        let b = self.bytes.get(self.at).copied();
        self.at += 1;
        b
    }

    fn byte(&mut self, b: u8, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match b {
            b'{' => {
                self.flush(budget)?;
                budget.check_depth(self.outer.len())?;
                self.outer.push(self.group.clone());
            }
            b'}' => {
                self.flush(budget)?;
                if self.group.label.is_some() {
                    self.draft.end_paragraph_if_open();
                }
                // More ends than beginnings: what follows is not the document.
                self.group = self.outer.pop().unwrap_or_else(|| self.group.clone());
            }
            b'\\' => self.control(budget)?,
            b'\r' | b'\n' => {}
            b => self.literal(b),
        }
        Ok(())
    }

    fn literal(&mut self, b: u8) {
        if self.ignore > 0 {
            self.ignore -= 1;
        } else if !self.group.skipped {
            self.pending.push(b);
        }
    }

    fn control(&mut self, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let Some(b) = self.next() else { return Ok(()) };
        if !b.is_ascii_alphabetic() {
            return self.symbol(b, budget);
        }
        let start = self.at - 1;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let tail = rest.get(letters..).unwrap_or_default();
        let sign = usize::from(tail.first() == Some(&b'-'));
        let digits = tail.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let number_len = if digits > 0 { sign + digits } else { 0 };
        let number = std::str::from_utf8(tail.get(..number_len).unwrap_or_default()).ok().and_then(|n| n.parse().ok());
        let space = usize::from(tail.get(number_len) == Some(&b' '));
        self.at = start + letters + number_len + space;
        let word = std::str::from_utf8(rest.get(..letters).unwrap_or_default()).unwrap_or("");
        self.word(word, number, budget)
    }

    fn symbol(&mut self, b: u8, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match b {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|h| std::str::from_utf8(h).ok());
                if let Some(value) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    self.at += 2;
                    self.literal(value);
                }
            }
            b'*' => self.starred = true,
            b'~' => self.put("\u{a0}", budget)?,
            b'_' => self.put("-", budget)?,
            b'\r' | b'\n' => self.word("par", None, budget)?,
            b'\\' | b'{' | b'}' => self.literal(b),
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i64>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let starred = std::mem::take(&mut self.starred);
        if (starred && !READ_THOUGH_STARRED.contains(&word)) || NOT_READ.contains(&word) {
            self.flush(budget)?;
            self.group.skipped = true;
            self.draft.pictures += u32::from(word == "pict");
            return Ok(());
        }
        match word {
            "ansicpg" => self.group.code_page = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1252),
            "uc" => self.group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "u" => return self.unicode(number, budget),
            "bin" => {
                let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length);
            }
            _ if self.group.skipped => {}
            _ => self.layout(word, budget)?,
        }
        Ok(())
    }

    fn layout(&mut self, word: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let character = match word {
            "tab" => "\t",
            "emdash" => "\u{2014}",
            "endash" => "\u{2013}",
            "lquote" => "\u{2018}",
            "rquote" => "\u{2019}",
            "ldblquote" => "\u{201c}",
            "rdblquote" => "\u{201d}",
            "bullet" => "\u{2022}",
            "emspace" | "enspace" => " ",
            _ => return self.structure(word, budget),
        };
        self.put(character, budget)
    }

    fn structure(&mut self, word: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let label = match word {
            "par" | "line" | "page" | "sect" | "row" => {
                self.flush(budget)?;
                self.draft.end_paragraph();
                return Ok(());
            }
            "cell" | "nestcell" => return self.put("\t", budget),
            "footnote" => "Footnote: ",
            "annotation" => "Comment: ",
            "atnauthor" => "Comment by ",
            "author" => "Author: ",
            "operator" => "Last changed by: ",
            "title" => "Title: ",
            "subject" => "Subject: ",
            "company" => "Company: ",
            "manager" => "Manager: ",
            "header" | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr" | "footerf" => "",
            "deleted" => return self.put("[deleted] ", budget),
            _ => return Ok(()),
        };
        self.flush(budget)?;
        self.draft.comments += u32::from(word == "annotation");
        self.draft.end_paragraph_if_open();
        self.group.label = Some(label);
        self.pending.extend_from_slice(label.as_bytes());
        Ok(())
    }

    fn unicode(&mut self, number: Option<i64>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.ignore = self.group.fallback;
        let unit = (number.unwrap_or(0) & 0xFFFF) as u16;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return Ok(());
        }
        let ignore = self.ignore;
        let outcome = self.put(&String::from_utf16_lossy(&units), budget);
        self.ignore = ignore;
        outcome
    }

    fn put(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.flush(budget)?;
        if self.group.skipped { Ok(()) } else { self.draft.write(text, budget) }
    }

    fn flush(&mut self, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.pending);
        let text = encoding::decode_as(&format!("windows-{}", self.group.code_page), &bytes);
        self.draft.write(&text, budget)
    }
}
