//! Something for the record: `recordAdd({entries, now, …})` answers with the entries to store.
//!
//! A prompt may come in, to have its task recognised; nothing of it goes out.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::record_view::names_somebody;
use crate::advice::record::{self, Entry, What};
use crate::advice::task;
use crate::engine::Engine;
use crate::policy::Tier;
use crate::text::Text;

/// What happened.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AddRequest {
    /// The record as stored.
    pub entries: Vec<Entry>,
    /// Now, on the person's clock.
    pub now: i64,
    /// What to add; kinds and counts, and a person's own words for a declaration or a reflection.
    pub entry: Entry,
    /// A prompt that was sent; it lives for this call only.
    pub text: String,
    /// The host it went to.
    pub host: String,
}

impl fmt::Debug for AddRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "AddRequest({:?}, {} entries)", self.entry.what, self.entries.len())
    }
}

/// What to store.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddView {
    /// The record.
    pub entries: Vec<Entry>,
    /// Whether anything was added.
    pub added: bool,
    /// Whether it was left out because it names somebody.
    pub names: bool,
}

/// Adds to a record what happened.
#[must_use]
pub fn add_view(engine: &Engine, request: &AddRequest) -> AddView {
    let days = u32::try_from(engine.policy().record_days().value).unwrap_or(0);
    let mut entry = request.entry.clone();
    if let Some(site) = engine.book().sites.iter().find(|site| site.hosts.contains(&request.host)) {
        site.id.clone_into(&mut entry.tool);
        entry.tier = match engine.policy().tier(&request.host, false).value {
            Tier::Approved => "approved".to_owned(),
            Tier::Unknown => "unknown".to_owned(),
            Tier::Public => "public".to_owned(),
        };
    }
    if entry.what == What::Use && !request.text.is_empty() {
        let task = task::recognise(&Text::new(&request.text), &engine.book().tasks);
        task.kind.name().clone_into(&mut entry.task);
        entry.reserved = task.reserved.iter().map(|task| task.name().to_owned()).collect();
    }
    let names = names_somebody(&engine.find(&entry.words));
    if names {
        let entries = record::kept(request.entries.clone(), request.now, days);
        return AddView { entries, added: false, names };
    }
    let entries = record::add(request.entries.clone(), &entry, engine.book(), request.now, days);
    AddView { entries, added: days > 0, names }
}
