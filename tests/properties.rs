//! What holds for any text, any map and any order of turns.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::OnceLock;

use candour::advice::PseudonymMap;
use candour::advice::edit::Edit;
use candour::advice::restore::Restorer;
use candour::engine::Engine;
use candour::rules::safer::Operator;
use proptest::prelude::*;

fn engine() -> &'static Engine {
    struct Shared(Engine);
    // The tests of this file only read it.
    static ENGINE: OnceLock<Shared> = OnceLock::new();
    &ENGINE.get_or_init(|| Shared(Engine::new().unwrap())).0
}

/// Full names that share forenames and surnames on purpose.
fn name() -> impl Strategy<Value = String> {
    let first = prop::sample::select(vec!["Jade", "Oskar", "Nasreen", "Siobhan", "Theo", "Amira", "Kofi", "Zofia"]);
    let last = prop::sample::select(vec!["Harper", "O'Sullivan", "Malik", "Okafor-Hale", "Nowak", "Mensah"]);
    (first, last).prop_map(|(first, last)| format!("{first} {last}"))
}

/// A sentence of a case note with invented people, dates, places and numbers; sometimes with
/// words that look like our own stand-ins.
fn sentence() -> impl Strategy<Value = String> {
    let date = (1_u32..=28, 1_u32..=12, 2019_u32..=2027).prop_map(|(d, m, y)| format!("{d:02}/{m:02}/{y}"));
    let plain = prop::sample::select(vec![
        "The flat was warm.",
        "Mum was tearful.",
        "Person 1 on the form is a placeholder.",
        "Give the child a drink.",
        "[Mum] is what the plan says.",
        "Section 47 was explained – twice…",
        "She said \"[sic]\" and [14:05] was noted.",
        "Ffoniodd mam ddoe.",
        "Il a dit que ça va 😀.",
    ]);
    prop_oneof![
        name().prop_map(|n| format!("I met {n} at home.")),
        name().prop_map(|n| format!("Mum {n} rang and cried.")),
        name().prop_map(|n| format!("SW: {n}.")),
        (name(), date.clone()).prop_map(|(n, d)| format!("{n} was seen on {d}.")),
        (name(), date).prop_map(|(n, d)| format!("{n}, DOB {d}, is well.")),
        name().prop_map(|n| format!("{n}'s NHS number is 943 476 5919.")),
        name().prop_map(|n| format!(
            "I met {n}. {} moved to Widnes and goes to Larkfield Primary School.",
            n.to_uppercase()
        )),
        plain.prop_map(str::to_owned),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(sentence(), 1..7).prop_map(|all| all.join(" "))
}

/// The text put together again from what was replaced in it.
fn put_back(text: &str, map: &mut PseudonymMap) -> (String, String) {
    let engine = engine();
    let safer = engine.make_safer(text, map);
    let pairs: Vec<(&str, &str)> =
        safer.replaced.iter().map(|place| (place.stand_in.as_str(), &text[place.span.start..place.span.end])).collect();
    let back = Restorer::new(&pairs, &map.spoken, engine.book(), engine.wording()).restore(&safer.text).text;
    (safer.text, back)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_comes_back_as_it_was(text in text()) {
        let (_, back) = put_back(&text, &mut PseudonymMap::default());
        prop_assert_eq!(back, text);
    }

    #[test]
    fn any_characters_at_all_do_no_harm(text in "\\PC{0,200}") {
        let (_, back) = put_back(&text, &mut PseudonymMap::default());
        prop_assert_eq!(back, text);
    }

    #[test]
    fn over_any_turns_a_stand_in_never_changes_whom_it_means(turns in prop::collection::vec(text(), 1..6)) {
        let mut map = PseudonymMap::default();
        let mut meant: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
        for turn in &turns {
            let _ = engine().make_safer(turn, &mut map);
            for pairing in &map.pairings {
                if pairing.original.split(' ').count() < 2 || pairing.person.is_none() { continue }
                let name = pairing.original.to_lowercase();
                let before = meant.entry(pairing.pseudonym.clone()).or_insert_with(|| name.clone());
                prop_assert_eq!(&*before, &name);
            }
        }
        // Nobody has two stand-ins, and no two people have one.
        let people: Vec<_> = map.people.iter().map(|person| &person.stand_in).collect();
        let distinct: std::collections::BTreeSet<_> = people.iter().collect();
        prop_assert_eq!(people.len(), distinct.len());
    }

    #[test]
    fn full_names_never_stay_and_safer_text_stays_as_it_is(turns in prop::collection::vec(text(), 1..4)) {
        let mut map = PseudonymMap::default();
        for turn in &turns {
            let safer = engine().make_safer(turn, &mut map).text;
            for surname in ["Harper", "Sullivan", "Malik", "Okafor", "Nowak", "Mensah"] {
                prop_assert!(!safer.to_lowercase().contains(&surname.to_lowercase()), "{}", safer);
            }
            prop_assert!(!safer.contains("943 476 5919"));
            let again = engine().make_safer(&safer, &mut map).text;
            prop_assert_eq!(again, safer);
        }
    }

    #[test]
    fn whatever_is_changed_on_the_map_what_was_sent_comes_back(
        turns in prop::collection::vec(text(), 1..4),
        edits in prop::collection::vec((0_u8..6, 0_u16..5, 0_u16..5, "[ A-Za-z\\[\\]0-9]{0,12}"), 0..6),
    ) {
        let mut map = PseudonymMap::default();
        let mut sent = Vec::new();
        for turn in &turns {
            sent.push(engine().make_safer(turn, &mut map).text);
        }
        for (kind, person, other, word) in edits {
            let name = map.names_of(person).next().unwrap_or("").to_owned();
            let edit = match kind {
                0 => Edit::Rename { person, word },
                1 => Edit::Merge { person, other },
                2 => Edit::Split { person, name },
                3 => Edit::Add { words: word, person: Some(other), of_person: true },
                4 => Edit::LeaveAlone { words: name },
                _ => Edit::Choose { kind: "date".into(), operator: Operator::Keep },
            };
            engine().edit(&mut map, &edit);
        }
        for safer in sent {
            let back = engine().restore(&safer, &map).text;
            for left in ["[Person", "[Social worker", "[NHS number", "[Primary school"] {
                prop_assert!(!back.contains(left), "{}", back);
            }
        }
    }

    #[test]
    fn a_reply_of_any_kind_is_answered_with_a_text(reply in "\\PC{0,80}(\\[Mum\\]|Person 1|\\[|\\]|\\\\|<b>)\\PC{0,80}") {
        let mut map = PseudonymMap::default();
        let _ = engine().make_safer("Mum Jade Harper and Theo Nowak rang.", &mut map);
        let plain = engine().restore(&reply, &map).text;
        let rich = engine().restore_html(&reply, &map).text;
        prop_assert!(!plain.contains("[Mum]") && plain.len() + rich.len() < 8 * reply.len() + 400);
    }
}
