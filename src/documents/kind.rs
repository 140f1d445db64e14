//! Which kind of file it is: by content first, by name where content leaves a choice.

use super::DocumentError;
use super::package;

/// A kind of file whose text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the file ending it is known by")]
pub enum Kind {
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Pdf,
    Rtf,
    Eml,
    Html,
    Csv,
    Txt,
    Md,
}

impl Kind {
    /// The file ending it is known by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Rtf => "rtf",
            Self::Eml => "eml",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Txt => "txt",
            Self::Md => "md",
        }
    }
}

/// How far into a file a PDF header may stand (PDF 32000-1, annex H.3.4.1).
const PDF_HEADER_WITHIN: usize = 1024;

/// Decides the kind, or says why there is none.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<Kind, DocumentError> {
    if let Some(not_text) = media(bytes) {
        return Err(not_text);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package::detect(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound_file(bytes));
    }
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if skip_space(bytes).starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    text_kind(name, bytes)
}

/// Pictures, sound and video by their first bytes.
fn media(bytes: &[u8]) -> Option<DocumentError> {
    const PICTURES: [&[u8]; 7] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0"];
    const RECORDINGS: [&[u8]; 7] = [b"ID3", b"OggS", b"fLaC", b"\x1A\x45\xDF\xA3", b"#!AMR", b"\xFF\xFB", b"\xFF\xF1"];
    // "BM" and "ID3" could begin a note: a real one has unprintable bytes soon.
    let binary = bytes.iter().take(64).any(|&b| b == 0 || b >= 0x80);
    if binary && PICTURES.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(DocumentError::Image);
    }
    if binary && RECORDINGS.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(DocumentError::Recording);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some(DocumentError::Image),
        (Some(b"RIFF"), _, Some(b"WAVE" | b"AVI ")) => Some(DocumentError::Recording),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif" | b"msf1")) => Some(DocumentError::Image),
        (_, Some(b"ftyp"), _) => Some(DocumentError::Recording),
        _ => None,
    }
}

/// A compound file is a password-protected modern document or an old one.
fn compound_file(bytes: &[u8]) -> DocumentError {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    if bytes.windows(name.len()).any(|w| w == name) { DocumentError::Encrypted } else { DocumentError::Unsupported }
}

fn text_kind(name: &str, bytes: &[u8]) -> Result<Kind, DocumentError> {
    if !looks_like_text(bytes) {
        return Err(DocumentError::Unsupported);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    let head = super::encoding::decode(bytes.get(..4096).unwrap_or(bytes));
    if looks_like_html(&head) {
        return Ok(Kind::Html);
    }
    if looks_like_mail(&head, ending == "eml") {
        return Ok(Kind::Eml);
    }
    Ok(match ending.as_str() {
        "html" | "htm" | "xhtml" | "mht" => Kind::Html,
        "csv" | "tsv" => Kind::Csv,
        "md" | "markdown" => Kind::Md,
        // A document whose content is not what its name says is damaged.
        "docx" | "xlsx" | "pptx" | "odt" | "pdf" | "rtf" if !bytes.is_empty() => {
            return Err(DocumentError::Broken);
        }
        "docx" | "xlsx" | "pptx" | "odt" | "pdf" | "rtf" => return Err(DocumentError::Broken),
        _ => Kind::Txt,
    })
}

/// Text has hardly any control bytes, unless it is UTF-16.
fn looks_like_text(bytes: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return true;
    }
    let head = bytes.get(..8192).unwrap_or(bytes);
    let decoded = super::encoding::decode(head);
    let odd = decoded.chars().filter(|&c| c < ' ' && !"\t\n\r\x0c\x1b".contains(c)).count();
    odd * 100 <= decoded.chars().count()
}

fn looks_like_html(head: &str) -> bool {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start: String = head.chars().take(15).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Mail begins with header lines. A note that begins "From:" is not mail
/// unless a line that only programs write is there too.
fn looks_like_mail(head: &str, named_eml: bool) -> bool {
    const BY_PROGRAMS: [&str; 6] =
        ["received", "mime-version", "message-id", "return-path", "content-type", "delivered-to"];
    const BY_PEOPLE: [&str; 5] = ["from", "to", "subject", "date", "cc"];
    let head = head.trim_start_matches('\u{feff}');
    let (mut by_program, mut by_people) = (0, 0);
    for line in head.lines() {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        let name = name.to_ascii_lowercase();
        by_program += usize::from(BY_PROGRAMS.contains(&name.as_str()));
        by_people += usize::from(BY_PEOPLE.contains(&name.as_str()));
    }
    (named_eml && by_program + by_people > 0) || (by_program > 0 && by_people > 1)
}

fn skip_space(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(bytes.len());
    bytes.get(start..).unwrap_or_default()
}
