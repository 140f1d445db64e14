//! The coach: what a prompt asks for, and a reply checked against its source.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::engine::Engine;
use candour::surface::advice_view::{AdviceRequest, advice_view};
use candour::surface::reply_view::{ReplyRequest, reply_view};

fn engine() -> Engine {
    Engine::new().unwrap()
}

fn checked(source: &str, reply: &str) -> candour::surface::reply_view::ReplyView {
    reply_view(&engine(), &ReplyRequest { source: source.to_owned(), reply: reply.to_owned() })
}

#[test]
fn a_place_to_look_has_its_place_in_both_texts_a_reason_and_a_question() {
    let source = "Visit 🙂 to the flat on 3 March. Dad has not moved back in since the review meeting in June.";
    let reply = "I visited on 3 March. 🙂 Dad has moved back in since the review meeting in June.";
    let view = checked(source, reply);
    let issue = view.issues.iter().find(|issue| issue.kind.name() == "lost_negation").expect("a lost not");
    let units: Vec<u16> = reply.encode_utf16().collect();
    let at = String::from_utf16(&units[issue.start.unwrap()..issue.end.unwrap()]).unwrap();
    assert_eq!(at, issue.words);
    assert!(at.contains("moved back"));
    let units: Vec<u16> = source.encode_utf16().collect();
    let at = String::from_utf16(&units[issue.source_start.unwrap()..issue.source_end.unwrap()]).unwrap();
    assert!(at.contains("not moved back"), "{at}");
    assert!(issue.serious && issue.question.ends_with('?') && issue.why.ends_with('.'));
    assert_eq!(view.label, "1 place to look");
}

#[test]
fn every_kind_has_a_word_a_reason_and_a_question() {
    let engine = engine();
    let words = engine.wording();
    for kind in candour::advice::reply::Kind::ALL {
        for what in ["word", "why", "question"] {
            let key = format!("reply.kind.{}.{what}", kind.name());
            assert!(words.find(&key).is_some(), "{key} has no words");
        }
    }
}

#[test]
fn a_term_of_another_country_comes_with_the_usual_one() {
    let view = checked("Spoke to mum about nursery and the plan for next week.", "I spoke to Mum about daycare.");
    let issue = view.issues.iter().find(|issue| issue.kind.name() == "us_term").expect("a term");
    assert_eq!(issue.instead.as_deref(), Some("nursery"));
}

#[test]
fn advice_names_the_task_and_holds_nothing_of_the_prompt() {
    let engine = engine();
    let text = "write the risk assessment for this family from my notes\n\nDad hit mum. Zebedee saw it.";
    let view = advice_view(&engine, &AdviceRequest { text: text.to_owned(), audience: String::new() });
    assert_eq!(view.reserved.first().map(|reserved| reserved.word.as_str()), Some("assessing risk"));
    assert!(view.question.is_some() && view.social_work && view.case);
    let written = serde_json::to_string(&view).unwrap();
    assert!(!written.contains("Zebedee"), "a view keeps nothing of the prompt");
}
