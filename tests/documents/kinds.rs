//! What is no readable document is held, and said plainly.

use candour::documents::{Continue, DocumentError, Kind, Limits, extract};

use super::{documents, read};

#[test]
fn content_decides_before_the_name() {
    let docx = documents().into_iter().find(|(name, _)| name == "python-docx.docx").unwrap().1;
    assert_eq!(read("notes.txt", &docx).unwrap().kind, Kind::Docx);
    assert_eq!(read("page.txt", b"<!DOCTYPE html><p>Hello").unwrap().kind, Kind::Html);
}

#[test]
fn pictures_recordings_and_old_office_files_are_told_apart() {
    assert_eq!(read("a.docx", b"\x89PNG\r\n\x1a\n\0\0").unwrap_err(), DocumentError::Image);
    assert_eq!(read("a.pdf", b"\xFF\xD8\xFF\xE0\0\x10JFIF").unwrap_err(), DocumentError::Image);
    assert_eq!(read("a.mp3", b"ID3\x03\0\0\0\0\0").unwrap_err(), DocumentError::Recording);
    assert_eq!(read("a.m4a", b"\0\0\0\x20ftypM4A \0\0").unwrap_err(), DocumentError::Recording);
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read("a.doc", &old).unwrap_err(), DocumentError::Unsupported);
    old.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
    assert_eq!(read("a.docx", &old).unwrap_err(), DocumentError::Encrypted);
}

#[test]
fn a_document_that_is_not_what_its_name_says_is_broken() {
    assert_eq!(read("a.docx", b"not a package").unwrap_err(), DocumentError::Broken);
    assert_eq!(read("a.docx", b"").unwrap_err(), DocumentError::Broken);
}

#[test]
fn reading_stops_when_the_person_says_so() {
    for (name, bytes) in documents() {
        let answer = extract(&name, &bytes, &Limits::default(), &mut |_| Continue::No);
        assert_eq!(answer.unwrap_err(), DocumentError::Cancelled, "{name}");
    }
}

#[test]
fn a_word_changed_in_the_middle_is_written_before_and_after() {
    // "Sm[inserted: i]th" would hide the name from the findings.
    let text = word_with(
        "<w:r><w:t>Sm</w:t></w:r><w:ins w:author=\"W\"><w:r><w:t>i</w:t></w:r></w:ins><w:r><w:t>th</w:t></w:r>",
    );
    assert!(text.contains("[now: Smith]") && text.contains("[before: Smth]"), "{text}");
}

#[test]
fn whole_words_that_changed_are_marked_in_place() {
    let text = word_with(
        "<w:r><w:t xml:space=\"preserve\">Seen by </w:t></w:r><w:del><w:r><w:delText>Wren</w:delText></w:r></w:del><w:ins><w:r><w:t>Idris</w:t></w:r></w:ins>",
    );
    assert!(text.contains("Seen by [deleted: Wren] [inserted: Idris]"), "{text}");
}

/// The text of a package with one paragraph.
fn word_with(paragraph: &str) -> String {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body><w:p>{paragraph}</w:p></w:body></w:document>");
    let bytes = super::hostile::package(&[("word/document.xml", xml.as_bytes())]);
    read("a.docx", &bytes).unwrap().text
}
