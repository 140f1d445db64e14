//! Looks at a PDF's packed streams before anything unpacks them.
//!
//! The PDF reader unpacks without a limit. So each stream is unpacked once
//! into nothing and counted; what the count cannot see is refused: streams
//! packed twice, and names written so as to hide how they are packed.

use flate2::{Decompress, FlushDecompress};

use crate::documents::DocumentError;
use crate::documents::budget::Budget;

/// How far before its stream a dictionary is looked for, in bytes.
const DICTIONARY_WITHIN: usize = 4096;

/// Packings that make data larger, with their short names.
const PACKINGS: [&[u8]; 5] = [b"FlateDecode", b"LZWDecode", b"RunLengthDecode", b"/Fl ", b"/Fl]"];

/// How much larger than packed an LZW or run-length stream is counted.
const GUESSED_GROWTH: usize = 100;

/// Counts what all streams unpack to.
pub(super) fn vet(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        at = found + 6;
        budget.step()?;
        if found >= 3 && bytes.get(found - 3..found) == Some(b"end") {
            continue;
        }
        let dictionary = dictionary_before(bytes, found);
        let start = skip_line_end(bytes, at);
        let data = bytes.get(start..).unwrap_or_default();
        at = start.max(at);
        count(dictionary, data, budget)?;
    }
    Ok(())
}

fn count(dictionary: &[u8], data: &[u8], budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let packings: usize = PACKINGS.iter().map(|name| occurrences(dictionary, name)).sum();
    if packings > 1 && occurrences(dictionary, b"/Filter") == 1 || hides_letters(dictionary) {
        return Err(DocumentError::TooLarge);
    }
    if occurrences(dictionary, b"LZWDecode") + occurrences(dictionary, b"RunLengthDecode") > 0 {
        let length = find(data, b"endstream", 0).unwrap_or(data.len());
        return budget.unpack(length.saturating_mul(GUESSED_GROWTH));
    }
    if occurrences(dictionary, b"ASCII85Decode") + occurrences(dictionary, b"/A85") > 0 {
        let end = find(data, b"~>", 0).unwrap_or(data.len());
        return inflate(&ascii85(data.get(..end).unwrap_or_default()), budget);
    }
    if occurrences(dictionary, b"ASCIIHexDecode") > 0 && packings > 0 {
        return Err(DocumentError::Unsupported);
    }
    inflate(data, budget)
}

/// Unpacks into nothing and counts. Data that is not packed stops at once.
fn inflate(data: &[u8], budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let mut inflater = Decompress::new(true);
    let mut sink = vec![0; 1 << 15];
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let rest = data.get(read as usize..).unwrap_or_default();
        let status = inflater.decompress(rest, &mut sink, FlushDecompress::None);
        let grown = (inflater.total_out() - written) as usize;
        budget.unpack(grown)?;
        budget.step()?;
        let stuck = grown == 0 && inflater.total_in() == read;
        if stuck || !matches!(status, Ok(flate2::Status::Ok | flate2::Status::BufError)) {
            return Ok(());
        }
    }
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4 + 4);
    let (mut group, mut length) = (0_u64, 0);
    for &b in data {
        match b {
            b'z' if length == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group * 85 + u64::from(b - b'!');
                length += 1;
                if length == 5 {
                    out.extend((group as u32).to_be_bytes());
                    (group, length) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if length > 1 {
        for _ in length..5 {
            group = group * 85 + 84;
        }
        out.extend((group as u32).to_be_bytes().iter().take(length - 1));
    }
    out
}

/// Letters and digits need no escape in a name; whoever escapes them hides something.
fn hides_letters(dictionary: &[u8]) -> bool {
    dictionary.windows(3).any(|w| match w {
        [b'#', hex @ ..] => std::str::from_utf8(hex)
            .ok()
            .and_then(|h| u8::from_str_radix(h, 16).ok())
            .is_some_and(|b| b.is_ascii_alphanumeric()),
        _ => false,
    })
}

fn dictionary_before(bytes: &[u8], stream: usize) -> &[u8] {
    let look = bytes.get(stream.saturating_sub(DICTIONARY_WITHIN)..stream).unwrap_or_default();
    let start = look.windows(3).rposition(|w| w == b"obj").unwrap_or(0);
    look.get(start..).unwrap_or_default()
}

fn skip_line_end(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len()).position(|w| w == what).map(|at| at + from)
}

fn occurrences(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|w| *w == what).count()
}
