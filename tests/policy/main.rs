//! Policy: what is refused and how, what wins, what it reaches, and what no policy can do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod files;
mod merge;
mod never;
mod promise;
mod study;
mod templates;
mod wiring;

use candour::policy::leaf::Day;
use candour::policy::{EffectivePolicy, Setter, Settings, load_managed};

/// A council's policy with `keys`.
fn council(keys: &str) -> String {
    format!(r#"{{"format": 1, "name": "Northmere Council", "reviewBy": "2027-03-31"{keys}}}"#)
}

/// What is in force under settings and a managed policy.
fn in_force(settings: &str, managed: &str) -> EffectivePolicy {
    let (settings, problems) = Settings::load(settings);
    assert_eq!(problems, [], "the settings of this test should be readable");
    EffectivePolicy::new(settings, load_managed(managed, None), Day::from_text("2026-11-23"))
}

fn by_council() -> Setter {
    Setter::Policy("Northmere Council".to_owned())
}

fn file(path: impl AsRef<std::path::Path>) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The JSON files of a folder, sorted; there is at least one.
fn json_files(folder: &str) -> Vec<std::path::PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    found.sort();
    assert!(!found.is_empty(), "{folder} should hold policies");
    found
}
