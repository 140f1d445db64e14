//! Policies as files: right, subtly wrong, hostile, huge and of the future, each with its answer.

use candour::policy::leaf::Day;
use candour::policy::problem::Trouble;
use candour::policy::schema::{managed_schema, policy_schema};
use candour::policy::{Managed, Settings, load, load_managed};
use candour::rules;
use proptest::prelude::*;

use crate::{file, json_files};

#[test]
fn every_problem_has_words_in_every_language_that_has_any() {
    let book = rules::builtin().unwrap();
    for wording in book.wordings.iter().filter(|w| w.find("policy-problem.empty").is_some()) {
        for key in Trouble::KEYS {
            let key = format!("policy-problem.{key}");
            assert!(wording.find(&key).is_some(), "{}: no words for {key}", wording.language);
        }
    }
}

#[test]
fn the_published_schemas_are_the_ones_the_types_give() {
    for (path, wanted) in
        [("rules/schema/policy.schema.json", policy_schema()), ("extension/managed_schema.json", managed_schema())]
    {
        let found = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(found, wanted, "{path} is out of date: write it anew with `candour policy schema`");
        serde_json::from_str::<serde_json::Value>(&wanted).unwrap();
    }
}

#[test]
fn every_policy_that_candour_offers_is_right_and_needs_no_advice() {
    let today = Day::from_text("2026-11-23");
    for path in json_files("rules/policies").into_iter().chain(json_files("rules/policies/universities")) {
        let policy = load(&file(&path), today.as_ref()).unwrap_or_else(|problems| panic!("{path:?}: {problems:?}"));
        assert_eq!(policy.advice, [], "{path:?}");
    }
}

#[test]
fn every_odd_but_right_policy_is_taken() {
    for path in json_files("tests/policies/right") {
        load(&file(&path), None).unwrap_or_else(|problems| panic!("{path:?}: {problems:?}"));
    }
}

#[test]
fn every_wrong_policy_is_refused_for_its_own_reason_at_its_own_place() {
    let expected = file("tests/policies/expected.tsv");
    let mut tried = 0;
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let [name, trouble, path] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = match name {
            "huge" => format!(r#"{{"name": "{}"}}"#, "x".repeat(1_100_000)),
            name => file(format!("tests/policies/wrong/{name}.json")),
        };
        let problems = load(&text, None).err().unwrap_or_else(|| panic!("{name} should be refused"));
        let named = problems.iter().any(|problem| problem.trouble.key() == trouble && problem.path == path);
        assert!(named, "{name}: {problems:?}");
        assert!(matches!(load_managed(&text, None), Managed::Broken(_)), "{name}: the extension takes it");
        tried += 1;
    }
    assert!(tried >= 60, "only {tried} policies were tried");
}

/// `candour policy check` on files, as an administrator runs it.
fn check(files: &[String]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_candour")).args(["policy", "check"]).args(files).output().unwrap()
}

#[test]
fn the_terminal_names_every_wrong_file_with_its_line_and_its_place() {
    let expected = file("tests/policies/expected.tsv");
    let rows: Vec<Vec<&str>> =
        expected.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let huge = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("huge.json");
    std::fs::write(&huge, format!(r#"{{"name": "{}"}}"#, "x".repeat(1_100_000))).unwrap();
    let place = |name: &str| match name {
        "huge" => huge.display().to_string(),
        name => format!("tests/policies/wrong/{name}.json"),
    };
    let output = check(&rows.iter().map(|row| place(row[0])).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    for row in &rows {
        let (file, path) = (place(row[0]), format!(": {}: ", row[2]));
        assert!(said.lines().any(|line| line.contains(&file) && line.contains(&path)), "{}: {said}", row[0]);
    }
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn the_terminal_takes_every_right_file() {
    let folders = ["tests/policies/right", "rules/policies", "rules/policies/universities"];
    let files: Vec<String> =
        folders.iter().flat_map(|folder| json_files(folder)).map(|path| path.display().to_string()).collect();
    let output = check(&files);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

proptest! {
    #[test]
    fn no_text_at_all_makes_the_reader_panic(text in "\\PC{0,200}|[\\[\\]{}\",:0-9a-z\\\\ \n-]{0,200}") {
        let _ = load(&text, None);
        let _ = Settings::load(&text);
    }

    #[test]
    fn the_json_reader_agrees_with_the_usual_one(text in "[\\[\\]{}\",:0-9eE+.a-c\\\\u \n-]{0,40}") {
        if candour::policy::json::parse(&text).is_ok() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn any_value_that_json_has_is_read_as_json(value in json_value()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        prop_assert!(candour::policy::json::parse(&text).is_ok(), "{text}");
        let _ = load(&text, None);
    }
}

fn json_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        (-1e300f64..1e300).prop_map(serde_json::Value::from),
        "\\PC{0,12}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        let key =
            prop_oneof!["[a-z]{1,8}", Just("tools".to_owned()), Just("verdicts".to_owned()), Just("format".to_owned())];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::btree_map(key, inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}
