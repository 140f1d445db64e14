//! What is written down twice says the same twice, and the extension's JavaScript keeps to what it may do.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a file of ours may have. The aim is 300 (CONTRIBUTING); four files are a little over it and want dividing.
const MOST_LINES: usize = 345;

/// Ways out of the browser, and ways to turn a string into a page or a program. None has a use here.
const FORBIDDEN: &[&str] = &[
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "RTCPeerConnection",
    "sendBeacon",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "document.write",
    "eval(",
    "new Function",
    "setTimeout(\"",
    "setInterval(\"",
    "localStorage",
    "indexedDB",
    "document.cookie",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files below `folder` that end in one of `ends`, without what the build puts there.
fn files(folder: &str, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let made = ["core", "node_modules", "target"].contains(&name.as_str());
            if path.is_dir() && !made {
                waiting.push(path);
            } else if ends.iter().any(|end| name.ends_with(end)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn manifest() -> Value {
    serde_json::from_str(&read(&root().join("extension/manifest.json"))).expect("the manifest is JSON")
}

fn strings(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The extension's scripts, comments left out: a comment may say what the code must not do.
fn scripts() -> Vec<(PathBuf, String)> {
    let shown = |path: PathBuf| (path.strip_prefix(root()).unwrap().to_path_buf(), without_comments(&read(&path)));
    files("extension", &[".js"]).into_iter().map(shown).collect()
}

fn without_comments(source: &str) -> String {
    let mut code = String::new();
    for line in source.lines() {
        let start = line.trim_start();
        if !(start.starts_with("//") || start.starts_with("/*") || start.starts_with('*')) {
            code.push_str(line.split(" // ").next().unwrap_or_default());
            code.push('\n');
        }
    }
    code
}

#[test]
fn the_manifest_runs_on_the_hosts_of_the_site_adapters_and_nowhere_else() {
    #[derive(serde::Deserialize)]
    struct Site {
        hosts: Vec<String>,
    }
    let mut sites = BTreeSet::new();
    for path in files("rules/sites", &[".toml"]) {
        let site: Site = toml::from_str(&read(&path)).unwrap();
        // A host without a dot is a page of our own (the practice chat), which loads the gate itself.
        let hosts = site.hosts.iter().filter(|host| host.contains('.'));
        sites.extend(hosts.map(|host| format!("https://{host}/*")));
    }
    for script in manifest()["content_scripts"].as_array().expect("content scripts") {
        assert_eq!(strings(&script["matches"]), sites, "the manifest's hosts and rules/sites differ");
    }
    for open in manifest()["web_accessible_resources"].as_array().expect("what pages may read") {
        assert_eq!(strings(&open["matches"]), sites, "pages of other hosts may read a file");
        assert_eq!(
            strings(&open["resources"]),
            BTreeSet::from(["core/core_bg.wasm".to_owned()]),
            "pages may read more than the engine"
        );
        assert_eq!(open["use_dynamic_url"], true, "pages could ask whether Candour is there");
    }
}

#[test]
fn the_manifest_and_the_crate_have_one_version() {
    assert_eq!(manifest()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_background_starts_the_same_scripts_in_both_browsers() {
    let listed = strings(&manifest()["background"]["scripts"]);
    let worker = read(&root().join("extension").join(manifest()["background"]["service_worker"].as_str().unwrap()));
    for script in &listed {
        let name = script.strip_prefix("background/").unwrap_or(script);
        assert!(worker.contains(name), "the service worker does not start {script}");
    }
}

#[test]
fn the_practice_page_starts_the_scripts_that_a_chat_page_gets_in_the_same_order() {
    let listed = manifest()["content_scripts"][0]["js"].as_array().cloned().expect("content scripts");
    let page = read(&root().join("extension/practice/practice.html"));
    let started: Vec<Value> = page
        .lines()
        .filter_map(|line| line.strip_prefix("<script src=\"../")?.split('"').next())
        .filter(|name| name.starts_with("content/") || listed.contains(&Value::from(*name)))
        .map(Value::from)
        .collect();
    assert_eq!(started, listed, "practice.html and the manifest's content scripts differ");
}

#[test]
fn every_file_that_the_manifest_names_is_there() {
    fn visit(value: &Value, named: &mut Vec<String>) {
        match value {
            Value::String(text) => named.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|item| visit(item, named)),
            Value::Object(map) => map.values().for_each(|item| visit(item, named)),
            _ => {}
        }
    }
    let mut named = Vec::new();
    visit(&manifest(), &mut named);
    let is_file = |text: &&String| [".js", ".html", ".css", ".png", ".json"].iter().any(|end| text.ends_with(end));
    for file in named.iter().filter(is_file).filter(|file| !file.starts_with("core/")) {
        assert!(root().join("extension").join(file).is_file(), "the manifest names {file}, which is not there");
    }
}

#[test]
fn the_extension_asks_for_no_host_and_no_network() {
    let manifest = manifest();
    assert!(manifest.get("host_permissions").is_none());
    assert!(manifest.get("externally_connectable").is_none());
    for permission in strings(&manifest["permissions"]) {
        assert!(!permission.contains("webRequest") && !permission.contains("tabs"), "{permission} is not needed");
    }
    let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
    for part in ["default-src 'none'", "connect-src 'self'", "form-action 'none'"] {
        assert!(policy.contains(part), "the policy of our own pages lacks {part}");
    }
    assert!(!policy.contains("http"), "the policy of our own pages names another place");
}

#[test]
fn every_permission_is_explained_to_reviewers() {
    let explained = read(&root().join("docs/store-review.md"));
    for permission in strings(&manifest()["permissions"]) {
        assert!(explained.contains(&format!("`{permission}`")), "docs/store-review.md does not explain {permission}");
    }
}

#[test]
fn no_script_reaches_out_or_turns_a_string_into_a_page() {
    for (file, code) in scripts() {
        for name in FORBIDDEN {
            assert!(!code.contains(name), "{} uses {name}", file.display());
        }
    }
}

#[test]
fn a_script_fetches_only_the_files_of_its_own_package() {
    for (file, code) in scripts() {
        for (at, call) in code.match_indices("fetch(") {
            // A method or function of that name is ours; the browser's own is called bare.
            let bare = !code[..at].ends_with('.') && !code[..at].ends_with("function ");
            let rest = code[at + call.len()..].trim_start();
            assert!(!bare || rest.starts_with("chrome.runtime.getURL("), "{} fetches something else", file.display());
        }
    }
}

#[test]
fn nothing_that_ships_loads_from_the_web() {
    let load =
        ["src=\"http", "href=\"http", "url(http", "url(\"http", "url('http", "@import", "from \"http", "import(\"http"];
    for path in files("extension", &[".js", ".html", ".css"]) {
        let source = read(&path);
        for name in load {
            // A link that a person may follow is not a load.
            let loads = source.match_indices(name).any(|(at, _)| !source[..at].trim_end().ends_with("<a"));
            assert!(!loads, "{} has {name}", path.display());
        }
    }
}

#[test]
fn no_file_has_grown_too_long_to_read() {
    let mut long = Vec::new();
    for folder in ["src", "xtask/src", "extension", "tests"] {
        for path in files(folder, &[".rs", ".js", ".mjs"]) {
            let lines = read(&path).lines().count();
            if lines > MOST_LINES {
                long.push(format!("{}: {lines} lines", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(long.is_empty(), "more than {MOST_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn the_lock_file_of_the_developer_tools_names_no_machine() {
    let lock = read(&root().join("package-lock.json"));
    assert!(!lock.contains("\"resolved\""), "package-lock.json records where packages came from");
}
