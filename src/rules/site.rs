//! Site adapters: `rules/sites/*.toml`, a site as data. No site is named in code.

use serde::{Deserialize, Serialize};

/// Where things are on a site's pages. Selectors are CSS, newest generation first; all of
/// them are tried, and where none fits the structural fallback looks for a composer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all(serialize = "camelCase"))]
pub struct Site {
    /// Version of this shape.
    pub format: u32,
    /// The file's name.
    pub id: String,
    /// As people call it.
    pub name: String,
    /// Hosts on which it applies, exactly as in a URL.
    pub hosts: Vec<String>,
    /// What is known of accounts from the host alone: "public", "unknown" or "approved".
    #[serde(default)]
    pub tier: SiteTier,
    /// Where a message is written.
    pub composers: Vec<String>,
    /// What sends it.
    pub sends: Vec<String>,
    /// Boxes in which an earlier message is edited.
    #[serde(default)]
    pub editors: Vec<String>,
    /// The assistant's replies.
    #[serde(default)]
    pub replies: Vec<String>,
    /// Present while a reply is being written.
    #[serde(default)]
    pub busy: Vec<String>,
    /// The person's own messages.
    #[serde(default)]
    pub user_messages: Vec<String>,
    /// What begins a new chat.
    #[serde(default)]
    pub new_chat: Vec<String>,
    /// Present in a temporary chat.
    #[serde(default)]
    pub temporary: Vec<String>,
    /// Characters from which the site turns a paste into a file; 0 where it never does.
    #[serde(default)]
    pub paste_limit: u32,
    /// Whether the composer may be inside a frame.
    #[serde(default)]
    pub all_frames: bool,
    /// Browsers whose maker lets no extension run here.
    #[serde(default)]
    pub closed_in: Vec<String>,
    /// Where the selectors come from, and when a person last looked.
    pub source: String,
    /// ISO date.
    pub reviewed: String,
}

/// What a host says of its accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SiteTier {
    /// A tool for the public.
    Public,
    /// Depends on the account.
    #[default]
    Unknown,
    /// Work accounts only; approved where a policy says so.
    Work,
}
