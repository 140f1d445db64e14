//! Templates that are JSON: Linux, Google's console, Firefox everywhere.

use serde_json::{Value, json};

use super::Package;

/// For `/etc/chromium/policies/managed/` and its like.
pub(super) fn chromium(policy: &Value, package: &Package<'_>) -> Value {
    json!({
        "ExtensionInstallForcelist": [package.forced()],
        "3rdparty": { "extensions": { package.id: policy } },
    })
}

/// Google's console wants each key wrapped in an object with `Value`.
pub(super) fn google(policy: &Value) -> Value {
    let members = policy.as_object().into_iter().flatten();
    members.map(|(key, value)| (key.clone(), json!({ "Value": value }))).collect::<serde_json::Map<_, _>>().into()
}

/// `policies.json`.
pub(super) fn firefox(policy: &Value, package: &Package<'_>) -> Value {
    json!({ "policies": firefox_policies(policy, package) })
}

/// What Firefox calls policies, whatever file they come in.
pub(super) fn firefox_policies(policy: &Value, package: &Package<'_>) -> Value {
    json!({
        "ExtensionSettings": { package.firefox: { "installation_mode": "force_installed", "install_url": package.xpi } },
        "3rdparty": { "Extensions": { package.firefox: policy } },
    })
}
