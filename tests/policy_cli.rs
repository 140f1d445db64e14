//! `candour policy` as an administrator uses it: check, explain, try, templates.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const COUNCIL: &str = "rules/policies/council.json";
const ID: &str = "abcdefghijklmnopabcdefghijklmnop";

fn candour(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_candour");
    Command::new(program).arg("policy").args(["--today", "2026-11-23"]).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn templates(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = candour(&["templates", folder.to_str().unwrap(), "--policy", COUNCIL, "--id", ID]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

#[test]
fn check_says_file_line_path_and_how_to_mend_it_and_exits_2() {
    let output = candour(&["check", "tests/policies/wrong/near-word.json"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.contains("near-word.json:7: $.verdicts.person.public: "), "{complaint}");
    assert!(complaint.contains("Did you mean \"stop\"?"), "{complaint}");
    assert!(candour(&["check", COUNCIL]).status.success());
}

#[test]
fn explain_says_what_a_worker_will_see_and_what_no_policy_can_do() {
    let words = said(&candour(&["explain", COUNCIL]));
    assert!(words.starts_with("Northmere Council encourages"), "{words}");
    assert!(words.contains("Set by Northmere Council") && words.contains("Information governance team"), "{words}");
    assert!(words.contains("can't read, count or send"), "{words}");
}

#[test]
fn explain_shows_a_student_a_word_and_a_shape_for_every_kind_of_work() {
    let words = said(&candour(&["explain", "rules/policies/universities/worked-example.json"]));
    for line in ["▲ Essay: Ask first", "■ Reflective log: Not for this", "● Group work: Welcome here"] {
        assert!(words.contains(line), "{words}");
    }
}

#[test]
fn try_says_what_would_happen_and_who_set_it() {
    let words = said(&candour(&["try", COUNCIL, "Notes for NM-204518", "--host", "chatgpt.com"]));
    assert!(words.starts_with("chatgpt.com: stop") && words.contains("Set by Northmere Council"), "{words}");
    let words = said(&candour(&["try", COUNCIL, "What is a good way to thank a colleague?"]));
    assert!(words.starts_with("chatgpt.com: clean"), "{words}");
}

#[test]
fn the_same_policy_gives_the_same_files() {
    let (one, other) = (templates("one"), templates("other"));
    for entry in std::fs::read_dir(&one).unwrap() {
        let name = entry.unwrap().file_name();
        assert_eq!(std::fs::read(one.join(&name)).unwrap(), std::fs::read(other.join(&name)).unwrap(), "{name:?}");
    }
}
