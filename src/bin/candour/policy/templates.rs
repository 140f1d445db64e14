//! `candour policy templates DIR --policy FILE`: what each kind of deployment needs, ready to use.

mod admx;
mod apple;
mod plain;
mod windows;

use std::path::Path;

use candour::policy::leaf::Day;
use serde_json::Value;

use crate::Complaint;

/// What tells one packaging of the extension from another.
pub(super) struct Package<'a> {
    /// Identifier in Chromium, Chrome and Edge: 32 letters from a to p.
    pub(super) id: &'a str,
    /// Address of the update manifest.
    pub(super) update: &'a str,
    /// Identifier in Firefox.
    pub(super) firefox: &'a str,
    /// Address of the XPI.
    pub(super) xpi: &'a str,
}

impl Package<'_> {
    /// The entry of the list of extensions that are always installed.
    fn forced(&self) -> String {
        format!("{};{}", self.id, self.update)
    }
}

/// A browser of the Chromium family: the name people know, its key in the registry, its domain on macOS.
struct Browser {
    name: &'static str,
    registry: &'static str,
    domain: &'static str,
}

const BROWSERS: [Browser; 2] = [
    Browser { name: "Chrome", registry: r"Google\Chrome", domain: "com.google.Chrome" },
    Browser { name: "Edge", registry: r"Microsoft\Edge", domain: "com.microsoft.Edge" },
];

/// The name of our entry among an organisation's others: high, so that it meets none of theirs.
const ENTRY: &str = "9001";

/// Writes every template into `folder`; the same policy gives the same files, byte for byte.
pub(super) fn run(folder: &Path, file: &Path, package: &Package<'_>, today: Option<&Day>) -> Result<(), Complaint> {
    super::read(file, today)?;
    if package.id.len() != 32 || !package.id.bytes().all(|b| (b'a'..=b'p').contains(&b)) {
        return Err(format!("--id {}: an extension's identifier is 32 letters from a to p", package.id));
    }
    for address in [package.update, package.xpi] {
        if !(address.starts_with("https://") || address.starts_with("file:///")) {
            return Err(format!("{address}: browsers install over https:// only (or from file:///)"));
        }
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut policy: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if let Some(inner) = policy.get("policyText").and_then(Value::as_str) {
        policy = serde_json::from_str(inner).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, content) in files(&policy, package) {
        let path = folder.join(name);
        std::fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn files(policy: &Value, package: &Package<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let [chrome, edge] = &BROWSERS;
    vec![
        ("linux-chromium.json", pretty(&plain::chromium(policy, package))),
        ("google-admin.json", pretty(&plain::google(policy))),
        ("firefox-policies.json", pretty(&plain::firefox(policy, package))),
        ("chrome.reg", windows::registry(chrome, policy, package)),
        ("edge.reg", windows::registry(edge, policy, package)),
        ("intune.json", pretty(&windows::intune(policy, package))),
        ("intune.ps1", windows::script(policy, package)),
        ("candour.mobileconfig", apple::profile(policy, package).into_bytes()),
        ("candour.admx", admx::admx(package).into_bytes()),
        ("candour.adml", admx::adml().into_bytes()),
    ]
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// Text within XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
