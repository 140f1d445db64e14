//! What the panel is told: what holds a text, what is still told once names are gone, and what a chat adds up to.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::engine::Engine;
use candour::surface::failure_view::failure_view;
use candour::surface::request::{ChatState, Moment, ReviewRequest};
use candour::surface::view::ReviewView;

const NAMED: &str = "Tamsin Okafor-Hale and the twins, aged 7, are Irish Travellers on the site at Alnwick. \
    The caravan fire was in the news. Tamsin asked for help with school.";
const NOBODY: &str = "Mum has triplets. They live on the canal boat by the weir. \
    The lock fire was in the news. Dad drives the mobile library.";
const GENERAL: &str = "Suggest three headings for a leaflet about private fostering.";

fn engine() -> Engine {
    let mut engine = Engine::new().expect("the rules that ship are sound");
    // The browser has answered: no organisation manages this one.
    engine.configure("{}", Some("{}"), "en", "2026-11-23");
    engine
}

fn review(text: &str, chat: &ChatState, moment: Moment) -> ReviewView {
    let request = ReviewRequest {
        text: text.to_owned(),
        moment,
        host: "chatgpt.com".to_owned(),
        chat: chat.clone(),
        ..ReviewRequest::default()
    };
    engine().review(&request)
}

fn actions(view: &ReviewView) -> Vec<&str> {
    view.actions.iter().map(|action| action.id).collect()
}

fn primary(view: &ReviewView) -> &str {
    view.actions.iter().find(|action| action.primary).expect("one choice is the default").id
}

#[test]
fn what_still_points_at_a_family_is_told_once_the_names_are_gone() {
    let view = review(NAMED, &ChatState::default(), Moment::Paste);
    assert_eq!(view.verdict, "warn");
    assert_eq!(primary(&view), "use-safer");
    assert!(!view.safer_text.contains("Tamsin"));
    assert_eq!(view.linkage.level, "likely");
    assert!(view.linkage.heading.starts_with("Names are gone"));
    assert!(!view.linkage.steps.is_empty() && view.linkage.steps.len() <= 4);
    for step in &view.linkage.steps {
        assert!(!step.quote.contains("Tamsin"), "a name is quoted");
        let brackets = |mark| step.quote.matches(mark).count();
        assert_eq!(brackets('['), brackets(']'), "a stand-in is cut: {}", step.quote);
        assert!(!step.quote.starts_with("[Age"), "a stand-in is taken for a fact: {}", step.quote);
        assert!(!step.instead.is_empty() && !step.word.starts_with("linkage."));
    }
}

#[test]
fn what_is_hidden_is_not_said_to_point_at_somebody_and_no_stand_in_is_cut() {
    let text = "Statement of Joanna Whitlock, social worker, on Tamsin Okafor-Hale, DOB 03/09/1991, and her twins, Jonah \
        Okafor-Hale and Eve Okafor-Hale, aged 7, who moved to the canal boat with the social worker Priya Nair after the \
        caravan fire, which was in the news.";
    let mut engine = Engine::new().expect("the rules that ship are sound");
    let managed = r#"{"format":1,"name":"Brightwater Carers","author":"organisation","verdicts":{"birth":{"public":"safer-text-only"}}}"#;
    for managed in ["{}", managed] {
        engine.configure("{}", Some(managed), "en", "2026-11-23");
        let request =
            ReviewRequest { text: text.to_owned(), host: "chatgpt.com".to_owned(), ..ReviewRequest::default() };
        let view = engine.review(&request);
        assert!(!view.safer_text.contains("[Age 1]"), "{}", view.safer_text);
        assert!(view.linkage.steps.len() > 1);
        for step in &view.linkage.steps {
            let brackets = |mark| step.quote.matches(mark).count();
            assert_eq!(brackets('['), brackets(']'), "a stand-in is cut: {}", step.quote);
            let age = step.quote.contains("aged") && step.instead.contains("age");
            assert!(!age || managed == "{}", "an age that is hidden is listed: {}", step.quote);
        }
    }
}

#[test]
fn a_text_that_names_nobody_is_held_when_it_could_point_to_one_family() {
    let view = review(NOBODY, &ChatState::default(), Moment::Send);
    assert_eq!(view.verdict, "warn");
    assert_eq!(view.heading, "This could point to one family");
    assert!(!view.linkage.heading.starts_with("Names are gone"), "nobody was named");
}

#[test]
fn where_nothing_can_be_replaced_the_safe_choice_is_not_to_send() {
    let view = review(NOBODY, &ChatState::default(), Moment::Send);
    assert!(view.groups.is_empty(), "nothing in it is a finding of its own");
    assert_eq!(actions(&view), ["review", "cancel", "as-it-is"]);
    assert_eq!(primary(&view), "cancel");
}

#[test]
fn news_of_a_place_is_no_jigsaw() {
    for text in [
        "The meeting is in Alnwick on 3 May.",
        "Birmingham, Rotherham and Telford had inquiries. Compare what Jay (2014) and Casey (2015) said about recording.",
        "Write a press release: the mayor opens the library in Hexham on 3 May.",
    ] {
        let view = review(text, &ChatState::default(), Moment::Send);
        assert_eq!((view.verdict, view.linkage.level), ("clean", "none"), "{text}");
    }
}

#[test]
fn a_general_question_is_clean_and_says_nothing_of_linkage() {
    let view = review(GENERAL, &ChatState::default(), Moment::Send);
    assert_eq!((view.verdict, view.linkage.level), ("clean", "none"));
    assert_eq!(view.chat, ChatState { told: vec![0.0; view.chat.told.len()], ..ChatState::default() });
}

#[test]
fn pieces_that_arrive_one_by_one_add_up_over_a_chat() {
    let parts = ["Mum has triplets.", "They live on the canal boat at Alnwick.", "The lock fire was in the news."];
    let mut chat = ChatState::default();
    let mut levels = Vec::new();
    for part in parts {
        let view = review(part, &chat, Moment::Send);
        levels.push(view.linkage.level);
        chat = view.chat;
    }
    assert_eq!(levels.first(), Some(&"none"));
    assert_eq!(levels.last(), Some(&"likely"), "{levels:?}");
}

#[test]
fn what_was_decided_once_is_not_asked_again_in_the_same_chat() {
    let first = review(NOBODY, &ChatState::default(), Moment::Paste);
    let sent = review(&first.safer_text, &first.chat, Moment::Send);
    assert_eq!(sent.verdict, "clean", "the same facts were decided on at the paste");
    let next = review(GENERAL, &sent.chat, Moment::Send);
    assert_eq!(next.verdict, "clean");
}

#[test]
fn texts_at_the_desk_stand_alone() {
    let first = review(NOBODY, &ChatState::default(), Moment::Desk);
    let next = review(GENERAL, &first.chat, Moment::Desk);
    assert_eq!(next.linkage.level, "none");
}

#[test]
fn the_tally_of_a_chat_holds_no_text_and_a_clean_send_uses_no_stand_in() {
    let view = review("The meeting is in Alnwick on 3 May.", &ChatState::default(), Moment::Send);
    assert_eq!(view.verdict, "clean");
    assert!(view.chat.pseudonyms.pairings.is_empty());
}

#[test]
fn a_standard_is_shown_in_its_own_words() {
    let view = review("NHS number 943 476 5919", &ChatState::default(), Moment::Paste);
    let finding = &view.groups[0].findings[0];
    let standard = finding.standard.as_ref().expect("every recogniser names a standard");
    assert_eq!(standard.number, "2.6");
    assert!(standard.wording.len() > 20);
}

#[test]
fn when_the_core_fails_the_person_chooses_unless_a_stop_was_asked_for() {
    let mut engine = engine();
    let asks = failure_view(&engine);
    assert_eq!(asks.actions.iter().map(|action| action.id).collect::<Vec<_>>(), ["cancel", "as-it-is"]);
    assert!(asks.set_by.is_none());

    let policy = r#"{"format":1,"name":"Northmere Council","author":"organisation","onFailure":"stop"}"#;
    engine.configure("{}", Some(policy), "en", "2026-11-23");
    let stops = failure_view(&engine);
    assert_eq!(stops.actions.iter().map(|action| action.id).collect::<Vec<_>>(), ["cancel"]);
    assert_eq!(stops.set_by.as_deref(), Some("Set by Northmere Council"));
}
