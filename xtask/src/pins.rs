//! `wasm-pack.toml`: the one list of what the wasm is built from and how large it may be.

use crate::house;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole file. A key this tool does not know is an error, so that no pin can be written in vain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pins {
    pub(crate) target: Target,
    /// Tool name to exact version.
    pub(crate) tools: BTreeMap<String, String>,
    pub(crate) optimise: Optimise,
    #[serde(rename = "module")]
    pub(crate) modules: Vec<Module>,
    pub(crate) package: Package,
}

/// What cargo compiles for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Target {
    pub(crate) triple: String,
    pub(crate) profile: String,
}

/// What wasm-opt is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Optimise {
    pub(crate) level: String,
    pub(crate) features: Vec<String>,
}

/// One wasm module of the extension.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    /// Stem of the file names: `core` gives `core.js` and `core_bg.wasm`.
    pub(crate) name: String,
    /// The name by which a classic script reaches it.
    pub(crate) global: String,
    /// Cargo features it is compiled with; none by default.
    pub(crate) features: Vec<String>,
    /// Bytes of the wasm file.
    pub(crate) max_raw_bytes: usize,
    /// Bytes of the wasm file after gzip.
    pub(crate) max_gzip_bytes: usize,
}

/// The budget of each store package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Package {
    pub(crate) max_zip_bytes: usize,
}

impl Pins {
    /// Reads the list and checks that the lock files agree with it.
    pub(crate) fn read() -> Result<Self> {
        let root = house::root();
        let text = house::read(&root.join("wasm-pack.toml"))?;
        let pins: Self = toml::from_str(&text).context("wasm-pack.toml")?;
        let cargo: CargoLock = toml::from_str(&house::read(&root.join("Cargo.lock"))?).context("Cargo.lock")?;
        let npm: NpmPackage =
            serde_json::from_str(&house::read(&root.join("package.json"))?).context("package.json")?;
        for (tool, pinned) in &pins.tools {
            let locked = cargo.version(tool).or_else(|| npm.dev_dependencies.get(tool).cloned());
            ensure!(
                locked.as_ref() == Some(pinned),
                "wasm-pack.toml pins {tool} {pinned}, but the lock file has {}",
                locked.as_deref().unwrap_or("none")
            );
        }
        Ok(pins)
    }
}

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<CargoPackage>,
}

#[derive(Deserialize)]
struct CargoPackage {
    name: String,
    version: String,
}

impl CargoLock {
    fn version(&self, name: &str) -> Option<String> {
        let mut packages = self.package.iter();
        packages.find(|package| package.name == name).map(|package| package.version.clone())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NpmPackage {
    dev_dependencies: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pins_agree_with_the_lock_files() {
        let pins = Pins::read().expect("wasm-pack.toml and the lock files agree");
        let names: Vec<_> = pins.modules.iter().map(|module| &module.name).collect();
        assert_eq!(names, ["core", "documents"]);
    }

    #[test]
    fn the_first_line_says_who_reads_the_file() {
        let text = house::read(&house::root().join("wasm-pack.toml")).expect("readable");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.contains("wasm-pack itself does not read this file"));
    }
}
