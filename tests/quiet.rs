//! What names nobody stays silent: questions about law, theory and drafting, and numbers that look
//! like somebody's.

#![allow(missing_docs, clippy::unwrap_used)]

use candour::engine::Engine;
use candour::findings::linkage::{Level, Tally};
use candour::rules::Sensitivity;

const PROMPTS: &str = include_str!("quiet/prompts.txt");
/// Prompts that may raise a finding, in a hundred.
const MAY_BE_LOUD: usize = 4;

#[track_caller]
fn silent(text: &str) {
    let found = Engine::new().unwrap().find(text);
    let words: Vec<&str> = found.iter().map(|finding| &text[finding.span.start..finding.span.end]).collect();
    assert!(found.is_empty(), "{text}\n{words:?}");
}

#[test]
fn nearly_all_general_prompts_are_clean() {
    let engine = Engine::new().unwrap();
    let loud: Vec<&str> = PROMPTS.lines().filter(|prompt| !engine.find(prompt).is_empty()).collect();
    let all = PROMPTS.lines().count();
    assert!(loud.len() * 100 <= all * MAY_BE_LOUD, "{} of {all}\n{}", loud.len(), loud.join("\n"));
}

#[test]
fn general_prompts_point_at_nobody() {
    let engine = Engine::new().unwrap();
    let judged = |prompt: &&str| engine.linkage(prompt, &Tally::default()).level != Level::None;
    let loud: Vec<&str> = PROMPTS.lines().filter(judged).collect();
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn sections_of_the_law_are_no_postcodes_ages_or_codes() {
    silent("When does s.47 follow s.17, and what do sections 20, 31 and 38 of the Children Act 1989 add?");
    silent("Compare Regulation 44 visits with Schedule 2, paragraph 15, and Article 8.");
    silent("See [2019] EWCA Civ 1558 and Re B (2013) on proportionality.");
}

#[test]
fn days_of_campaigns_and_works_are_nobodys() {
    silent("Draft a post for our Facebook page: this Foster Care Fortnight (11-24 May) come to a relaxed drop-in.");
    silent(
        "Out of office for the noticeboard: the office opens again on Monday 12 January, thank you for your patience.",
    );
    silent(
        "Quiz: which TV play of 1966 was about homelessness, and who made it? Answer in one line, please, for a team day.",
    );
}

#[test]
fn wrong_check_digits_versions_prices_and_receipts_are_left_alone() {
    silent("Invoice 999 000 0019 for £1,240.50 is overdue.");
    silent("Version 2.14.3 replaces 2.14.2 from release 11.");
    silent("The code is not AB12345678: that example has too many figures.");
    silent("Order 4539 1488 0343 6468 arrived with lot 22/117.");
}

#[test]
fn helplines_and_emergency_numbers_are_nobodys() {
    silent("Ring 999 or 101; Childline is 0800 1111 and Samaritans 116 123.");
}

#[test]
fn offences_health_and_court_are_silent_in_general_questions() {
    silent("What happens when someone on bail breaches a restraining order?");
    silent("Is a child protection plan needed after a conviction for assault?");
    silent("How do care proceedings deal with hair strand tests for cocaine?");
}

#[test]
fn what_stands_near_a_name_raises_its_sensitivity() {
    let engine = Engine::new().unwrap();
    let sensitivity = |text: &str| engine.find(text).first().map(|finding| finding.sensitivity);
    assert_eq!(sensitivity("Dean Poole rang about the meeting."), Some(Sensitivity::Medium));
    assert_eq!(sensitivity("Dean Poole was convicted of assault."), Some(Sensitivity::High));
    assert_eq!(sensitivity("Dean Poole is on a child protection plan."), Some(Sensitivity::High));
}

#[test]
fn what_is_near_is_named_by_kind() {
    let engine = Engine::new().unwrap();
    let found = engine.find("Dean Poole is on bail for assault; the interim care order is listed at the family court.");
    let near: Vec<&str> = found.first().unwrap().evidence.near.names().collect();
    assert_eq!(near, ["offence", "child", "court"]);
}

#[test]
fn authors_publishers_and_yes_or_no_are_nobody() {
    silent("Kadushin's three functions of supervision against Brookfield's lenses, in 300 words please.");
    silent("Who were Octavia Hill and Mary Richmond, and why do they come up in lectures?");
    silent("How do I cite a book by Palgrave Macmillan in Harvard?");
    silent("Make a form with: seen alone? Y/N / interpreter used? Y/N / what was said.");
    silent("What did the analysis by Preston-Shoot and Braye find about legal literacy?");
}
