//! Group Policy: what installs the extension, every single setting, and the whole policy as text.

use std::fmt::Write as _;

use candour::policy::document::PolicyDocument;
use candour::policy::read::Readable;
use candour::policy::shape::{Field, Shape};

use super::{BROWSERS, Browser, ENTRY, Package, escaped};

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

/// The template: which settings there are and where they are kept.
pub(super) fn admx(package: &Package<'_>) -> String {
    let mut policies = String::new();
    for browser in &BROWSERS {
        policies.push_str(&install(browser, package));
        for field in settings() {
            policies.push_str(&setting(browser, package, &field));
        }
    }
    let categories: String = BROWSERS
        .iter()
        .map(|Browser { name, .. }| {
            format!("<category name=\"Candour{name}\" displayName=\"$(string.Candour{name})\"/>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<policyDefinitions revision=\"1.0\" schemaVersion=\"1.0\" \
         xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\">\n  <policyNamespaces><target prefix=\"candour\" \
         namespace=\"Candour.Policies\"/></policyNamespaces>\n  <resources minRequiredRevision=\"1.0\"/>\n  <supportedOn><definitions>\
         <definition name=\"SUPPORTED\" displayName=\"$(string.SUPPORTED)\"/></definitions></supportedOn>\n  <categories>{categories}\
         </categories>\n  <policies>\n{policies}  </policies>\n</policyDefinitions>\n"
    )
}

/// One switch that installs the extension, and takes it away when it is turned off.
fn install(browser: &Browser, package: &Package<'_>) -> String {
    let key = format!(r"Software\Policies\{}\ExtensionInstallForcelist", browser.registry);
    let name = browser.name;
    let item = |value: &str| format!("<item key=\"{key}\" valueName=\"{ENTRY}\"><value>{value}</value></item>");
    format!(
        "    <policy name=\"{name}_install\" class=\"Both\" displayName=\"$(string.install)\" explainText=\"$(string.install_help)\" \
         key=\"{key}\"><parentCategory ref=\"Candour{name}\"/><supportedOn ref=\"SUPPORTED\"/><enabledList>{}</enabledList>\
         <disabledList>{}</disabledList></policy>\n",
        item(&format!("<string>{}</string>", escaped(&package.forced()))),
        item("<delete/>"),
    )
}

fn setting(browser: &Browser, package: &Package<'_>, field: &Field) -> String {
    let key = format!(r"Software\Policies\{}\3rdparty\extensions\{}\policy", browser.registry, package.id);
    let (vendor, name) = (browser.name, field.key);
    format!(
        "    <policy name=\"{vendor}_{name}\" class=\"Both\" displayName=\"$(string.{name})\" explainText=\"$(string.{name}_help)\" \
         presentation=\"$(presentation.{name})\" key=\"{key}\"><parentCategory ref=\"Candour{vendor}\"/>\
         <supportedOn ref=\"SUPPORTED\"/><elements>{}</elements></policy>\n",
        element(field)
    )
}

/// The name of a choice's words: letters, digits and underscores are all that the schema takes.
fn identifier(name: &str, word: &str) -> String {
    format!("{name}_{}", word.replace('-', "_"))
}

fn element(field: &Field) -> String {
    let name = field.key;
    match &field.shape {
        Shape::Choice(words) => {
            let item = |word: &str| {
                let id = identifier(name, word);
                format!("<item displayName=\"$(string.{id})\"><value><string>{word}</string></value></item>")
            };
            let items: String = words.iter().map(|word| item(word.word)).collect();
            format!("<enum id=\"{name}\" valueName=\"{name}\" required=\"true\">{items}</enum>")
        }
        Shape::Whole { least, most } => {
            format!("<decimal id=\"{name}\" valueName=\"{name}\" minValue=\"{least}\" maxValue=\"{most}\"/>")
        }
        Shape::Bool => format!(
            "<boolean id=\"{name}\" valueName=\"{name}\"><trueValue><decimal value=\"1\"/></trueValue>\
             <falseValue><decimal value=\"0\"/></falseValue></boolean>"
        ),
        _ => format!("<text id=\"{name}\" valueName=\"{name}\" maxLength=\"65535\" required=\"true\"/>"),
    }
}

/// The words of the template, in English.
pub(super) fn adml() -> String {
    let mut strings = String::new();
    let mut presentations = String::new();
    let mut say = |id: &str, text: &str| {
        let _ = writeln!(strings, "    <string id=\"{id}\">{}</string>", escaped(text.trim()));
    };
    say("SUPPORTED", "Chrome 140 or Edge 140 and newer");
    for Browser { name, .. } in &BROWSERS {
        say(&format!("Candour{name}"), &format!("Candour for {name}"));
    }
    say("install", "Install Candour");
    say("install_help", "Enabled: Candour is installed and people can't remove it. Disabled: the entry is taken out.");
    for field in settings() {
        let name = field.key;
        say(name, name);
        say(&format!("{name}_help"), field.doc);
        let shown = match &field.shape {
            Shape::Choice(words) => {
                words.iter().for_each(|word| say(&identifier(name, word.word), word.word));
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
