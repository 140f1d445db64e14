//! A finding: an entity, where it is, how sure we are, and what spoke for it.

use std::fmt;

use crate::rules::{Label, Sensitivity};
use crate::text::Span;

/// Number of a person within one text: same person, same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u16);

/// What spoke for a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its shape (a pattern or a grammar).
    pub shape: bool,
    /// A checksum.
    pub check: bool,
    /// Words near it.
    pub context: bool,
    /// The same thing elsewhere in the text.
    pub elsewhere: bool,
    /// What stands near it that makes a leak worse.
    pub near: super::sensitive::Near,
}

/// Something that the text gives away.
#[derive(Clone, PartialEq)]
pub struct Finding {
    /// Where: bytes of the folded text inside `findings`, of the source outside.
    pub span: Span,
    /// Index of the entity's recogniser in the rule book.
    pub entity: u16,
    /// Coarse class.
    pub label: Label,
    /// How sure, 0 to 1.
    pub score: f32,
    /// Harm if it leaks.
    pub sensitivity: Sensitivity,
    /// What spoke for it.
    pub evidence: Evidence,
    /// Which person of this text it names, for names of people.
    pub person: Option<PersonId>,
    /// The part that the person plays, where the text says so: a key of `rules/wording` under `role.`.
    pub role: Option<&'static str>,
}

impl fmt::Debug for Finding {
    /// Says what and where, never the text.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}..{} ({:.2})", self.label.name(), self.span.start, self.span.end, self.score)
    }
}
