//! The way back: stand-ins in a reply become what they stand for, also where their case, their
//! brackets, their number or their language have changed on the way.

use std::collections::HashMap;

use super::days::{self, Written};
use super::pseudonym::{PseudonymMap, fullest, is_base};
use super::stand_in::{Same, contents, counted};
use crate::rules::RuleBook;
use crate::rules::wording::Wording;
use crate::text::{Span, fold, order};

/// A text with its names back.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// The text.
    pub text: String,
    /// How many stand-ins came back.
    pub count: usize,
}

/// A stand-in, ready to be looked for.
struct Known<'p> {
    pseudonym: &'p str,
    /// What it stands for; more than one where one person goes by several names.
    originals: Vec<&'p str>,
    canonical: String,
    date: Option<Written>,
}

/// A place in the text and what comes there.
pub(crate) struct Place {
    pub(crate) span: Span,
    pieces: Vec<Piece>,
}

enum Piece {
    Known(usize),
    Text(String),
}

/// Looks for the stand-ins of one chat.
pub struct Restorer<'p> {
    known: Vec<Known<'p>>,
    same: Same,
    /// Counted stand-ins by their first word, for where the brackets are gone.
    counted: HashMap<String, Vec<usize>>,
    /// Stand-ins of people without a number.
    alone: Vec<usize>,
}

impl<'p> Restorer<'p> {
    /// `pairs` are stand-ins and what they stand for; a stand-in may come more than once, in the
    /// order of a text. `spoken` are stand-ins that need their brackets.
    #[must_use]
    pub fn new(pairs: &[(&'p str, &'p str)], spoken: &[String], book: &RuleBook, wording: &Wording) -> Self {
        let same = Same::new(book);
        let mut known: Vec<Known<'p>> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        for &(pseudonym, original) in pairs.iter().filter(|(pseudonym, _)| !pseudonym.trim().is_empty()) {
            let at = *index.entry(pseudonym).or_insert_with(|| {
                let inner = inner(pseudonym);
                let date = days::read(inner).filter(|_| days::read(original).is_some());
                known.push(Known { pseudonym, originals: Vec::new(), canonical: same.canonical(inner), date });
                known.len() - 1
            });
            known[at].originals.push(original);
        }
        let mut restorer = Self { known, same, counted: HashMap::new(), alone: Vec::new() };
        for at in 0..restorer.known.len() {
            restorer.note_bare(at, spoken, wording);
        }
        restorer
    }

    /// The stand-ins of a map.
    #[must_use]
    pub fn of(map: &'p PseudonymMap, book: &RuleBook, wording: &Wording) -> Self {
        Self::new(&map.pairs(), &map.spoken, book, wording)
    }

    fn note_bare(&mut self, at: usize, spoken: &[String], wording: &Wording) {
        let pseudonym = self.known[at].pseudonym;
        let inner = inner(pseudonym);
        match counted(inner) {
            Some((base, _)) if is_base(base, wording) => {
                let first = base.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
                self.counted.entry(first).or_default().push(at);
            }
            None if is_base(inner, wording)
                && self.known[at].date.is_none()
                && !spoken.iter().any(|s| s == pseudonym) =>
            {
                let role = wording.entries.iter().any(|(key, text)| key.starts_with("role.") && text == inner);
                self.alone.extend(role.then_some(at));
            }
            _ => {}
        }
    }

    /// The text with everything that is known put back.
    #[must_use]
    pub fn restore(&self, text: &str) -> Restored {
        let places = self.places(text);
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        let given = self.give(&places);
        for (place, words) in places.iter().zip(&given) {
            out.push_str(text.get(done..place.span.start).unwrap_or(""));
            out.push_str(words);
            done = place.span.end;
        }
        out.push_str(text.get(done..).unwrap_or(""));
        Restored { text: out, count: places.len() }
    }

    /// The words for each place. A stand-in that comes as often as it has originals gives them
    /// back one by one, which is how a text that was not changed becomes what it was.
    pub(crate) fn give(&self, places: &[Place]) -> Vec<String> {
        let mut counts = vec![0_usize; self.known.len()];
        let pieces = || places.iter().flat_map(|place| &place.pieces);
        pieces().for_each(|piece| {
            if let Piece::Known(at) = piece {
                counts[*at] += 1
            }
        });
        let mut met = vec![0_usize; self.known.len()];
        let mut word = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Known(at) => {
                let originals = &self.known[*at].originals;
                met[*at] += 1;
                let exact = (originals.len() == counts[*at]).then(|| originals.get(met[*at] - 1)).flatten();
                exact.copied().unwrap_or_else(|| fullest(originals.iter().copied())).to_owned()
            }
        };
        places.iter().map(|place| place.pieces.iter().map(&mut word).collect()).collect()
    }

    /// Where stand-ins are, in order, without overlaps.
    pub(crate) fn places(&self, text: &str) -> Vec<Place> {
        let mut places = self.bracketed(text);
        let bracketed = !places.is_empty();
        let mut more = self.bare(text);
        if !bracketed {
            more.extend(self.lone(text));
        }
        more.extend(self.dates(text));
        for place in more {
            if !places.iter().any(|other| other.span.overlaps(place.span)) {
                places.push(place);
            }
        }
        order::by(&mut places, |place| (order::up(place.span.start), 0));
        places
    }

    /// Stand-ins in brackets of any kind.
    pub(crate) fn bracketed(&self, text: &str) -> Vec<Place> {
        let read = |(content, whole): (Span, Span)| {
            let inner = text.get(content.start..content.end)?;
            let owned = inner.trim_end_matches(['\'', '’', '*', '_', ' ']);
            let possessive = owned.strip_suffix("'s").or_else(|| owned.strip_suffix("’s"));
            let mut pieces = self.read(possessive.unwrap_or(inner)).or_else(|| self.several(inner))?;
            pieces.extend(possessive.map(|_| Piece::Text("'s".to_owned())));
            Some(Place { span: whole, pieces })
        };
        contents(text).into_iter().filter_map(read).collect()
    }

    /// What one content of brackets is.
    fn read(&self, content: &str) -> Option<Vec<Piece>> {
        let exact = self.known.iter().position(|known| inner(known.pseudonym) == content);
        let by_date = || days::read(content).and_then(|date| self.dated(&date)).map(|text| vec![Piece::Text(text)]);
        let found = exact.or_else(|| {
            let canonical = self.same.canonical(content);
            let mut fits =
                (0..self.known.len()).filter(|&at| !canonical.is_empty() && self.known[at].canonical == canonical);
            fits.next().filter(|_| fits.next().is_none())
        });
        found.map(|at| vec![Piece::Known(at)]).or_else(by_date)
    }

    /// "[Child A and Child B]", "[Mum/Dad]".
    fn several(&self, content: &str) -> Option<Vec<Piece>> {
        for between in [" and ", " & ", " a ", " et ", " und ", " y ", "/", ", "] {
            let parts: Vec<&str> = content.split(between).collect();
            let mut pieces = Vec::new();
            for (at, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                pieces.extend((at > 0).then(|| Piece::Text(between.to_owned())));
                match self.read(part) {
                    Some(read) => pieces.extend(read),
                    None => pieces.clear(),
                }
            }
            if pieces.len() == parts.len() * 2 - 1 && parts.len() > 1 {
                return Some(pieces);
            }
        }
        None
    }

    /// Counted stand-ins without brackets: "person 1", "Child A", "**Social worker 2**".
    fn bare(&self, text: &str) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        if self.counted.is_empty() {
            return places;
        }
        let words = word_places(text);
        for (at, span) in words.iter().enumerate() {
            let first = plain(text, *span);
            let found = self
                .counted
                .get(&first)
                .into_iter()
                .flatten()
                .find_map(|&known| self.counted_at(text, &words[at..], known).map(|end| (known, end)));
            if let Some((known, end)) = found.filter(|_| places.last().is_none_or(|last| last.span.end <= span.start)) {
                places.push(Place { span: Span::new(span.start, end), pieces: vec![Piece::Known(known)] });
            }
        }
        places
    }

    /// Where the words of a counted stand-in end, if they begin here.
    fn counted_at(&self, text: &str, words: &[Span], known: usize) -> Option<usize> {
        let (base, mark) = counted(inner(self.known[known].pseudonym))?;
        let wanted: Vec<String> =
            base.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        let last = words.get(wanted.len())?;
        for (at, want) in wanted.iter().enumerate() {
            let here = words.get(at)?;
            let next = words.get(at + 1)?;
            let gap = text.get(here.end..next.start)?;
            let close =
                gap.chars().count() <= 3 && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '_' | '*' | '#'));
            if plain(text, *here) != *want || !close {
                return None;
            }
        }
        (text.get(last.start..last.end)? == mark).then_some(last.end)
    }

    /// "Mum" where no stand-in of the text kept its brackets and the chat never said "mum" itself.
    fn lone(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        for &at in &self.alone {
            let word = inner(self.known[at].pseudonym);
            for (start, _) in text.match_indices(word) {
                let end = start + word.len();
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let clear = edge(text.get(..start).and_then(|t| t.chars().next_back()))
                    && edge(text.get(end..).and_then(|t| t.chars().next()));
                if clear {
                    places.push(Place { span: Span::new(start, end), pieces: vec![Piece::Known(at)] });
                }
            }
        }
        places
    }

    /// Dates that were moved, however the reply writes them.
    fn dates(&self, text: &str) -> Vec<Place> {
        if self.known.iter().all(|known| known.date.is_none()) {
            return Vec::new();
        }
        let place = |(span, date): (std::ops::Range<usize>, Written)| {
            let back = self.dated(&date).filter(|_| date.named || date.year.is_some())?;
            Some(Place { span: Span::new(span.start, span.end), pieces: vec![Piece::Text(back)] })
        };
        days::scan(text).into_iter().filter_map(place).collect()
    }

    /// A moved date back where it was, written as it stands, where just one date of the chat fits.
    fn dated(&self, date: &Written) -> Option<String> {
        let mut fits = self.known.iter().filter_map(|known| {
            let moved = known.date.as_ref().filter(|moved| moved.agrees(date))?;
            Some(days::read(known.originals.first()?)?.count() - moved.count())
        });
        let first = fits.next()?;
        fits.all(|days| days == first).then(|| date.moved(first))
    }
}

/// A stand-in without its brackets.
fn inner(pseudonym: &str) -> &str {
    pseudonym.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(pseudonym)
}

fn plain(text: &str, span: Span) -> String {
    text.get(span.start..span.end)
        .unwrap_or("")
        .chars()
        .filter_map(fold::plain_form)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Runs of letters and digits.
fn word_places(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + c.len_utf8(),
            _ => words.push(Span::new(at, at + c.len_utf8())),
        }
    }
    words
}
