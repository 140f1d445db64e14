//! Packs the rules of the coach: tasks, reflections, declarations, reply check.

use std::collections::BTreeMap;
use std::path::Path;

use super::rules::groups::Groups;
use super::rules::task::TaskRules;
use super::{Outcome, read};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    groups: BTreeMap<String, Vec<String>>,
}

/// Groups of a TOML file with one table, `[groups]`.
fn groups(path: &str) -> Outcome<Groups> {
    let file: GroupFile = read(Path::new(path))?;
    Ok(Groups::new(&file.groups))
}

/// `rules/tasks/`: the words, and the model where one has been trained.
pub fn tasks() -> Outcome<TaskRules> {
    let model = match std::fs::read("rules/tasks/model.bin") {
        Ok(bytes) => postcard::from_bytes(&bytes)?,
        Err(_) => Default::default(),
    };
    Ok(TaskRules { words: groups("rules/tasks/words.toml")?, model })
}
