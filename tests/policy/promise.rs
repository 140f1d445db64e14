//! What no policy can do: there is no way by which a person's use could be read or sent.

use candour::policy::schema::policy_schema;

use crate::file;

#[test]
fn no_key_of_a_policy_could_report_on_anybody() {
    // The schema is every key there is. None names a place to send to, and links are only for people to press.
    let schema: serde_json::Value = serde_json::from_str(&policy_schema()).unwrap();
    let mut keys = Vec::new();
    collect_keys(&schema, &mut keys);
    let words = [
        "report",
        "send_",
        "upload",
        "telemetry",
        "log",
        "monitor",
        "track",
        "endpoint",
        "webhook",
        "collect",
        "script",
        "code",
    ];
    for key in keys {
        let folded = key.to_lowercase();
        assert!(!words.iter().any(|word| folded.contains(word)), "`{key}` sounds like watching people");
    }
}

fn collect_keys(schema: &serde_json::Value, keys: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
        for (key, inner) in properties {
            keys.push(key.clone());
            collect_keys(inner, keys);
        }
    }
    if let Some(items) = schema.get("items") {
        collect_keys(items, keys);
    }
}

#[test]
fn nothing_in_the_policy_module_reaches_outside() {
    for entry in std::fs::read_dir("src/policy").unwrap() {
        let path = entry.unwrap().path();
        let source = file(&path);
        for reach in [
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "js_sys",
            "web_sys",
            "wasm_bindgen",
            "crate::findings",
            "crate::surface",
            "crate::advice",
        ] {
            assert!(!source.contains(reach), "{path:?} reaches for {reach}");
        }
    }
}

#[test]
fn the_extension_may_read_policy_but_has_no_permission_that_could_send() {
    let manifest: serde_json::Value = serde_json::from_str(&file("extension/manifest.json")).unwrap();
    let asked: Vec<&str> = manifest["permissions"].as_array().unwrap().iter().filter_map(|p| p.as_str()).collect();
    for permission in [
        "webRequest",
        "declarativeNetRequest",
        "nativeMessaging",
        "history",
        "tabs",
        "cookies",
        "identity",
        "management",
    ] {
        assert!(!asked.contains(&permission), "the extension asks for {permission}");
    }
    let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
    assert!(policy.contains("connect-src 'self'") && policy.contains("default-src 'none'"), "{policy}");
}

/// Scripts of the extension, by path.
fn scripts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![std::path::PathBuf::from("extension")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("core") {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "js") {
                found.push((path.display().to_string(), file(&path)));
            }
        }
    }
    found.sort();
    assert!(found.len() > 20);
    found
}

#[test]
fn managed_storage_is_read_in_two_places_and_written_in_none() {
    for (path, source) in scripts() {
        let reads = source.matches("storage.managed").count();
        let own = path.ends_with("background/settings.js") || path.ends_with("background/welcome.js");
        assert_eq!(reads, usize::from(own), "{path} reaches for managed storage");
        assert!(!source.contains("storage.managed.set"), "{path}");
        assert!(!source.contains("storage.sync"), "{path}: what is synchronised leaves the machine");
    }
}

#[test]
fn what_comes_from_a_policy_is_read_by_the_core_and_by_nothing_else() {
    // The scripts pass the managed answer on as it is: none looks into it, so no key of it can steer one.
    for (path, source) in scripts() {
        for word in ["managed.", "managed[", "policy.policy"] {
            let code = source.replace("storage.managed.", "");
            assert!(!code.contains(word), "{path} looks into the managed answer ({word})");
        }
    }
}

#[test]
fn a_link_of_a_policy_opens_only_when_a_person_presses_it() {
    // Links are the only addresses in a policy. They may become the target of a link, never of a request or a window.
    let with_links = |source: &str| source.contains("link") && source.contains("href");
    for (path, source) in scripts().into_iter().filter(|(_, source)| with_links(source)) {
        assert!(source.contains("noreferrer"), "{path}: a link must not say where it was pressed");
        for opener in ["location.href =", "window.open(", "tabs.create({ url: view", "tabs.create({ url: each", "ping"]
        {
            assert!(!source.contains(opener), "{path} uses {opener}");
        }
    }
}

#[test]
fn the_promise_is_made_where_people_look_for_it() {
    let privacy = file("PRIVACY.md");
    for words in ["cannot see what you do", "no permission", "one way"] {
        assert!(privacy.contains(words), "PRIVACY.md does not say {words:?}");
    }
    let engine = candour::engine::Engine::new().unwrap();
    assert!(engine.wording().get("policy.promise").contains("can't read, count or send"));
}

#[test]
fn a_policy_can_name_no_address_of_a_request_and_no_text_of_a_program() {
    // Every text of the schema is one of these shapes; only `link` may hold an address, and only for people to press.
    let schema: serde_json::Value = serde_json::from_str(&policy_schema()).unwrap();
    let mut addresses = Vec::new();
    collect_addresses(&schema, "$", &mut addresses);
    assert!(!addresses.is_empty());
    assert!(addresses.iter().all(|path| path.ends_with(".link")), "{addresses:?}");
}

/// Paths of the texts that may hold an address.
fn collect_addresses(schema: &serde_json::Value, path: &str, found: &mut Vec<String>) {
    if schema.get("pattern").and_then(serde_json::Value::as_str).is_some_and(|pattern| pattern.contains("https")) {
        found.push(path.to_owned());
    }
    for (key, inner) in schema.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten() {
        collect_addresses(inner, &format!("{path}.{key}"), found);
    }
    if let Some(items) = schema.get("items") {
        collect_addresses(items, path, found);
    }
}
