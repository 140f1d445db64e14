//! Codes that the words around them tell: "reg ends LLO", "PC 1904 Tyson", "door is 7702Y", "legal file LG/5508".

use super::reading::{Reading, is_any};
use crate::text::{Case, Kind};

/// "reg ends LLO", "plate ending 4KX", "number plate starts BD": the part of a plate that somebody saw.
pub(super) fn end_of_a_plate(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let verb =
        if is_any!(reading, at.wrapping_sub(1), ["in", "with"]) { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let seen = is_any!(
        reading,
        verb,
        ["ends", "ending", "ended", "starts", "starting", "begins", "beginning", "started", "began"]
    );
    let plate = is_any!(reading, verb.wrapping_sub(1), ["reg", "plate", "vrm", "registration", "plates", "number"]);
    let written = reading.token(at).case == Case::Upper || reading.token(at).kind == Kind::Mixed;
    let short = (2..=4).contains(&reading.word(at).len());
    (seen && plate && written && short && reading.follows(at)).then_some(at)
}

/// "PC 1904 Tyson", "PCSO 7731 Mary Lund": an officer's number before the name.
pub(super) fn before_an_officer(reading: &Reading<'_>, at: usize) -> bool {
    let rank =
        is_any!(reading, at.wrapping_sub(1), ["pc", "wpc", "dc", "ds", "di", "ps", "pcso", "sgt", "sergeant", "insp"]);
    let number = reading.token(at).kind != Kind::Word && (3..=6).contains(&reading.word(at).len());
    let figures = reading.word(at).bytes().filter(u8::is_ascii_digit).count() >= 3;
    let name = reading.named(at + 1) || reading.capital(at + 1) && reading.token(at + 1).kind == Kind::Word;
    rank && number && figures && name && reading.follows(at) && reading.follows(at + 1)
}

/// "door is 7702Y", "gate: C4419X": four figures with the letter of a push-button lock.
pub(super) fn of_a_door(reading: &Reading<'_>, at: usize) -> bool {
    let link = is_any!(reading, at.wrapping_sub(1), ["is", "code", "=", ":", "was"]);
    let door = if link { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let lock =
        is_any!(reading, door, ["door", "gate", "entry", "safe", "keysafe", "lock", "keypad", "entrance", "lift"]);
    let word = reading.word(at);
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.len() - figures;
    let keys = word.bytes().all(|byte| byte.is_ascii_digit() || b"CXYZcxyz".contains(&byte));
    lock && keys && (4..=5).contains(&figures) && (1..=2).contains(&letters) && reading.token(at).kind == Kind::Mixed
}

/// "legal file LG/5508": a file with letters of its own.
pub(super) fn of_a_file(reading: &Reading<'_>, at: usize) -> bool {
    is_any!(reading, at.wrapping_sub(1), ["file", "files", "folder", "record", "records", "dossier"])
        && reading.follows(at)
}
