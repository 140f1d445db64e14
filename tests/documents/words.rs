//! The words of every document come out, in reading order.

use super::{documents, read};

/// Of each document's words at least this share must come out in order.
const SHARE: f64 = 0.99;

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// How many of the expected words stand in the text in the same order
/// (the longest common subsequence, so extra words and gaps are both seen).
fn in_order(expected: &[&str], found: &[&str]) -> usize {
    let mut row = vec![0; found.len() + 1];
    for word in expected {
        let mut diagonal = 0;
        for (i, other) in found.iter().enumerate() {
            let above = row[i + 1];
            row[i + 1] = if word == other { diagonal + 1 } else { above.max(row[i]) };
            diagonal = above;
        }
    }
    row[found.len()]
}

#[test]
fn the_words_of_every_document_come_out_in_reading_order() {
    let mut short = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/files");
    for (name, bytes) in documents() {
        let expected = std::fs::read_to_string(format!("{folder}/{name}.words")).expect("its words beside it");
        let expected = words(&expected);
        match read(&name, &bytes) {
            Ok(document) => {
                let share = in_order(&expected, &words(&document.text)) as f64 / expected.len() as f64;
                println!("{name}: {:.1} %", share * 100.0);
                if share < SHARE {
                    short.push(format!("{name}: {:.1} %", share * 100.0));
                }
            }
            Err(error) => short.push(format!("{name}: {error}")),
        }
    }
    assert!(short.is_empty(), "words missing or out of order:\n{}", short.join("\n"));
}

#[test]
fn a_missing_word_would_be_noticed() {
    assert_eq!(in_order(&["one", "two", "three"], &["one", "three"]), 2);
    assert_eq!(in_order(&["one", "two"], &["two", "one"]), 1);
}
