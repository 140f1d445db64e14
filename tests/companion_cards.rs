//! Questions keep their cadence and fit their moment.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use candour::advice::cadence::{Cadence, ChatCadence, HOUR, MOST_AN_HOUR};
use candour::advice::coach::Audience;
use candour::advice::nudge::{self, Moment, Signals};
use candour::advice::task;
use candour::engine::Engine;
use candour::rules::coach::CueFile;
use candour::surface::nudge_view::{NudgeRequest, NudgeView, nudge_view};
use candour::text::Text;
use proptest::prelude::*;

/// 23 November 2026, 10:00.
const NOW: i64 = 1_795_428_000_000;
const RISK: &str = "Write a risk assessment for this child from my visit notes and tell me how likely harm is.";
const LETTER: &str = "Draft a letter to mum about my visit to the family yesterday.";

fn engine() -> Engine {
    Engine::new().expect("the rules that ship are sound")
}

fn quiet_engine() -> Engine {
    let mut engine = engine();
    engine.configure(r#"{"questions":false}"#, Some("{}"), "en", "2026-11-23");
    engine
}

fn asked(engine: &Engine, text: &str, moment: Moment) -> NudgeView {
    nudge_view(engine, &NudgeRequest { text: text.to_owned(), moment, now: NOW, ..NudgeRequest::default() })
}

// Cadence.

/// A step of a scripted session: which chat, which turn, which prompt, how long since the last.
type Step = (usize, u32, usize, i64, bool);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0_usize..4, 0_u32..6, 0_usize..5, 0_i64..(HOUR / 3), any::<bool>()), 1..80)
}

const PROMPTS: [&str; 5] = [
    RISK,
    LETTER,
    "Summarise this transcript of my home visit, the child said he misses his dad.",
    "Should we step down this family to child in need?",
    "What is the difference between a child in need plan and a child protection plan?",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_session_breaks_a_rule_of_cadence(steps in steps()) {
        let engine = engine();
        let mut cadence = Cadence::default();
        let mut chats: BTreeMap<usize, ChatCadence> = BTreeMap::new();
        let (mut shown, mut now): (Vec<(i64, usize, String, String)>, i64) = (Vec::new(), NOW);
        for (chat, turns, prompt, later, after) in steps {
            now += later;
            let moment = if after { Moment::AfterReply } else { Moment::BeforeSend };
            let request = NudgeRequest {
                text: PROMPTS[prompt].to_owned(),
                moment,
                now,
                signals: Signals { turns, ..Signals::default() },
                cadence: cadence.clone(),
                chat: chats.get(&chat).cloned().unwrap_or_default(),
            };
            let view = nudge_view(&engine, &request);
            if let Some(card) = &view.card {
                let at = format!("{turns}:{}", moment.name());
                let last = shown.iter().rev().find(|(_, of, ..)| *of == chat);
                prop_assert!(last.is_none_or(|(.., before)| *before != at), "one a moment");
                prop_assert!(!shown.iter().any(|(_, of, id, _)| *of == chat && *id == card.id), "never twice in a chat");
                let within = shown.iter().filter(|(time, ..)| now - time < HOUR).count();
                prop_assert!(within < MOST_AN_HOUR, "three an hour");
                shown.push((now, chat, card.id.clone(), at));
            }
            cadence = view.cadence;
            chats.insert(chat, view.chat);
        }
    }

    #[test]
    fn of_questions_that_fit_the_one_seen_longest_ago_is_asked(seen in prop::collection::vec(0_i64..1_000_000, 4)) {
        let engine = engine();
        let any: Vec<_> = engine.book().coach.questions.iter().filter(|question| question.trigger == "any").take(4).collect();
        let cadence = Cadence {
            shown: Vec::new(),
            seen: any.iter().zip(&seen).map(|(question, time)| (question.id.clone(), *time)).collect(),
        };
        let picked = cadence.pick(std::slice::from_ref(&any), &ChatCadence::default(), "1:end-of-session", NOW).unwrap();
        let place = any.iter().position(|question| question.id == picked.id).unwrap();
        prop_assert_eq!(seen[place], *seen.iter().min().unwrap());
    }
}

#[test]
fn who_is_described_has_a_question_after_the_reply_and_none_before() {
    let engine = engine();
    let cases = [
        ("Summarise my home visit to the mother and her same-sex partner.", "Q-075"),
        ("Summarise my home visit to the Traveller family for the case record.", "Q-076"),
        ("Tidy my case note: mum failed to protect the children.", "Q-077"),
        ("Summarise my visit to the client, who is in her eighties and lives alone.", "Q-078"),
    ];
    for (text, id) in cases {
        let fits = |moment: Moment| {
            let rules = &engine.book().coach;
            let text = Text::new(text);
            let task = task::recognise(&text, &engine.book().tasks);
            let tiers = nudge::fitting(rules, &text, &task, moment, Audience::Practitioner, &Signals::default());
            tiers.concat().iter().any(|question| question.id == id)
        };
        assert!(fits(Moment::AfterReply), "{id} fits nothing in: {text}");
        assert!(!fits(Moment::BeforeSend));
    }
    let plain = asked(&engine, "Summarise my visit to the family yesterday.", Moment::AfterReply);
    assert!(plain.card.is_none_or(|card| !["Q-075", "Q-076", "Q-077", "Q-078"].contains(&card.id.as_str())));
}

#[test]
fn within_one_moment_only_one_question_is_asked() {
    let engine = engine();
    let first = asked(&engine, RISK, Moment::BeforeSend);
    assert!(first.card.is_some());
    let again = NudgeRequest {
        text: LETTER.to_owned(),
        now: NOW + 1000,
        cadence: first.cadence,
        chat: first.chat,
        ..NudgeRequest::default()
    };
    assert!(nudge_view(&engine, &again).card.is_none());
}

#[test]
fn in_quiet_mode_nothing_is_asked() {
    let engine = quiet_engine();
    for prompt in PROMPTS {
        for moment in [Moment::BeforeSend, Moment::AfterReply, Moment::EndOfSession] {
            assert!(asked(&engine, prompt, moment).card.is_none());
        }
    }
}

#[test]
fn a_clock_that_was_put_back_makes_nobody_chattier() {
    let engine = engine();
    let cadence = Cadence { shown: vec![NOW + 60_000, NOW + 70_000, NOW + 80_000], seen: Vec::new() };
    let request = NudgeRequest { text: RISK.to_owned(), now: NOW, cadence, ..NudgeRequest::default() };
    assert!(nudge_view(&engine, &request).card.is_none());
}

#[test]
fn what_cadence_remembers_holds_nothing_of_the_prompt() {
    let view = asked(&engine(), &format!("{RISK} Heron on the blue gate."), Moment::BeforeSend);
    let kept = serde_json::to_string(&(view.cadence, view.chat)).unwrap();
    assert!(!kept.contains("eron") && !kept.contains("risk assessment"));
}

// Which question.

#[test]
fn every_cue_finds_and_ignores_what_it_says() {
    let engine = engine();
    let file: CueFile = toml::from_str(&std::fs::read_to_string("rules/nudges/cues.toml").unwrap()).unwrap();
    for cue in &file.cue {
        let has = |text: &String| {
            let text = Text::new(text);
            let task = task::recognise(&text, &engine.book().tasks);
            nudge::cues(&engine.book().coach, &text, &task).contains(&cue.trigger)
        };
        for text in &cue.finds {
            assert!(has(text), "{} does not find: {text}", cue.trigger);
        }
        for text in &cue.ignores {
            assert!(!has(text), "{} finds: {text}", cue.trigger);
        }
        let known = engine.book().coach.questions.iter().any(|question| question.trigger == cue.trigger);
        assert!(known, "no question for {}", cue.trigger);
    }
}

#[test]
fn a_reserved_task_comes_before_everything_but_an_emergency() {
    let engine = engine();
    let card = asked(&engine, RISK, Moment::BeforeSend).card.unwrap();
    assert_eq!(card.kind, "reserved");
    assert!(card.text.contains("your own view"));
    assert!(card.template.unwrap().contains("Do not rate"));
    let card = asked(&engine, &format!("He has a knife. {RISK}"), Moment::BeforeSend).card.unwrap();
    assert!(card.text.contains("999"));
}

#[test]
fn a_transcript_several_agencies_consent_and_a_letter_each_have_their_question() {
    let engine = engine();
    for (prompt, trigger) in [
        ("Turn this transcript of my visit to the family into a case note", "transcript"),
        ("Summarise the strategy discussion about this child", "finding:multi_agency_information"),
        (LETTER, "letter_to_family"),
        ("Translate this letter to mum into Polish", "translation"),
    ] {
        let card = asked(&engine, prompt, Moment::BeforeSend).card.unwrap_or_else(|| panic!("no card for {prompt}"));
        let question = engine.book().coach.questions.iter().find(|question| question.id == card.id).unwrap();
        let fits = question.trigger.starts_with(trigger)
            || ["letter_to_family", "translation"].contains(&question.trigger.as_str());
        assert!(fits, "{prompt}: {}", question.trigger);
    }
}

#[test]
fn what_is_not_social_work_is_asked_nothing() {
    let engine = engine();
    for prompt in
        ["Write a poem about autumn", "Fix this spreadsheet formula", "A recipe for soup", "Plan a birthday party"]
    {
        for moment in [Moment::BeforeSend, Moment::AfterReply] {
            assert!(asked(&engine, prompt, moment).card.is_none(), "{prompt}");
        }
    }
}

#[test]
fn a_reply_that_blames_is_asked_about_first() {
    let request = NudgeRequest {
        text: LETTER.to_owned(),
        moment: Moment::AfterReply,
        now: NOW,
        signals: Signals { reply: vec!["loaded_language".to_owned()], ..Signals::default() },
        ..NudgeRequest::default()
    };
    let engine = engine();
    let card = nudge_view(&engine, &request).card.unwrap();
    let question = engine.book().coach.questions.iter().find(|question| question.id == card.id).unwrap();
    assert_eq!(question.trigger, "reply:blame");
}

#[test]
fn every_question_is_short_and_its_standards_are_verified_word_for_word() {
    let engine = engine();
    let coach = &engine.book().coach;
    for question in &coach.questions {
        assert!(question.text.split_whitespace().count() < 20, "{}", question.id);
        for number in &question.standards {
            assert!(coach.standards.clauses.iter().any(|clause| clause.number == *number), "{}: {number}", question.id);
        }
    }
    let harm = coach.questions.iter().find(|question| question.standards.contains(&"5.3".to_owned())).unwrap();
    let request = NudgeRequest {
        text: "Write my witness statement for court about this family".to_owned(),
        now: NOW,
        ..NudgeRequest::default()
    };
    let card = nudge_view(&engine, &request).card.expect(&harm.id);
    for standard in card.standards.iter().filter(|standard| standard.label.contains("5.")) {
        assert!(standard.words.starts_with("Standard 5 lists things a social worker must not do:"));
    }
    assert!(card.standards.iter().any(|standard| standard.from.contains("2019-12-02")));
}

#[test]
fn templates_hold_nobody_and_the_gate_lets_them_through() {
    let engine = engine();
    for (key, text) in engine.wording().entries.iter().filter(|(key, _)| key.starts_with("template.")) {
        assert!(engine.find(text).is_empty(), "{key}");
    }
}
