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

#[derive(serde::Deserialize)]
struct Prompt {
    split: String,
    text: String,
    task: candour::advice::task::Kind,
    reserved: Vec<candour::advice::task::Reserved>,
    note: Option<String>,
}

#[derive(serde::Deserialize)]
struct Fault {
    kind: String,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(serde::Deserialize)]
struct Reply {
    source: String,
    reply: String,
    faults: Vec<Fault>,
}

fn lines<T: serde::de::DeserializeOwned>(path: &str) -> Vec<T> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn percent(part: usize, whole: usize) -> usize {
    100 * part / whole.max(1)
}

/// The model has seen these prompts, so that the figures are a guard against harm and no measure;
/// docs/coach.md has those of prompts never seen.
#[test]
fn prompts_of_the_sets_are_recognised_and_other_fields_never_reserved() {
    let engine = engine();
    let prompts: Vec<Prompt> = lines("tests/coach/prompts.jsonl");
    let prompts: Vec<&Prompt> = prompts.iter().filter(|prompt| prompt.split != "frame").collect();
    let (mut kinds, mut hit, mut given, mut wanted, mut look_alikes) = (0, 0, 0, 0, 0);
    let of_note = |note: &str| prompts.iter().filter(|prompt| prompt.note.as_deref() == Some(note)).count();
    for prompt in &prompts {
        let text = candour::text::Text::new(&prompt.text);
        let task = candour::advice::task::recognise(&text, &engine.book().tasks);
        kinds += usize::from(task.kind == prompt.task);
        given += task.reserved.len();
        wanted += prompt.reserved.len();
        hit += task.reserved.iter().filter(|task| prompt.reserved.contains(task)).count();
        look_alikes += usize::from(prompt.note.as_deref() == Some("look-alike") && !task.reserved.is_empty());
        let elsewhere = prompt.note.as_deref() == Some("elsewhere") && !task.reserved.is_empty();
        assert!(!elsewhere, "reserved where nothing of social work is asked: {}", prompt.text);
    }
    assert!(percent(kinds, prompts.len()) >= 88, "kinds: {kinds} of {}", prompts.len());
    assert!(percent(hit, given) >= 93, "reserved: {hit} of {given} right");
    assert!(percent(hit, wanted) >= 88, "reserved: {hit} of {wanted} found");
    assert!(percent(look_alikes, of_note("look-alike")) <= 3, "{look_alikes} look-alikes called reserved");
}

/// The same: rules were mended by these replies after their first look.
#[test]
fn replies_of_the_sets_are_checked_and_faithful_ones_left_alone() {
    let engine = engine();
    let replies: Vec<Reply> = lines("tests/coach/replies.jsonl");
    let (mut found, mut faults, mut right, mut reported, mut faithful, mut disturbed) = (0, 0, 0, 0, 0, 0);
    for each in &replies {
        let request = ReplyRequest { source: each.source.clone(), reply: each.reply.clone() };
        let issues = reply_view(&engine, &request).issues;
        // The sets count code points, the view UTF-16 units: close enough to meet, none has many odd characters.
        let meets = |issue: &candour::surface::reply_view::IssueView, fault: &Fault| {
            let apart = match (issue.start.zip(issue.end), fault.start.zip(fault.end)) {
                (Some((start, end)), Some((from, to))) => start >= to || from >= end,
                _ => false,
            };
            issue.kind.name() == fault.kind && !apart
        };
        faults += each.faults.len();
        found += each.faults.iter().filter(|fault| issues.iter().any(|issue| meets(issue, fault))).count();
        reported += issues.len();
        right += issues.iter().filter(|issue| each.faults.iter().any(|fault| meets(issue, fault))).count();
        faithful += usize::from(each.faults.is_empty());
        disturbed += usize::from(each.faults.is_empty() && !issues.is_empty());
    }
    assert!(percent(right, reported) >= 94, "precision: {right} of {reported}");
    assert!(percent(found, faults) >= 80, "found: {found} of {faults}");
    assert!(disturbed * 20 <= faithful, "{disturbed} of {faithful} faithful replies were reported on");
}

#[test]
fn a_faithful_reply_may_reorder_reformat_count_and_spell_out() {
    let source = "V to Mrs Ogden 12/3/24 2pm. OT said rail not fitted. POC 4x. 3 falls since Xmas. Dtr Ann rang Weds.";
    let reply = "On Wednesday Mrs Ogden's daughter, Ann, telephoned. I visited on 12 March 2024 at 14:00. \
        There have been three falls since Christmas. The package of care is four visits. \
        The occupational therapist said that the rail has not been fitted.";
    let issues = checked(source, reply).issues;
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|issue| (issue.kind, &issue.words)).collect::<Vec<_>>());
}

#[test]
fn a_reply_of_a_megabyte_is_answered() {
    let source = "Mum said Tyler did not go to school on 3 May. The nurse thinks he may be unwell. ".repeat(400);
    let line =
        "Mum said that Tyler went to school on 9 June, and \"he was fine\". Priya from Hull agreed with DS Bell. ";
    let view = checked(&source, &line.repeat(1_000_000 / line.len()));
    assert!(view.many && view.count > 1000);
}

#[test]
fn odd_texts_are_answered_and_time_grows_with_their_length() {
    let table =
        "| Who | What | When |\n|---|---|---|\n| Mum | Ring the GP | 3 May |\n| Dad said he hit her | 4x | may be |\n";
    let odd = "\u{202e}Ｍｕｍ\u{200b} s\u{0301}aid “nïé” 👩‍👩‍👧‍👦\u{feff}\u{0} ½ ٣ ４ times; — ‘x’ \r\n\t• ";
    let notes = "- HV 3/5 mum ok\n- no food x2\n- dtr c/o pain, ?uti\n";
    let quotes = "Mum said \"I didn't\" and \"he may\" and \"";
    let pieces = [
        "",
        table,
        odd,
        notes,
        quotes,
        "Analysis\nRisk is high. ",
        "No no not never. ",
        "Kai Kai, Kai (Kai) ",
        "1 2 3 4 weeks ",
    ];
    for source in pieces {
        for reply in pieces {
            let took = |times: usize| {
                let (source, reply) = (source.repeat(times), reply.repeat(times));
                let started = std::time::Instant::now();
                checked(&source, &reply);
                started.elapsed().as_millis()
            };
            let (short, long) = (took(60), took(300));
            assert!(long < 25 * (short + 40), "{short} ms and {long} ms for {source:?} and {reply:?}");
        }
    }
}

#[test]
fn danger_in_milder_words_is_a_place_to_look_and_the_same_danger_in_others_is_not() {
    let source = "Visit 3 May to the flat. Saturday night Imran strangled Hafsa in the kitchen until she passed out. Girls in bed.";
    let kinds = |reply: &str| checked(source, reply).issues.iter().map(|issue| issue.kind.name()).collect::<Vec<_>>();
    let milder =
        kinds("I visited on 3 May. There was an argument between Imran and Hafsa in the kitchen on Saturday night.");
    assert_eq!(milder, ["changed_risk"]);
    let same = kinds(
        "I visited on 3 May. On Saturday night, in the kitchen, Imran choked Hafsa until she lost consciousness.",
    );
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn what_may_be_worked_out_from_the_source_is_not_invented() {
    let source = "Today Fri 14 March 2025. Mia dob 14/3/2015. Visit yesterday. Home rated RI in Aug. 5 calls missed, 2 am. Next visit in 3 weeks.";
    let reply = "Mia is 10 today. The visit was on 13 March and the next is on 4 April 2025. \
        The home was rated Requires Improvement in August. Five calls were missed.";
    let issues = checked(source, reply).issues;
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|issue| (issue.kind, &issue.words)).collect::<Vec<_>>());
    let issues = checked(source, "Two calls were missed. The next visit is on 9 April 2025.").issues;
    let kinds: Vec<&str> = issues.iter().map(|issue| issue.kind.name()).collect();
    assert_eq!(kinds, ["invented_number", "invented_date"]);
}

#[test]
fn five_places_are_shown_first_the_serious_ones_on_top_and_kinds_are_counted() {
    let source = "Visit 3 May. Dad has not moved back in since the review meeting in June. Mum was at work.";
    let reply = "Visit 4 May, 5 May, 6 May and 7 May with Priya, Hull and Kofi. Dad has moved back in since the review meeting in June.";
    let view = checked(source, reply);
    assert!(view.issues[0].serious && view.first == 5 && !view.many);
    assert_eq!(view.kinds.iter().map(|kind| kind.count).sum::<usize>(), view.count);
    assert!(checked(source, &format!("{reply} ").repeat(4)).many);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_two_texts_are_compared_and_every_place_is_in_them(source in "\\PC{0,200}", reply in "\\PC{0,200}") {
        let view = checked(&source, &reply);
        let (source, reply) = (source.encode_utf16().count(), reply.encode_utf16().count());
        for issue in view.issues {
            proptest::prop_assert!(issue.start <= issue.end && issue.end.unwrap_or(0) <= reply);
            proptest::prop_assert!(issue.source_start <= issue.source_end && issue.source_end.unwrap_or(0) <= source);
        }
    }

    #[test]
    fn social_work_in_any_disorder_is_compared(
        source in proptest::collection::vec(proptest::sample::select(PIECES), 0..40), reply in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
    ) {
        let view = checked(&source.concat(), &reply.concat());
        proptest::prop_assert_eq!(view.count, view.issues.len());
        let request = AdviceRequest { text: reply.concat(), audience: String::new() };
        proptest::prop_assert!((0.0..=1.0).contains(&advice_view(&engine(), &request).clear));
    }
}

/// What texts of this kind are made of.
const PIECES: &[&str] = &[
    "Mum ",
    "said ",
    "\"",
    "not ",
    "may ",
    "12/3/24 ",
    "31 ",
    "4x",
    "\n",
    "\n\n",
    "Dr ",
    "Pell: ",
    "section ",
    "47",
    ". ",
    ", ",
    "Analysis\n",
    "é",
    "🙂",
    "’",
    "(",
    ")",
    "clearly ",
    "CPS ",
    "twenty-",
    "one ",
    "0140hrs ",
    "write ",
    "chronology ",
    "?",
    "- ",
];
