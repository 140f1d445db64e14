//! Zip files that are the same bytes on every machine: sorted names, one date, one mode, one level of compression.

use anyhow::Result;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Zips the named files of `folder`. The order given does not matter.
pub(crate) fn zip(folder: &Path, files: &[std::path::PathBuf]) -> Result<Vec<u8>> {
    zip_with(folder, files, None)
}

/// The same, where one file has other bytes than the folder's.
pub(crate) fn zip_with(folder: &Path, files: &[std::path::PathBuf], other: Option<(&Path, &[u8])>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut names: Vec<(String, &Path)> =
        files.iter().map(|file| (file.to_string_lossy().replace('\\', "/"), file.as_path())).collect();
    names.sort();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, file) in names {
        writer.start_file(name, options)?;
        match other.filter(|(name, _)| *name == file) {
            Some((_, bytes)) => writer.write_all(bytes)?,
            None => writer.write_all(&std::fs::read(folder.join(file))?)?,
        }
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn the_order_in_which_files_are_named_changes_no_byte() {
        let root = crate::house::root();
        let one = [PathBuf::from("Cargo.toml"), PathBuf::from("build.rs")];
        let other = [PathBuf::from("build.rs"), PathBuf::from("Cargo.toml")];
        let first = zip(&root, &one).expect("zipped");
        assert_eq!(first, zip(&root, &other).expect("zipped"));
        assert!(first.starts_with(b"PK"));
    }
}
