//! What a person can't change, and who fixed it.

use super::choices::Suggestible;
use super::document::PolicyDocument;
use super::effective::{EffectivePolicy, Setter, setter};

impl EffectivePolicy {
    /// Who fixed `key`, so that the person can't change it. What is only suggested is not fixed.
    #[must_use]
    pub fn fixed(&self, key: Suggestible) -> Option<Setter> {
        let sets = |document: &PolicyDocument| match key {
            Suggestible::Audience => document.audience.is_some(),
            Suggestible::Language => document.language.is_some(),
            Suggestible::FirstRun => document.first_run.is_some(),
            Suggestible::Questions => document.questions.is_some(),
            Suggestible::RecordDays => document.record_days.is_some(),
        };
        let first = self.policies.iter().find(|policy| sets(&policy.document))?;
        (!first.document.suggested.contains(&key)).then(|| setter(first))
    }

    /// The most days that a policy lets a record be kept, where one has fixed that.
    #[must_use]
    pub fn fixed_days(&self) -> Option<i64> {
        let fixed = self.policies.iter().filter(|policy| !policy.document.suggested.contains(&Suggestible::RecordDays));
        fixed.filter_map(|policy| policy.document.record_days).map(|days| days.0).min()
    }
}
