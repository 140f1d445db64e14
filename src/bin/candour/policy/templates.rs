//! `candour policy templates DIR --policy FILE`: what each kind of deployment needs, ready to use.

use std::fmt::Write as _;
use std::path::Path;

use candour::policy::document::PolicyDocument;
use candour::policy::leaf::Day;
use candour::policy::read::Readable;
use candour::policy::shape::{Field, Shape};
use serde_json::{Value, json};

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

/// Writes every template into `folder`; the same policy gives the same files, byte for byte.
pub(super) fn run(folder: &Path, file: &Path, package: &Package<'_>, today: Option<&Day>) -> Result<(), Complaint> {
    super::read(file, today)?;
    if package.id.len() != 32 || !package.id.bytes().all(|b| (b'a'..=b'p').contains(&b)) {
        return Err(format!("--id {}: an extension's identifier is 32 letters from a to p", package.id));
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut policy: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if let Some(inner) = policy.get("policyText").and_then(Value::as_str) {
        policy = serde_json::from_str(inner).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = [
        ("linux-chromium.json", pretty(&chromium(&policy, package))),
        ("google-admin.json", pretty(&google(&policy))),
        ("firefox-policies.json", pretty(&firefox(&policy, package))),
        ("chrome.reg", registry("Google\\Chrome", &policy, package)),
        ("edge.reg", registry("Microsoft\\Edge", &policy, package)),
        ("intune.json", pretty(&intune(&policy, package))),
        ("candour.mobileconfig", profile(&policy, package)),
        ("candour.admx", admx(package)),
        ("candour.adml", adml()),
    ];
    for (name, content) in files {
        let path = folder.join(name);
        std::fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn forced(package: &Package<'_>) -> String {
    format!("{};{}", package.id, package.update)
}

fn chromium(policy: &Value, package: &Package<'_>) -> Value {
    json!({
        "ExtensionInstallForcelist": [forced(package)],
        "3rdparty": { "extensions": { package.id: policy } },
    })
}

/// Google's console wants each key wrapped in an object with `Value`.
fn google(policy: &Value) -> Value {
    let members = policy.as_object().into_iter().flatten();
    members.map(|(key, value)| (key.clone(), json!({ "Value": value }))).collect::<serde_json::Map<_, _>>().into()
}

fn firefox(policy: &Value, package: &Package<'_>) -> Value {
    json!({ "policies": {
        "ExtensionSettings": { package.firefox: { "installation_mode": "force_installed", "install_url": package.xpi } },
        "3rdparty": { "Extensions": { package.firefox: policy } },
    } })
}

/// Settings catalogue values: the two that install, and the whole policy as one text.
fn intune(policy: &Value, package: &Package<'_>) -> Value {
    let at = |vendor: &str| format!("HKLM\\Software\\Policies\\{vendor}\\3rdparty\\extensions\\{}\\policy", package.id);
    json!({
        "ExtensionInstallForcelist": [forced(package)],
        "settings": [
            { "key": at("Microsoft\\Edge"), "name": "policyText", "type": "String", "value": policy.to_string() },
            { "key": at("Google\\Chrome"), "name": "policyText", "type": "String", "value": policy.to_string() },
        ],
    })
}

/// A registry file; the policy as one text, so that nothing of it can be dropped unsaid.
fn registry(vendor: &str, policy: &Value, package: &Package<'_>) -> String {
    let root = format!("HKEY_LOCAL_MACHINE\\Software\\Policies\\{vendor}");
    let text = policy.to_string().replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "Windows Registry Editor Version 5.00\r\n\r\n[{root}\\ExtensionInstallForcelist]\r\n\"1\"=\"{}\"\r\n\r\n\
         [{root}\\3rdparty\\extensions\\{}\\policy]\r\n\"policyText\"=\"{text}\"\r\n",
        forced(package),
        package.id,
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A macOS configuration profile for Chrome and Edge.
fn profile(policy: &Value, package: &Package<'_>) -> String {
    let mut payloads = String::new();
    for (number, (browser, domain)) in
        [("Chrome", "com.google.Chrome"), ("Edge", "com.microsoft.Edge")].iter().enumerate()
    {
        let of_browser = format!(
            "<key>ExtensionInstallForcelist</key><array><string>{}</string></array>",
            escaped(&forced(package))
        );
        payloads.push_str(&payload(browser, domain, 2 * number, &of_browser));
        let settings = format!("<key>policyText</key><string>{}</string>", escaped(&policy.to_string()));
        payloads.push_str(&payload(browser, &format!("{domain}.extensions.{}", package.id), 2 * number + 1, &settings));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict>\n\
         <key>PayloadContent</key><array>\n{payloads}</array>\n{}</dict></plist>\n",
        identity("Candour", "Configuration", "org.candour.policy", 99),
    )
}

fn payload(browser: &str, domain: &str, number: usize, settings: &str) -> String {
    let name = format!("Candour for {browser}");
    format!("<dict>{}{settings}</dict>\n", identity(&name, domain, &format!("org.candour.policy.{number}"), number))
}

fn identity(name: &str, kind: &str, identifier: &str, number: usize) -> String {
    format!(
        "<key>PayloadDisplayName</key><string>{name}</string><key>PayloadType</key><string>{kind}</string>\
         <key>PayloadIdentifier</key><string>{identifier}</string><key>PayloadVersion</key><integer>1</integer>\
         <key>PayloadUUID</key><string>CA9D0050-0000-4000-8000-{number:012}</string>"
    )
}

/// The settings that Group Policy can show: every single value at the top, and the whole as text.
/// Lists and tables go by the text.
fn settings() -> Vec<Field> {
    let Shape::Object(mut fields) = PolicyDocument::shape() else { return Vec::new() };
    fields.retain(|field| !matches!(field.shape, Shape::List { .. } | Shape::Object(_)));
    let text = Shape::Text { most: 65_535, pattern: None, example: "" };
    let doc = "The whole policy as JSON text. Use this, or the single settings, not both.";
    fields.push(Field { key: "policyText", doc, needed: false, shape: text });
    fields
}

fn admx(package: &Package<'_>) -> String {
    let mut policies = String::new();
    for (vendor, path) in [("Chrome", "Google\\Chrome"), ("Edge", "Microsoft\\Edge")] {
        let key = format!("Software\\Policies\\{path}\\3rdparty\\extensions\\{}\\policy", package.id);
        for field in settings() {
            let name = field.key;
            let element = match &field.shape {
                Shape::Choice(words) => {
                    let items = words.iter().map(|word| {
                        let word = word.word;
                        format!("<item displayName=\"$(string.{name}_{word})\"><value><string>{word}</string></value></item>")
                    });
                    format!(
                        "<enum id=\"{name}\" valueName=\"{name}\" required=\"true\">{}</enum>",
                        items.collect::<String>()
                    )
                }
                Shape::Whole { least, most } => {
                    format!("<decimal id=\"{name}\" valueName=\"{name}\" minValue=\"{least}\" maxValue=\"{most}\"/>")
                }
                Shape::Bool => format!(
                    "<boolean id=\"{name}\" valueName=\"{name}\"><trueValue><decimal value=\"1\"/></trueValue>\
                     <falseValue><decimal value=\"0\"/></falseValue></boolean>"
                ),
                _ => format!("<text id=\"{name}\" valueName=\"{name}\" maxLength=\"65535\" required=\"true\"/>"),
            };
            let _ = writeln!(
                policies,
                "    <policy name=\"{vendor}_{name}\" class=\"Both\" displayName=\"$(string.{name})\" explainText=\"$(string.{name}_help)\" \
                 presentation=\"$(presentation.{name})\" key=\"{key}\"><parentCategory ref=\"Candour{vendor}\"/>\
                 <supportedOn ref=\"SUPPORTED\"/><elements>{element}</elements></policy>",
            );
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<policyDefinitions revision=\"1.0\" schemaVersion=\"1.0\" \
         xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\n  <policyNamespaces><target prefix=\"candour\" \
         namespace=\"Candour.Policies\"/></policyNamespaces>\n  <resources minRequiredRevision=\"1.0\"/>\n  <supportedOn><definitions>\
         <definition name=\"SUPPORTED\" displayName=\"$(string.SUPPORTED)\"/></definitions></supportedOn>\n  <categories>\
         <category name=\"CandourChrome\" displayName=\"$(string.CandourChrome)\"/><category name=\"CandourEdge\" \
         displayName=\"$(string.CandourEdge)\"/></categories>\n  <policies>\n{policies}  </policies>\n</policyDefinitions>\n"
    )
}

fn adml() -> String {
    let mut strings = String::new();
    let mut presentations = String::new();
    let mut say = |id: &str, text: &str| {
        let _ = writeln!(strings, "    <string id=\"{id}\">{}</string>", escaped(text.trim()));
    };
    say("SUPPORTED", "Chrome 140 or Edge 140 and newer");
    say("CandourChrome", "Candour for Chrome");
    say("CandourEdge", "Candour for Edge");
    for field in settings() {
        let name = field.key;
        say(name, name);
        say(&format!("{name}_help"), field.doc);
        let shown = match &field.shape {
            Shape::Choice(words) => {
                words.iter().for_each(|word| say(&format!("{name}_{}", word.word), word.word));
                format!("<dropdownList refId=\"{name}\">{name}</dropdownList>")
            }
            Shape::Whole { .. } => format!("<decimalTextBox refId=\"{name}\">{name}</decimalTextBox>"),
            Shape::Bool => format!("<checkBox refId=\"{name}\">{name}</checkBox>"),
            _ => format!("<textBox refId=\"{name}\"><label>{name}</label></textBox>"),
        };
        let _ = writeln!(presentations, "    <presentation id=\"{name}\">{shown}</presentation>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<policyDefinitionResources revision=\"1.0\" schemaVersion=\"1.0\" \
         xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\n  <displayName>Candour</displayName>\n  \
         <description>Settings of Candour</description>\n  <resources><stringTable>\n{strings}  </stringTable>\n  \
         <presentationTable>\n{presentations}  </presentationTable></resources>\n</policyDefinitionResources>\n"
    )
}
