//! Documents at the terminal: their text, what it gives away, a safer copy, and a plain refusal.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(all(feature = "cli", feature = "documents"))]

use std::path::PathBuf;
use std::process::{Command, Output};

fn file(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    folder.join(name).to_str().unwrap().to_owned()
}

fn candour(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_candour")).args(arguments).output().unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = candour(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn text_prints_what_every_kind_says() {
    for kind in ["docx", "odt", "rtf", "pdf", "html"] {
        let text = said(&["text", &file(&format!("files/libreoffice.{kind}"))]);
        assert!(text.contains("943 476 5919") && text.contains("Eunice Threlkeld"), "{kind}");
    }
}

#[test]
fn find_and_rewrite_read_documents_as_they_read_text() {
    for kind in ["docx", "xlsx", "pptx", "odt", "pdf", "rtf"] {
        let name = match kind {
            "xlsx" => "files/openpyxl.xlsx".to_owned(),
            _ => format!("files/libreoffice.{kind}"),
        };
        let found = said(&["find", "--format", "json", &file(&name)]);
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        assert!(!found["spans"].as_array().unwrap().is_empty(), "{kind}");
        let safer = said(&["rewrite", &file(&name)]);
        assert!(!safer.contains("943 476 5919"), "{kind}");
        assert!(safer.contains('['), "{kind}");
    }
}

#[test]
fn places_in_plain_text_are_places_in_the_file() {
    let found = said(&["find", "--format", "json", &file("files/utf8.txt")]);
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let text: Vec<char> = std::fs::read_to_string(file("files/utf8.txt")).unwrap().chars().collect();
    let number = found["spans"].as_array().unwrap().iter().find(|span| span["label"] == "NHS_NUMBER").unwrap();
    let place = number["start"].as_u64().unwrap() as usize..number["end"].as_u64().unwrap() as usize;
    assert_eq!(text[place].iter().collect::<String>(), "943 476 5919");
}

#[test]
fn what_cannot_be_read_is_said_plainly_and_nothing_is_written() {
    for (name, words) in [
        ("refused/encrypted.pdf", "password"),
        ("refused/scan.pdf", "scan"),
        ("refused/image.docx", "picture"),
        ("refused/unsupported.doc", "kind of file"),
        ("refused/nothing.docx", "No such file"),
    ] {
        for command in ["text", "find", "rewrite"] {
            let output = candour(&[command, &file(name)]);
            assert_eq!(output.status.code(), Some(2), "{command} {name}");
            assert!(output.stdout.is_empty(), "{command} {name}");
            let complaint = String::from_utf8(output.stderr).unwrap();
            assert!(complaint.contains(words) && complaint.contains(name), "{complaint}");
        }
    }
}
