//! What `candour policy templates` writes, read back by real parsers: XML, property lists, JSON, registry files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use candour::policy::load;
use roxmltree::{Document, Node};
use serde_json::Value;

const COUNCIL: &str = "rules/policies/council.json";
const ID: &str = "abcdefghijklmnopabcdefghijklmnop";

/// Every template for a policy, in a folder of its own.
fn templates(name: &str, policy: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let program = env!("CARGO_BIN_EXE_candour");
    let arguments =
        ["policy", "--today", "2026-11-23", "templates", folder.to_str().unwrap(), "--policy", policy, "--id", ID];
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn read(folder: &Path, name: &str) -> String {
    crate::file(folder.join(name)).trim_start_matches('\u{feff}').to_owned()
}

/// The policy that a template carries is the one that was given.
fn same(carried: &Value, what: &str) {
    let given: Value = serde_json::from_str(&crate::file(COUNCIL)).unwrap();
    assert_eq!(*carried, given, "{what}");
}

fn same_text(carried: &str, what: &str) {
    load(carried, None).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
    same(&serde_json::from_str(carried).unwrap(), what);
}

#[test]
fn json_templates_carry_the_policy_whole() {
    let folder = templates("json", COUNCIL);
    let json = |name: &str| serde_json::from_str::<Value>(&read(&folder, name)).unwrap();
    same(&json("linux-chromium.json")["3rdparty"]["extensions"][ID], "linux-chromium.json");
    same(&json("firefox-policies.json")["policies"]["3rdparty"]["Extensions"]["candour@candour.example"], "firefox");
    let google = json("google-admin.json");
    let unwrapped = google.as_object().unwrap().iter().map(|(key, value)| (key.clone(), value["Value"].clone()));
    same(&Value::Object(unwrapped.collect()), "google-admin.json");
}

#[test]
fn a_registry_file_is_what_windows_reads() {
    for name in ["chrome.reg", "edge.reg"] {
        let bytes = std::fs::read(templates("registry", COUNCIL).join(name)).unwrap();
        let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let text = String::from_utf16(&units).unwrap();
        let mut lines = text.strip_prefix("\u{feff}").expect("a mark of order").split("\r\n");
        assert_eq!(lines.next(), Some("Windows Registry Editor Version 5.00"));
        let mut values = Vec::new();
        for line in lines.filter(|line| !line.is_empty()) {
            if line.starts_with('[') {
                assert!(line.starts_with("[HKEY_LOCAL_MACHINE\\Software\\Policies\\") && line.ends_with(']'), "{line}");
            } else {
                let (key, value) = line.split_once("\"=\"").unwrap_or_else(|| panic!("{line}"));
                values.push((key.trim_start_matches('"').to_owned(), unquoted(value.strip_suffix('"').unwrap())));
            }
        }
        assert_eq!(values[0].0, "9001");
        assert!(values[0].1.starts_with(&format!("{ID};https://")), "{}", values[0].1);
        same_text(&values[1].1, name);
    }
}

/// A registry string without its escapes.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        out.push(if c == '\\' { characters.next().unwrap() } else { c });
    }
    out
}

#[test]
fn the_profile_is_a_property_list_with_a_payload_for_each_browser() {
    let text = read(&templates("apple", COUNCIL), "candour.mobileconfig");
    let profile = plist::Value::from_reader_xml(text.as_bytes()).expect("a property list");
    let top = profile.as_dictionary().unwrap();
    let needed = ["PayloadDisplayName", "PayloadType", "PayloadIdentifier", "PayloadVersion", "PayloadUUID"];
    let payloads = top["PayloadContent"].as_array().unwrap();
    let mut unique = BTreeSet::new();
    for payload in payloads.iter().map(|payload| payload.as_dictionary().unwrap()).chain([top]) {
        for key in needed {
            assert!(payload.contains_key(key), "no {key}");
        }
        assert!(unique.insert(payload["PayloadUUID"].as_string().unwrap().to_owned()), "a UUID stands twice");
    }
    let of = |kind: &str| {
        let found = payloads.iter().find(|each| each.as_dictionary().unwrap()["PayloadType"].as_string() == Some(kind));
        found.unwrap_or_else(|| panic!("no payload {kind}")).as_dictionary().unwrap()
    };
    for domain in ["com.google.Chrome", "com.microsoft.Edge"] {
        assert!(of(domain)["ExtensionInstallForcelist"].as_array().unwrap()[0].as_string().unwrap().starts_with(ID));
        same_text(of(&format!("{domain}.extensions.{ID}"))["policyText"].as_string().unwrap(), domain);
    }
    let firefox = of("org.mozilla.firefox");
    assert_eq!(firefox["EnterprisePoliciesEnabled"].as_boolean(), Some(true));
    let carried =
        &firefox["3rdparty"].as_dictionary().unwrap()["Extensions"].as_dictionary().unwrap()["candour@candour.example"];
    same(&serde_json::to_value(carried).unwrap(), "org.mozilla.firefox");
}

/// What the schema of administrative templates (PolicyDefinitions, 2006/07) asks of an element: the attributes it must
/// have, and its children in their order; a star may be repeated or left out, a question mark left out.
const SHAPES: &[(&str, &[&str], &[&str])] = &[
    (
        "policyDefinitions",
        &["revision", "schemaVersion"],
        &["policyNamespaces", "resources", "supportedOn?", "categories?", "policies?"],
    ),
    ("policyNamespaces", &[], &["target", "using*"]),
    ("target", &["prefix", "namespace"], &[]),
    ("resources", &["minRequiredRevision"], &[]),
    ("supportedOn", &[], &["definitions?"]),
    ("definitions", &[], &["definition*"]),
    ("definition", &["name", "displayName"], &[]),
    ("categories", &[], &["category*"]),
    ("category", &["name", "displayName"], &["parentCategory?"]),
    ("policies", &[], &["policy*"]),
    (
        "policy",
        &["name", "class", "displayName", "key"],
        &[
            "parentCategory",
            "supportedOn",
            "enabledValue?",
            "disabledValue?",
            "enabledList?",
            "disabledList?",
            "elements?",
        ],
    ),
    ("parentCategory", &["ref"], &[]),
    ("enabledList", &[], &["item*"]),
    ("disabledList", &[], &["item*"]),
    ("boolean", &["id"], &["trueValue?", "falseValue?"]),
    ("decimal", &[], &[]),
    ("text", &["id"], &[]),
    ("enum", &["id"], &["item*"]),
    ("item", &[], &["value"]),
    ("policyDefinitionResources", &["revision", "schemaVersion"], &["displayName", "description", "resources"]),
    ("stringTable", &[], &["string*"]),
    ("string", &["id"], &[]),
    ("presentationTable", &[], &["presentation*"]),
    ("dropdownList", &["refId"], &[]),
    ("decimalTextBox", &["refId"], &[]),
    ("checkBox", &["refId"], &[]),
    ("textBox", &["refId"], &["label"]),
];

fn elements<'a>(node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    node.children().filter(Node::is_element).collect()
}

/// Whether an element and all in it have the shape that the schema asks for.
fn fits(node: Node<'_, '_>) {
    let name = node.tag_name().name();
    let namespace = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
    assert_eq!(node.tag_name().namespace(), Some(namespace), "{name}");
    // Some have another shape in another place: values, the references of a policy, the words' own resources.
    let of_value = node.parent_element().is_some_and(|parent| parent.tag_name().name() == "value");
    let referred = name == "supportedOn" && node.has_attribute("ref");
    let elsewhere = of_value || referred || (name == "resources" && !elements(node).is_empty());
    if let Some((_, attributes, children)) = SHAPES.iter().find(|(known, ..)| *known == name).filter(|_| !elsewhere) {
        for attribute in *attributes {
            assert!(node.has_attribute(*attribute), "{name} lacks {attribute}");
        }
        let found: Vec<&str> = elements(node).iter().map(|child| child.tag_name().name()).collect();
        let mut rest = found.as_slice();
        for child in *children {
            let (child, most, least) = match (child.strip_suffix('*'), child.strip_suffix('?')) {
                (Some(child), _) => (child, usize::MAX, 0),
                (_, Some(child)) => (child, 1, 0),
                _ => (*child, 1, 1),
            };
            let run = rest.iter().take_while(|name| **name == child).count().min(most);
            assert!(run >= least, "{name} lacks {child}: {found:?}");
            rest = &rest[run..];
        }
        assert!(rest.is_empty() || children.is_empty(), "{name} has {rest:?} out of place");
    }
    elements(node).into_iter().for_each(fits);
}

fn plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

#[test]
fn the_administrative_template_has_the_shape_of_its_schema() {
    let folder = templates("admx", COUNCIL);
    let (admx, adml) = (read(&folder, "candour.admx"), read(&folder, "candour.adml"));
    let (admx, adml) = (Document::parse(&admx).expect("XML"), Document::parse(&adml).expect("XML"));
    fits(admx.root_element());
    fits(adml.root_element());
    let strings: BTreeSet<&str> = ids(&adml, "string");
    let presentations: BTreeSet<&str> = ids(&adml, "presentation");
    let categories: BTreeSet<&str> = admx
        .descendants()
        .filter(|node| node.has_tag_name_here("category"))
        .filter_map(|node| node.attribute("name"))
        .collect();
    assert!(strings.iter().chain(&presentations).chain(&categories).all(|name| plain(name)));
    let mut names = BTreeSet::new();
    for node in admx.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let reference = |kind: &str| attribute.value().strip_prefix(&format!("$({kind}."))?.strip_suffix(')');
            if let Some(id) = reference("string") {
                assert!(strings.contains(id), "no string {id}");
            }
            if let Some(id) = reference("presentation") {
                assert!(presentations.contains(id), "no presentation {id}");
            }
        }
        if node.has_tag_name_here("policy") {
            assert!(names.insert(node.attribute("name").unwrap()), "a policy's name stands twice");
            assert!(["User", "Machine", "Both"].contains(&node.attribute("class").unwrap()));
            assert!(plain(node.attribute("name").unwrap()));
            // A setting that holds a value has a presentation with the same identifiers; a switch has neither.
            let held: BTreeSet<&str> = node.descendants().filter_map(|inner| inner.attribute("id")).collect();
            let shown =
                node.attribute("presentation").and_then(|name| name.strip_prefix("$(presentation.")?.strip_suffix(')'));
            assert_eq!(held.is_empty(), shown.is_none());
            if let Some(shown) = shown {
                let wanted = adml
                    .descendants()
                    .find(|inner| inner.has_tag_name_here("presentation") && inner.attribute("id") == Some(shown))
                    .unwrap();
                let refers: BTreeSet<&str> =
                    wanted.descendants().filter_map(|inner| inner.attribute("refId")).collect();
                assert_eq!(held, refers, "{shown}");
            }
        }
        if node.has_tag_name_here("parentCategory") {
            assert!(categories.contains(node.attribute("ref").unwrap()));
        }
    }
    assert!(names.contains("Chrome_install") && names.contains("Edge_policyText"), "{names:?}");
}

trait Here {
    fn has_tag_name_here(&self, name: &str) -> bool;
}

impl Here for Node<'_, '_> {
    fn has_tag_name_here(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn ids<'a>(document: &'a Document<'a>, tag: &str) -> BTreeSet<&'a str> {
    document.descendants().filter(|node| node.has_tag_name_here(tag)).filter_map(|node| node.attribute("id")).collect()
}

#[test]
fn intune_gets_the_template_and_settings_that_it_knows() {
    let folder = templates("intune", COUNCIL);
    let profile: Value = serde_json::from_str(&read(&folder, "intune.json")).unwrap();
    let settings = profile["omaSettings"].as_array().unwrap();
    let admx = settings[0]["value"].as_str().unwrap();
    assert_eq!(admx, read(&folder, "candour.admx"));
    let template = Document::parse(admx).unwrap();
    for setting in &settings[1..] {
        let uri = setting["omaUri"].as_str().unwrap();
        let (area, policy) = uri.strip_prefix("./Device/Vendor/MSFT/Policy/Config/").unwrap().split_once('/').unwrap();
        let category = area.strip_prefix("Candour~Policy~").unwrap();
        let known = template
            .descendants()
            .find(|node| node.has_tag_name_here("policy") && node.attribute("name") == Some(policy));
        let parent =
            elements(known.unwrap_or_else(|| panic!("no policy {policy}")))[0].attribute("ref").unwrap().to_owned();
        assert_eq!(parent, category);
        let value = format!("<all>{}</all>", setting["value"].as_str().unwrap());
        let value = Document::parse(&value).unwrap();
        assert!(value.descendants().any(|node| node.has_tag_name_here("enabled")));
        for data in value.descendants().filter(|node| node.has_tag_name_here("data")) {
            same_text(data.attribute("value").unwrap(), policy);
        }
    }
    assert_eq!(settings.len(), 5);
}

#[test]
fn the_script_carries_the_policy_and_empties_no_key() {
    let script = read(&templates("script", COUNCIL), "intune.ps1");
    let line = script.lines().find_map(|line| line.strip_prefix("$policy = '")).unwrap();
    same_text(&line.strip_suffix('\'').unwrap().replace("''", "'"), "intune.ps1");
    for line in script.lines().filter(|line| line.contains("New-Item")) {
        assert!(line.starts_with("if (-not (Test-Path"), "{line}");
    }
}

#[test]
fn words_of_any_language_and_every_sign_survive_every_template() {
    let odd = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd.json");
    let name = r#"Cyngor Tŷ Gwyn “A&B” <c> 'd' \\ 100% $x `y`"#;
    std::fs::write(&odd, format!(r#"{{"format": 1, "name": "{name}", "reviewBy": "2027-01-01"}}"#)).unwrap();
    let folder = templates("odd", odd.to_str().unwrap());
    let wanted = name.replace("\\\\", "\\");
    let carried = |text: &str| serde_json::from_str::<Value>(text).unwrap()["name"].as_str().unwrap().to_owned();
    let script = read(&folder, "intune.ps1");
    let line = script.lines().find_map(|line| line.strip_prefix("$policy = '")).unwrap();
    assert_eq!(carried(&line.strip_suffix('\'').unwrap().replace("''", "'")), wanted);
    let profile = plist::Value::from_reader_xml(read(&folder, "candour.mobileconfig").as_bytes()).unwrap();
    let text = profile.as_dictionary().unwrap()["PayloadContent"].as_array().unwrap()[1].as_dictionary().unwrap()["policyText"].as_string().unwrap();
    assert_eq!(carried(text), wanted);
    let bytes = std::fs::read(folder.join("edge.reg")).unwrap();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&units).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("\"policyText\"=\"")).unwrap();
    assert_eq!(carried(&unquoted(line.strip_suffix('"').unwrap())), wanted);
}

#[test]
fn an_identifier_or_an_address_that_no_browser_takes_is_refused() {
    let program = env!("CARGO_BIN_EXE_candour");
    for (option, value) in
        [("--id", "candour"), ("--update", "http://files.example.org/update.xml"), ("--xpi", "ftp://x")]
    {
        let mut command = Command::new(program);
        command.args(["policy", "templates", env!("CARGO_TARGET_TMPDIR"), "--policy", COUNCIL]);
        if option != "--id" {
            command.args(["--id", ID]);
        }
        let output = command.args([option, value]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{option} {value}");
    }
}
