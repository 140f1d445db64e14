//! One arrow: text → findings → advice → surface. No module names one that comes after it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and those it may use. The rules and the policy are read by any stage and read no stage.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("rules", &["text"]),
    ("policy", &["text", "rules"]),
    ("documents", &["text"]),
    ("findings", &["text", "rules", "policy"]),
    ("advice", &["text", "rules", "policy", "findings"]),
    ("surface", &["text", "rules", "policy", "findings", "advice", "engine"]),
    ("engine", &["text", "rules", "policy", "documents", "findings", "advice", "surface"]),
    ("wasm", &["text", "rules", "policy", "documents", "findings", "advice", "surface", "engine"]),
];

/// Crates that reach a browser. The boundary alone may name them, so that the core can't.
const BROWSER_CRATES: &[&str] = &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"];

/// What the core must never reach for: no network, no files, no clock of its own, no other programs.
const OUTSIDE: &[&str] = &["std::net", "std::fs", "std::process", "std::env", "SystemTime", "Instant::now"];

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The library's files with their module; the terminal has its own crate and is not among them.
fn library() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for path in source_files(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let first = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if first != "bin" && first != "lib" {
            let code = without_comments(&fs::read_to_string(&path).unwrap());
            files.push((first, inside.to_path_buf(), code));
        }
    }
    files
}

fn without_comments(source: &str) -> String {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    source.lines().map(code).collect::<Vec<_>>().join("\n")
}

/// Every module of the crate that the code names, in a `use` line or in a path.
fn named_modules(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, prefix) in code.match_indices("crate::") {
        let rest = &code[at + prefix.len()..];
        let inside = rest.strip_prefix('{').and_then(|group| group.split("};").next());
        let heads = inside.map_or_else(|| vec![rest], top_level);
        named.extend(heads.into_iter().map(first_word).filter(|word| !word.is_empty()));
    }
    named
}

/// The parts of a `{a::{b, c}, d}` group that stand at its top level.
fn top_level(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[from..]);
    parts
}

fn first_word(path: &str) -> String {
    path.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// What of `named` the module may not use. A module that the table does not know may use nothing.
fn against_the_arrow(module: &str, named: &BTreeSet<String>) -> Vec<String> {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let allowed = table.get(module).copied().unwrap_or_default();
    let known = |name: &String| table.contains_key(name.as_str());
    named.iter().filter(|name| known(name) && *name != module && !allowed.contains(&name.as_str())).cloned().collect()
}

#[test]
fn no_arrow_runs_back() {
    let mut back = Vec::new();
    for (module, file, code) in library() {
        for name in against_the_arrow(&module, &named_modules(&code)) {
            back.push(format!("src/{} uses `{name}`, which comes after `{module}`", file.display()));
        }
    }
    assert!(back.is_empty(), "{}", back.join("\n"));
}

#[test]
fn every_module_has_its_place_on_the_arrow() {
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(module, _)| *module).collect();
    let unknown: BTreeSet<String> =
        library().into_iter().map(|(module, ..)| module).filter(|module| !known.contains(module.as_str())).collect();
    assert!(unknown.is_empty(), "say in MAY_USE and in src/lib.rs what these may use: {unknown:?}");
}

#[test]
fn only_the_boundary_knows_that_there_are_browsers() {
    for (module, file, code) in library() {
        for name in BROWSER_CRATES {
            assert!(module == "wasm" || !code.contains(name), "src/{} names {name}", file.display());
        }
    }
}

#[test]
fn the_core_reaches_for_no_network_file_clock_or_program() {
    for (module, file, code) in library() {
        // Unit tests may read the project's own files; they are compiled into nothing.
        let shipped = code.split("#[cfg(test)]").next().unwrap_or_default();
        for name in OUTSIDE {
            assert!(module == "wasm" || !shipped.contains(name), "src/{} names {name}", file.display());
        }
    }
}

#[test]
fn an_arrow_that_runs_back_would_be_seen_however_it_is_written() {
    for code in [
        "use crate::advice::Rewrite;",
        "use crate::{text::Text, advice::{Rewrite, Restore}};",
        "use crate::{\n    rules::{Book, Label},\n    advice,\n};",
        "fn f() -> crate::advice::Rewrite {}",
    ] {
        assert_eq!(against_the_arrow("findings", &named_modules(code)), ["advice"], "{code}");
    }
    let allowed = named_modules("use crate::{text::Text, rules::{advice_like, Book}};");
    assert!(against_the_arrow("findings", &allowed).is_empty());
}
