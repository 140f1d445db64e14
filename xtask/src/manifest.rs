//! One `extension/manifest.json`, two browsers: each package leaves out what only the other understands.

use crate::browsers::Browser;
use anyhow::{Context, Result};
use serde_json::Value;

/// What a browser does not understand: a place in the manifest, and, in a list, the entry.
struct Foreign {
    path: &'static [&'static str],
    entry: Option<&'static str>,
}

const fn key(path: &'static [&'static str]) -> Foreign {
    Foreign { path, entry: None }
}

const fn entry(path: &'static [&'static str], entry: &'static str) -> Foreign {
    Foreign { path, entry: Some(entry) }
}

/// Keys that mean nothing to Chromium.
const NOT_CHROMIUM: &[Foreign] = &[
    key(&["browser_specific_settings"]),
    key(&["sidebar_action"]),
    key(&["background", "scripts"]),
    entry(&["permissions"], "menus"),
];

/// Keys that mean nothing to Firefox, or that its linter refuses.
const NOT_FIREFOX: &[Foreign] = &[
    key(&["key"]),
    key(&["minimum_chrome_version"]),
    key(&["side_panel"]),
    key(&["storage"]),
    key(&["background", "service_worker"]),
    key(&["web_accessible_resources", "0", "use_dynamic_url"]),
    entry(&["permissions"], "sidePanel"),
    entry(&["permissions"], "offscreen"),
];

/// The manifest for one browser, as bytes that do not depend on the machine.
pub(crate) fn for_browser(bytes: &[u8], browser: Browser) -> Result<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(bytes).context("extension/manifest.json")?;
    let foreign = match browser {
        Browser::Chromium => NOT_CHROMIUM,
        Browser::Firefox => NOT_FIREFOX,
    };
    for place in foreign {
        remove(&mut manifest, place);
    }
    let mut text = serde_json::to_string_pretty(&manifest)?;
    text.push('\n');
    Ok(text.into_bytes())
}

fn remove(manifest: &mut Value, place: &Foreign) {
    let Some((last, above)) = place.path.split_last() else {
        return;
    };
    // A number on the way is a place in a list.
    let way: String = above.iter().map(|name| format!("/{name}")).collect();
    let Some(holder) = manifest.pointer_mut(&way) else {
        return;
    };
    match (place.entry, holder.as_object_mut()) {
        (None, Some(map)) => drop(map.remove(*last)),
        (Some(entry), Some(map)) => {
            if let Some(list) = map.get_mut(*last).and_then(Value::as_array_mut) {
                list.retain(|value| value != entry);
            }
        }
        (_, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn made(browser: Browser) -> Value {
        let both = json!({
            "manifest_version": 3,
            "key": "MIIB",
            "permissions": ["storage", "sidePanel"],
            "background": { "service_worker": "background/main.js", "scripts": ["background/main.js"] },
            "browser_specific_settings": { "gecko": { "id": "a@b" } },
        });
        let bytes = for_browser(both.to_string().as_bytes(), browser).expect("valid");
        serde_json::from_slice(&bytes).expect("valid")
    }

    #[test]
    fn chromium_gets_a_service_worker_and_no_gecko_settings() {
        let manifest = made(Browser::Chromium);
        assert!(manifest["background"]["service_worker"].is_string());
        assert!(manifest["background"].get("scripts").is_none());
        assert!(manifest.get("browser_specific_settings").is_none());
        assert_eq!(manifest["permissions"], json!(["storage", "sidePanel"]));
    }

    #[test]
    fn firefox_gets_background_scripts_and_no_side_panel() {
        let manifest = made(Browser::Firefox);
        assert!(manifest["background"]["scripts"].is_array());
        assert!(manifest["background"].get("service_worker").is_none());
        assert!(manifest.get("key").is_none());
        assert_eq!(manifest["permissions"], json!(["storage"]));
    }
}
