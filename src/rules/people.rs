//! The shape of `rules/people/`: words that say that a name is near, roles, nicknames, and
//! names that are nobody in the case.

use serde::{Deserialize, Serialize};

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
    /// Full names of public figures and of children named in published inquiries.
    pub figures: Vec<String>,
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
    /// Short forms of names.
    pub nicknames: Vec<String>,
}
