//! The same documents in other dresses: small letters, capitals, carelessness, other names.

use std::collections::BTreeMap;

use crate::corpus::{Document, PERSON};
use crate::names::Names;
use crate::random::Random;

/// Changes each character; `None` leaves it out.
fn map(document: &Document, mut change: impl FnMut(usize, char) -> Option<char>) -> Document {
    let mut text = String::with_capacity(document.text.len());
    let mut places = vec![0; document.text.len() + 1];
    for (at, character) in document.text.char_indices() {
        places[at] = text.len();
        text.extend(change(at, character));
    }
    places[document.text.len()] = text.len();
    let spans = document.spans.iter().map(|&(start, end, class)| (places[start], places[end], class)).collect();
    Document { text, spans }
}

fn lower(character: char) -> char {
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}

/// All in small letters; half of the time without marks, as dictation gives it.
pub fn small(document: &Document, random: &mut Random) -> Document {
    let bare = random.chance(50);
    map(document, |_, character| match character {
        '.' | ',' | '!' | '?' | ';' | ':' | '"' | '(' | ')' if bare => None,
        '\'' if bare => None,
        _ => Some(lower(character)),
    })
}

/// All in capitals.
pub fn capitals(document: &Document) -> Document {
    map(document, |_, character| {
        let mut large = character.to_uppercase();
        match (large.next(), large.next()) {
            (Some(only), None) => Some(only),
            _ => Some(character),
        }
    })
}

/// A stretch in capitals, as people shout or stress.
pub fn shouted(document: &Document, random: &mut Random) -> Document {
    let from = random.below(document.text.len().max(1));
    let to = from + 30 + random.below(90);
    map(document, |at, character| {
        let mut large = character.to_uppercase();
        match (large.next(), large.next()) {
            (Some(only), None) if at >= from && at < to => Some(only),
            _ => Some(character),
        }
    })
}

/// Sentences start small, some names lose their capital, some marks are left out.
pub fn careless(document: &Document, random: &mut Random) -> Document {
    let mut opens = true;
    let mut keep = true;
    let mut letter = false;
    map(document, |at, character| {
        let starts = character.is_alphabetic() && !letter;
        letter = character.is_alphabetic() || character == '\'';
        if starts {
            let name = document.spans.iter().any(|&(start, end, _)| at >= start && at < end);
            keep = if name { !random.chance(40) } else { !(random.chance(15) || opens && random.chance(70)) };
            opens = false;
        }
        match character {
            '.' | '!' | '?' | '\n' => opens = true,
            _ => {}
        }
        match character {
            '\'' | ',' if random.chance(40) => None,
            _ if starts && !keep => Some(lower(character)),
            _ => Some(character),
        }
    })
}

/// Every name of a person gives way to one of another origin, part for part, the same all through.
pub fn other_names(document: &Document, names: &Names, random: &mut Random) -> Document {
    let origin = random.below(names.count());
    let mut given = BTreeMap::<String, String>::new();
    let mut out = Document::default();
    let mut from = 0;
    for &(start, end, class) in &document.spans {
        if start < from {
            continue;
        }
        out.text.push_str(&document.text[from..start]);
        let begin = out.text.len();
        let name = &document.text[start..end];
        if class == PERSON && !name.contains(['@', '_', '#', '.']) {
            out.text.push_str(&renamed(name, (names, origin), &mut given, random));
        } else {
            out.text.push_str(name);
        }
        out.spans.push((begin, out.text.len(), class));
        from = end;
    }
    out.text.push_str(&document.text[from..]);
    out
}

fn renamed(
    name: &str,
    (names, origin): (&Names, usize),
    given: &mut BTreeMap<String, String>,
    random: &mut Random,
) -> String {
    let parts: Vec<&str> = name.split(' ').collect();
    let count = parts.len();
    let mut words = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        let plain = part.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
        if part.chars().count() < 3 || !plain {
            words.push(part.to_owned());
            continue;
        }
        let last = at + 1 == count && (count > 1 || random.chance(30));
        let new = given
            .entry(part.to_lowercase())
            .or_insert_with(|| if last { names.surname(origin, random) } else { names.forename(origin, random) });
        words.push(if part.chars().any(char::is_lowercase) && part.chars().next().is_some_and(char::is_lowercase) {
            new.to_lowercase()
        } else if part.chars().all(|c| !c.is_lowercase()) {
            new.to_uppercase()
        } else {
            new.clone()
        });
    }
    words.join(" ")
}
