//! `cargo xtask dist`: what goes to the stores and to their reviewers.

use crate::browsers::Browser;
use crate::pins::Pins;
use crate::steps::{Steps, Tally};
use crate::{build, house, process, selfhost, zipped};
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};

/// The command. With `--key FILE --at ADDRESS` also what an organisation serves itself.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let signing = selfhost::Options::read(arguments)?;
    let mut steps = Steps::new(build::COUNT + 1 + usize::from(signing.wanted()));
    if build::run(&mut steps) {
        steps.step("Store packages and sources", || write_all().map(|()| Tally::ONE));
        if signing.wanted() {
            steps.step("Signed packages for one's own server", || selfhost::write(&signing).map(|()| Tally::ONE));
        }
    }
    steps.end()
}

/// The name of a store package.
pub(crate) fn file_name(browser: Browser) -> String {
    format!("candour-{}.zip", browser.name())
}

/// Writes `dist/candour-BROWSER.zip` for each browser, `dist/sources.zip`, `dist/SHA256SUMS` and `dist/BUILD.txt`.
pub(crate) fn write_all() -> Result<()> {
    let most = Pins::read()?.package.max_zip_bytes;
    let mut sums = String::new();
    for browser in Browser::ALL {
        let bytes = package(&browser.folder())?;
        let name = file_name(browser);
        println!("      {name}: {} of {most} bytes", bytes.len());
        ensure!(bytes.len() <= most, "{name} is larger than wasm-pack.toml allows");
        put(&name, &bytes, &mut sums)?;
    }
    put("sources.zip", &sources()?, &mut sums)?;
    house::write(&house::dist().join("SHA256SUMS"), sums.as_bytes())?;
    house::write(&house::dist().join("BUILD.txt"), built_with()?.as_bytes())
}

/// The zip of an unpacked package.
pub(crate) fn package(folder: &Path) -> Result<Vec<u8>> {
    zipped::zip(folder, &house::files_below(folder)?)
}

fn put(name: &str, bytes: &[u8], sums: &mut String) -> Result<()> {
    sums.push_str(&format!("{}  {name}\n", house::sha256(bytes)));
    house::write(&house::dist().join(name), bytes)
}

/// Everything that git keeps, which is everything a reviewer needs to build the same packages.
fn sources() -> Result<Vec<u8>> {
    let root = house::root();
    zipped::zip(&root, &tracked()?)
}

/// The files that git tracks and that are still there.
pub(crate) fn tracked() -> Result<Vec<PathBuf>> {
    let root = house::root();
    let listed = process::read(process::command("git", &["ls-files", "-z"]))?;
    Ok(listed
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .filter(|file| root.join(file).is_file())
        .collect())
}

/// What a reviewer needs to build the same bytes.
fn built_with() -> Result<String> {
    let compiler = process::read(process::command("rustc", &["--version"]))?;
    let mut text = format!("Built by `cargo xtask dist` with {}", compiler);
    for (tool, version) in Pins::read()?.tools {
        text.push_str(&format!("{tool} {version}\n"));
    }
    Ok(text)
}
