//! Chromium and Firefox: found where they are, installed where a package manager can do it without asking.

use crate::{house, process};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// A browser the extension is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// Both, in the order they are packaged.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name of its folder in `dist`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Its unpacked package.
    pub(crate) fn folder(self) -> PathBuf {
        house::dist().join(self.name())
    }

    /// Names of the program, and the variable that overrides them. Branded Chrome is not among them: it no longer loads
    /// unpacked extensions from the command line.
    fn programs(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Chromium => ("CANDOUR_CHROMIUM", &["chromium", "chromium-browser"]),
            Self::Firefox => ("CANDOUR_FIREFOX", &["firefox-esr", "firefox"]),
        }
    }

    /// The Debian packages that may hold it, best first.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// Where the program is, if it is on this machine.
    pub(crate) fn find(self) -> Option<PathBuf> {
        let (variable, names) = self.programs();
        if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
            return path.is_file().then_some(path);
        }
        names.iter().find_map(|name| on_path(name))
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Makes sure that both browsers are here, or says exactly what is missing.
pub(crate) fn both() -> Result<()> {
    let missing: Vec<Browser> = Browser::ALL.into_iter().filter(|browser| browser.find().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if can_install() {
        install(&missing)?;
    }
    let still: Vec<&str> =
        missing.iter().filter(|browser| browser.find().is_none()).map(|browser| browser.name()).collect();
    if !still.is_empty() {
        bail!(
            "missing: {}. Install {} (Debian: `sudo apt-get install chromium firefox-esr`), or set CANDOUR_CHROMIUM or CANDOUR_FIREFOX \
             to the program's path.",
            still.join(" and "),
            if still.len() == 1 { "it" } else { "them" }
        );
    }
    Ok(())
}

/// Only where it can be done without a question: Debian or Ubuntu, as root.
fn can_install() -> bool {
    is_root() && Path::new("/usr/bin/apt-get").is_file()
}

fn install(missing: &[Browser]) -> Result<()> {
    println!("      installing browsers with apt-get");
    let updating = process::command("apt-get", &["update", "--quiet"]);
    process::logged("apt-get update", updating)?;
    for browser in missing {
        for package in browser.packages() {
            let arguments = ["install", "--yes", "--quiet", "--no-install-recommends", package];
            let mut installing = process::command("apt-get", &arguments);
            installing.env("DEBIAN_FRONTEND", "noninteractive");
            let done = process::logged(&format!("apt-get {package}"), installing);
            if done.is_ok() && browser.find().is_some() {
                break;
            }
        }
    }
    Ok(())
}

/// Whether this is the administrator of a Unix system.
pub(crate) fn is_root() -> bool {
    process::read(process::command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// Tells a test runner which browsers were found.
pub(crate) fn tell(command: &mut std::process::Command) {
    for browser in Browser::ALL {
        if let Some(program) = browser.find() {
            command.env(browser.programs().0, program);
        }
    }
}
