//! What is allowed, and who said so.
//!
//! May use `rules`. Reads no stage: it knows nothing of a person's texts.

mod verdict;

pub use verdict::{Tier, Verdict};

/// The rules in force: defaults < the person's settings < the organisation's policy.
#[derive(Clone, Debug, Default)]
pub struct EffectivePolicy {}

impl EffectivePolicy {
    /// What to do about a finding of this kind on an account of this tier.
    #[must_use]
    pub fn verdict(&self, _entity: &str, _tier: Tier) -> Verdict {
        Verdict::Warn
    }
}
