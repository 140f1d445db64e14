//! Properties of office packages: author, title and what else names people.

use super::DocumentError;
use super::budget::Budget;
use super::draft::Draft;
use super::package::Package;
use super::xml::{self, Tag, Visitor};

/// Elements of `docProps/core.xml` and `app.xml` that say something, and how they are labelled.
const LABELS: [(&str, &str); 10] = [
    ("title", "Title"),
    ("subject", "Subject"),
    ("creator", "Author"),
    ("lastModifiedBy", "Last changed by"),
    ("keywords", "Keywords"),
    ("description", "Description"),
    ("category", "Category"),
    ("Manager", "Manager"),
    ("Company", "Company"),
    ("contentStatus", "Status"),
];

/// Writes the properties as lines, "Author: …".
pub(super) fn read(package: &mut Package<'_>, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    draft.end_section();
    for part in ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"] {
        if let Some(text) = package.text(part, budget)? {
            let mut lines = Lines { draft, label: None, value: String::new() };
            xml::walk(&text, &mut lines, budget)?;
        }
    }
    Ok(())
}

struct Lines<'d> {
    draft: &'d mut Draft,
    label: Option<String>,
    value: String,
}

impl Visitor for Lines<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        let name = tag.name();
        if name == "property" {
            self.label = tag.attribute("name");
            self.value.clear();
        } else if let Some((_, label)) = LABELS.iter().find(|(element, _)| *element == name) {
            self.label = Some((*label).to_owned());
            self.value.clear();
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        if (name == "property" || LABELS.iter().any(|(element, _)| *element == name))
            && let Some(label) = self.label.take()
        {
            self.draft.labelled(&label, &self.value, budget)?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str, _: &mut Budget<'_>) -> Result<(), DocumentError> {
        if self.label.is_some() {
            self.value.push_str(text);
        }
        Ok(())
    }
}
