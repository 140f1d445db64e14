//! A macOS configuration profile for Chrome, Edge and Firefox.

use serde_json::Value;

use super::{BROWSERS, Package, escaped, plain};

/// The profile: for each browser what installs the extension and what sets its policy.
pub(super) fn profile(policy: &Value, package: &Package<'_>) -> String {
    let mut payloads = Vec::new();
    for browser in &BROWSERS {
        let install = format!(
            "<key>ExtensionInstallForcelist</key><array><string>{}</string></array>",
            escaped(&package.forced())
        );
        payloads.push((browser.name, browser.domain.to_owned(), install));
        let settings = format!("<key>policyText</key><string>{}</string>", escaped(&policy.to_string()));
        payloads.push((browser.name, format!("{}.extensions.{}", browser.domain, package.id), settings));
    }
    let firefox = plain::firefox_policies(policy, package);
    let entries: String = firefox.as_object().into_iter().flatten().map(|(key, value)| entry(key, value)).collect();
    payloads.push((
        "Firefox",
        "org.mozilla.firefox".to_owned(),
        format!("<key>EnterprisePoliciesEnabled</key><true/>{entries}"),
    ));
    let payload = |(number, (browser, domain, settings)): (usize, &(&str, String, String))| {
        let name = format!("Candour for {browser}");
        format!("<dict>{}{settings}</dict>\n", identity(&name, domain, &format!("org.candour.policy.{number}"), number))
    };
    let payloads: String = payloads.iter().enumerate().map(payload).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict>\n\
         <key>PayloadContent</key><array>\n{payloads}</array>\n<key>PayloadScope</key><string>System</string>{}</dict></plist>\n",
        identity("Candour", "Configuration", "org.candour.policy", 99),
    )
}

fn identity(name: &str, kind: &str, identifier: &str, number: usize) -> String {
    format!(
        "<key>PayloadDisplayName</key><string>{name}</string><key>PayloadType</key><string>{kind}</string>\
         <key>PayloadIdentifier</key><string>{identifier}</string><key>PayloadVersion</key><integer>1</integer>\
         <key>PayloadUUID</key><string>CA9D0050-0000-4000-8000-{number:012}</string>"
    )
}

fn entry(key: &str, value: &Value) -> String {
    format!("<key>{}</key>{}", escaped(key), plist(value))
}

/// JSON as a property list. It has no null: a policy's null means "not given", and is left out.
fn plist(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(is) => format!("<{is}/>"),
        Value::Number(number) if number.is_f64() => format!("<real>{number}</real>"),
        Value::Number(number) => format!("<integer>{number}</integer>"),
        Value::String(text) => format!("<string>{}</string>", escaped(text)),
        Value::Array(items) => format!("<array>{}</array>", items.iter().map(plist).collect::<String>()),
        Value::Object(members) => {
            let given = members.iter().filter(|(_, value)| !value.is_null());
            format!("<dict>{}</dict>", given.map(|(key, value)| entry(key, value)).collect::<String>())
        }
    }
}
