//! Hostile documents end in an answer within the limits: no hang, no crash, no growth past bounds.
//!
//! Every byte that the program takes is counted, and each file is read on a stack as small as a browser's.
#![cfg(feature = "documents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::io::{Cursor, Write};

use candour::documents::{Continue, DocumentError, Limits, extract};
use zip::write::SimpleFileOptions;

thread_local! {
    /// Bytes that this thread holds, and the most it ever held. Each reading has a thread of its own.
    static HELD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

struct Counting;

// SAFETY: every call is passed on to the system's allocator unchanged; only numbers are kept.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = HELD.try_with(|held| {
            let (now, most) = held.get();
            let now = now + layout.size();
            held.set((now, most.max(now)));
        });
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        let _ = HELD.try_with(|held| {
            let (now, most) = held.get();
            held.set((now.saturating_sub(layout.size()), most));
        });
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The stack of the wasm module, in bytes.
const STACK: usize = 1 << 20;

/// Small limits, so that what grows past them is seen at once.
fn limits() -> Limits {
    Limits { unpacked_bytes: 8 << 20, text_bytes: 2 << 20, steps: 2_000_000, ..Limits::default() }
}

/// Reads a file on a small stack and says how it ended and how many bytes it took at most.
fn read(name: &str, bytes: &[u8], limits: Limits) -> (Result<usize, DocumentError>, usize) {
    let ended = std::thread::scope(|scope| {
        let reading = || {
            let ended = extract(name, bytes, &limits, &mut |_| Continue::Yes).map(|document| document.text.len());
            (ended, HELD.with(Cell::get).1)
        };
        std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, reading).unwrap().join()
    });
    ended.unwrap_or_else(|_| panic!("{name}: the reading crashed"))
}

/// Reads within bounds: what may be unpacked thrice over (packed, unpacked, decoded), the text
/// twice, the file thrice, and a little for tables.
#[track_caller]
fn bounded(what: &str, name: &str, bytes: &[u8]) -> Result<usize, DocumentError> {
    let limits = limits();
    let allowed = 3 * limits.unpacked_bytes as usize + 4 * limits.text_bytes as usize + 4 * bytes.len() + (8 << 20);
    let (ended, most) = read(name, bytes, limits);
    assert!(most <= allowed, "{what}: took {most} bytes of {allowed}");
    ended
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", xml.as_bytes())])
}

/// A PDF of the given objects, without a table of them: readers rebuild it.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    for (number, object) in objects.iter().enumerate() {
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    file.push_str("trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    file.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn one_page(content: &str, resources: &str) -> Vec<String> {
    vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> >>"),
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ]
}

const FONT: &str = "/Font << /F 5 0 R >>";

/// A document made by another program, with one of its parts blown up.
fn blown(file: &str, part: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/files").join(file);
    let mut from = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let spaces = vec![b' '; 64 << 20];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        archive.start_file(entry.name().unwrap(), SimpleFileOptions::default()).unwrap();
        if entry.name().unwrap() == part {
            archive.write_all(&spaces).unwrap();
        } else {
            std::io::copy(&mut entry, &mut archive).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn packages_that_unpack_to_much_more_are_stopped() {
    for (file, part) in [
        ("python-docx.docx", "word/document.xml"),
        ("python-docx.docx", "word/styles.xml"),
        ("xlsxwriter.xlsx", "xl/sharedStrings.xml"),
        ("openpyxl.xlsx", "xl/worksheets/sheet1.xml"),
        ("python-pptx.pptx", "ppt/slides/slide1.xml"),
        ("odfpy.odt", "content.xml"),
    ] {
        let ended = bounded(part, file, &blown(file, part));
        // A part that is not read cannot grow.
        assert!(ended == Err(DocumentError::TooLarge) || part.ends_with("styles.xml"), "{file} {part}");
    }
}

#[test]
fn one_word_said_a_million_times_is_stopped() {
    let body = "<w:p><w:r><w:t>again and again</w:t></w:r></w:p>".repeat(150_000);
    assert_eq!(bounded("words", "a.docx", &word(&body)), Err(DocumentError::TooLarge));
    let cells = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>a</text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cells}</table:table-row>");
    let xml = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><table:table>{rows}</table:table></office:body></office:document-content>"
    );
    bounded(
        "repeated cells",
        "a.ods",
        &package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", xml.as_bytes())]),
    )
    .ok();
}

#[test]
fn a_sheet_that_points_to_its_last_cell_stays_small() {
    let row = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>far</t></is></c></row>".repeat(1000);
    let sheet = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    let parts: [(&str, &[u8]); 2] =
        [("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", sheet.as_bytes())];
    bounded("far cells", "a.xlsx", &package(&parts)).ok();
}

#[test]
fn nesting_without_end_is_stopped_on_a_small_stack() {
    let deep = 200_000;
    for (name, bytes) in [
        ("a.docx", word(&"<w:tbl><w:tr><w:tc>".repeat(deep / 10))),
        ("a.rtf", format!("{{\\rtf1{}", "{".repeat(deep)).into_bytes()),
        ("a.html", format!("<html>{}words", "<div>".repeat(deep)).into_bytes()),
        ("a.html", format!("<html>{}", "<table><tr><td>".repeat(deep)).into_bytes()),
    ] {
        bounded("nesting", name, &bytes).ok();
    }
}

#[test]
fn a_pdf_with_arrays_in_arrays_is_stopped_on_a_small_stack() {
    for (open, close) in [("[", "]"), ("<< /A ", " >>")] {
        let mut objects = one_page("BT /F 12 Tf (words) Tj ET", FONT);
        objects[2] = format!(
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots {}{} >>",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        bounded("arrays", "a.pdf", &pdf(&objects)).ok();
        let drawn = format!("BT /F 12 Tf {}(words){} TJ ET", open.repeat(100_000), close.repeat(100_000));
        bounded("drawn arrays", "a.pdf", &pdf(&one_page(&drawn, FONT))).ok();
    }
}

#[test]
fn a_pdf_whose_pages_go_round_in_a_circle_ends() {
    let mut objects = one_page("BT /F 12 Tf (words) Tj ET", FONT);
    objects[1] = "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 99999999 >>".to_owned();
    bounded("circle", "a.pdf", &pdf(&objects)).ok();
    let mut chain = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    for number in 2..30_000 {
        chain.push(format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", number + 1));
    }
    bounded("long chain of pages", "a.pdf", &pdf(&chain)).ok();
}

#[test]
fn drawings_that_draw_themselves_twice_do_not_multiply() {
    let mut objects = one_page("/X6 Do", "/XObject << /X6 6 0 R >> /Font << /F 5 0 R >>");
    for number in 6..60 {
        let next = number + 1;
        let resources = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 0 0 R /N {next} 0 R >> /Font << /F 5 0 R >> >>"
        );
        objects.push(stream(&resources, "/N Do /N Do BT /F 9 Tf (more words) Tj ET"));
    }
    objects.push(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N 6 0 R >> >>",
        "/N Do /N Do",
    ));
    bounded("drawings", "a.pdf", &pdf(&objects)).ok();
}

#[test]
fn a_page_with_a_million_strings_is_stopped() {
    let content = format!("BT /F 1 Tf {} ET", "(far too many words) Tj 0 -9 Td ".repeat(300_000));
    assert_eq!(bounded("strings", "a.pdf", &pdf(&one_page(&content, FONT))), Err(DocumentError::TooLarge));
}

#[test]
fn a_font_map_that_names_every_code_stays_small() {
    let map = "1 beginbfrange <0000> <FFFF> <00410042004300440045> endbfrange ".repeat(2000);
    let mut objects = one_page("BT /F 12 Tf <00410042> Tj ET", FONT);
    objects[4] =
        "<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<< /W [0 65535 500 0 65535 500] >>] >>"
            .to_owned();
    objects.push(stream("", &map));
    bounded("font map", "a.pdf", &pdf(&objects)).ok();
}

#[test]
fn mail_of_very_many_parts_is_stopped() {
    let mut mail =
        String::from("From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    mail.push_str(&"--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n".repeat(50_000));
    assert_eq!(bounded("mail parts", "a.eml", mail.as_bytes()), Err(DocumentError::TooLarge));
    let header =
        format!("From: a@example.org\r\nMIME-Version: 1.0\r\nTo: {}\r\n\r\nwords", "b@example.org, ".repeat(200_000));
    bounded("a long header", "a.eml", header.as_bytes()).ok();
}

#[test]
fn tables_and_pages_without_line_ends_are_read_or_refused() {
    bounded("one row", "a.csv", "cell,".repeat(300_000).as_bytes()).ok();
    bounded("one quote", "a.csv", format!("\"{}", "\"\"".repeat(400_000)).as_bytes()).ok();
    bounded("entities", "a.html", format!("<html>{}", "&amp;&nbsp;".repeat(200_000)).as_bytes()).ok();
    bounded("attributes", "a.html", format!("<html><p {}>words", "a=b ".repeat(400_000)).as_bytes()).ok();
    bounded("comments", "a.html", format!("<html>{}", "<!--".repeat(400_000)).as_bytes()).ok();
}

#[test]
fn broken_encodings_are_read_as_far_as_they_go() {
    for bytes in [
        b"\xFF\xFEa".as_slice(),
        b"\xFE\xFF\xD8\x00\xD8\x00",
        b"\xEF\xBB\xBF\xC3\x28 words",
        b"words \x81\x8d\x90 words",
        b"\xC0\x80\xF8\x88\x80\x80\x80",
    ] {
        bounded("encoding", "a.txt", bytes).ok();
        let html = [b"<html><meta charset=utf-16><p>".as_slice(), bytes].concat();
        bounded("encoding", "a.html", &html).ok();
        let mail = [b"From: =?utf-8?B?////?= <a@example.org>\nSubject: =?x?Q?=FF?=\nContent-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: base64\n\n".as_slice(), bytes].concat();
        bounded("encoding", "a.eml", &mail).ok();
    }
}

#[test]
fn every_document_cut_anywhere_is_read_or_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/files");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".words") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for tenth in 1..10 {
            bounded(&name, &name, &bytes[..bytes.len() * tenth / 10]).ok();
        }
    }
}

#[test]
fn what_must_be_held_is_held_and_named() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/refused");
    for (file, reason) in [
        ("encrypted.pdf", DocumentError::Encrypted),
        ("encrypted.docx", DocumentError::Encrypted),
        ("scan.pdf", DocumentError::Scan),
        ("image.docx", DocumentError::Image),
        ("unsupported.doc", DocumentError::Unsupported),
    ] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        assert_eq!(bounded(file, file, &bytes), Err(reason), "{file}");
    }
}

#[test]
fn every_reason_has_plain_words() {
    let words = candour::rules::builtin().unwrap().wording("en").unwrap();
    use DocumentError::{Broken, Cancelled, Encrypted, Image, Recording, Scan, TooLarge, Unsupported};
    for reason in [Scan, Image, Recording, Encrypted, Broken, TooLarge, Unsupported, Cancelled] {
        for part in ["heading", "summary", "terminal"] {
            let key = format!("document.reason.{}.{part}", reason.name());
            assert!(words.find(&key).is_some(), "no words for {key}");
        }
    }
}
