//! Word documents (`.docx`, ECMA-376 WordprocessingML).

mod body;
mod changes;

use std::collections::BTreeSet;

use super::budget::Budget;
use super::draft::Draft;
use super::package::Package;
use super::properties;
use super::relations::{self, Relation};
use super::{DocumentError, drawing, xml};
use body::Body;

/// Reads headers, body, footers, notes, comments, charts and properties.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut package = Package::open(bytes, budget)?;
    let main = relations::main_part(&mut package, budget)?.unwrap_or_else(|| "word/document.xml".to_owned());
    let parts = Parts::of(&package, &main);
    budget.expect(parts.iter().map(|part| package.size(part)).sum());
    let mut seen = BTreeSet::new();
    let mut authors = BTreeSet::new();
    for part in parts.iter() {
        let size = package.size(part);
        let Some(text) = package.text(part, budget)? else {
            if *part == main {
                return Err(DocumentError::Broken);
            }
            continue;
        };
        let mut section = Draft::new();
        if parts.drawn.contains(part) {
            drawing::read(&text, &mut section, budget)?;
        } else {
            let mut body = Body::new(&mut section, &mut authors);
            xml::walk(&text, &mut body, budget)?;
        }
        // First-page and even-page headers often say the same again.
        if *part == main || seen.insert(section.text().to_owned()) {
            draft.append(section, budget)?;
        }
        budget.advance(size)?;
    }
    finish(&mut package, &main, &authors, draft, budget)
}

/// What stands at the end: who changed it, where links lead, properties.
fn finish(
    package: &mut Package<'_>,
    main: &str,
    authors: &BTreeSet<String>,
    draft: &mut Draft,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    draft.end_section();
    for author in authors {
        draft.labelled("Changes by", author, budget)?;
    }
    let relations = relations::of(package, main, budget)?;
    write_links(&relations, draft, budget)?;
    draft.attachments += package.names("word/embeddings/", "").len() as u32;
    properties::read(package, draft, budget)
}

/// Writes link targets that the text does not already show.
pub(super) fn write_links(
    relations: &[Relation],
    draft: &mut Draft,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    let mut written = BTreeSet::new();
    for relation in relations.iter().filter(|r| r.is_link()) {
        let target = relation.target.strip_prefix("mailto:").unwrap_or(&relation.target);
        if !draft.text().contains(target) && written.insert(target.to_owned()) {
            draft.labelled("Link", target, budget)?;
        }
    }
    Ok(())
}

/// The names of the parts that hold text, in reading order.
struct Parts {
    names: Vec<String>,
    drawn: BTreeSet<String>,
}

impl Parts {
    fn of(package: &Package<'_>, main: &str) -> Self {
        let mut names = package.names("word/header", ".xml");
        names.push(main.to_owned());
        let drawn: Vec<String> =
            ["word/charts/chart", "word/diagrams/data"].iter().flat_map(|start| package.names(start, ".xml")).collect();
        names.extend(drawn.iter().cloned());
        names.extend(package.names("word/footnotes", ".xml"));
        names.extend(package.names("word/endnotes", ".xml"));
        names.extend(package.names("word/footer", ".xml"));
        names.extend(package.names("word/comments.xml", ""));
        Self { names, drawn: drawn.into_iter().collect() }
    }

    fn iter(&self) -> impl Iterator<Item = &String> {
        self.names.iter()
    }
}
