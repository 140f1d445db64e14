//! The jigsaw in both directions: what is about nobody stays quiet, and facts about one family do not.
//! One text a line, `\n` for a new line; everybody in them is invented.

#![allow(missing_docs, clippy::unwrap_used)]

use candour::engine::Engine;
use candour::findings::linkage::{Level, Tally};

const GENERIC: &str = include_str!("linkage/generic.txt");
const IDENTIFIABLE: &str = include_str!("linkage/identifiable.txt");
/// Of a hundred generic texts, so many may be called possible.
const MAY_BE_CALLED: usize = 10;
/// Of a hundred identifiable texts, so many may be missed.
const MAY_BE_MISSED: usize = 10;

/// The texts of a file whose level is as asked.
fn judged(file: &str, wanted: impl Fn(Level) -> bool) -> Vec<String> {
    let engine = Engine::new().unwrap();
    let texts = file.lines().map(|line| line.replace("\\n", "\n"));
    texts.filter(|text| wanted(engine.linkage(text, &Tally::default()).level)).collect()
}

#[track_caller]
fn at_most(share: usize, of: &str, texts: &[String]) {
    let all = of.lines().count();
    assert!(texts.len() * 100 <= all * share, "{} of {all}\n{}", texts.len(), texts.join("\n"));
}

#[test]
fn texts_about_nobody_are_seldom_called_possible() {
    at_most(MAY_BE_CALLED, GENERIC, &judged(GENERIC, |level| level != Level::None));
}

#[test]
fn texts_about_nobody_are_never_called_likely() {
    at_most(0, GENERIC, &judged(GENERIC, |level| level == Level::Likely));
}

#[test]
fn texts_without_names_that_point_at_one_family_are_called() {
    at_most(MAY_BE_MISSED, IDENTIFIABLE, &judged(IDENTIFIABLE, |level| level == Level::None));
}

#[test]
fn a_general_question_adds_nothing_to_what_a_chat_has_told() {
    let engine = Engine::new().unwrap();
    let told =
        engine.linkage("Mum has triplets. She lives on the canal boat with her dad, the vicar.", &Tally::default());
    assert_eq!(told.level, Level::Likely);
    for text in ["When did the Yorkshire Show open in Harrogate?", "If a child has Usher syndrome, who must be told?"] {
        assert!(engine.linkage(text, &told.tally).bits <= told.bits, "{text}");
    }
    assert!(engine.linkage("The lock fire was in the news.", &told.tally).bits > told.bits);
}

#[test]
fn one_fact_alone_is_never_likely() {
    let engine = Engine::new().unwrap();
    for text in ["She is a bell ringer.", "He was on the news.", "Mum has triplets.", "She comes at 10 on 3 May."] {
        assert!(engine.linkage(text, &Tally::default()).level < Level::Likely, "{text}");
    }
}
