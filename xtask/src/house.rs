//! Where things are. Every path the tool uses is named here, so that nothing else spells one out.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`, whatever folder the command was run from.
pub(crate) fn root() -> PathBuf {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR"));
    tool.parent().unwrap_or(tool).to_path_buf()
}

/// Things that may be deleted at any time: stamps, logs, optimised modules, a browser profile.
pub(crate) fn cache() -> PathBuf {
    root().join(".cache")
}

/// What a release is made of.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The extension as it is written, before a manifest is chosen for a browser.
pub(crate) fn extension() -> PathBuf {
    root().join("extension")
}

/// Where the wasm and its glue land inside the extension. Never committed.
pub(crate) fn core() -> PathBuf {
    extension().join("core")
}

/// Cargo's output folder, which `CARGO_TARGET_DIR` may move.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Reads a text file, naming it when it can't be read.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    }
    std::fs::write(path, bytes).with_context(|| format!("can't write {}", path.display()))
}

/// Removes a folder and all in it; no folder is fine.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("can't remove {}", folder.display()))?;
    }
    Ok(())
}

/// Every file below a folder as a path relative to it, sorted, so that two machines see one order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        let entries = std::fs::read_dir(&next).with_context(|| format!("can't list {}", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A stamp says that a slow thing was done for exactly this input.
pub(crate) struct Stamp {
    path: PathBuf,
    input: String,
}

impl Stamp {
    /// A stamp named `name` for what was done with `input`.
    pub(crate) fn new(name: &str, input: &[u8]) -> Self {
        Self { path: cache().join(format!("{name}.stamp")), input: sha256(input) }
    }

    /// Whether it was done for this input already.
    pub(crate) fn holds(&self) -> bool {
        std::fs::read_to_string(&self.path).is_ok_and(|kept| kept == self.input)
    }

    /// Remembers that it has been done.
    pub(crate) fn keep(&self) -> Result<()> {
        write(&self.path, self.input.as_bytes())
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_the_one_everybody_knows() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn the_root_holds_the_list_of_pins() {
        assert!(root().join("wasm-pack.toml").is_file());
    }
}
