//! Verdicts, from the loosest to the strictest, and the tiers of account they depend on.

use serde::{Deserialize, Serialize};

/// What happens to a text that holds a finding. Ordered: the later is stricter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is said.
    #[default]
    #[serde(alias = "clean")]
    Allow,
    /// Passes; the chip counts it.
    Note,
    /// Held, with a choice.
    Warn,
    /// Held; only the safer text may go on.
    SaferTextOnly,
    /// Held; nothing may go on.
    Stop,
}

/// How far an account is trusted with people's data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Approved by the organisation for this use.
    Approved,
    /// Nobody knows: treated as public.
    #[default]
    Unknown,
    /// A public tool.
    Public,
}
