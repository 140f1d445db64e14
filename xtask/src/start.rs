//! `cargo xtask start`: a browser with the extension in it, on the practice page.

use crate::browsers::{self, Browser};
use crate::steps::{Steps, Tally};
use crate::{build, house, process};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// The page that `start` opens, inside the extension.
const PRACTICE: &str = "practice/practice.html";

/// The command: `start`, or `start chromium`, or `start firefox`.
pub(crate) fn command(words: &[String]) -> Result<()> {
    let wanted = match words.first().map(String::as_str) {
        None | Some("chromium") => Browser::Chromium,
        Some("firefox") => Browser::Firefox,
        Some(other) => bail!("`start` knows chromium and firefox, not {other:?}"),
    };
    let display = has_display();
    let mut steps = Steps::new(build::COUNT + if display { 1 } else { 3 });
    let mut ready = build::run(&mut steps);
    ready &= steps.step("Browsers", || browsers::both().map(|()| Tally::ONE));
    if ready && !display {
        println!("\nThere is no display here, so no window can open. Proving headless that the extension loads:");
        for browser in Browser::ALL {
            loads(&mut steps, browser);
        }
    }
    steps.end()?;
    for browser in Browser::ALL {
        println!("  {:<9} {}", browser.name(), browser.folder().display());
    }
    if display {
        open(wanted)?;
    }
    Ok(())
}

/// A step that opens the practice page in a headless browser and reads it.
pub(crate) fn loads(steps: &mut Steps, browser: Browser) {
    let mut node = process::node(&["xtask/loads.mjs", browser.name(), PRACTICE]);
    browsers::tell(&mut node);
    steps.run(&format!("The extension loads in {}", browser.name()), node);
}

/// On Linux a window needs a display server; elsewhere there always is one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens the browser with a profile of its own, so that nobody's own profile is touched, and lets it run.
fn open(browser: Browser) -> Result<()> {
    let program = browser.find().context("the browser has gone")?;
    let mut command = match browser {
        Browser::Chromium => chromium(&program)?,
        Browser::Firefox => firefox(&program),
    };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().with_context(|| format!("can't start {}", program.display()))?;
    println!("\nOpening {} with the extension. Close it when you have finished.", browser.name());
    Ok(())
}

fn chromium(program: &Path) -> Result<Command> {
    let folder = Browser::Chromium.folder();
    let profile = house::cache().join("profile-chromium");
    let mut command = process::command(&program.to_string_lossy(), &["--no-first-run"]);
    command
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--load-extension={}", folder.display()))
        .arg(format!("chrome-extension://{}/{PRACTICE}", identity(&folder)?));
    if browsers::is_root() {
        // Chromium's sandbox refuses to run as root; nothing but the practice page is opened here.
        command.arg("--no-sandbox");
    }
    Ok(command)
}

/// web-ext knows how to give a running Firefox an unsigned extension; the practice page is opened by the welcome page.
fn firefox(program: &Path) -> Command {
    let mut command = process::npm_tool("web-ext/bin/web-ext.js", &["run", "--no-reload", "--source-dir"]);
    command.arg(Browser::Firefox.folder());
    command.arg(format!("--firefox={}", program.display()));
    command
}

/// The id that Chromium gives an unpacked extension: from its key, or else from where it lies.
fn identity(folder: &Path) -> Result<String> {
    let manifest: serde_json::Value = serde_json::from_str(&house::read(&folder.join("manifest.json"))?)?;
    if manifest.get("key").is_some() {
        bail!("the manifest has a key: the id no longer comes from the folder");
    }
    let place = std::fs::canonicalize(folder)?;
    let digest = house::sha256(place.as_os_str().as_encoded_bytes());
    Ok(letters(&digest[..32]))
}

/// Chromium writes ids with the letters a to p, so that none looks like a number.
fn letters(hexadecimal: &str) -> String {
    let digit = |letter: char| letter.to_digit(16).and_then(|value| u8::try_from(value).ok());
    hexadecimal.chars().filter_map(digit).map(|value| char::from(b'a' + value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_with_sixteen_letters() {
        assert_eq!(letters("0123456789abcdef"), "abcdefghijklmnop");
    }
}
