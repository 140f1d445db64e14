//! Fonts: which characters the bytes of a string stand for, and how wide they are.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use quick_xml::escape::resolve_html5_entity;

use crate::documents::DocumentError;
use crate::documents::budget::Budget;

/// Most codes of one font that are mapped.
const MOST_CODES: usize = 1 << 16;

/// A font as far as text needs it.
pub(super) struct Font {
    two_bytes: bool,
    /// What codes stand for, from `/ToUnicode` or the encoding.
    characters: BTreeMap<u32, String>,
    /// Widths in thousandths of the font size.
    widths: BTreeMap<u32, f32>,
    default_width: Option<f32>,
    macintosh: bool,
}

impl Font {
    /// Reads a font dictionary. Each code is a step: a map may name all of them over and over.
    pub(super) fn new(font: &Dict<'_>, budget: &mut Budget<'_>) -> Result<Self, DocumentError> {
        let two_bytes = name_of(font, b"Subtype").as_deref() == Some("Type0");
        let mut new = Self {
            two_bytes,
            characters: BTreeMap::new(),
            widths: BTreeMap::new(),
            default_width: None,
            macintosh: false,
        };
        if two_bytes {
            new.read_descendant(font, budget)?;
        } else {
            new.read_encoding(font);
            new.read_widths(font);
        }
        if let Some(map) = font.get::<Stream<'_>>(b"ToUnicode".as_slice())
            && let Ok(data) = map.decoded_data()
        {
            read_cmap(&data, &mut new.characters, budget)?;
        }
        Ok(new)
    }

    /// How many codes it knows: what it takes of memory.
    pub(super) fn codes(&self) -> usize {
        self.characters.len() + self.widths.len()
    }

    /// The characters of a string and their widths in ems; whether each is a single-byte space.
    pub(super) fn decode(&self, bytes: &[u8]) -> Vec<(String, f32, bool)> {
        let step = if self.two_bytes { 2 } else { 1 };
        bytes
            .chunks(step)
            .map(|code| {
                let space = !self.two_bytes && code == [b' '];
                let code = code.iter().fold(0_u32, |n, &b| n << 8 | u32::from(b));
                let shown = self.character(code);
                let width = self.widths.get(&code).copied().or(self.default_width);
                let width = width.map_or_else(|| usual_width(&shown), |w| w / 1000.0);
                (shown, width, space)
            })
            .collect()
    }

    fn character(&self, code: u32) -> String {
        if let Some(found) = self.characters.get(&code) {
            return found.clone();
        }
        if self.two_bytes {
            return String::new();
        }
        let encoding = if self.macintosh { encoding_rs::MACINTOSH } else { encoding_rs::WINDOWS_1252 };
        encoding.decode_without_bom_handling(&[code as u8]).0.into_owned()
    }

    fn read_encoding(&mut self, font: &Dict<'_>) {
        let mut base = name_of(font, b"Encoding");
        if let Some(own) = font.get::<Dict<'_>>(b"Encoding".as_slice()) {
            base = name_of(&own, b"BaseEncoding");
            let mut code = 0;
            for item in own.get::<Array<'_>>(b"Differences".as_slice()).iter().flat_map(|d| d.iter::<Object<'_>>()) {
                match item {
                    Object::Number(number) => code = number.as_i64().clamp(0, 255) as u32,
                    Object::Name(name) => {
                        if let Some(shown) = glyph(name.as_str()) {
                            self.characters.insert(code, shown);
                        }
                        code += 1;
                    }
                    _ => {}
                }
            }
        }
        self.macintosh = base.as_deref() == Some("MacRomanEncoding");
    }

    fn read_widths(&mut self, font: &Dict<'_>) {
        let first = font.get::<i32>(b"FirstChar".as_slice()).unwrap_or(0).clamp(0, 255) as u32;
        if let Some(widths) = font.get::<Array<'_>>(b"Widths".as_slice()) {
            self.widths = (first..256).zip(widths.iter::<f32>()).collect();
        }
    }

    /// The widths of a composite font: `[first [w w w] first last w …]`.
    fn read_descendant(&mut self, font: &Dict<'_>, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.default_width = Some(1000.0);
        let Some(fonts) = font.get::<Array<'_>>(b"DescendantFonts".as_slice()) else { return Ok(()) };
        let Some(own) = fonts.iter::<Dict<'_>>().next() else { return Ok(()) };
        self.default_width = own.get::<f32>(b"DW".as_slice()).or(self.default_width);
        let Some(list) = own.get::<Array<'_>>(b"W".as_slice()) else { return Ok(()) };
        let mut items = list.iter::<Object<'_>>();
        while let (Some(Object::Number(first)), Some(next)) = (items.next(), items.next()) {
            let first = first.as_i64().clamp(0, 0xFFFF) as u32;
            match next {
                Object::Array(widths) => {
                    for (code, width) in (first..=0xFFFF).zip(widths.iter::<f32>()) {
                        budget.step()?;
                        self.widths.insert(code, width);
                    }
                }
                Object::Number(last) => {
                    let last = last.as_i64().clamp(0, 0xFFFF) as u32;
                    if let Some(Object::Number(width)) = items.next() {
                        for code in first..=last {
                            budget.step()?;
                            self.widths.insert(code, width.as_f32());
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn name_of(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// A width where the font gives none, as the fonts that need not are drawn.
fn usual_width(shown: &str) -> f32 {
    match shown.chars().next() {
        Some(' ' | 'i' | 'j' | 'l' | 'f' | 't' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' | '/') => 0.278,
        Some('m' | 'w' | 'M' | 'W') => 0.83,
        Some('r' | '-' | '(' | ')') => 0.333,
        Some(c) if c.is_uppercase() => 0.69,
        _ => 0.54,
    }
}

/// Glyph names of the standard encodings that are not also names in HTML.
const GLYPHS: [(&str, &str); 40] = [
    ("space", " "),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("hyphen", "-"),
    ("quotesingle", "'"),
    ("quotedbl", "\""),
    ("quoteright", "\u{2019}"),
    ("quoteleft", "\u{2018}"),
    ("quotedblleft", "\u{201c}"),
    ("quotedblright", "\u{201d}"),
    ("endash", "\u{2013}"),
    ("emdash", "\u{2014}"),
    ("semicolon", ";"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("slash", "/"),
    ("ampersand", "&"),
    ("at", "@"),
    ("numbersign", "#"),
    ("exclam", "!"),
    ("question", "?"),
    ("equal", "="),
    ("underscore", "_"),
    ("asterisk", "*"),
    ("sterling", "£"),
    ("ellipsis", "…"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
];

/// What a glyph name stands for (Adobe Glyph List Specification, section 2).
fn glyph(name: &str) -> Option<String> {
    let name = name.split_once('.').map_or(name, |(base, _)| base);
    if name.chars().count() == 1 {
        return Some(name.to_owned());
    }
    if let Some((_, shown)) = GLYPHS.iter().find(|(known, _)| *known == name) {
        return Some((*shown).to_owned());
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(c) = hex.and_then(|h| u32::from_str_radix(h.get(..4)?, 16).ok()).and_then(char::from_u32) {
        return Some(c.to_string());
    }
    resolve_html5_entity(name).map(str::to_owned)
}

/// Reads `bfchar` and `bfrange` of a `/ToUnicode` map.
fn read_cmap(
    data: &[u8],
    characters: &mut BTreeMap<u32, String>,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    let text = String::from_utf8_lossy(data);
    for (section, end) in [("beginbfchar", "endbfchar"), ("beginbfrange", "endbfrange")] {
        for part in text.split(section).skip(1) {
            let part = part.split(end).next().unwrap_or("");
            if section == "beginbfchar" {
                let hexes: Vec<&str> = hexes(part).collect();
                for pair in hexes.chunks(2) {
                    if let [code, shown] = pair {
                        budget.step()?;
                        insert(characters, number(code), utf16(shown, 0));
                    }
                }
            } else {
                read_ranges(part, characters, budget)?;
            }
        }
    }
    Ok(())
}

/// `<first> <last> <text>` or `<first> <last> [<text> <text> …]`.
fn read_ranges(
    mut part: &str,
    characters: &mut BTreeMap<u32, String>,
    budget: &mut Budget<'_>,
) -> Result<(), DocumentError> {
    while let Some((first, rest)) = next_hex(part) {
        let Some((last, rest)) = next_hex(rest) else { break };
        let (first, last) = (number(first), number(last).min(0xFFFF));
        if let Some(list) = rest.trim_start().strip_prefix('[') {
            let (list, after) = list.split_once(']').unwrap_or((list, ""));
            for (code, shown) in (first..=last).zip(hexes(list)) {
                budget.step()?;
                insert(characters, code, utf16(shown, 0));
            }
            part = after;
        } else {
            let Some((shown, after)) = next_hex(rest) else { break };
            for code in first..=last {
                budget.step()?;
                insert(characters, code, utf16(shown, code - first));
            }
            part = after;
        }
    }
    Ok(())
}

fn insert(characters: &mut BTreeMap<u32, String>, code: u32, shown: String) {
    if characters.len() < MOST_CODES {
        characters.insert(code, shown);
    }
}

fn hexes(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|h| h.split('>').next().unwrap_or(""))
}

fn next_hex(text: &str) -> Option<(&str, &str)> {
    text.split_once('<')?.1.split_once('>')
}

fn number(hex: &str) -> u32 {
    u32::from_str_radix(hex.trim(), 16).unwrap_or(0)
}

/// UTF-16 in hexadecimal digits; `offset` is added to its last unit.
fn utf16(hex: &str, offset: u32) -> String {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).take(64).collect();
    let mut units: Vec<u16> =
        digits.chunks(4).filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok()).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(offset as u16);
    }
    String::from_utf16_lossy(&units)
}
