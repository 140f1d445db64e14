//! Declarations claim nothing the record can't support, and the record has no room for text.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::advice::declaration::{Answers, Facts, Named, draft};
use candour::advice::record::{self, Count, DAY, Entry, What};
use candour::engine::Engine;
use candour::rules::coach::Form;
use candour::surface::declare_view::{DeclareRequest, declare_view};
use candour::surface::record_add::{AddRequest, add_view};
use candour::surface::record_export::{ExportRequest, cell, export_view};
use candour::surface::record_view::{RecordRequest, record_view};
use proptest::prelude::*;

/// 23 November 2026, 10:00.
const NOW: i64 = 1_795_428_000_000;
const RISK: &str = "Write a risk assessment for this child from my visit notes and tell me how likely harm is.";

fn engine() -> Engine {
    Engine::new().expect("the rules that ship are sound")
}

proptest! {
    #[test]
    fn a_cell_never_begins_a_formula_and_always_closes(text in "\\PC{0,40}") {
        let cell = cell(&text);
        let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
        prop_assert!(!inside.trim_start().starts_with(['=', '+', '-', '@']));
        prop_assert_eq!(inside.replace("\"\"", "").matches('"').count(), 0);
    }
}

// Declarations.

fn used(decision: &str, found: u32) -> Entry {
    Entry {
        id: 1,
        at: NOW,
        what: What::Use,
        tool: "chatgpt".to_owned(),
        task: "artifact".to_owned(),
        decision: decision.to_owned(),
        found: vec![Count { kind: "person".to_owned(), count: found }],
        ..Entry::default()
    }
}

fn form<'e>(engine: &'e Engine, id: &str) -> &'e Form {
    engine.book().coach.forms.iter().find(|form| form.id == id).unwrap()
}

fn named() -> Named {
    Named { tool: "ChatGPT".to_owned(), date: "23 November 2026".to_owned() }
}

#[test]
fn no_form_claims_what_the_record_cannot_support() {
    let engine = engine();
    let nothing = Facts::default();
    let shared = Facts::of(&[used("as-it-is", 2)], 0, i64::MAX);
    for form in &engine.book().coach.forms {
        for facts in [&nothing, &shared] {
            let text = draft(form, facts, &Answers::default(), &Named::default(), engine.wording()).to_lowercase();
            for claim in [
                "replaced",
                "took out",
                "took your name",
                "did not tell",
                "didn't tell",
                "did not give it",
                "no names",
                "i checked",
                "i read it",
                "agreed",
                "are mine",
                "my own",
            ] {
                assert!(!text.contains(claim), "{} says “{claim}”: {text}", form.id);
            }
            for never in ["anonymised", "gdpr", "ai wrote", "ai decided", "verified by", "100%"] {
                assert!(!text.contains(never), "{} says “{never}”", form.id);
            }
        }
    }
}

#[test]
fn what_nobody_knows_stays_a_blank() {
    let engine = engine();
    let text = draft(
        form(&engine, "case-record"),
        &Facts::default(),
        &Answers::default(),
        &Named::default(),
        engine.wording(),
    );
    for blank in ["[tool]", "[date]", "[what for]", "[what I changed]", "[role]"] {
        assert!(text.contains(blank), "{text}");
    }
    assert!(text.contains("Not yet checked"));
}

#[test]
fn what_the_record_and_the_person_say_is_said() {
    let engine = engine();
    let answers = Answers {
        checked: vec!["notes".to_owned(), "names".to_owned(), "quotes".to_owned()],
        changed: "two dates".to_owned(),
        mine: true,
        role: "Social worker".to_owned(),
        ..Answers::default()
    };
    let facts = Facts::of(&[used("safer", 2)], 0, i64::MAX);
    let text = draft(form(&engine, "case-record"), &facts, &answers, &named(), engine.wording());
    assert_eq!(
        text,
        "AI-assisted: I used ChatGPT on 23 November 2026 to draft text. Names and details that Candour noticed were replaced \
         before anything was sent. I checked: against my own notes, names and dates and quotations. I changed: two dates. \
         The analysis and the decision are my own, and I am accountable for them. Social worker"
    );
}

#[test]
fn that_no_ai_was_used_is_one_choice_in_every_form() {
    let engine = engine();
    let answers = Answers { none: true, ..Answers::default() };
    for form in &engine.book().coach.forms {
        let text = draft(form, &Facts::of(&[used("clean", 0)], 0, i64::MAX), &answers, &named(), engine.wording());
        assert!(!text.is_empty() && !text.contains('[') && !text.contains("ChatGPT"), "{}: {text}", form.id);
    }
}

#[test]
fn the_form_is_drafted_from_the_day_that_is_asked_for() {
    let engine = engine();
    let last_week = Entry { at: NOW - 3 * DAY, tool: "claude".to_owned(), ..used("clean", 0) };
    let request = DeclareRequest { entries: vec![last_week, used("safer", 1)], now: NOW, ..DeclareRequest::default() };
    let today = declare_view(&engine, &request);
    assert!(today.text.contains("ChatGPT") && !today.text.contains("Claude"), "{}", today.text);
    let week = declare_view(&engine, &DeclareRequest { period: "week".to_owned(), ..request });
    assert!(week.text.contains("Claude and ChatGPT"), "{}", week.text);
    assert!(week.open.contains("[role]"));
}

// The record.

#[test]
fn an_entry_has_no_room_for_text() {
    let engine = engine();
    let secret = "Tamsin Okafor-Hale, 14 Larkspur Close";
    let smuggled = Entry {
        tool: secret.to_owned(),
        tier: secret.to_owned(),
        task: secret.to_owned(),
        reserved: vec![secret.to_owned()],
        found: vec![Count { kind: secret.to_owned(), count: 1 }],
        decision: secret.to_owned(),
        issues: vec![Count { kind: secret.to_owned(), count: 1 }],
        form: secret.to_owned(),
        question: secret.to_owned(),
        words: secret.to_owned(),
        ..Entry::default()
    };
    for what in [What::Use, What::Check] {
        let entries = record::add(Vec::new(), &Entry { what, ..smuggled.clone() }, engine.book(), NOW, 30);
        assert!(!serde_json::to_string(&entries).unwrap().contains("Tamsin"));
    }
    let request = AddRequest {
        text: format!("{RISK} {secret}"),
        host: "chatgpt.com".to_owned(),
        now: NOW,
        ..AddRequest::default()
    };
    let view = add_view(&engine, &request);
    assert!(!serde_json::to_string(&view).unwrap().contains("Larkspur"));
    assert_eq!((view.entries[0].tool.as_str(), view.entries[0].reserved.is_empty()), ("chatgpt", false));
}

#[test]
fn own_words_that_name_somebody_are_not_kept() {
    let engine = engine();
    let add = |words: &str| {
        let entry =
            Entry { what: What::Declaration, form: "email".to_owned(), words: words.to_owned(), ..Entry::default() };
        add_view(&engine, &AddRequest { now: NOW, entry, ..AddRequest::default() })
    };
    let named = add("I wrote to Tamsin Okafor-Hale at t.hale@mail.example.");
    assert!(named.names && !named.added && named.entries.is_empty());
    let plain = add("A computer tool, ChatGPT, helped me word this on 23 November 2026.");
    assert!(plain.added && plain.entries[0].words.contains("helped me"));
}

#[test]
fn entries_go_when_their_time_is_over_and_none_are_kept_when_it_is_off() {
    let engine = engine();
    let old = Entry { at: NOW - 31 * DAY, ..used("clean", 0) };
    let entries = record::add(vec![old, used("clean", 0)], &used("safer", 1), engine.book(), NOW, 30);
    assert_eq!(entries.len(), 2);
    assert!(entries[1].id > entries[0].id);
    assert!(record::add(entries, &used("clean", 0), engine.book(), NOW, 0).is_empty());
}

#[test]
fn the_page_says_what_is_kept_and_finds_by_words() {
    let engine = engine();
    let request = RecordRequest { entries: vec![used("safer", 2)], now: NOW, ..RecordRequest::default() };
    let view = record_view(&engine, &request);
    assert!(view.kept.contains("30 days"));
    assert_eq!(view.rows.len(), 1);
    assert!(view.rows[0].when.starts_with("23 November 2026, 10:00"));
    assert_eq!(view.rows[0].about, "ChatGPT · draft text · safer text used · people");
    assert_eq!((view.weeks.len(), view.weeks[11].share), (12, 100));
    let view = record_view(&engine, &RecordRequest { query: "claude".to_owned(), ..request });
    assert!(view.rows.is_empty() && view.empty.unwrap().contains("fits"));
}

#[test]
fn exports_are_composed_from_the_record_and_quote_safely() {
    let engine = engine();
    let own = Entry {
        what: What::Reflection,
        question: "Q-104".to_owned(),
        words: "=1+1 \"said\"\n# no heading".to_owned(),
        at: NOW,
        ..Entry::default()
    };
    let request =
        |kind: &str| ExportRequest { entries: vec![used("safer", 2), own.clone()], now: NOW, kind: kind.to_owned() };
    let csv = export_view(&engine, &request("csv"));
    assert_eq!(csv.name, "candour-record-2026-11-23.csv");
    assert!(csv.text.contains("\"'=1+1 \"\"said\"\"\n# no heading\""), "{}", csv.text);
    let markdown = export_view(&engine, &request("markdown")).text;
    assert!(markdown.contains("  > # no heading") && !markdown.contains("\n# no heading"));
    let pack = export_view(&engine, &request("pack")).text;
    let minutes: u32 =
        pack.lines().filter_map(|line| line.split_once(" minutes.")?.0.rsplit(' ').next()?.parse::<u32>().ok()).sum();
    assert_eq!(minutes, 15);
    assert!(!pack.contains("no heading"), "the pack for a team holds nothing that was written for oneself");
    for kind in ["supervision", "cpd"] {
        let text = export_view(&engine, &request(kind)).text;
        assert!(
            text.contains("[I write this]") && text.contains("What would you like to bring to supervision?"),
            "{text}"
        );
    }
    assert!(export_view(&engine, &request("cpd")).text.contains("4.6 Reflect on my learning activities"));
}

#[test]
fn a_day_is_the_day_it_was() {
    assert_eq!(record::date(0), (1970, 1, 1));
    assert_eq!(record::date(951_782_400_000), (2000, 2, 29));
    assert_eq!(record::date(NOW), (2026, 11, 23));
    assert_eq!(record::date(-DAY), (1969, 12, 31));
}
