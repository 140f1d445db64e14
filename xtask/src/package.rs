//! An unpacked package for each browser: the extension as it is written, with the manifest that browser understands.

use crate::browsers::Browser;
use crate::{house, manifest};
use anyhow::Result;
use serde_json::{Value, json};
use std::path::Path;

/// Lays out `dist/chromium` and `dist/firefox` afresh.
pub(crate) fn both() -> Result<()> {
    for browser in Browser::ALL {
        lay_out(&house::extension(), browser, &browser.folder())?;
    }
    Ok(())
}

/// Copies what ships of `extension` to `folder`, with the manifest for one browser.
pub(crate) fn lay_out(extension: &Path, browser: Browser, folder: &Path) -> Result<()> {
    house::clear(folder)?;
    for file in house::files_below(extension)? {
        if !ships(&file) {
            continue;
        }
        let mut bytes = std::fs::read(extension.join(&file))?;
        if file == Path::new("manifest.json") {
            bytes = manifest::for_browser(&bytes, browser)?;
        }
        house::write(&folder.join(&file), &bytes)?;
    }
    house::write(&folder.join("words/cy.json"), &words(&extension.join("../rules/wording"), "cy")?)?;
    house::write(&folder.join("packs/packs.json"), &packs(&extension.join("../rules/policies/universities"))?)
}

/// Packs for students whose university has none of its own, of different character: the rules' own, in one file.
const PACKS: [&str; 3] = ["cautious", "five-levels", "open"];

fn packs(folder: &Path) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for id in PACKS {
        let pack: Value = serde_json::from_str(&house::read(&folder.join(format!("{id}.json")))?)?;
        all.push(json!({ "id": id, "name": pack["name"], "pack": pack }));
    }
    Ok(serde_json::to_vec(&all)?)
}

/// The words of a language that the wasm doesn't carry, by key.
fn words(folder: &Path, language: &str) -> Result<Vec<u8>> {
    let mut all = serde_json::Map::new();
    for file in house::files_below(folder)? {
        let name = file.to_string_lossy().into_owned();
        if name.split('.').next() == Some(language) && name.ends_with(".toml") {
            flatten("", &toml::from_str(&house::read(&folder.join(&file))?)?, &mut all);
        }
    }
    Ok(serde_json::to_vec(&all)?)
}

fn flatten(prefix: &str, table: &toml::Table, all: &mut serde_json::Map<String, Value>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, all),
            other => drop(all.insert(key, Value::from(other.as_str().unwrap_or_default()))),
        }
    }
}

/// Types and notes are for people who read the sources, and a browser has no use for them.
fn ships(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    !(name.ends_with(".d.ts") || name.ends_with(".md") || name.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_notes_stay_out_of_the_package() {
        assert!(!ships(Path::new("core/core.d.ts")));
        assert!(!ships(Path::new("practice/README.md")));
        assert!(ships(Path::new("core/core.js")));
        assert!(ships(Path::new("manifest.json")));
    }
}
