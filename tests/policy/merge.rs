//! What wins, and who set it.

use candour::policy::choices::{OnFailure, Stance};
use candour::policy::problem::Trouble;
use candour::policy::{EffectivePolicy, Kind, Managed, Setter, Settings, Tier, Verdict};

use crate::{by_council, council, in_force};

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
fn a_person_who_is_asked_not_to_use_ai_for_work_with_people_can_say_so_alone() {
    let tools = r#""tools": [{"name": "Mine", "hosts": ["chatgpt.com"], "tier": "approved"}]"#;
    let with =
        |stance: &str| in_force(&format!(r#"{{"stance": "{stance}", {tools}}}"#), "{}").tier_here("chatgpt.com").value;
    assert_eq!(with("encouraged"), Tier::Approved);
    assert_eq!(with("not-for-work-with-people"), Tier::Unknown);
}
