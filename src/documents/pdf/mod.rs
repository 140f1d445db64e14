//! PDF (ISO 32000): the text of its pages, form fields, notes and properties.
//!
//! `hayro-syntax` reads the objects; fonts and the text operators are read here.

mod content;
mod font;
mod line;
mod vet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::budget::Budget;
use super::draft::Draft;
use super::{DocumentError, encoding};
use content::Painter;

/// Reads every page in order.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    vet::vet(bytes, budget)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        hayro_syntax::LoadPdfError::Decryption(_) => DocumentError::Encrypted,
        hayro_syntax::LoadPdfError::Invalid => DocumentError::Broken,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(DocumentError::Broken);
    }
    budget.expect(pages.len() as u64);
    for page in pages.iter() {
        budget.part()?;
        let mut section = Draft::new();
        let mut painter = Painter::new(&mut section);
        if let Some(stream) = page.page_stream() {
            painter.paint(stream, page.resources(), 0, budget)?;
        }
        painter.finish(budget)?;
        annotations(page.raw(), &mut section, budget)?;
        if section.text().is_empty() {
            section.pages_without_text += 1;
        }
        draft.append(section, budget)?;
        budget.advance(1)?;
    }
    // Without one word on any page it is a scan, whatever its properties say.
    if draft.text().is_empty() {
        return Ok(());
    }
    properties(&pdf, draft, budget)
}

fn properties(pdf: &Pdf, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let about = pdf.metadata();
    draft.end_section();
    let all = [
        ("Title", &about.title),
        ("Author", &about.author),
        ("Subject", &about.subject),
        ("Keywords", &about.keywords),
    ];
    for (label, value) in all {
        draft.labelled(label, &value.as_deref().map(string).unwrap_or_default(), budget)?;
    }
    Ok(())
}

/// Notes stuck on a page, who wrote them, and what form fields hold.
fn annotations(page: &Dict<'_>, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let Some(list) = page.get::<Array<'_>>(b"Annots".as_slice()) else { return Ok(()) };
    for note in list.iter::<Dict<'_>>() {
        budget.step()?;
        let kind = note.get::<Name<'_>>(b"Subtype".as_slice());
        let is = |name: &[u8]| kind.as_ref().is_some_and(|kind| **kind == *name);
        let text = |key: &[u8]| note.get::<Object<'_>>(key).and_then(Object::into_string).map(|s| string(&s));
        if is(b"Widget") {
            let name = text(b"T").unwrap_or_else(|| "Field".to_owned());
            draft.labelled(&name, &text(b"V").unwrap_or_default(), budget)?;
        } else if is(b"Link") {
            let action = note.get::<Dict<'_>>(b"A".as_slice());
            let target = action.and_then(|a| a.get::<Object<'_>>(b"URI".as_slice())).and_then(Object::into_string);
            let target = target.map(|t| string(&t)).unwrap_or_default();
            let target = target.strip_prefix("mailto:").unwrap_or(&target);
            if !draft.text().contains(target) {
                draft.labelled("Link", target, budget)?;
            }
        } else if let Some(words) = text(b"Contents").filter(|w| !w.trim().is_empty()) {
            draft.comments += 1;
            draft.labelled("Comment by", &text(b"T").unwrap_or_default(), budget)?;
            draft.labelled("Comment", &words, budget)?;
        }
    }
    Ok(())
}

/// A text string: UTF-16 or UTF-8 by its mark, else close to Windows-1252.
fn string(bytes: &[u8]) -> String {
    encoding::decode(bytes)
}
