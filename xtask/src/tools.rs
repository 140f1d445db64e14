//! What the commands need on the machine: installed where that can be done from a package registry, named where not.

use crate::{house, process};
use anyhow::{Result, bail};

/// The compiler's wasm target.
pub(crate) fn wasm_target(triple: &str) -> Result<()> {
    if target_is_installed(triple) {
        return Ok(());
    }
    println!("      installing the {triple} target");
    let adding = process::command("rustup", &["target", "add", triple]);
    if process::logged("rustup", adding).is_ok() {
        return Ok(());
    }
    bail!(
        "the compiler has no {triple} target and rustup could not add it.\n\
         Run `rustup target add {triple}`, or install your system's package for it."
    );
}

/// A compiler that rustup did not install may have the target too: look for its standard library.
fn target_is_installed(triple: &str) -> bool {
    let sysroot = process::read(process::command("rustc", &["--print", "sysroot"]));
    sysroot.is_ok_and(|root| {
        let library = std::path::Path::new(root.trim()).join("lib/rustlib");
        library.join(triple).join("lib").is_dir()
    })
}

/// The developer tools of `package-lock.json`, installed again only when that file changes. No install script is run.
pub(crate) fn npm() -> Result<()> {
    let version = process::read(process::node(&["--version"]))
        .map_err(|_| anyhow::anyhow!("Node 20 or newer is missing: install the package `nodejs`"))?;
    let major: Option<u32> = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("Node 20 or newer is needed; this is {}", version.trim());
    }
    let lock = std::fs::read(house::root().join("package-lock.json"))?;
    let stamp = house::Stamp::new("npm", &lock);
    if stamp.holds() && house::root().join("node_modules").is_dir() {
        return Ok(());
    }
    println!("      installing the developer tools of package-lock.json");
    let installing = process::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::logged("npm ci", installing)?;
    stamp.keep()
}
