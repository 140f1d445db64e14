//! Mail (`.eml`, RFC 5322 and MIME): headers, bodies, nested mail, names of attachments.
//!
//! Headers, encoded words and transfer encodings are read by `mail-parser`; the
//! parts are walked here, because a nesting limit has to hold at every level.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Address, ContentType, Message, MessageParser, MimeHeaders};

use super::budget::Budget;
use super::draft::Draft;
use super::{DocumentError, encoding, html};

/// Deepest nesting of parts read; no mail program writes half of it.
const DEEPEST: usize = 24;

/// Longest block of headers read, in bytes.
const LONGEST_HEADERS: usize = 1 << 20;

/// Reads a mail.
pub(super) fn read(bytes: &[u8], draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    budget.expect(bytes.len() as u64);
    message(bytes, 0, draft, budget)?;
    budget.advance(bytes.len() as u64)
}

/// A mail, the outermost or one within another.
fn message(bytes: &[u8], depth: usize, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let (head, body) = split_headers(bytes)?;
    let head = MessageParser::default().parse_headers(head).ok_or(DocumentError::Broken)?;
    headers(&head, draft, budget)?;
    draft.end_section();
    part(&head, body, depth, draft, budget)
}

/// The block of headers with its empty line, and what follows.
fn split_headers(bytes: &[u8]) -> Result<(&[u8], &[u8]), DocumentError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let end = if bytes.starts_with(b"\n") || bytes.starts_with(b"\r\n") {
        0
    } else {
        let unix = bytes.windows(2).position(|w| w == b"\n\n").map(|at| at + 2);
        let look = unix.map_or(bytes, |end| bytes.get(..end).unwrap_or(bytes));
        look.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4).or(unix).unwrap_or(bytes.len())
    };
    if end > LONGEST_HEADERS {
        return Err(DocumentError::TooLarge);
    }
    Ok(bytes.split_at(end))
}

fn headers(head: &Message<'_>, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let people = [
        ("From", head.from()),
        ("To", head.to()),
        ("Cc", head.cc()),
        ("Bcc", head.bcc()),
        ("Reply to", head.reply_to()),
        ("Sender", head.sender()),
    ];
    for (label, address) in people {
        draft.labelled(label, &address.map(addresses).unwrap_or_default(), budget)?;
    }
    draft.labelled("Date", head.header_raw("Date").unwrap_or_default(), budget)?;
    draft.labelled("Subject", head.subject().unwrap_or_default(), budget)
}

fn addresses(address: &Address<'_>) -> String {
    let one = |a: &mail_parser::Addr<'_>| match (a.name(), a.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// One part: walks into multiparts and mails, writes texts, lists the rest.
fn part(
    head: &Message<'_>,
    body: &[u8],
    depth: usize,
    draft: &mut Draft,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    budget.part()?;
    budget.step()?;
    if depth > DEEPEST {
        return Err(DocumentError::TooLarge);
    }
    let headers = head.parts.first().ok_or(DocumentError::Broken)?;
    let content_type = headers.content_type();
    let kind = content_type.map_or_else(|| "text".to_owned(), |c| c.ctype().to_ascii_lowercase());
    let subtype = content_type.and_then(ContentType::subtype).unwrap_or("plain").to_ascii_lowercase();
    let boundary = content_type.and_then(|c| c.attribute("boundary"));
    if let (true, Some(boundary)) = (kind == "multipart", boundary) {
        let parts = split_parts(body, boundary);
        return multipart(&parts, subtype == "alternative", depth, draft, budget);
    }
    let encoded = transfer_encoding(headers.content_transfer_encoding());
    let attached = headers.content_disposition().is_some_and(ContentType::is_attachment);
    if kind == "message" && subtype == "rfc822" {
        draft.end_section();
        draft.line("Mail inside this mail:", budget)?;
        return message(&decoded(body, encoded, budget)?, depth + 1, draft, budget);
    }
    if kind != "text" || attached || subtype == "calendar" {
        return attachment(headers.attachment_name(), &kind, draft, budget);
    }
    let bytes = decoded(body, encoded, budget)?;
    let charset = content_type.and_then(|c| c.attribute("charset")).unwrap_or("");
    let text = encoding::decode_as(charset, &bytes);
    draft.end_paragraph_if_open();
    if subtype == "html" { html::read(&text, draft, budget) } else { draft.write(&text.replace("\r\n", "\n"), budget) }
}

/// Of alternatives the plain one is read where it says something, else the last.
fn multipart(
    parts: &[&[u8]],
    alternative: bool,
    depth: usize,
    draft: &mut Draft,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    for (i, bytes) in parts.iter().enumerate() {
        let (head, body) = split_headers(bytes)?;
        // A part without headers is plain text.
        let head = MessageParser::default()
            .parse_headers(head)
            .or_else(|| MessageParser::default().parse_headers(b"Content-Type: text/plain\r\n\r\n"))
            .ok_or(DocumentError::Broken)?;
        let last = i + 1 == parts.len();
        if alternative && !last && body.trim_ascii().is_empty() {
            continue;
        }
        draft.end_section();
        part(&head, body, depth + 1, draft, budget)?;
        if alternative {
            break;
        }
    }
    Ok(())
}

/// The bytes between the boundary lines.
fn split_parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let marker = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|&b| b == b'\n') {
        if line.starts_with(marker.as_bytes()) {
            if let Some(part) = start.and_then(|from| body.get(from..at)) {
                parts.push(part);
            }
            let closes = line.get(marker.len()..).is_some_and(|rest| rest.starts_with(b"--"));
            start = if closes { None } else { Some(at + line.len()) };
        }
        at += line.len();
    }
    // A mail cut short still says what it says.
    parts.extend(start.and_then(|from| body.get(from..)));
    parts
}

#[derive(Clone, Copy)]
enum Transfer {
    Plain,
    Base64,
    QuotedPrintable,
}

fn transfer_encoding(name: Option<&str>) -> Transfer {
    match name.map(|n| n.trim().to_ascii_lowercase()).as_deref() {
        Some("base64") => Transfer::Base64,
        Some("quoted-printable") => Transfer::QuotedPrintable,
        _ => Transfer::Plain,
    }
}

fn decoded(body: &[u8], transfer: Transfer, budget: &mut Budget<'_>) -> Result<Vec<u8>, DocumentError> {
    let bytes = match transfer {
        Transfer::Plain => Some(body.to_vec()),
        Transfer::Base64 => base64_decode(body),
        Transfer::QuotedPrintable => quoted_printable_decode(body),
    };
    // What is wrongly encoded is read as it stands rather than lost.
    let bytes = bytes.unwrap_or_else(|| body.to_vec());
    budget.unpack(bytes.len())?;
    Ok(bytes)
}

fn attachment(name: Option<&str>, kind: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    if kind == "image" {
        draft.pictures += 1;
    } else {
        draft.attachments += 1;
    }
    draft.end_paragraph_if_open();
    draft.labelled("Attachment", name.unwrap_or("without a name"), budget)
}
