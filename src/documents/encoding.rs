//! Bytes to text: what the bytes say first, then UTF-8, then Windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page a declared character set is looked for, in bytes.
const DECLARATION_WITHIN: usize = 1024;

/// Decodes plain text: byte order mark, UTF-16 by its look, UTF-8, Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> String {
    let encoding = utf16_by_its_look(bytes)
        .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    // `decode` lets a byte order mark overrule the guess.
    encoding.decode(bytes).0.into_owned()
}

/// Decodes bytes in the named character set; an unknown name means a guess.
pub(super) fn decode_as(label: &str, bytes: &[u8]) -> String {
    match Encoding::for_label(label.trim().as_bytes()) {
        // Much mail says "us-ascii" or "utf-8" and is neither.
        Some(named) if named != UTF_8 => {
            if named == WINDOWS_1252 && std::str::from_utf8(bytes).is_ok() {
                return decode(bytes);
            }
            named.decode(bytes).0.into_owned()
        }
        _ => decode(bytes),
    }
}

/// Decodes a web page: as [`decode`], or as the page itself declares.
pub(super) fn decode_html(bytes: &[u8]) -> String {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return decode(bytes);
    }
    let head = bytes.get(..DECLARATION_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = head.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next().unwrap_or("")
    });
    decode_as(label.unwrap_or(""), bytes)
}

/// Decodes a part of an XML package: UTF-8 unless a mark says UTF-16.
pub(super) fn decode_xml(bytes: Vec<u8>) -> String {
    if Encoding::for_bom(&bytes).is_none() && utf16_by_its_look(&bytes).is_none() {
        return match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => decode(e.as_bytes()),
        };
    }
    decode(&bytes)
}

/// UTF-16 without a mark: every other byte of Latin text is null.
fn utf16_by_its_look(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = bytes.get(..512.min(bytes.len()) & !1)?;
    if look.len() < 4 {
        return None;
    }
    let pairs = look.len() / 2;
    let nulls_at = |offset: usize| look.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (nulls_at(0), nulls_at(1));
    if odd * 10 > pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}
