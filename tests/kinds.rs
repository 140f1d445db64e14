//! Phrases of practice writing: of each kind nearly all must be found. Everybody in them is invented.

#![allow(missing_docs, clippy::unwrap_used)]

use candour::engine::Engine;

/// A note about somebody, before each phrase: what a phrase means depends on it.
const BEFORE: &str = "Home visit to Mrs Oyelaran with Dean. ";
/// Phrases that may be missed, in a hundred. A kind that gets worse is looked at, not the phrase.
const MAY_BE_MISSED: usize = 8;

/// A phrase without its «marks», and the marked places in bytes.
fn unmarked(line: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut places) = (BEFORE.to_owned(), Vec::new());
    if line.contains("\\n") {
        text.push('\n');
    }
    for (at, part) in line.replace("\\n", "\n").replace("\\t", "\t").split(['«', '»']).enumerate() {
        if at % 2 == 1 {
            places.push((text.len(), text.len() + part.len()));
        }
        text.push_str(part);
    }
    (text, places)
}

#[track_caller]
fn nearly_all_are_found(kind: &str) {
    let engine = Engine::new().unwrap();
    let file = format!("{}/tests/kinds/{kind}.txt", env!("CARGO_MANIFEST_DIR"));
    let (mut all, mut missed) = (0, Vec::new());
    for line in std::fs::read_to_string(file).unwrap().lines().filter(|line| !line.is_empty()) {
        let (text, places) = unmarked(line);
        let found = engine.find(&text);
        all += places.len();
        for (start, end) in places {
            let inside = |at: usize| found.iter().any(|finding| finding.span.start <= at && at < finding.span.end);
            let covered = (start..end).filter(|&at| inside(at)).count();
            if covered * 10 < (end - start) * 9 {
                missed.push(format!("«{}» in: {line}", &text[start..end]));
            }
        }
    }
    assert!(all >= 15, "{kind}: {all} places are too few to judge by");
    assert!(missed.len() * 100 <= all * MAY_BE_MISSED, "{kind}: {} of {all}\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn ages_are_found_in_every_form() {
    nearly_all_are_found("age");
}

#[test]
fn dates_are_found_in_every_form() {
    nearly_all_are_found("date");
}

#[test]
fn places_are_found() {
    nearly_all_are_found("place");
}

#[test]
fn organisations_are_found() {
    nearly_all_are_found("organisation");
}

#[test]
fn addresses_are_found() {
    nearly_all_are_found("address");
}

#[test]
fn numbers_and_codes_are_found() {
    nearly_all_are_found("code");
}

#[test]
fn what_describes_people_is_found() {
    nearly_all_are_found("demographic");
}

#[test]
fn cells_of_tables_are_found_by_their_columns() {
    nearly_all_are_found("table");
}

#[test]
fn messy_notes_are_read() {
    nearly_all_are_found("messy");
}
