//! Templates for Windows: registry files, and Intune as a profile or as a script.

use serde_json::{Value, json};

use super::{BROWSERS, Browser, ENTRY, Package, admx};

/// A registry file in UTF-16, as Windows writes them; the policy as one text, so that nothing of it can be dropped unsaid.
pub(super) fn registry(browser: &Browser, policy: &Value, package: &Package<'_>) -> Vec<u8> {
    let root = format!(r"HKEY_LOCAL_MACHINE\Software\Policies\{}", browser.registry);
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let text = format!(
        "Windows Registry Editor Version 5.00\r\n\r\n[{root}\\ExtensionInstallForcelist]\r\n\"{ENTRY}\"=\"{}\"\r\n\r\n\
         [{root}\\3rdparty\\extensions\\{}\\policy]\r\n\"policyText\"=\"{}\"\r\n",
        quoted(&package.forced()),
        package.id,
        quoted(&policy.to_string()),
    );
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A custom configuration profile: our administrative template, and its two settings for each browser.
pub(super) fn intune(policy: &Value, package: &Package<'_>) -> Value {
    let setting = |name: &str, uri: &str, value: String| {
        json!({ "@odata.type": "#microsoft.graph.omaSettingString", "displayName": name,
                "omaUri": format!("./Device/Vendor/MSFT/Policy/{uri}"), "value": value })
    };
    let mut settings =
        vec![setting("Candour: template", "ConfigOperations/ADMXInstall/Candour/Policy/Candour", admx::admx(package))];
    for Browser { name, .. } in &BROWSERS {
        let at = |policy: &str| format!("Config/Candour~Policy~Candour{name}/{name}_{policy}");
        let text = super::escaped(&policy.to_string());
        let enabled = format!("<enabled/><data id=\"policyText\" value=\"{text}\"/>");
        settings.push(setting(&format!("Candour for {name}: install"), &at("install"), "<enabled/>".to_owned()));
        settings.push(setting(&format!("Candour for {name}: policy"), &at("policyText"), enabled));
    }
    json!({
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": "Candour",
        "description": "Installs Candour in Chrome and Edge and sets its policy.",
        "omaSettings": settings,
    })
}

/// The same as a script, for those who deploy scripts: it may run again and changes nothing then.
pub(super) fn script(policy: &Value, package: &Package<'_>) -> Vec<u8> {
    let quoted = |text: &str| text.replace('\'', "''");
    let mut lines = vec![
        "# Installs Candour in Chrome and Edge and sets its policy. Run as administrator or by Intune.".to_owned(),
    ];
    lines.push("$ErrorActionPreference = 'Stop'".to_owned());
    lines.push(format!("$policy = '{}'", quoted(&policy.to_string())));
    for browser in &BROWSERS {
        let root = format!(r"HKLM:\Software\Policies\{}", browser.registry);
        for (key, name, value) in [
            (format!(r"{root}\ExtensionInstallForcelist"), ENTRY, format!("'{}'", quoted(&package.forced()))),
            (format!(r"{root}\3rdparty\extensions\{}\policy", package.id), "policyText", "$policy".to_owned()),
        ] {
            // Forcing a key that is there would empty it of everybody else's values.
            lines.push(format!("if (-not (Test-Path '{key}')) {{ New-Item -Path '{key}' -Force | Out-Null }}"));
            lines.push(format!("Set-ItemProperty -Path '{key}' -Name '{name}' -Value {value} -Type String"));
        }
    }
    // With a mark of order, so that Windows PowerShell reads it as UTF-8.
    ["\u{feff}", &lines.join("\r\n"), "\r\n"].concat().into_bytes()
}
