//! How much a text is about people in a case, rather than about policy, theory or drafting.

use super::reading::{Reading, is_any};
use crate::findings::Finding;
use crate::rules::Label;
use crate::rules::lexicon::Lex;

/// Evidence that a text is about people, added up once per text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CaseEvidence {
    weight: f32,
    /// The part of it that comes from words of somebody: "he", "mum", "Mrs Lea"; and from what only a case holds.
    told: f32,
}

impl CaseEvidence {
    /// Adds up direct identifiers, titles with names, pronouns, kin and words of recording.
    pub(crate) fn weigh(reading: &Reading<'_>, known: &[Finding]) -> Self {
        let direct: f32 =
            known.iter().filter(|finding| finding.score >= 0.6).map(|finding| identifier_weight(finding.label)).sum();
        let (mut pronouns, mut kin, mut words, mut titles) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        for at in 0..reading.count() {
            if reading.has(at, Lex::Pronouns) {
                pronouns += 0.5;
            }
            if reading.has(at, Lex::Kin)
                && !is_any!(reading, at.wrapping_sub(1), ["a", "an", "any", "each", "every", "or"])
            {
                kin += 0.4;
            }
            if reading.has(at, Lex::CaseWords) {
                words += 0.5;
            }
            if reading.has(at, Lex::Titles) && reading.capital(at) && reading.capital(at + 1) && reading.follows(at + 1)
            {
                titles += 1.0;
            }
        }
        let told = pronouns.min(2.0) + kin.min(1.5) + words.min(2.5) + titles.min(2.0);
        let names = known.iter().filter(|finding| finding.score >= 0.6 && finding.label == Label::Person).count();
        // A name may be an author's; an address, a number or an age is not.
        let apart = direct - 1.5 * f32::from(u16::try_from(names).unwrap_or(u16::MAX));
        Self { weight: direct.min(6.0) + told, told: told + apart.clamp(0.0, 6.0) }
    }

    /// For readers that ask what there is to know, not whether to speak.
    pub(crate) fn taken_for_granted() -> Self {
        Self { weight: 5.0, told: 5.0 }
    }

    /// A record or a message about somebody: grammars that need a case to speak may speak.
    pub(crate) fn is_case(self) -> bool {
        self.weight >= 1.5
    }

    /// Words of the text speak of somebody, whatever names it holds: those may be an author's or a film's.
    pub(crate) fn tells_of_somebody(self) -> bool {
        self.told >= 1.0
    }

    /// At least something points at a person.
    pub(crate) fn hints(self) -> bool {
        self.weight >= 0.8
    }
}

fn identifier_weight(label: Label) -> f32 {
    match label {
        Label::Person
        | Label::NhsNumber
        | Label::Nino
        | Label::Phone
        | Label::Email
        | Label::Postcode
        | Label::Address => 1.5,
        Label::IdCode | Label::Age => 1.0,
        Label::Date => 0.4,
        Label::Location | Label::Org | Label::Demographic | Label::Other => 0.0,
    }
}
