//! The rule book: all rules of a pack, ready to be read by any stage.

use serde::{Deserialize, Serialize};

use super::coach::CoachRules;
use super::lexicon::Lexicon;
use super::linkage::Linkages;
use super::people::PeopleRules;
use super::recogniser::{Pattern, Recogniser};
use super::reply::ReplyRules;
use super::safer::SaferRules;
use super::site::Site;
use super::task::TaskRules;
use super::wording::Wording;
use crate::text::phrases::PhraseSet;

/// The entity of a policy's own case references: no recogniser of the rule book has this number.
pub const OWN_REFERENCE: u16 = u16::MAX - 1;
/// The entity of what is watched for: no recogniser of the rule book has this number.
pub const WATCHED: u16 = u16::MAX;

/// Patterns that grow little when they are compiled together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Automaton {
    /// Numbered as in the automaton.
    pub patterns: Vec<Pattern>,
    /// An anchored sparse automaton (bytes of `regex-automata`, little endian).
    pub bytes: Vec<u8>,
}

/// All rules, as packed by the build script.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RuleBook {
    /// Recognisers by entity, in the order of their file names.
    pub recognisers: Vec<Recogniser>,
    /// The patterns of all recognisers, in a few automata.
    pub automata: Vec<Automaton>,
    /// Words around names of people, roles, short forms, names that are nobody in the case.
    pub people: PeopleRules,
    /// Word lists and gazetteer that the grammars read.
    pub lexicon: Lexicon,
    /// Kinds of facts that identify only together.
    pub linkages: Linkages,
    /// Context words of all recognisers; tags are `recogniser::context_tag`.
    pub context: PhraseSet,
    /// Site adapters.
    pub sites: Vec<Site>,
    /// How the task of a prompt is recognised.
    pub tasks: TaskRules,
    /// Questions, standards and declarations.
    pub coach: CoachRules,
    /// How a reply is compared with its source.
    pub reply: ReplyRules,
    /// What safer text does with each kind of finding.
    pub safer: SaferRules,
    /// Words shown, by language.
    pub wordings: Vec<Wording>,
}

impl RuleBook {
    /// Index of the recogniser of an entity.
    #[must_use]
    pub fn entity(&self, name: &str) -> Option<u16> {
        self.recognisers.iter().position(|rule| rule.head.entity == name).and_then(|at| u16::try_from(at).ok())
    }

    /// The name of an entity by its index; "other" where there is none.
    #[must_use]
    pub fn entity_name(&self, entity: u16) -> &str {
        match entity {
            OWN_REFERENCE => "own_reference",
            WATCHED => "watched",
            _ => self.recognisers.get(usize::from(entity)).map_or("other", |rule| rule.head.entity.as_str()),
        }
    }

    /// The words of a language, or of English where there are none.
    #[must_use]
    pub fn wording(&self, language: &str) -> Option<&Wording> {
        let of = |wanted: &str| self.wordings.iter().find(|wording| wording.language == wanted);
        of(language).or_else(|| of("en"))
    }
}
