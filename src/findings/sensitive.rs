//! What makes it worse when a name leaks: special category data, offences, children's status, court
//! and third-party data near it. None of it is a finding by itself: a question about bail names nobody.
//!
//! May use `text` and `rules`. Sources: UK GDPR articles 9 and 10; lists in `rules/lexicons/`.

use super::Finding;
use super::grammar::Reading;
use crate::rules::lexicon::Lex;
use crate::rules::{Label, Sensitivity};
use crate::text::{Gap, Span};

/// A kind of data, as a bit of [`Near`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Health, origin, belief, sexuality and the rest of article 9.
    Special = 1,
    /// Offences, alleged ones too: article 10.
    Offence = 2,
    /// What the law calls a child: plans, orders, care.
    Child = 4,
    /// Court proceedings, whose papers are not free to share.
    Court = 8,
    /// What somebody else told, or about somebody else.
    ThirdParty = 16,
}

/// All kinds, with the key of their word in `rules/wording` under `near.`.
pub const KINDS: [(Kind, &str); 5] = [
    (Kind::Special, "special"),
    (Kind::Offence, "offence"),
    (Kind::Child, "child"),
    (Kind::Court, "court"),
    (Kind::ThirdParty, "third_party"),
];

/// The kinds of data near a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Near(u8);

impl Near {
    /// Whether there is any.
    #[must_use]
    pub const fn any(self) -> bool {
        self.0 != 0
    }

    /// Names of the kinds, in the order of [`KINDS`].
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        KINDS.into_iter().filter(move |(kind, _)| self.0 & *kind as u8 != 0).map(|(_, name)| name)
    }
}

/// A word that tells such data: where, and its kinds.
pub(crate) struct Told {
    span: Span,
    near: Near,
}

/// The lists and what they tell.
const LISTS: [(Lex, Kind); 11] = [
    (Lex::SpecialCategory, Kind::Special),
    (Lex::Diagnoses, Kind::Special),
    (Lex::Medicines, Kind::Special),
    (Lex::Nationalities, Kind::Special),
    (Lex::Religions, Kind::Special),
    (Lex::Sexuality, Kind::Special),
    (Lex::Offences, Kind::Offence),
    (Lex::ChildStatus, Kind::Child),
    (Lex::CourtWords, Kind::Court),
    (Lex::Justice, Kind::Court),
    (Lex::ThirdParty, Kind::ThirdParty),
];
const ALL: [Lex; 11] = {
    let mut all = [Lex::SpecialCategory; 11];
    let mut at = 0;
    while at < 11 {
        all[at] = LISTS[at].0;
        at += 1;
    }
    all
};

/// Every such word, by place.
pub(crate) fn told(reading: &Reading<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    for at in (0..reading.count()).filter(|&at| reading.has_any(at, &ALL)) {
        let here = || LISTS.iter().filter(|(list, _)| reading.has(at, *list));
        let near = Near(here().fold(0, |bits, (_, kind)| bits | *kind as u8));
        let length = here().map(|(list, _)| reading.length(at, *list)).max().unwrap_or(1);
        told.push(Told { span: reading.span(at, at + length.max(1) - 1), near });
    }
    told
}

/// How far away such a word counts, in bytes: about two sentences.
const WITHIN: usize = 160;

/// Notes what is near each finding that tells of a person, and raises its sensitivity.
pub(crate) fn raise(reading: &Reading<'_>, told: &[Told], found: &mut [Finding]) {
    for finding in found.iter_mut().filter(|finding| of_a_person(finding.label)) {
        let from = told.partition_point(|other| other.span.end + WITHIN < finding.span.start);
        let close = told[from..].iter().take_while(|other| other.span.start <= finding.span.end + WITHIN);
        let near =
            close.filter(|other| !parted(reading, finding.span, other.span)).fold(0, |bits, other| bits | other.near.0);
        finding.evidence.near = Near(near);
        if near != 0 {
            finding.sensitivity = Sensitivity::High;
        }
    }
}

/// What says who or which person, rather than where or which organisation.
fn of_a_person(label: Label) -> bool {
    !matches!(label, Label::Org | Label::Location | Label::Demographic)
}

/// Whether an empty line stands between, or the line of another row of a table.
fn parted(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let (first, last) = if one.start < other.start { (one.end, other.start) } else { (other.end, one.start) };
    let (first, last) = (reading.text.token_at(first), reading.text.token_at(last));
    let row = |at: usize| {
        reading.token(at).gap == Gap::Line
            && reading.text.tokens().get(at..at + 12).is_some_and(|line| line.iter().any(|token| token.gap == Gap::Tab))
    };
    (first..=last).any(|at| reading.token(at).gap >= Gap::Paragraph || row(at))
}
