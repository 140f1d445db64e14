//! Stand-ins: one map for one chat, so that the same person is the same stand-in throughout.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::findings::Finding;
use crate::rules::wording::Wording;
use crate::text::{self, Span};

/// A stand-in and what it stands for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// All stand-ins of one chat. Plain data: the caller keeps it in memory for the session and
/// hands it back with the next text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PseudonymMap {
    /// In order of first appearance.
    pub pairings: Vec<Pairing>,
}

impl PseudonymMap {
    /// The stand-in of `original`, made if there is none yet. `base` is the word inside it.
    pub fn stand_in(&mut self, entity: &str, original: &str, base: &str, person: Option<u16>, taken: &str) -> String {
        let same = |pairing: &&Pairing| {
            pairing.entity == entity
                && (text::lower(&pairing.original) == text::lower(original)
                    || (person.is_some() && pairing.person == person))
        };
        let known = self.pairings.iter().find(same).map(|pairing| pairing.pseudonym.clone());
        let pseudonym = known.unwrap_or_else(|| self.fresh(base, taken));
        let exact = |pairing: &Pairing| pairing.entity == entity && pairing.original == original;
        if !self.pairings.iter().any(exact) {
            self.pairings.push(Pairing {
                pseudonym: pseudonym.clone(),
                original: original.to_owned(),
                entity: entity.to_owned(),
                person,
            });
        }
        pseudonym
    }

    /// A numbered stand-in that is neither in the map nor in the text.
    fn fresh(&self, base: &str, taken: &str) -> String {
        let free = |candidate: &String| {
            !taken.contains(candidate.as_str()) && !self.pairings.iter().any(|p| &p.pseudonym == candidate)
        };
        (1..=u16::MAX).map(|n| format!("[{base} {n}]")).find(free).unwrap_or_else(|| format!("[{base}]"))
    }
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

/// Whether the nearest brackets around `span`, on its own line, hold one of our base words.
fn inside_stand_in(source: &str, span: Span, wording: &Wording) -> bool {
    let (Some(before), Some(after)) = (source.get(..span.end), source.get(span.start..)) else { return false };
    let (Some(open), Some(close)) = (before.rfind('['), after.find(']')) else { return false };
    source.get(open + 1..span.start + close).is_some_and(|held| open <= span.start && is_ours(held, wording))
}

/// Whether the words between two brackets are a base word of ours and at most a number.
fn is_ours(held: &str, wording: &Wording) -> bool {
    let base = held.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let word = |key: &str| key.starts_with("role.") || key.ends_with(".stand_in");
    held.len() < 60 && wording.entries.iter().any(|(key, text)| word(key) && text.eq_ignore_ascii_case(base))
}
