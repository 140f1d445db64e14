//! Which part of a package leads to which (`_rels/*.rels`).

use super::DocumentError;
use super::budget::Budget;
use super::package::Package;
use super::xml::{self, Tag, Visitor};

/// One relation of a part.
pub(super) struct Relation {
    /// Its name within the part.
    pub(super) id: String,
    /// The last word of its type: `worksheet`, `hyperlink`, `comments`.
    pub(super) kind: String,
    /// A path in the package, or an address outside it.
    pub(super) target: String,
    external: bool,
}

impl Relation {
    /// Whether it leads out of the package by a link.
    pub(super) fn is_link(&self) -> bool {
        self.external && self.kind == "hyperlink"
    }
}

/// The relations of a part, their targets as paths from the package's root.
pub(super) fn of(
    package: &mut Package<'_>,
    part: &str,
    budget: &mut Budget<'_>,
) -> Result<Vec<Relation>, DocumentError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(text) = package.text(&path, budget)? else {
        return Ok(Vec::new());
    };
    let mut list = List { folder, relations: Vec::new() };
    xml::walk(&text, &mut list, budget)?;
    Ok(list.relations)
}

/// The part that the package says is its document.
pub(super) fn main_part(package: &mut Package<'_>, budget: &mut Budget<'_>) -> Result<Option<String>, DocumentError> {
    let relations = of(package, "", budget)?;
    Ok(relations.into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target))
}

struct List<'a> {
    folder: &'a str,
    relations: Vec<Relation>,
}

impl Visitor for List<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if tag.name() == "Relationship" {
            let external = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
            let target = tag.attribute("Target").unwrap_or_default();
            let kind = tag.attribute("Type").unwrap_or_default();
            self.relations.push(Relation {
                id: tag.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if external { target } else { path_from(self.folder, &target) },
                external,
            });
        }
        Ok(())
    }

    fn close(&mut self, _: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        Ok(())
    }

    fn text(&mut self, _: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        Ok(())
    }
}

/// Follows a relative path from a folder; `/` begins at the package's root.
fn path_from(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
