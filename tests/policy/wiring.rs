//! A policy reaches everything it speaks of: sites, tools, references, names, languages, pages.

use candour::engine::Engine;
use candour::policy::Tier;
use candour::surface::policy_page::{checked, policy_page};
use candour::surface::request::ReviewRequest;
use candour::surface::site_view::site_view;

use crate::{council, file};

#[test]
fn own_references_and_watched_names_are_found_and_a_hard_stop_offers_no_way_round() {
    let mut engine = Engine::new().unwrap();
    let managed = file("rules/policies/council.json");
    engine.configure("{}", Some(&managed), "en-GB", "2026-11-23");
    let request = ReviewRequest {
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
    let engine = Engine::new().unwrap();
    let found = engine.find("The plan for NM-204518 at larkfield house is late.");
    assert!(found.iter().all(|finding| engine.entity(finding) != "own_reference"));
}

fn engine(settings: &str, managed: &str) -> Engine {
    let mut engine = Engine::new().unwrap();
    engine.configure(settings, Some(managed), "en-GB", "2026-11-23");
    engine
}

fn verdict(engine: &Engine, text: &str, host: &str) -> &'static str {
    engine.review(&ReviewRequest { text: text.to_owned(), host: host.to_owned(), ..Default::default() }).verdict
}

const NUMBER: &str = "NHS number 943 476 5919, please tidy this.";

#[test]
fn a_tool_is_trusted_by_its_host_and_the_next_is_not() {
    let managed = council(
        r#", "verdicts": {"number": {"public": "stop", "approved": "allow"}},
            "tools": [{"name": "Copilot", "hosts": ["m365.cloud.microsoft"], "tier": "approved"}]"#,
    );
    let engine = engine("{}", &managed);
    assert_eq!(verdict(&engine, NUMBER, "m365.cloud.microsoft"), "clean");
    assert_eq!(verdict(&engine, NUMBER, "chatgpt.com"), "stop");
}

#[test]
fn a_work_account_counts_once_the_person_says_so() {
    let managed = council(
        r#", "verdicts": {"number": {"public": "stop", "approved": "allow"}},
            "tools": [{"name": "ChatGPT Edu", "hosts": ["chatgpt.com"], "tier": "approved", "workAccountOnly": true}]"#,
    );
    assert_eq!(verdict(&engine("{}", &managed), NUMBER, "chatgpt.com"), "stop");
    let said = engine(r#"{"workAccounts": ["chatgpt.com"]}"#, &managed);
    assert_eq!(verdict(&said, NUMBER, "chatgpt.com"), "clean");
    assert_eq!(said.policy().tier_here("chatgpt.com").value, Tier::Approved);
    let tool = &policy_page(&said).tools[0];
    assert!(tool.said && tool.ask.as_ref().unwrap().contains("ChatGPT Edu"));
}

#[test]
fn saying_that_one_has_a_work_account_approves_nothing_that_nobody_approved() {
    let settings = r#"{"workAccounts": ["chatgpt.com", "*.com"]}"#;
    assert_eq!(engine(settings, "{}").policy().tier_here("chatgpt.com").value, Tier::Unknown);
    let public = council(r#", "tools": [{"name": "ChatGPT", "hosts": ["chatgpt.com"]}]"#);
    assert_eq!(engine(settings, &public).policy().tier_here("chatgpt.com").value, Tier::Public);
}

#[test]
fn an_organisation_can_mend_a_site_the_same_day() {
    let managed = council(r##", "sites": [{"id": "chatgpt", "composers": ["#new-box"], "sends": ["button.go"]}]"##);
    let mended = site_view(&engine("{}", &managed), "chatgpt.com");
    assert_eq!(
        (&mended.site.composers[..], &mended.site.sends[..]),
        (&["#new-box".to_owned()][..], &["button.go".to_owned()][..])
    );
    assert_eq!(mended.mended_by.as_deref(), Some("Northmere Council"));
    let own = site_view(&engine("{}", "{}"), "chatgpt.com");
    assert_eq!(mended.site.replies, own.site.replies, "what a mend leaves out stays");
    assert_eq!(own.mended_by, None);
    assert_ne!(site_view(&engine("{}", &managed), "claude.ai").site.composers, mended.site.composers);
}

#[test]
fn a_mend_may_name_hosts_and_a_university_mends_nothing() {
    let mend = r##""sites": [{"id": "own-chat", "hosts": ["*.cloud.microsoft"], "composers": ["#box"]}]"##;
    let by_host = site_view(&engine("{}", &council(&format!(", {mend}"))), "m365.cloud.microsoft");
    assert_eq!(by_host.site.composers, ["#box"]);
    let pack =
        format!(r#"{{"university": {{"format": 1, "name": "Eastvale University", "author": "university", {mend}}}}}"#);
    assert_eq!(site_view(&engine(&pack, "{}"), "m365.cloud.microsoft").mended_by, None);
}

#[test]
fn what_is_watched_for_stays_watched_inside_a_longer_name() {
    let managed = council(
        r#", "watch": [{"text": "Larkfield", "kind": "place"}], "verdicts": {"watched": {"public": "stop"}},
            "contacts": [{"who": "Data protection team"}]"#,
    );
    for text in ["She goes to Larkfield Primary School.", "He moved to larkfield last year."] {
        assert_eq!(verdict(&engine("{}", &managed), text, "chatgpt.com"), "stop", "{text}");
    }
}

#[test]
fn what_a_policy_leaves_alone_is_left_alone_and_never_what_it_watches_for() {
    let text = "Please write to Northmere Council about Daniel Okafor.";
    let names = |managed: &str| engine("{}", managed).find(text).len();
    let some = names("{}");
    assert!(names(&council(r#", "leaveAlone": ["Daniel Okafor"]"#)) < some);
    let both = council(r#", "leaveAlone": ["Daniel Okafor"], "watch": [{"text": "Daniel Okafor", "kind": "person"}]"#);
    assert_eq!(names(&both), some);
}

#[test]
fn a_pattern_that_would_take_for_ever_elsewhere_takes_no_time() {
    let text = file("tests/policies/right/harmless-redos.json");
    let engine = engine("{}", &text);
    let _ = engine.find(&"a".repeat(100_000));
    let _ = engine.find(&"aaaaaaaaaaaaaaaaaaaaaaaa! ".repeat(4_000));
}

#[test]
fn settings_that_are_fixed_say_by_whom_and_suggested_ones_stay_open() {
    let managed = council(
        r#", "audience": "practitioner", "questions": false, "language": "en", "suggested": ["questions"], "recordDays": 7"#,
    );
    let view = policy_page(&engine("{}", &managed));
    let by = |key: &str| view.settings.iter().find(|setting| setting.key == key).unwrap().fixed_by.clone();
    assert_eq!(by("audience").as_deref(), Some("Set by Northmere Council"));
    assert_eq!(by("language").as_deref(), Some("Set by Northmere Council"));
    assert_eq!((by("questions"), by("recordDays")), (None, None));
    let days = view.settings.iter().find(|setting| setting.key == "recordDays").unwrap();
    assert_eq!(days.choices.len(), 2, "more days than the policy allows are offered");
}

#[test]
fn every_setting_and_choice_has_words() {
    let managed = council(r#", "teams": [{"id": "pilot", "name": "Pilot team"}]"#);
    for setting in policy_page(&engine("{}", &managed)).settings {
        let texts = [&setting.word, &setting.why].into_iter().chain(setting.choices.iter().map(|choice| &choice.word));
        for text in texts {
            assert!(!text.starts_with("policy.") && !text.starts_with("settings."), "no words for {text}");
        }
    }
}

#[test]
fn the_welcome_opens_for_people_on_their_own_and_where_an_organisation_asks_for_it() {
    assert!(policy_page(&engine("{}", "{}")).welcome);
    assert!(!policy_page(&engine("{}", &council(""))).welcome);
    assert!(policy_page(&engine("{}", &council(r#", "firstRun": "show""#))).welcome);
    assert!(!policy_page(&engine("{}", &council(r#", "firstRun": "skip""#))).welcome);
}

#[test]
fn an_imported_file_goes_where_its_author_says() {
    let engine = Engine::new().unwrap();
    let slot = |path: &str| checked(&engine, &file(path)).slot;
    assert_eq!(slot("rules/policies/council.json"), Some("placement"));
    assert_eq!(slot("rules/policies/universities/open.json"), Some("university"));
    assert_eq!(slot("tests/policies/wrong/comma.json"), None);
}
