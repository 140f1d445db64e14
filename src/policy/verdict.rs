//! Verdicts: what happens when a kind of finding is about to go to a tier of tool.

use serde::{Deserialize, Serialize};

use super::shape::{choice, record};
use crate::rules::Label;

choice! {
    /// What happens to a finding. Ordered: each is stricter than the one before.
    pub enum Verdict {
        /// Nothing is shown and nothing is held.
        "allow" => Allow,
        /// The small count by the text box says so; nothing is held.
        "note" => Note,
        /// The panel opens with safer text; the person may still go on as it is.
        "warn" => Warn,
        /// The panel opens; only the safer text may go.
        "safer-text-only" => SaferTextOnly,
        /// The panel opens; nothing with this in it goes, and no safer text is offered for it.
        "stop" => Stop
    }
}

impl Verdict {
    /// Whether the panel opens and the text waits.
    #[must_use]
    pub fn holds(self) -> bool {
        self >= Verdict::Warn
    }

    /// Whether the person may go on with the text as it is.
    #[must_use]
    pub fn permits_as_it_is(self) -> bool {
        self <= Verdict::Warn
    }

    /// Whether the safer text may go.
    #[must_use]
    pub fn permits_safer_text(self) -> bool {
        self <= Verdict::SaferTextOnly
    }
}

choice! {
    /// The kinds of finding that a policy speaks of.
    pub enum Kind {
        /// Names of people, and words that stand for one person.
        "person" => Person,
        /// Phone numbers, email addresses, handles, home addresses.
        "contact" => Contact,
        /// Numbers given to one person: NHS, National Insurance, bank, passport and the like.
        "number" => Number,
        /// Dates of birth and of death, and ages.
        "birth" => Birth,
        /// Other dates and times.
        "date" => Date,
        /// Places and postcodes.
        "place" => Place,
        /// Schools, services, employers and other organisations.
        "organisation" => Organisation,
        /// Health, origin, belief, offences, children's and court matters, when about a person.
        "sensitive" => Sensitive,
        /// Facts that identify someone only together (a jigsaw).
        "jigsaw" => Jigsaw,
        /// Case and record references, the organisation's own patterns among them.
        "reference" => Reference,
        /// Names and places that the organisation or the person asked to watch for.
        "watched" => Watched
    }
}

/// Whose account a tool runs in. Ordered: each is trusted less than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Approved by the organisation, or by the university, for work.
    Approved,
    /// Nobody has said: treated as public.
    #[default]
    Unknown,
    /// A tool that anybody can use, on an account of one's own.
    Public,
}

impl Kind {
    /// The kind that a finding of `label` belongs to; `entity` tells a birth from other dates and
    /// a case reference from other numbers.
    #[must_use]
    pub fn of(label: Label, entity: &str) -> Self {
        let speaks_of = |words: &[&str]| words.iter().any(|word| entity.contains(word));
        match label {
            _ if entity == "watched" => Kind::Watched,
            Label::Person => Kind::Person,
            Label::Phone | Label::Email | Label::Address => Kind::Contact,
            Label::Date if speaks_of(&["birth", "death"]) => Kind::Birth,
            Label::Date => Kind::Date,
            Label::Age => Kind::Birth,
            Label::Location | Label::Postcode => Kind::Place,
            Label::Org => Kind::Organisation,
            Label::IdCode if speaks_of(&["case", "reference", "_ref"]) => Kind::Reference,
            Label::NhsNumber | Label::Nino | Label::IdCode => Kind::Number,
            Label::Demographic | Label::Other => Kind::Sensitive,
        }
    }
}

record! {
    /// The verdict for one kind of finding, for tools of each tier.
    #[derive(Debug, Copy, Eq)]
    pub struct ByTier {
        /// What happens when it is about to go to a public tool, or to one nobody has approved.
        "public" => public: Option<Verdict>,
        /// What happens when it is about to go to an approved tool.
        "approved" => approved: Option<Verdict>,
    }
}

impl ByTier {
    /// The verdict given for `tier`, if one was.
    #[must_use]
    pub fn get(&self, tier: Tier) -> Option<Verdict> {
        match tier {
            Tier::Public | Tier::Unknown => self.public,
            Tier::Approved => self.approved,
        }
    }
}

record! {
    /// What happens, by kind of finding and tier of tool. What is left out keeps Candour's default.
    #[derive(Debug, Copy, Eq)]
    pub struct Verdicts {
        /// Names of people, and words that stand for one person.
        "person" => person: Option<ByTier>,
        /// Phone numbers, email addresses, handles and home addresses.
        "contact" => contact: Option<ByTier>,
        /// Numbers given to one person: NHS, National Insurance, bank, passport and the like.
        "number" => number: Option<ByTier>,
        /// Dates of birth and of death, and ages.
        "birth" => birth: Option<ByTier>,
        /// Other dates and times.
        "date" => date: Option<ByTier>,
        /// Places and postcodes.
        "place" => place: Option<ByTier>,
        /// Schools, services, employers and other organisations.
        "organisation" => organisation: Option<ByTier>,
        /// Health, origin, belief, offences, children's and court matters, when about a person.
        "sensitive" => sensitive: Option<ByTier>,
        /// Facts that identify someone only together (a jigsaw).
        "jigsaw" => jigsaw: Option<ByTier>,
        /// Case and record references, your own patterns among them.
        "reference" => reference: Option<ByTier>,
        /// The names and places listed under `watch`.
        "watched" => watched: Option<ByTier>,
    }
}

impl Verdicts {
    /// What was written for `kind`, if anything was.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Option<ByTier> {
        match kind {
            Kind::Person => self.person,
            Kind::Contact => self.contact,
            Kind::Number => self.number,
            Kind::Birth => self.birth,
            Kind::Date => self.date,
            Kind::Place => self.place,
            Kind::Organisation => self.organisation,
            Kind::Sensitive => self.sensitive,
            Kind::Jigsaw => self.jigsaw,
            Kind::Reference => self.reference,
            Kind::Watched => self.watched,
        }
    }

    /// The verdict written for `kind` and `tier`, if one was.
    #[must_use]
    pub fn get(&self, kind: Kind, tier: Tier) -> Option<Verdict> {
        self.of(kind)?.get(tier)
    }
}

/// What Candour does where neither a person nor a policy has said anything.
///
/// Strict where a person can be found by it, quiet where a word alone says little: a date that is
/// not a birth, a place or an organisation is noted, and the jigsaw catches them together.
#[must_use]
pub fn default_verdict(kind: Kind, tier: Tier) -> Verdict {
    match (kind, tier) {
        (Kind::Date | Kind::Place | Kind::Organisation, Tier::Approved) => Verdict::Allow,
        (Kind::Date | Kind::Place | Kind::Organisation, _) => Verdict::Note,
        (Kind::Watched, _) | (_, Tier::Public | Tier::Unknown) => Verdict::Warn,
        (_, Tier::Approved) => Verdict::Note,
    }
}
