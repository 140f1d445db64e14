//! Hostile files end in an error, within the limits.

use std::io::{Cursor, Write};

use candour::documents::{Continue, DocumentError, Limits, extract};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::{documents, read};

/// A package of the given parts.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn small() -> Limits {
    Limits { unpacked_bytes: 1 << 20, text_bytes: 1 << 18, steps: 100_000, ..Limits::default() }
}

fn read_small(name: &str, bytes: &[u8]) -> Result<candour::documents::Document, DocumentError> {
    extract(name, bytes, &small(), &mut |_| Continue::Yes)
}

#[test]
fn a_zip_bomb_ends_at_the_limit() {
    let bomb = package(&[("word/document.xml", &vec![b' '; 8 << 20])]);
    assert!(bomb.len() < 100_000, "it must be small while packed");
    assert_eq!(read_small("a.docx", &bomb).unwrap_err(), DocumentError::TooLarge);
}

#[test]
fn many_parts_that_each_fit_are_counted_together() {
    let page = vec![b' '; 1 << 18];
    let names: Vec<String> = (0..8).map(|i| format!("word/header{i}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), page.as_slice())).collect();
    parts.push(("word/document.xml", b"<w:document/>"));
    assert_eq!(read_small("a.docx", &package(&parts)).unwrap_err(), DocumentError::TooLarge);
}

#[test]
fn deep_nesting_ends_at_the_limit() {
    let xml = "<w:p>".repeat(100_000);
    let bytes = package(&[("word/document.xml", xml.as_bytes())]);
    assert_eq!(read("a.docx", &bytes).unwrap_err(), DocumentError::TooLarge);
    let rtf = format!("{{\\rtf1{}", "{".repeat(100_000));
    assert_eq!(read("a.rtf", rtf.as_bytes()).unwrap_err(), DocumentError::TooLarge);
}

#[test]
fn a_billion_laughs_expand_to_nothing() {
    let xml = "<!DOCTYPE d [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Hello &b;</w:t></w:r></w:p></w:body></w:document>";
    let bytes = package(&[("word/document.xml", xml.as_bytes())]);
    assert_eq!(read("a.docx", &bytes).unwrap().text.trim(), "Hello");
}

#[test]
fn mail_within_mail_without_end_is_refused() {
    let mut mail = String::from("From: a@example.org\r\nMIME-Version: 1.0\r\n");
    for _ in 0..10_000 {
        mail.push_str("Content-Type: message/rfc822\r\n\r\n");
    }
    assert_eq!(read("a.eml", mail.as_bytes()).unwrap_err(), DocumentError::TooLarge);
}

#[test]
fn a_file_cut_short_never_reads_as_whole_packages() {
    for (name, bytes) in documents().into_iter().filter(|(name, _)| name.ends_with("x") || name.ends_with(".odt")) {
        let half = &bytes[..bytes.len() / 2];
        assert_eq!(read(&name, half).unwrap_err(), DocumentError::Broken, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..2048),
        head in 0_usize..6,
        name in "[a-z]{1,8}\\.(docx|xlsx|pptx|odt|pdf|rtf|eml|html|csv|txt|md)",
    ) {
        let heads: [&[u8]; 6] = [b"", b"{\\rtf1 ", b"%PDF-1.7\n", b"From: a\nSubject: b\n\n", b"<html>", b"PK\x03\x04"];
        let bytes = [heads[head], &bytes].concat();
        if let Ok(document) = read_small(&name, &bytes) {
            prop_assert!(document.text.len() <= 1 << 19);
        }
    }

    #[test]
    fn documents_with_bytes_changed_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
    ) {
        let all = documents();
        let (name, mut bytes) = all[which.index(all.len())].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(document) = read_small(&name, &bytes) {
            prop_assert!(document.text.len() <= 1 << 19);
        }
    }
}
