//! The rules in force: defaults < the person's settings < every policy. The stricter wins, and
//! each value carries who set it.

use super::check::check;
use super::choices::{Audience, Author, DeclarationForm, FirstRun, Language, OnFailure, Purpose, Stance, Suggestible};
use super::document::{Contact, PolicyDocument, Site, Team};
use super::leaf::Day;
use super::lists::{LeaveList, WatchHit, WatchList};
use super::load::{Managed, Policy};
use super::node::{Node, Value};
use super::problem::Problem;
use super::reference::Pattern;
use super::ruled::or_default;
pub use super::ruled::{Ruled, Setter};
use super::settings::Settings;
use super::study::{Study, Work, WorkRule};
use super::verdict::{Kind, Tier, Verdict, default_verdict};

/// The rules in force.
#[derive(Clone, Default)]
pub struct EffectivePolicy {
    pub(super) settings: Settings,
    /// Every policy that holds: the organisation's first, then a placement's, then a university's.
    pub(super) policies: Vec<Policy>,
    /// The managed policy is not read yet or is broken: nothing may be looser than the defaults.
    strict: bool,
    problems: Vec<Problem>,
    today: Option<Day>,
    watch: WatchList,
    leave: LeaveList,
}

impl EffectivePolicy {
    /// Brings everything together. `today` lets dates count.
    #[must_use]
    pub fn new(settings: Settings, managed: Managed, today: Option<Day>) -> Self {
        let mut policies = Vec::new();
        let (mut strict, mut problems) = (false, Vec::new());
        match managed {
            Managed::NotRead => strict = true,
            Managed::Absent => {}
            Managed::Held(policy) => policies.push(*policy),
            Managed::Broken(found) => (strict, problems) = (true, found),
        }
        let own = settings.placement.iter().chain(&settings.university);
        policies.extend(own.filter_map(|document| imported(document, today.as_ref())));
        let entries = policies.iter().flat_map(|policy| &policy.document.watch).chain(&settings.watch);
        let watch = WatchList::new(entries);
        let left = policies.iter().flat_map(|policy| &policy.document.leave_alone).chain(&settings.leave_alone);
        let leave = LeaveList::new(left, &watch);
        EffectivePolicy { settings, policies, strict, problems, today, watch, leave }
    }

    /// What happens to a finding of `kind` that is about to go to a tool of `tier`.
    #[must_use]
    pub fn verdict(&self, kind: Kind, tier: Tier) -> Ruled<Verdict> {
        let tier = if self.trusts_tools() { tier } else { Tier::Public };
        let base = default_verdict(kind, tier);
        let own = self.settings.verdicts.get(kind, tier);
        let set = self.policies.iter().filter_map(|policy| {
            let verdict = self.given(policy, kind, tier)?;
            Some(Ruled::new(verdict, setter(policy)))
        });
        let required = set.reduce(|first, next| if next.value > first.value { next } else { first });
        let ruled = match (required, own) {
            (Some(required), Some(own)) if own > required.value => Ruled::new(own, Setter::Person),
            (Some(required), _) => required,
            (None, Some(own)) if own > base || !self.strict => Ruled::new(own, Setter::Person),
            (None, _) => Ruled::new(base, Setter::Candour),
        };
        // A tool that one policy trusts and another doesn't is not treated more loosely for it.
        self.of_trusted(kind).filter(|trusted| trusted.value > ruled.value).unwrap_or(ruled)
    }

    /// The strictest that any policy says of `kind` for approved tools.
    fn of_trusted(&self, kind: Kind) -> Option<Ruled<Verdict>> {
        let said = |policy: &Policy| Some(Ruled::new(self.written(policy, kind, Tier::Approved)?, setter(policy)));
        self.policies.iter().filter_map(said).max_by_key(|ruled| ruled.value)
    }

    /// What one policy says of `kind` and `tier`: its team's verdict, else everybody's. A
    /// university's never goes below the default: its rules are about study, not people's data.
    fn given(&self, policy: &Policy, kind: Kind, tier: Tier) -> Option<Verdict> {
        let verdict = self.written(policy, kind, tier)?;
        let floor = match policy.document.author {
            Author::University => default_verdict(kind, tier),
            Author::Organisation => Verdict::Allow,
        };
        Some(verdict.max(floor))
    }

    /// What a policy's text says of `kind` and `tier`: the team's cell, else everybody's.
    fn written(&self, policy: &Policy, kind: Kind, tier: Tier) -> Option<Verdict> {
        let of_team = self.team_in(&policy.document).and_then(|team| team.verdicts.as_ref()?.get(kind, tier));
        of_team.or_else(|| policy.document.verdicts.get(kind, tier))
    }

    /// Whether an approved tool counts as approved at all.
    pub(super) fn trusts_tools(&self) -> bool {
        let said = self.policies.iter().map(|policy| self.stance_of(policy)).chain([self.settings.stance]);
        !self.strict && said.flatten().all(|stance| stance != Stance::NotForWorkWithPeople)
    }

    pub(super) fn team_in<'a>(&self, document: &'a PolicyDocument) -> Option<&'a Team> {
        let chosen = self.settings.team.as_ref()?;
        document.teams.iter().find(|team| team.id == *chosen)
    }

    fn stance_of(&self, policy: &Policy) -> Option<Stance> {
        let of_team = self.team_in(&policy.document).and_then(|team| team.stance);
        of_team.or(policy.document.stance)
    }

    /// What is said about AI tools: the first policy that says anything, else the person.
    #[must_use]
    pub fn stance(&self) -> Ruled<Stance> {
        let set = self.policies.iter().find_map(|policy| Some(Ruled::new(self.stance_of(policy)?, setter(policy))));
        set.unwrap_or_else(|| or_default(self.settings.stance))
    }

    /// Who Candour speaks to.
    #[must_use]
    pub fn audience(&self) -> Ruled<Audience> {
        self.value(Suggestible::Audience, |document| document.audience, self.settings.audience)
    }

    /// The language of the words.
    #[must_use]
    pub fn language(&self) -> Ruled<Language> {
        self.value(Suggestible::Language, |document| document.language, self.settings.language)
    }

    /// Whether the welcome page opens.
    #[must_use]
    pub fn first_run(&self) -> Ruled<FirstRun> {
        self.value(Suggestible::FirstRun, |document| document.first_run, None)
    }

    /// Whether reflective questions are offered.
    #[must_use]
    pub fn questions(&self) -> Ruled<bool> {
        let asked = self.value(
            Suggestible::Questions,
            |document| document.questions.map(Some),
            self.settings.questions.map(Some),
        );
        Ruled::new(asked.value.unwrap_or(true), asked.by)
    }

    /// How many days the record is kept: the fewer wins; 30 where nobody says.
    #[must_use]
    pub fn record_days(&self) -> Ruled<i64> {
        let own = self.settings.record_days.map(|days| Ruled::new(days.0, Setter::Person));
        let set = self.policies.iter().filter_map(|policy| {
            let days = policy.document.record_days?;
            let left_to_them = policy.document.suggested.contains(&Suggestible::RecordDays);
            (!left_to_them || own.is_none()).then(|| Ruled::new(days.0, setter(policy)))
        });
        let fewest = set.chain(own.clone()).min_by_key(|days| days.value);
        fewest.unwrap_or(Ruled::new(30, Setter::Candour))
    }

    /// What happens when Candour can't check a text: a stop wins, whoever asks for it.
    #[must_use]
    pub fn on_failure(&self) -> Ruled<OnFailure> {
        let set = self.policies.iter().find(|policy| policy.document.on_failure == Some(OnFailure::Stop));
        match set {
            Some(policy) => Ruled::new(OnFailure::Stop, setter(policy)),
            None => or_default(self.settings.on_failure),
        }
    }

    /// The value of a key that a policy may set or suggest.
    fn value<T: Default>(
        &self,
        key: Suggestible,
        of: impl Fn(&PolicyDocument) -> Option<T>,
        own: Option<T>,
    ) -> Ruled<T> {
        let set = self.policies.iter().find_map(|policy| Some((of(&policy.document)?, policy)));
        match (set, own) {
            (Some((_, policy)), Some(own)) if policy.document.suggested.contains(&key) => {
                Ruled::new(own, Setter::Person)
            }
            (Some((value, policy)), _) => Ruled::new(value, setter(policy)),
            (None, own) => or_default(own),
        }
    }

    /// Whom to ask about `purpose`, with whose policy says so.
    pub fn contacts(&self, purpose: Purpose) -> impl Iterator<Item = (&Contact, &str)> {
        let of = move |contact: &&Contact| contact.about.is_empty() || contact.about.contains(&purpose);
        self.policies.iter().flat_map(move |policy| {
            policy.document.contacts.iter().filter(of).map(|contact| (contact, policy.document.name.as_str()))
        })
    }

    /// The organisation's own words for a declaration, where it has some.
    #[must_use]
    pub fn declaration_words(&self, form: DeclarationForm) -> Option<(&str, Setter)> {
        self.policies.iter().find_map(|policy| {
            let own = policy.document.declarations.iter().find(|words| words.form == form)?;
            Some((own.words.as_str(), setter(policy)))
        })
    }

    /// The case references to look for.
    pub fn references(&self) -> impl Iterator<Item = &Pattern> {
        self.policies.iter().flat_map(|policy| &policy.patterns)
    }

    /// The watched names and places in `text`.
    #[must_use]
    pub fn watched(&self, text: &str) -> Vec<WatchHit> {
        self.watch.find(text)
    }

    /// The words that stand in for a watched entry, where somebody gave some.
    #[must_use]
    pub fn watched_stand_in(&self, entry: usize) -> Option<&str> {
        self.watch.stand_in(entry)
    }

    /// Whether a name or place that was found should be left alone.
    #[must_use]
    pub fn leaves_alone(&self, found: &str) -> bool {
        self.leave.covers(found)
    }

    /// Mends for sites.
    pub fn sites(&self) -> impl Iterator<Item = &Site> {
        self.policies.iter().flat_map(|policy| &policy.document.sites)
    }

    /// The rules for study, with whose they are.
    #[must_use]
    pub fn study(&self) -> Option<(&Study, &PolicyDocument)> {
        self.policies.iter().find_map(|policy| Some((policy.document.study.as_ref()?, &policy.document)))
    }

    /// The rule for a piece of the student's work today.
    #[must_use]
    pub fn work_rule(&self, work: Work) -> Option<&WorkRule> {
        self.study()?.0.rule(work, &self.settings.place(), self.today.as_ref())
    }

    /// Every policy that holds, the organisation's first.
    #[must_use]
    pub fn policies(&self) -> &[Policy] {
        &self.policies
    }

    /// The person's own settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is wrong with the managed policy.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether strict defaults hold because the managed policy is not read yet or is broken.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// Policies whose review date has passed.
    pub fn overdue(&self) -> impl Iterator<Item = &PolicyDocument> {
        let documents = self.policies.iter().map(|policy| &policy.document);
        documents
            .filter(|document| document.review_by.as_ref().zip(self.today.as_ref()).is_some_and(|(by, now)| by < now))
    }
}

/// A policy that a person imported was checked when it was; here it is only compiled again.
fn imported(document: &PolicyDocument, today: Option<&Day>) -> Option<Policy> {
    let nowhere = Node { line: 0, value: Value::Null };
    let (patterns, problems) = check(document, &nowhere, today);
    let (advice, errors): (Vec<_>, Vec<_>) = problems.into_iter().partition(Problem::is_advice);
    errors.is_empty().then(|| Policy { document: document.clone(), patterns, advice })
}

pub(super) fn setter(policy: &Policy) -> Setter {
    Setter::Policy(policy.document.name.as_str().to_owned())
}
