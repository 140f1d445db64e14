//! Every rule file proves itself: what it must find and what it must leave alone.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::engine::Engine;
use serde::Deserialize;

#[derive(Deserialize)]
struct Proof {
    entity: String,
    finds: Vec<String>,
    ignores: Vec<String>,
}

fn proofs() -> Vec<Proof> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/recognisers");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// The places of `entity` in `text`, as text.
fn places<'t>(engine: &Engine, text: &'t str, entity: &str) -> Vec<&'t str> {
    let found = engine.find(text);
    found.iter().filter(|f| engine.entity(f) == entity).map(|f| &text[f.span.start..f.span.end]).collect()
}

#[test]
fn every_rule_finds_what_it_says_it_finds() {
    let engine = Engine::new().unwrap();
    let mut missed = Vec::new();
    for proof in proofs() {
        for example in &proof.finds {
            let text: String = example.chars().filter(|c| !"«»".contains(*c)).collect();
            let wanted: Vec<&str> = example.split('«').skip(1).map(|rest| rest.split('»').next().unwrap()).collect();
            assert!(!wanted.is_empty(), "{}: an example without «marks»: {example}", proof.entity);
            let found = places(&engine, &text, &proof.entity);
            if found != wanted {
                missed.push(format!("{}: {example}\n    found {found:?}", proof.entity));
            }
        }
    }
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn every_rule_leaves_its_look_alikes_alone() {
    let engine = Engine::new().unwrap();
    let mut wrong = Vec::new();
    for proof in proofs() {
        for example in &proof.ignores {
            let found = places(&engine, example, &proof.entity);
            if !found.is_empty() {
                wrong.push(format!("{}: {example}\n    found {found:?}", proof.entity));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
