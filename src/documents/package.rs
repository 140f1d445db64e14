//! Packages: the zip archives that office documents are.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::budget::Budget;
use super::{DocumentError, Kind, encoding};

/// An open package. Every byte taken out of it is counted.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

/// Decides which kind of document a package is by what is in it.
pub(super) fn detect(bytes: &[u8]) -> Result<Kind, DocumentError> {
    let archive = open(bytes)?;
    let has = |start: &str| archive.file_names().flatten().any(|name| name.starts_with(start));
    if has("word/") {
        Ok(Kind::Docx)
    } else if has("xl/") {
        Ok(Kind::Xlsx)
    } else if has("ppt/") {
        Ok(Kind::Pptx)
    } else if has("content.xml") && has("mimetype") {
        Ok(Kind::Odt)
    } else {
        Err(DocumentError::Unsupported)
    }
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, DocumentError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Broken)
}

impl<'b> Package<'b> {
    /// Opens a package and counts its entries as parts.
    pub(super) fn open(bytes: &'b [u8], budget: &mut Budget<'_>) -> Result<Self, DocumentError> {
        let archive = open(bytes)?;
        for _ in 0..archive.len() {
            budget.part()?;
        }
        Ok(Self { archive })
    }

    /// The names of the entries that begin and end so, in the order of the
    /// numbers in them (`slide2` before `slide10`).
    pub(super) fn names(&self, start: &str, end: &str) -> Vec<String> {
        let all = self.archive.file_names().flatten();
        let mut names: Vec<String> =
            all.filter(|name| name.starts_with(start) && name.ends_with(end)).map(|name| name.into_owned()).collect();
        names.sort_by_key(|name| (number_in(name.get(start.len()..).unwrap_or("")), name.clone()));
        names
    }

    /// How many bytes the entry says it holds; what it says is not trusted.
    pub(super) fn size(&mut self, name: &str) -> u64 {
        self.archive.by_name(name).map_or(0, |entry| entry.size())
    }

    /// Unpacks an entry as text; `None` where there is no such entry.
    pub(super) fn text(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<Option<String>, DocumentError> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(e) => return Err(error_of(&e)),
        };
        let allowed = budget.unpackable();
        let mut bytes = Vec::new();
        // One byte more than allowed tells "all of it" from "too much".
        entry.take(allowed + 1).read_to_end(&mut bytes).map_err(|_| DocumentError::Broken)?;
        budget.unpack(bytes.len())?;
        Ok(Some(encoding::decode_xml(bytes)))
    }
}

fn error_of(error: &ZipError) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DocumentError::Encrypted,
        _ => DocumentError::Broken,
    }
}

/// The first number in a name, for sorting; names without one come first.
fn number_in(name: &str) -> u64 {
    let digits: String = name.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}
