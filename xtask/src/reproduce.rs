//! The same bytes from another folder: what a store's reviewer will do with `sources.zip`, done here first.

use crate::browsers::Browser;
use crate::pins::Pins;
use crate::{build, dist, house, package, process};
use anyhow::{Context, Result, ensure};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// Unpacks `dist/sources.zip` in another folder, builds there with an empty target folder, and compares the packages.
///
/// Slow, so what was shown for these sources and this compiler is remembered.
pub(crate) fn same_from_another_folder() -> Result<()> {
    let sources = std::fs::read(house::dist().join("sources.zip"))?;
    let compiler = process::read(process::command("rustc", &["-vV"]))?;
    let shown = house::Stamp::new("reproduced", format!("{compiler}{}", house::sha256(&sources)).as_bytes());
    if shown.holds() {
        println!("      shown before for these sources and this compiler");
        return Ok(());
    }
    let elsewhere = another_folder();
    house::clear(&elsewhere)?;
    let outcome = compare(&sources, &elsewhere);
    house::clear(&elsewhere)?;
    outcome?;
    shown.keep()
}

fn another_folder() -> PathBuf {
    std::env::temp_dir().join(format!("candour-rebuilt-{}", std::process::id()))
}

fn compare(sources: &[u8], elsewhere: &Path) -> Result<()> {
    unpack(sources, elsewhere)?;
    let pins = Pins::read()?;
    let target = elsewhere.join("target");
    for module in &pins.modules {
        build::one(&pins, module, elsewhere, &target, &elsewhere.join("extension/core"))?;
    }
    for browser in Browser::ALL {
        let again = elsewhere.join("dist").join(browser.name());
        package::lay_out(&elsewhere.join("extension"), browser, &again)?;
        let here = std::fs::read(house::dist().join(dist::file_name(browser)))?;
        ensure!(
            here == dist::package(&again)?,
            "{} differs when it is built in another folder: {}",
            dist::file_name(browser),
            first_difference(&browser.folder(), &again)?
        );
    }
    Ok(())
}

fn unpack(bytes: &[u8], folder: &Path) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let name = file.enclosed_name().context("a name in sources.zip leads out of it")?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        house::write(&folder.join(name), &content)?;
    }
    Ok(())
}

fn first_difference(here: &Path, there: &Path) -> Result<String> {
    let (ours, theirs) = (house::files_below(here)?, house::files_below(there)?);
    if ours != theirs {
        return Ok("not the same files".to_owned());
    }
    for file in ours {
        if std::fs::read(here.join(&file))? != std::fs::read(there.join(&file))? {
            return Ok(file.display().to_string());
        }
    }
    Ok("the same files, packed differently".to_owned())
}
