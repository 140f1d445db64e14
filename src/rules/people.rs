//! The shape of `rules/people/`: words that say that a name is near, roles, nicknames, and
//! names that are nobody in the case.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text::fold::key;

/// What a word says about its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// Nothing.
    #[default]
    None,
    /// Mr, Dr, Cllr
    Title,
    /// mum, uncle, nana
    Kin,
    /// SW, teacher, carer
    Role,
    /// rang, met, told: a person follows
    Contact,
    /// said, lives, reported: a person comes before
    Act,
    /// called, named, aka
    Naming,
    /// Name, Child, Applicant: heads of a field
    Field,
    /// Dear, Hi
    Greeting,
    /// Regards, Thanks
    Closing,
    /// van, bin, ap
    Particle,
    /// school, surgery, ward
    Organisation,
    /// road, lane, estate
    Street,
    /// model, theory, framework
    Scholarly,
    /// Act, Regulations, judgment
    Law,
    /// boy, lady, man, baby, twins
    Human,
    /// family, children, sibs: a surname comes before
    Family,
    /// dog, cat, teddy
    Animal,
    /// day names and other words with a capital that name nobody
    Calendar,
    /// book, film, author
    Work,
}

/// The words of one cue.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueWords {
    /// What they say.
    pub cue: Cue,
    /// The words, in small letters, separated by white space.
    pub words: String,
}

/// `rules/people/cues.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueFile {
    /// Words of grammar, which the tagger leaves out.
    pub grammar: String,
    /// Words with a capital that name no person.
    pub proper: String,
    /// Cues in order of precedence: a word belongs to the first that lists it.
    pub cue: Vec<CueWords>,
}

/// The part a person plays in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the documentation; their words are in `rules/wording`.
pub enum Role {
    Mother,
    Father,
    Grandmother,
    Grandfather,
    Aunt,
    Uncle,
    Brother,
    Sister,
    Partner,
    Cousin,
    Son,
    Daughter,
    Child,
    SocialWorker,
    Manager,
    ReviewingOfficer,
    HealthWorker,
    Teacher,
    Carer,
    PoliceOfficer,
    Lawyer,
    Interpreter,
    Neighbour,
    Friend,
}

impl Role {
    /// Its key in `rules/wording`, under `role.`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Grandmother => "grandmother",
            Self::Grandfather => "grandfather",
            Self::Aunt => "aunt",
            Self::Uncle => "uncle",
            Self::Brother => "brother",
            Self::Sister => "sister",
            Self::Partner => "partner",
            Self::Cousin => "cousin",
            Self::Son => "son",
            Self::Daughter => "daughter",
            Self::Child => "child",
            Self::SocialWorker => "social_worker",
            Self::Manager => "manager",
            Self::ReviewingOfficer => "reviewing_officer",
            Self::HealthWorker => "health_worker",
            Self::Teacher => "teacher",
            Self::Carer => "carer",
            Self::PoliceOfficer => "police_officer",
            Self::Lawyer => "lawyer",
            Self::Interpreter => "interpreter",
            Self::Neighbour => "neighbour",
            Self::Friend => "friend",
        }
    }
}

/// The words of one role.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleWords {
    /// The part played.
    pub role: Role,
    /// Words for it, in small letters, separated by white space.
    pub words: String,
}

/// `rules/people/roles.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleFile {
    /// Roles with their words.
    pub role: Vec<RoleWords>,
}

/// `rules/people/allow.toml`: people who are nobody in the case.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowFile {
    /// Surnames of authors, separated by white space.
    pub authors: String,
    /// Surnames of authors that hardly anybody else has, separated by white space.
    pub scholars: String,
    /// Words before a name that make a thing of it, separated by white space.
    pub before_things: String,
    /// First names that schemes bear, separated by white space.
    pub schemes: String,
    /// Makers' names of equipment, and of scores, separated by white space.
    pub equipment: String,
    /// A few capitals that are short for a thing, separated by white space.
    pub short_forms: String,
}

/// `rules/people/known.toml`: full names that everybody knows, one a line.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFile {
    /// Theorists, researchers, chairs of inquiries.
    pub scholars: String,
    /// Those who make books, films and songs.
    pub makers: String,
    /// Politicians, people of history, people whom national reviews name.
    pub public: String,
    /// Of books, films and plays.
    pub characters: String,
    /// Publishers, scales and places that are named like people.
    pub titles: String,
}

/// Full names that everybody knows, as fingerprints of 32 bits: a name that is not among them is taken for one
/// about once in a million.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KnownNames {
    /// In order, each as the distance from the one before.
    steps: Vec<u32>,
}

impl KnownNames {
    /// Keeps the fingerprints of names.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let prints: BTreeSet<u32> = names.into_iter().map(|name| fingerprint(name.split_whitespace())).collect();
        let mut last = 0;
        Self { steps: prints.into_iter().map(|print| print - std::mem::replace(&mut last, print)).collect() }
    }

    /// All fingerprints, in order.
    #[must_use]
    pub fn prints(&self) -> Vec<u32> {
        self.steps
            .iter()
            .scan(0_u32, |last, step| Some(std::mem::replace(last, last.wrapping_add(*step)).wrapping_add(*step)))
            .collect()
    }
}

/// The fingerprint of a name by its words, whatever their case.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // A fingerprint keeps 32 bits.
pub fn fingerprint<'w>(words: impl Iterator<Item = &'w str>) -> u32 {
    let mixed = words.fold(17_u64, |all, word| all.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key(word));
    (mixed ^ mixed >> 32) as u32
}

/// `rules/people/nicknames.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NicknameFile {
    /// A name followed by its short forms, separated by white space.
    pub forms: Vec<String>,
}

/// Everything in `rules/people/` that the program needs; the lists of grammar are in the lexicon.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PeopleRules {
    /// Words that say that a name is near.
    pub cues: Vec<CueWords>,
    /// Parts people play.
    pub roles: Vec<RoleWords>,
    /// People who are nobody in the case.
    pub allow: AllowFile,
    /// Full names that everybody knows.
    pub known: KnownNames,
    /// Short forms of names.
    pub nicknames: Vec<String>,
}
