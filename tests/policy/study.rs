//! Student mode: three universities of different character, PAIR, citations, placements.

use candour::advice::task::recognise;
use candour::engine::Engine;
use candour::surface::pair::{PairRequest, pair};
use candour::surface::policy_page::policy_page;
use candour::surface::study_card::{StudyCard, study_card};
use candour::text::Text;

use crate::file;

/// A student under a pack that comes with Candour, with `more` settings.
fn student(pack: &str, more: &str) -> Engine {
    let pack = file(format!("rules/policies/universities/{pack}.json"));
    let mut engine = Engine::new().unwrap();
    let settings = format!(r#"{{"audience": "student", "university": {pack}{more}}}"#);
    engine.configure(&settings, Some("{}"), "en-GB", "2026-11-23");
    engine
}

fn card(engine: &Engine, text: &str) -> Option<StudyCard> {
    study_card(engine, &recognise(&Text::new(text), &engine.book().tasks))
}

#[test]
fn each_kind_of_work_has_a_word_and_a_shape_in_every_pack() {
    for pack in ["cautious", "five-levels", "open", "worked-example", "template"] {
        let view = policy_page(&student(pack, "")).study.unwrap();
        assert_eq!(view.work.len(), 7, "{pack}");
        for work in view.work {
            for words in [&work.word, &work.light_word, &work.declare, &work.source] {
                assert!(!words.starts_with("study."), "{pack}: no words for {words}");
            }
            assert!(["■", "▲", "●"].contains(&work.shape.as_str()), "{pack}");
        }
    }
}

#[test]
fn the_three_packs_differ_in_character() {
    let lights = |pack: &str| {
        let view = policy_page(&student(pack, "")).study.unwrap();
        view.work.iter().map(|work| work.light).collect::<Vec<_>>().join(" ")
    };
    let all = ["cautious", "five-levels", "open"].map(lights);
    assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2], "{all:?}");
}

#[test]
fn the_card_before_sending_follows_the_pack_and_the_work_in_hand() {
    let heading = |pack: &str, work: &str| {
        let engine = student(pack, &format!(r#", "workingOn": "{work}""#));
        card(&engine, "Explain attachment theory to me.").unwrap().heading
    };
    assert_ne!(heading("cautious", "essay"), heading("open", "essay"));
    assert!(heading("open", "essay").starts_with("Essay: "));
}

#[test]
fn a_reflective_log_gets_a_question_and_no_draft() {
    for pack in ["cautious", "five-levels", "open"] {
        let engine = student(pack, r#", "workingOn": "reflective-log""#);
        let card = card(&engine, "Tidy this up for me").unwrap();
        assert!(card.no_draft && card.question.is_some(), "{pack}: {card:?}");
    }
}

#[test]
fn a_text_that_asks_for_a_log_is_a_log_whatever_was_chosen() {
    let engine = student("open", r#", "workingOn": "essay""#);
    let card = card(&engine, "Write my reflective log for social work placement about the home visit with the family.")
        .unwrap();
    assert_eq!(card.work, Some("reflective-log"));
    assert!(card.no_draft);
}

#[test]
fn before_the_work_is_known_the_card_asks_and_nobody_else_gets_one() {
    let asked = card(&student("open", ""), "Explain attachment theory to me.").unwrap();
    assert_eq!((asked.work, asked.light), (None, "amber"));
    let mut practitioner = student("open", "");
    practitioner.configure(r#"{"audience": "practitioner"}"#, Some("{}"), "en", "2026-11-23");
    assert!(card(&practitioner, "Explain attachment theory to me.").is_none());
    assert!(card(&student("open", r#", "stance": "encouraged""#), "Explain it").is_some());
}

#[test]
fn an_apprentice_is_a_worker_and_a_student_and_an_educator_sees_what_students_see() {
    let pack = file("rules/policies/universities/open.json");
    let council = file("rules/policies/council.json");
    let mut engine = Engine::new().unwrap();
    engine.configure(
        &format!(r#"{{"audience": "apprentice", "university": {pack}}}"#),
        Some(&council),
        "en",
        "2026-11-23",
    );
    assert!(card(&engine, "Explain it").is_some());
    let sides = policy_page(&engine).study.unwrap().placement;
    assert_eq!(sides.sides.len(), 2, "both rules stand side by side");
    assert!(sides.holds.contains("stricter"), "{}", sides.holds);
    engine.configure(
        &format!(r#"{{"audience": "practice-educator", "university": {pack}}}"#),
        Some("{}"),
        "en",
        "2026-11-23",
    );
    assert!(policy_page(&engine).study.unwrap().educator);
}

fn notes() -> PairRequest {
    PairRequest {
        problem: "understand thresholds for early help".to_owned(),
        tool: "I had used it before".to_owned(),
        interaction: "asked three times, narrower each time".to_owned(),
        reflection: "it mixed up two Acts, so I read them".to_owned(),
        site: "chatgpt".to_owned(),
        style: String::new(),
        date: "2026-11-23".to_owned(),
    }
}

#[test]
fn four_notes_become_a_declaration_and_an_appendix() {
    let view = pair(&Engine::new().unwrap(), &notes());
    for words in ["ChatGPT", "23 November 2026", "understand thresholds", "narrower each time", "two Acts"] {
        assert!(view.declaration.contains(words), "{}", view.declaration);
    }
    for heading in ["## Problem", "## AI tool", "## Interaction", "## Reflection"] {
        assert!(view.appendix.contains(heading), "{}", view.appendix);
    }
    assert_eq!(view.names, None);
}

#[test]
fn what_nobody_wrote_stays_a_blank_and_is_said_to_be_one() {
    let view = pair(&Engine::new().unwrap(), &PairRequest { date: "soon".to_owned(), ..PairRequest::default() });
    assert!(view.declaration.contains("[tool]") && view.declaration.contains("[date]"), "{}", view.declaration);
    assert!(view.blanks.is_some());
    assert!(!view.declaration.contains("checked"), "nobody said that anything was checked");
}

#[test]
fn a_name_in_the_notes_is_noticed() {
    let request = PairRequest { reflection: "Daniel Okafor taught me to listen".to_owned(), ..notes() };
    assert!(pair(&Engine::new().unwrap(), &request).names.is_some());
}

#[test]
fn citations_have_the_forms_of_the_three_styles() {
    let engine = Engine::new().unwrap();
    let of = |style: &str| pair(&engine, &PairRequest { style: style.to_owned(), ..notes() });
    assert_eq!(of("harvard").reference, "OpenAI ChatGPT (2026) ChatGPT response to [your name], 23 November.");
    assert_eq!(of("apa").reference, "OpenAI. (2026). ChatGPT ([version]) [Large language model]. https://chatgpt.com");
    let mla = of("mla").reference;
    assert_eq!(
        mla,
        "“[What you asked, in a few words]” prompt. ChatGPT, [version], OpenAI, 23 Nov. 2026, chatgpt.com."
    );
    assert_eq!(
        (of("apa").in_text.as_str(), of("harvard").in_text.as_str()),
        ("(OpenAI, 2026)", "(OpenAI ChatGPT, 2026)")
    );
}

#[test]
fn the_packs_own_style_and_words_come_first() {
    let pack = r#"{"format": 1, "name": "Eastvale University", "author": "university",
        "declarations": [{"form": "assignment", "words": "AI statement: [tool], [date]. Purpose: [task]. Marked by [tutor]."}],
        "study": {"citation": "mla", "work": [{"work": "essay", "light": "green"}]}}"#;
    let mut engine = Engine::new().unwrap();
    engine.configure(&format!(r#"{{"university": {pack}}}"#), Some("{}"), "en", "2026-11-23");
    let view = pair(&engine, &notes());
    assert_eq!(
        view.declaration,
        "AI statement: ChatGPT, 23 November 2026. Purpose: understand thresholds for early help. Marked by [tutor]."
    );
    assert!(view.reference.contains("prompt. ChatGPT"));
}

#[test]
fn no_words_of_student_mode_accuse_or_detect() {
    let engine = Engine::new().unwrap();
    for (key, text) in
        engine.wording().entries.iter().filter(|(key, _)| key.starts_with("study.") || key.starts_with("cite."))
    {
        let folded = text.to_lowercase();
        for word in ["detect", "cheat", "misconduct", "plagiar", "report you", "caught"] {
            assert!(!folded.contains(word), "{key}: {text}");
        }
    }
}

#[test]
fn the_rule_is_told_once_a_chat_even_where_questions_are_not_wanted() {
    use candour::surface::nudge_view::{NudgeRequest, nudge_view};
    let engine = student("open", r#", "workingOn": "essay", "questions": false"#);
    let ask = |chat| {
        let request =
            NudgeRequest { text: "Explain attachment theory to me.".to_owned(), chat, ..NudgeRequest::default() };
        nudge_view(&engine, &request)
    };
    let first = ask(Default::default());
    let card = first.card.unwrap();
    assert_eq!((card.kind, card.study.unwrap().work), ("study", Some("essay")));
    assert!(ask(first.chat).card.is_none(), "told twice in one chat");
}

#[test]
fn a_student_who_asks_for_a_log_is_offered_no_template() {
    use candour::surface::nudge_view::{NudgeRequest, nudge_view};
    let engine = student("open", "");
    let text = "Write my reflective log for social work placement about the home visit with the family.".to_owned();
    let card = nudge_view(&engine, &NudgeRequest { text, ..NudgeRequest::default() }).card.unwrap();
    assert_eq!(card.template, None);
    assert!(card.study.unwrap().no_draft);
}

#[test]
fn a_university_may_manage_its_pack_and_an_employer_and_a_university_both_hold() {
    let pack = file("rules/policies/universities/five-levels.json");
    let mut engine = Engine::new().unwrap();
    engine.configure(r#"{"audience": "student", "workingOn": "essay"}"#, Some(&pack), "en", "2026-11-23");
    let card = card(&engine, "Explain attachment theory to me.").unwrap();
    assert!(card.set_by.contains("St Brannock"), "{}", card.set_by);
    assert!(policy_page(&engine).welcome, "a student under a managed pack still says who they are");
}

#[test]
fn the_rule_comes_with_a_question_where_there_is_one_in_every_pack() {
    use candour::surface::nudge_view::{NudgeRequest, nudge_view};
    for pack in ["cautious", "five-levels", "open"] {
        let engine = student(pack, r#", "workingOn": "reflective-log""#);
        let text = "Please make this paragraph about my week shorter.".to_owned();
        let card = nudge_view(&engine, &NudgeRequest { text, now: 1, ..NudgeRequest::default() }).card.unwrap();
        assert_eq!(card.study.unwrap().work, Some("reflective-log"), "{pack}");
    }
}
