//! Slide shows (`.pptx`, ECMA-376 PresentationML).

use super::budget::Budget;
use super::draft::Draft;
use super::package::Package;
use super::{DocumentError, drawing, properties, relations, word};

/// Reads each slide in order of show, then what belongs to it: diagrams, charts, notes, comments.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut package = Package::open(bytes, budget)?;
    let slides = in_order(&mut package, budget)?;
    budget.expect(slides.len() as u64);
    for slide in &slides {
        let relations = relations::of(&mut package, slide, budget)?;
        let own = ["diagramData", "chart", "notesSlide", "comments"];
        let more = own.iter().flat_map(|kind| relations.iter().filter(move |r| r.kind == *kind));
        let parts: Vec<String> = std::iter::once(slide).chain(more.map(|r| &r.target)).cloned().collect();
        for part in parts {
            if let Some(text) = package.text(&part, budget)? {
                let mut section = Draft::new();
                drawing::read(&text, &mut section, budget)?;
                draft.append(section, budget)?;
            }
        }
        word::write_links(&relations, draft, budget)?;
        budget.advance(1)?;
    }
    properties::read(&mut package, draft, budget)
}

/// The slides as the show lists them; those it does not list come last.
fn in_order(package: &mut Package<'_>, budget: &mut Budget<'_>) -> Result<Vec<String>, DocumentError> {
    let main = relations::main_part(package, budget)?.unwrap_or_else(|| "ppt/presentation.xml".to_owned());
    let relations = relations::of(package, &main, budget)?;
    let listed = package.text(&main, budget)?.unwrap_or_default();
    let mut order: Vec<(usize, String)> = relations
        .iter()
        .filter(|r| r.kind == "slide")
        .map(|r| (listed.find(&format!("\"{}\"", r.id)).unwrap_or(usize::MAX), r.target.clone()))
        .collect();
    order.sort();
    let mut slides: Vec<String> = order.into_iter().map(|(_, slide)| slide).collect();
    for slide in package.names("ppt/slides/slide", ".xml") {
        if !slides.contains(&slide) {
            slides.push(slide);
        }
    }
    if slides.is_empty() { Err(DocumentError::Broken) } else { Ok(slides) }
}
