//! Stand-ins: one map for one chat, so that the same person is the same stand-in throughout.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::names::{self, Forms};
use crate::findings::Finding;
use crate::rules::safer::Operator;
use crate::rules::wording::Wording;
use crate::text::Span;

/// The entity of the names of people.
pub const PERSON: &str = "person";
/// The entity of a family's name.
pub const FAMILY: &str = "family";

/// A stand-in and what it stands for.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pairing {
    /// As written in the safer text: "[Person 1]".
    pub pseudonym: String,
    /// As written in the original.
    pub original: String,
    /// Entity of the finding.
    pub entity: String,
    /// Number of the person it names, for people: all forms of one person share it.
    pub person: Option<u16>,
}

impl fmt::Debug for Pairing {
    /// The stand-in only: never what it stands for.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Pairing({})", self.pseudonym)
    }
}

/// Somebody in a chat: one person, one stand-in, however often and however they are named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Someone {
    /// Their number in this chat.
    pub number: u16,
    /// `"[Mum]"`.
    pub stand_in: String,
    /// The part they play: a key of `rules/wording` under `role.`, or empty.
    pub role: String,
    /// The name that is given back, where the person chose one; else the fullest.
    pub named: String,
    /// The turn they were last named in.
    pub seen: u32,
    /// Whether a person has settled which names are theirs: these then count by the letter.
    pub settled: bool,
}

/// What the person chose for a kind of finding in this chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// An entity, a kind of the policy, or "professional".
    pub kind: String,
    /// What is done with it.
    pub operator: Operator,
}

/// All stand-ins of one chat. Plain data: the caller keeps it in memory for the session and
/// hands it back with the next text.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PseudonymMap {
    /// In order of first appearance.
    pub pairings: Vec<Pairing>,
    /// People, in order of first appearance.
    pub people: Vec<Someone>,
    /// Stand-ins that were sent once and have been changed since: they still come back.
    pub past: Vec<Pairing>,
    /// Weeks by which dates are moved; 0 until a date is met.
    pub weeks: i16,
    /// Words that are not names in this chat.
    pub not_names: Vec<String>,
    /// What the person chose, by kind.
    pub choices: Vec<Choice>,
    /// Stand-ins whose word by itself was written in this chat: without brackets it is that word.
    pub spoken: Vec<String>,
    /// How many texts were made safer.
    pub turn: u32,
}

impl fmt::Debug for PseudonymMap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PseudonymMap({} pairings, {} people)", self.pairings.len(), self.people.len())
    }
}

impl PseudonymMap {
    /// The person with a number.
    #[must_use]
    pub fn someone(&self, number: u16) -> Option<&Someone> {
        self.people.iter().find(|person| person.number == number)
    }

    /// The names that a person goes by.
    pub fn names_of(&self, number: u16) -> impl Iterator<Item = &str> {
        let theirs = move |pairing: &&Pairing| pairing.person == Some(number) && pairing.entity != FAMILY;
        self.pairings.iter().filter(theirs).map(|pairing| pairing.original.as_str())
    }

    pub(crate) fn forms_of(&self, number: u16) -> Forms {
        self.names_of(number).map(names::words).collect()
    }

    /// The name that a person's stand-in gives back: the chosen one, else the fullest.
    #[must_use]
    pub fn name_given_back(&self, number: u16) -> &str {
        let chosen = self.someone(number).map_or("", |person| person.named.as_str());
        if chosen.is_empty() { fullest(self.names_of(number)) } else { chosen }
    }

    /// The stand-in that something other than a person has, where it has one. A long number is the
    /// same number whatever it was taken for.
    pub(crate) fn known(&self, entity: &str, original: &str) -> Option<&str> {
        let number =
            |text: &str| !text.contains(char::is_alphabetic) && text.chars().filter(char::is_ascii_digit).count() > 8;
        let number = number(original);
        let same = |pairing: &&Pairing| (number || pairing.entity == entity) && same_words(&pairing.original, original);
        self.pairings.iter().find(same).map(|pairing| pairing.pseudonym.as_str())
    }

    /// Notes that `pseudonym` stands for `original`, once.
    pub(crate) fn note(&mut self, pseudonym: &str, original: &str, entity: &str, person: Option<u16>) {
        let there = self.pairings.iter().any(|p| p.original == original && p.pseudonym == pseudonym);
        if !there {
            let (pseudonym, original, entity) = (pseudonym.to_owned(), original.to_owned(), entity.to_owned());
            self.pairings.push(Pairing { pseudonym, original, entity, person });
        }
    }

    /// Whether a stand-in is in use, or was.
    pub(crate) fn has(&self, pseudonym: &str) -> bool {
        let small = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
        let wanted = small(pseudonym);
        self.stand_ins().any(|other| other.chars().flat_map(char::to_lowercase).eq(wanted.iter().copied()))
    }

    /// Every stand-in there is or was.
    pub(crate) fn stand_ins(&self) -> impl Iterator<Item = &str> {
        let pairings = self.pairings.iter().chain(&self.past).map(|pairing| pairing.pseudonym.as_str());
        pairings.chain(self.people.iter().map(|person| person.stand_in.as_str()))
    }

    /// What the person chose for a kind, if anything.
    pub(crate) fn chosen(&self, kind: &str) -> Option<Operator> {
        self.choices.iter().find(|choice| choice.kind == kind).map(|choice| choice.operator)
    }

    /// Whether these words, or a longer name that they are part of, are no name in this chat.
    #[must_use]
    pub fn leaves_alone(&self, words: &str) -> bool {
        let part_of = |known: &String| {
            let (part, whole) = (names::words(words), names::words(known));
            !part.is_empty() && part.iter().all(|word| whole.contains(word))
        };
        self.not_names.iter().any(|known| same_words(known, words) || part_of(known))
    }

    /// Each stand-in and what it gives back: people by the name that is given back.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs: Vec<(&str, &str)> =
            self.people.iter().map(|person| (person.stand_in.as_str(), self.name_given_back(person.number))).collect();
        for pairing in self.pairings.iter().chain(&self.past) {
            if !pairs.iter().any(|(known, _)| *known == pairing.pseudonym) {
                let now =
                    pairing.person.filter(|_| pairing.entity == PERSON).map(|number| self.name_given_back(number));
                pairs.push((&pairing.pseudonym, now.filter(|name| !name.is_empty()).unwrap_or(&pairing.original)));
            }
        }
        pairs
    }
}

/// The name with the most words, and of these the longest.
pub(crate) fn fullest<'n>(names: impl Iterator<Item = &'n str>) -> &'n str {
    names.max_by_key(|name| (names::words(name).len(), name.len())).unwrap_or("")
}

/// Whether two writings of a number, an address or a word are the same but for case, spaces and marks.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    one == other || { plain(one).eq(plain(other)) && plain(one).next().is_some() }
}

/// The word inside the stand-in of an entity: "Person", "Address".
#[must_use]
pub fn base_word<'w>(wording: &'w Wording, entity: &str) -> &'w str {
    wording
        .find(&format!("entity.{entity}.stand_in"))
        .or_else(|| wording.find("entity.other.stand_in"))
        .unwrap_or("Detail")
}

/// Leaves out findings inside our own stand-ins (`[Organisation 1]`, `[Mum]`), so that safer
/// text is never masked twice. Spans are bytes of `source`.
#[must_use]
pub fn without_stand_ins(mut found: Vec<Finding>, source: &str, wording: &Wording) -> Vec<Finding> {
    if source.contains('[') {
        found.retain(|finding| !inside_stand_in(source, finding.span, wording));
    }
    found
}

/// Bytes within which brackets hold a stand-in.
const LONGEST_HELD: usize = 60;

/// Whether the nearest brackets around `span`, on its own line, hold one of our base words.
fn inside_stand_in(source: &str, span: Span, wording: &Wording) -> bool {
    let bytes = source.as_bytes();
    let before = bytes.get(span.end.saturating_sub(LONGEST_HELD)..span.end).unwrap_or_default();
    let after = bytes.get(span.start..(span.start + LONGEST_HELD).min(bytes.len())).unwrap_or_default();
    let open = before.iter().rposition(|&byte| byte == b'[').map(|at| span.end - before.len() + at);
    let close = after.iter().position(|&byte| byte == b']').map(|at| span.start + at);
    let (Some(open), Some(close)) = (open, close) else { return false };
    source.get(open + 1..close).is_some_and(|held| open <= span.start && is_ours(held, wording))
}

/// Whether the words between two brackets are a base word of ours and at most a number or a letter.
#[must_use]
pub fn is_ours(held: &str, wording: &Wording) -> bool {
    let held = held.trim();
    held.len() < LONGEST_HELD
        && (is_base(held, wording)
            || held.rsplit_once(' ').is_some_and(|(base, mark)| {
                let counted = mark.bytes().all(|c| c.is_ascii_digit())
                    || mark.len() == 1 && mark.bytes().all(|c| c.is_ascii_uppercase());
                counted && is_base(base, wording)
            })
            || generalised(held, wording))
}

/// A word that stands in: of a role, a setting or an entity.
pub(crate) fn is_base(word: &str, wording: &Wording) -> bool {
    let base = |key: &str| {
        key.starts_with("role.") || key.starts_with("setting.") || key.ends_with(".stand_in") || key == "safer.family"
    };
    wording.entries.iter().any(|(key, text)| base(key) && text.eq_ignore_ascii_case(word))
}

/// "Age 8", "3 to 5", "Place in Wales": what generalising writes.
fn generalised(held: &str, wording: &Wording) -> bool {
    let held = held.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map_or(held, |(text, _)| text);
    let keys = [
        "age",
        "born",
        "place-in",
        "under-half",
        "half-to-one",
        "over-ninety",
        "band",
        "band-aged",
        "band-under",
        "band-over",
    ];
    keys.iter().any(|key| follows(wording.get(&format!("safer.{key}")), held))
}

/// Whether words are a pattern with its places filled: `{n}` and `{m}` with figures, others with anything.
fn follows(pattern: &str, held: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('{') else { return pattern.eq_ignore_ascii_case(held) };
    let (Some((name, after)), Some(filled)) = (rest.split_once('}'), held.get(before.len()..)) else { return false };
    let figures = matches!(name, "n" | "m");
    let end = filled.find(|c: char| figures && !c.is_ascii_digit()).unwrap_or(filled.len());
    let opens = held.get(..before.len()).is_some_and(|start| start.eq_ignore_ascii_case(before));
    opens && end > 0 && if figures { follows(after, &filled[end..]) } else { after.is_empty() }
}
