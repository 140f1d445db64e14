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
fn templates_hold_the_install_entry_and_the_settings_for_every_kind_of_deployment() {
    let folder = templates("templates");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let json = |name: &str| serde_json::from_str::<serde_json::Value>(&read(name)).unwrap();
    let linux = json("linux-chromium.json");
    assert!(linux["ExtensionInstallForcelist"][0].as_str().unwrap().starts_with(ID));
    assert_eq!(linux["3rdparty"]["extensions"][ID]["name"], "Northmere Council");
    let firefox = json("firefox-policies.json");
    assert_eq!(
        firefox["policies"]["ExtensionSettings"]["candour@candour.example"]["installation_mode"],
        "force_installed"
    );
    assert_eq!(firefox["policies"]["3rdparty"]["Extensions"]["candour@candour.example"]["format"], 1);
    assert_eq!(json("google-admin.json")["name"]["Value"], "Northmere Council");
    let inner = json("intune.json")["settings"][0]["value"].as_str().unwrap().to_owned();
    candour::policy::load(&inner, None).unwrap();
    for name in ["chrome.reg", "edge.reg"] {
        assert!(read(name).contains("ExtensionInstallForcelist") && read(name).contains("policyText"), "{name}");
    }
    for name in ["candour.admx", "candour.adml", "candour.mobileconfig"] {
        well_formed(name, &read(name));
    }
    assert!(read("candour.mobileconfig").contains("com.google.Chrome.extensions."));
}

#[test]
fn every_word_that_the_admx_asks_for_is_in_the_adml() {
    let folder = templates("words");
    let admx = std::fs::read_to_string(folder.join("candour.admx")).unwrap();
    let adml = std::fs::read_to_string(folder.join("candour.adml")).unwrap();
    let mut asked = 0;
    for (kind, tag) in [("$(string.", "string"), ("$(presentation.", "presentation")] {
        for rest in admx.split(kind).skip(1) {
            let id = rest.split(')').next().unwrap();
            assert!(adml.contains(&format!("<{tag} id=\"{id}\">")), "no {tag} {id}");
            asked += 1;
        }
    }
    assert!(asked > 20);
}

#[test]
fn the_same_policy_gives_the_same_files() {
    let (one, other) = (templates("one"), templates("other"));
    for entry in std::fs::read_dir(&one).unwrap() {
        let name = entry.unwrap().file_name();
        assert_eq!(std::fs::read(one.join(&name)).unwrap(), std::fs::read(other.join(&name)).unwrap(), "{name:?}");
    }
}

/// Every tag that opens closes, in order, and no bare `<` or `&` stands in the text.
fn well_formed(name: &str, xml: &str) {
    let mut open: Vec<String> = Vec::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: a tag does not end"));
        for entity in text.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "{name}: bare &");
        }
        let word = tag.split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with(['?', '!']) || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed), "{name}"),
            None => open.push(word.to_owned()),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} stay open");
}
