//! `candour policy check FILE…`.

use std::path::PathBuf;

use candour::policy::leaf::Day;

use crate::Complaint;

/// Checks each file; says what is wrong with any, and what is advised for those that are right.
pub(super) fn run(files: &[PathBuf], today: Option<&Day>) -> Result<(), Complaint> {
    let mut wrong = Vec::new();
    for file in files {
        match super::read(file, today) {
            Err(complaint) => wrong.push(complaint),
            Ok(policy) => {
                println!("{}: right. {}", file.display(), policy.document.name.as_str());
                for advice in &policy.advice {
                    println!("  advice: {}", super::describe(file, advice));
                }
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}
