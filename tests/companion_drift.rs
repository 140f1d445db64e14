//! Requirements name what there is, questions fit what can be recognised, and Welsh says what English says.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What stays as it is in Welsh: notes that stand for English records and what an assistant makes of them, and the
/// makers, addresses and citation styles of tools.
const STAYS_ENGLISH: [&str; 3] = ["practice.note.", "practice.reply.", "cite."];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_requirement_is_traced_and_every_file_named_exists() {
    let page = fs::read_to_string(root().join("docs/requirements.md")).unwrap();
    for number in 1..=141 {
        let row = format!("| R-{number:03} |");
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
    for (at, named) in page.split('`').enumerate().filter(|(at, _)| at % 2 == 1) {
        let is_path = named.contains('/') && !named.contains(' ');
        assert!(
            !is_path || root().join(named).exists(),
            "docs/requirements.md names {named}, which is not there ({at})"
        );
    }
}

/// The words of a language by key, as `build.rs` reads them.
fn words(language: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(root().join("rules/wording")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.split('.').next() == Some(language) {
            flatten("", &toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap(), &mut all);
        }
    }
    all
}

fn flatten(prefix: &str, table: &toml::Table, all: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, all),
            other => drop(all.insert(key, other.as_str().unwrap_or_default().to_owned())),
        }
    }
}

/// What is filled in: `{name}`.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_english_word_has_a_welsh_one_and_no_other_and_both_fill_in_the_same() {
    let (mut english, welsh) = (words("en"), words("cy"));
    let questions: toml::Table =
        toml::from_str(&fs::read_to_string(root().join("rules/reflections/questions.toml")).unwrap()).unwrap();
    for question in questions["question"].as_array().unwrap() {
        let text = |name: &str| question[name].as_str().unwrap().to_owned();
        english.insert(format!("question.{}", text("id")), text("text"));
    }
    let stale: Vec<&String> = welsh.keys().filter(|key| !english.contains_key(*key)).collect();
    assert!(stale.is_empty(), "Welsh has words that English has not: {stale:#?}");
    for (key, text) in &welsh {
        assert_eq!(english.get(key).map_or_else(|| blanks(text), |said| blanks(said)), blanks(text), "{key}");
        assert!(!text.trim().is_empty(), "{key}");
    }
    let stays = |key: &String| STAYS_ENGLISH.iter().any(|start| key.starts_with(start));
    let missing: Vec<&String> = english
        .iter()
        .filter(|(key, text)| !text.is_empty() && !stays(key) && !welsh.contains_key(*key))
        .map(|(key, _)| key)
        .collect();
    assert!(missing.is_empty(), "Welsh lacks: {missing:#?}");
}

#[test]
fn the_browser_has_its_own_words_in_welsh_too() {
    let names = |language: &str| -> BTreeSet<String> {
        let path = root().join(format!("extension/_locales/{language}/messages.json"));
        let all: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        all.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(names("en"), names("cy"));
}

#[test]
fn welsh_says_that_it_wants_a_welsh_speakers_eye() {
    for entry in fs::read_dir(root().join("rules/wording")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("cy.") {
            assert!(fs::read_to_string(&path).unwrap().contains("review by a Welsh speaker"), "{}", path.display());
        }
    }
}

#[test]
fn in_welsh_what_has_welsh_words_is_said_in_welsh_and_the_rest_in_english() {
    let mut engine = candour::engine::Engine::new().unwrap();
    engine.configure("{}", Some("{}"), "cy-GB", "2026-11-23");
    assert_eq!(engine.wording().get("card.later"), "Nid nawr");
    let english = candour::engine::Engine::new().unwrap();
    let all = english.wording().entries.iter().all(|(key, _)| engine.wording().find(key).is_some());
    assert!(all, "a word that Welsh lacks is there in English");
    assert!(engine.lacks().is_none());
}
