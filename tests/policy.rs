//! Policy: what is refused and how, what wins, and what no policy can do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use candour::policy::choices::{OnFailure, Stance};
use candour::policy::leaf::Day;
use candour::policy::problem::Trouble;
use candour::policy::schema::{managed_schema, policy_schema};
use candour::policy::{EffectivePolicy, Kind, Managed, Setter, Settings, Tier, Verdict, load, load_managed};
use candour::rules;
use proptest::prelude::*;

fn council(keys: &str) -> String {
    format!(r#"{{"format": 1, "name": "Northmere Council", "reviewBy": "2027-03-31"{keys}}}"#)
}

fn in_force(settings: &str, managed: &str) -> EffectivePolicy {
    let (settings, problems) = Settings::load(settings);
    assert_eq!(problems, [], "the settings of this test should be readable");
    EffectivePolicy::new(settings, load_managed(managed, None), Day::from_text("2026-11-23"))
}

fn by_council() -> Setter {
    Setter::Policy("Northmere Council".to_owned())
}

#[test]
fn a_hard_stop_carries_the_name_of_who_set_it() {
    let policy = in_force("{}", &council(r#", "verdicts": {"person": {"public": "stop"}}"#));
    let ruled = policy.verdict(Kind::Person, Tier::Unknown);
    assert_eq!((ruled.value, ruled.by), (Verdict::Stop, by_council()));
}

#[test]
fn a_person_may_be_stricter_than_the_policy_but_not_looser() {
    let managed = council(r#", "verdicts": {"person": {"public": "safer-text-only"}, "date": {"public": "note"}}"#);
    let settings = r#"{"verdicts": {"person": {"public": "allow"}, "date": {"public": "stop"}}}"#;
    let policy = in_force(settings, &managed);
    assert_eq!(policy.verdict(Kind::Person, Tier::Public).value, Verdict::SaferTextOnly);
    let date = policy.verdict(Kind::Date, Tier::Public);
    assert_eq!((date.value, date.by), (Verdict::Stop, Setter::Person));
}

#[test]
fn taking_the_policy_away_gives_the_persons_settings_back() {
    let settings = r#"{"verdicts": {"person": {"public": "note"}}, "language": "cy"}"#;
    let managed = council(r#", "verdicts": {"person": {"public": "stop"}}, "language": "en""#);
    assert_eq!(in_force(settings, &managed).verdict(Kind::Person, Tier::Public).value, Verdict::Stop);
    let without = in_force(settings, "{}");
    assert_eq!(without.verdict(Kind::Person, Tier::Public).value, Verdict::Note);
    assert_eq!(without.language().value.word(), "cy");
}

#[test]
fn until_the_policy_is_read_a_person_can_only_be_stricter() {
    let (settings, _) = Settings::load(
        r#"{"verdicts": {"person": {"public": "allow"}, "date": {"public": "stop"}},
            "tools": [{"name": "Mine", "hosts": ["chatgpt.com"], "tier": "approved"}]}"#,
    );
    let policy = EffectivePolicy::new(settings, Managed::NotRead, None);
    assert!(policy.is_strict());
    assert_eq!(policy.verdict(Kind::Person, Tier::Public).value, Verdict::Warn);
    assert_eq!(policy.verdict(Kind::Date, Tier::Public).value, Verdict::Stop);
    assert_eq!(policy.tier("chatgpt.com", true).value, Tier::Unknown);
}

#[test]
fn a_broken_policy_is_reported_and_the_strict_defaults_hold() {
    let policy = in_force("{}", &council(r#", "verdicts": {"persons": {}}"#));
    assert!(policy.is_strict());
    let problem = &policy.problems()[0];
    assert_eq!(problem.path, "$.verdicts.persons");
    assert_eq!(problem.trouble, Trouble::UnknownKeyLike { key: "persons".into(), meant: "person".into() });
}

#[test]
fn with_a_list_of_tools_a_person_cannot_approve_others() {
    let managed = council(r#", "tools": [{"name": "Copilot", "hosts": ["m365.cloud.microsoft"], "tier": "approved"}]"#);
    let settings = r#"{"tools": [{"name": "Mine", "hosts": ["chatgpt.com"], "tier": "approved"}]}"#;
    let policy = in_force(settings, &managed);
    assert_eq!(policy.tier("m365.cloud.microsoft", false).value, Tier::Approved);
    assert_eq!(policy.tier("chatgpt.com", false).value, Tier::Unknown);
    assert_eq!(in_force(settings, "{}").tier("chatgpt.com", false).value, Tier::Approved);
}

#[test]
fn a_tool_approved_for_work_accounts_is_public_until_the_person_says_so() {
    let tools = r#", "tools": [{"name": "ChatGPT Edu", "hosts": ["chatgpt.com"], "tier": "approved", "workAccountOnly": true}]"#;
    let policy = in_force("{}", &council(tools));
    assert_eq!(policy.tier("chatgpt.com", false).value, Tier::Public);
    assert_eq!(policy.tier("ChatGPT.com", true).value, Tier::Approved);
}

#[test]
fn the_closest_host_counts() {
    let tools = r#", "tools": [
        {"name": "All", "hosts": ["*.northmere.example"], "tier": "approved"},
        {"name": "Trial", "hosts": ["trial.northmere.example"]}]"#;
    let policy = in_force("{}", &council(tools));
    assert_eq!(policy.tier("ai.northmere.example", false).value, Tier::Approved);
    assert_eq!(policy.tier("trial.northmere.example", false).value, Tier::Public);
    assert_eq!(policy.tier("evilnorthmere.example", false).value, Tier::Unknown);
}

#[test]
fn not_for_work_with_people_means_no_tool_is_trusted_with_peoples_data() {
    let keys = r#", "stance": "not-for-work-with-people",
        "tools": [{"name": "Copilot", "hosts": ["m365.cloud.microsoft"], "tier": "approved"}]"#;
    let policy = in_force("{}", &council(keys));
    assert_eq!(policy.stance().value, Stance::NotForWorkWithPeople);
    assert_eq!(policy.tier("m365.cloud.microsoft", true).value, Tier::Unknown);
    assert_eq!(policy.verdict(Kind::Person, Tier::Approved).value, Verdict::Warn);
}

#[test]
fn a_team_may_have_rules_of_its_own() {
    let keys = r#", "verdicts": {"person": {"approved": "warn"}},
        "teams": [{"id": "pilot", "name": "Pilot team", "verdicts": {"person": {"approved": "note"}},
                   "tools": [{"name": "Scribe", "hosts": ["scribe.example.org"], "tier": "approved"}]}]"#;
    let everybody = in_force("{}", &council(keys));
    assert_eq!(everybody.verdict(Kind::Person, Tier::Approved).value, Verdict::Warn);
    assert_eq!(everybody.tier("scribe.example.org", false).value, Tier::Unknown);
    let pilot = in_force(r#"{"team": "pilot"}"#, &council(keys));
    assert_eq!(pilot.verdict(Kind::Person, Tier::Approved).value, Verdict::Note);
    assert_eq!(pilot.tier("scribe.example.org", false).value, Tier::Approved);
}

#[test]
fn where_university_and_placement_differ_the_stricter_holds_for_peoples_data() {
    let settings = r#"{
        "placement": {"format": 1, "name": "Harbour Trust", "verdicts": {"person": {"public": "stop"}},
                      "tools": [{"name": "Copilot", "hosts": ["copilot.microsoft.com"]}]},
        "university": {"format": 1, "name": "Eastvale University", "author": "university",
                       "verdicts": {"person": {"public": "allow"}},
                       "tools": [{"name": "Copilot", "hosts": ["copilot.microsoft.com"], "tier": "approved"}],
                       "study": {"work": [{"work": "essay", "light": "green"}]}}}"#;
    let policy = in_force(settings, "{}");
    assert_eq!(policy.verdict(Kind::Person, Tier::Public).value, Verdict::Stop);
    assert_eq!(policy.tier("copilot.microsoft.com", false).value, Tier::Public);
    assert_eq!(policy.policies().len(), 2);
}

#[test]
fn a_universitys_pack_never_loosens_what_happens_to_peoples_data() {
    let settings = r#"{"university": {"format": 1, "name": "Eastvale University", "author": "university",
        "verdicts": {"person": {"public": "allow"}}}}"#;
    assert_eq!(in_force(settings, "{}").verdict(Kind::Person, Tier::Public).value, Verdict::Warn);
}

#[test]
fn suggested_values_are_only_where_a_person_starts_from() {
    let keys = r#", "language": "cy", "questions": false, "suggested": ["language"]"#;
    let policy = in_force(r#"{"language": "en", "questions": true}"#, &council(keys));
    assert_eq!(policy.language().value.word(), "en");
    assert_eq!((policy.questions().value, policy.questions().by), (false, by_council()));
}

#[test]
fn the_shorter_record_and_the_stop_on_failure_win() {
    let keys = r#", "recordDays": 7, "onFailure": "ask""#;
    let policy = in_force(r#"{"recordDays": 90, "onFailure": "stop"}"#, &council(keys));
    assert_eq!(policy.record_days().value, 7);
    assert_eq!((policy.on_failure().value, policy.on_failure().by), (OnFailure::Stop, Setter::Person));
}

#[test]
fn settings_of_other_parts_of_the_extension_are_passed_by() {
    let (settings, problems) = Settings::load(r#"{"theme": "dark", "team": "pilot", "verdicts": {"persn": {}}}"#);
    assert_eq!(settings.team.unwrap().as_str(), "pilot");
    assert_eq!(problems.len(), 1, "only the slip inside our own key is named");
}

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

fn verdict() -> impl Strategy<Value = Verdict> {
    prop::sample::select(Verdict::ALL)
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL)
}

fn tier() -> impl Strategy<Value = Tier> {
    prop::sample::select(&[Tier::Approved, Tier::Unknown, Tier::Public][..])
}

/// A cell for the JSON of a policy or of settings.
fn cell(kind: Kind, tier: Tier, verdict: Verdict) -> String {
    let column = if tier == Tier::Approved { "approved" } else { "public" };
    format!(r#"{{"{}": {{"{column}": "{}"}}}}"#, kind.word(), verdict.word())
}

proptest! {
    #[test]
    fn no_verdict_is_looser_than_a_policy_says(
        kind in kind(), tier in tier(), said in verdict(), own in verdict(), placement in verdict(),
    ) {
        let managed = council(&format!(r#", "verdicts": {}"#, cell(kind, tier, said)));
        let settings = format!(
            r#"{{"verdicts": {}, "placement": {{"format": 1, "name": "Harbour Trust", "verdicts": {}}}}}"#,
            cell(kind, tier, own), cell(kind, tier, placement),
        );
        let value = in_force(&settings, &managed).verdict(kind, tier).value;
        prop_assert!(value >= said && value >= placement);
        prop_assert!(value == said.max(placement).max(own));
    }

    #[test]
    fn making_any_layer_stricter_never_makes_the_whole_looser(
        kind in kind(), tier in tier(), said in verdict(), stricter in verdict(), own in verdict(),
    ) {
        prop_assume!(stricter >= said);
        let settings = format!(r#"{{"verdicts": {}}}"#, cell(kind, tier, own));
        let of = |verdict| in_force(&settings, &council(&format!(r#", "verdicts": {}"#, cell(kind, tier, verdict))));
        prop_assert!(of(stricter).verdict(kind, tier).value >= of(said).verdict(kind, tier).value);
        let alone = |verdict| in_force(&format!(r#"{{"verdicts": {}}}"#, cell(kind, tier, verdict)), "{}");
        prop_assert!(alone(stricter).verdict(kind, tier).value >= alone(said).verdict(kind, tier).value);
    }

    #[test]
    fn an_unread_or_broken_policy_is_never_looser_than_the_defaults(kind in kind(), tier in tier(), own in verdict()) {
        let settings = format!(r#"{{"verdicts": {}}}"#, cell(kind, tier, own));
        let broken = in_force(&settings, r#"{"format": 1}"#);
        let nothing = in_force("{}", "{}");
        prop_assert!(broken.verdict(kind, tier).value >= nothing.verdict(kind, tier).value);
    }

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

fn file(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn json_files(folder: &str) -> Vec<std::path::PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    found.sort();
    assert!(!found.is_empty(), "{folder} should hold policies");
    found
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
    let expected = file(std::path::Path::new("tests/policies/expected.tsv"));
    let mut tried = 0;
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let [name, trouble, path] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = match name {
            "huge" => format!(r#"{{"name": "{}"}}"#, "x".repeat(1_100_000)),
            name => file(std::path::Path::new(&format!("tests/policies/wrong/{name}.json"))),
        };
        let problems = load(&text, None).err().unwrap_or_else(|| panic!("{name} should be refused"));
        let named = problems.iter().any(|problem| problem.trouble.key() == trouble && problem.path == path);
        assert!(named, "{name}: {problems:?}");
        assert!(matches!(load_managed(&text, None), Managed::Broken(_)), "{name}: the extension takes it");
        tried += 1;
    }
    assert!(tried >= 60, "only {tried} policies were tried");
}

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
    let manifest: serde_json::Value =
        serde_json::from_str(&file(std::path::Path::new("extension/manifest.json"))).unwrap();
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

#[test]
fn own_references_and_watched_names_are_found_and_a_hard_stop_offers_no_way_round() {
    let mut engine = candour::engine::Engine::new().unwrap();
    let managed = file(std::path::Path::new("rules/policies/council.json"));
    engine.configure("{}", Some(&managed), "en-GB", "2026-11-23");
    let request = candour::surface::request::ReviewRequest {
        text: "The plan for NM-204518 at larkfield house is late.".to_owned(),
        host: "chatgpt.com".to_owned(),
        ..Default::default()
    };
    let view = engine.review(&request);
    assert_eq!(view.verdict, "stop");
    assert!(view.actions.iter().all(|action| action.id != "as-it-is" && action.id != "use-safer"));
    assert_eq!(view.set_by.as_deref(), Some("Set by Northmere Council"));
    assert!(view.contact.unwrap().contains("Information governance team"));
}

#[test]
fn a_case_reference_is_left_to_pass_where_nobody_asked_for_it() {
    let engine = candour::engine::Engine::new().unwrap();
    let found = engine.find("The plan for NM-204518 at larkfield house is late.");
    assert!(found.iter().all(|finding| engine.entity(finding) != "own_reference"));
}
