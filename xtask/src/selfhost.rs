//! What an organisation puts on its own server: a signed CRX with its update manifest, an XPI with its update manifest.
//!
//! The key comes from a file (`--key`) or from the environment (`CANDOUR_KEY` holds the PEM itself) and is never written.

use crate::browsers::Browser;
use crate::crx::{self, Key};
use crate::{house, zipped};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Options of `cargo xtask sign` and of `cargo xtask dist` when it is asked to sign.
pub(crate) struct Options {
    key: Option<PathBuf>,
    at: Option<String>,
    to: PathBuf,
}

impl Options {
    /// Reads `--key FILE`, `--at ADDRESS` and `--to FOLDER`.
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { key: None, at: None, to: house::dist().join("self-hosted") };
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            let value = rest.next().with_context(|| format!("{name} wants a value"))?;
            match name.as_str() {
                "--key" => options.key = Some(value.into()),
                "--at" => options.at = Some(value.trim_end_matches('/').to_owned()),
                "--to" => options.to = value.into(),
                _ => bail!("there is no option {name}; there are --key FILE, --at ADDRESS and --to FOLDER"),
            }
        }
        Ok(options)
    }

    /// Whether anything was asked for.
    pub(crate) fn wanted(&self) -> bool {
        self.key.is_some() || self.at.is_some()
    }
}

/// The command: signs what `cargo xtask build` laid out.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    write(&Options::read(arguments)?)
}

/// Writes `candour.crx`, `update.xml`, `candour.xpi`, `updates.json` and `ids.json`.
pub(crate) fn write(options: &Options) -> Result<()> {
    let at = options.at.as_deref().context("--at: the address of the folder that the files will be served from")?;
    ensure!(
        at.starts_with("https://") || at.starts_with("http://127.0.0.1:"),
        "--at {at}: browsers take updates over https only"
    );
    let key = Key::from_pem(&pem(options)?)?;
    let crx = chromium(&key, at)?;
    let (xpi, gecko, version) = firefox(at)?;
    let files: [(&str, Vec<u8>); 5] = [
        ("update.xml", update_manifest(&key, at, &version, &house::sha256(&crx)).into_bytes()),
        ("candour.crx", crx),
        ("updates.json", pretty(&firefox_updates(&gecko, at, &version, &house::sha256(&xpi)))),
        ("candour.xpi", xpi),
        ("ids.json", pretty(&json!({ "chromium": key.identifier(), "firefox": gecko }))),
    ];
    for (name, bytes) in files {
        house::write(&options.to.join(name), &bytes)?;
    }
    println!("      {} (identifier {})", options.to.display(), key.identifier());
    Ok(())
}

fn pem(options: &Options) -> Result<Vec<u8>> {
    match (&options.key, std::env::var_os("CANDOUR_KEY")) {
        (Some(file), _) => std::fs::read(file).with_context(|| format!("can't read {}", file.display())),
        (None, Some(pem)) => Ok(pem.into_encoded_bytes()),
        (None, None) => bail!("--key: a file with a private key, or CANDOUR_KEY with the key itself"),
    }
}

/// The zip of a laid out package whose manifest was changed by `change`, and that manifest.
fn repacked(browser: Browser, change: impl FnOnce(&mut Value)) -> Result<(Vec<u8>, Value)> {
    let folder = browser.folder();
    let mut manifest: Value = serde_json::from_str(&house::read(&folder.join("manifest.json"))?)?;
    change(&mut manifest);
    let name = Path::new("manifest.json");
    let zip = zipped::zip_with(&folder, &house::files_below(&folder)?, Some((name, &pretty(&manifest))))?;
    Ok((zip, manifest))
}

fn chromium(key: &Key, at: &str) -> Result<Vec<u8>> {
    let (zip, _) = repacked(Browser::Chromium, |manifest| manifest["update_url"] = json!(format!("{at}/update.xml")))?;
    crx::package(&zip, key)
}

fn firefox(at: &str) -> Result<(Vec<u8>, String, String)> {
    let updates = format!("{at}/updates.json");
    let (zip, manifest) = repacked(Browser::Firefox, |manifest| {
        // Firefox refuses a whole package over an update address that is not https; a test server has none to give.
        if updates.starts_with("https://") {
            manifest["browser_specific_settings"]["gecko"]["update_url"] = json!(updates);
        }
    })?;
    let text =
        |value: &Value| value.as_str().map(str::to_owned).context("the manifest lacks its identifier or version");
    Ok((zip, text(&manifest["browser_specific_settings"]["gecko"]["id"])?, text(&manifest["version"])?))
}

/// Chromium's update manifest: `update.xml` of the force-install entry.
fn update_manifest(key: &Key, at: &str, version: &str, hash: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gupdate xmlns=\"http://www.google.com/update2/response\" protocol=\"2.0\">\n  \
         <app appid=\"{}\">\n    <updatecheck codebase=\"{at}/candour.crx\" version=\"{version}\" hash_sha256=\"{hash}\"/>\n  \
         </app>\n</gupdate>\n",
        key.identifier()
    )
}

/// Firefox's update manifest: `updates.json` of the package's own `update_url`.
fn firefox_updates(gecko: &str, at: &str, version: &str, hash: &str) -> Value {
    let update = json!({ "version": version, "update_link": format!("{at}/candour.xpi"), "update_hash": format!("sha256:{hash}") });
    json!({ "addons": { gecko: { "updates": [update] } } })
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_a_slip_is_named() {
        let read = |words: &[&str]| Options::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let options = read(&["--key", "k.pem", "--at", "https://files.example.org/candour/"]).expect("read");
        assert_eq!(options.at.as_deref(), Some("https://files.example.org/candour"));
        assert!(options.wanted());
        assert!(!read(&[]).expect("read").wanted());
        assert!(read(&["--kye", "k.pem"]).err().expect("refused").to_string().contains("no option --kye"));
    }

    #[test]
    fn firefox_is_told_version_place_and_hash() {
        let updates = firefox_updates("candour@candour.example", "https://files.example.org", "1.2.3", "ab");
        let update = &updates["addons"]["candour@candour.example"]["updates"][0];
        assert_eq!(update["update_link"], "https://files.example.org/candour.xpi");
        assert_eq!((&update["version"], &update["update_hash"]), (&json!("1.2.3"), &json!("sha256:ab")));
    }
}
