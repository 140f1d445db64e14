//! `candour eval` prints what the reference script prints, to the last digit.

#![allow(missing_docs, clippy::unwrap_used)]
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/eval");

fn file(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

#[track_caller]
fn printed(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")
}

#[track_caller]
fn eval(arguments: &[&str]) -> String {
    printed(env!("CARGO_BIN_EXE_candour"), &[&["eval"], arguments].concat())
}

/// The reference script, where the shared data lie in or above the checkout; elsewhere its stored answers stand for it.
fn script() -> Option<PathBuf> {
    let has_python = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    let found =
        Path::new(FOLDER).ancestors().map(|folder| folder.join("shared/tools/score.py")).find(|path| path.exists());
    found.filter(|_| has_python)
}

#[test]
fn stored_predictions_are_scored_as_the_script_scored_them() {
    let (gold, pred) = (file("gold.jsonl"), file("pred.jsonl"));
    let (clean, clean_pred) = (file("clean.jsonl"), file("clean_pred.jsonl"));
    let answer = eval(&[&gold, "--pred", &pred, "--clean", &clean, "--clean-pred", &clean_pred]);
    assert_eq!(answer, std::fs::read_to_string(file("expected.json")).unwrap());
}

#[test]
fn some_labels_alone_are_scored_as_the_script_scored_them() {
    let answer = eval(&[&file("gold.jsonl"), "--pred", &file("pred.jsonl"), "--labels", "PERSON,AGE"]);
    assert_eq!(answer, std::fs::read_to_string(file("expected_names.json")).unwrap());
}

#[test]
fn the_engine_is_scored_as_the_script_scores_what_find_answers() {
    let Some(script) = script() else { return };
    let (gold, clean) = (file("gold.jsonl"), file("clean.jsonl"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let find = |input: &str, name: &str| {
        let stored = folder.join(name);
        std::fs::write(&stored, printed(env!("CARGO_BIN_EXE_candour"), &["find", "--format", "jsonl", input])).unwrap();
        stored.to_str().unwrap().to_owned()
    };
    let (pred, clean_pred) = (find(&gold, "eval_pred.jsonl"), find(&clean, "eval_clean_pred.jsonl"));
    let theirs = printed("python3", &[script.to_str().unwrap(), &gold, &pred, "--clean", &clean, &clean_pred]);
    assert_eq!(eval(&[&gold, "--clean", &clean]), theirs);
}

#[test]
fn a_bad_line_is_named() {
    let bad = Path::new(env!("CARGO_TARGET_TMPDIR")).join("eval_bad.jsonl");
    std::fs::write(&bad, "{\"id\":1,\"text\":\"\"}\n{\"id\":2}\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_candour")).args(["eval", bad.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2"));
}
