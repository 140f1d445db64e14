//! From text to a policy: parse, read, check. Whatever is wrong is answered, never thrown.

use super::check::check;
use super::document::{NEWEST_FORMAT, PolicyDocument};
use super::json::parse;
use super::leaf::Day;
use super::lists::WatchList;
use super::node::{Node, Value};
use super::problem::{Problem, Trouble};
use super::read::{Readable, Reader, member};
use super::reference::Pattern;

/// The one managed key that may hold the whole policy as text.
pub const TEXT_KEY: &str = "policyText";

/// A policy that passed every check.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The policy as written.
    pub document: PolicyDocument,
    /// Its case references, compiled.
    pub patterns: Vec<Pattern>,
    /// Advice to whoever wrote it; none of it stops the policy.
    pub advice: Vec<Problem>,
}

impl Policy {
    /// The names and places to watch for, ready to be looked up.
    #[must_use]
    pub fn watch_list(&self) -> WatchList {
        WatchList::new(&self.document.watch)
    }
}

/// What came of reading the organisation's policy.
#[derive(Clone, Debug, Default)]
pub enum Managed {
    /// The browser has not answered yet: strict defaults hold.
    #[default]
    NotRead,
    /// There is none.
    Absent,
    /// It holds.
    Held(Box<Policy>),
    /// It is there and can't be used: strict defaults hold, and the problems are shown.
    Broken(Vec<Problem>),
}

/// Reads a policy from JSON text. `today` lets dates be judged; without it they are not.
///
/// # Errors
/// Every problem found; at least one of them is an error.
pub fn load(text: &str, today: Option<&Day>) -> Result<Policy, Vec<Problem>> {
    let root = parse(text).map_err(|problem| vec![problem])?;
    match inner_text(&root)? {
        None => read(&root, today),
        Some(inner) => {
            let root = parse(&inner).map_err(|problem| vec![problem])?;
            read(&root, today)
        }
    }
}

/// Reads what the browser manages, as JSON text; `{}` and `null` mean that there is no policy.
#[must_use]
pub fn load_managed(text: &str, today: Option<&Day>) -> Managed {
    let empty = parse(text).is_ok_and(|root| match root.value {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        _ => false,
    });
    if empty {
        return Managed::Absent;
    }
    match load(text, today) {
        Ok(policy) => Managed::Held(Box::new(policy)),
        Err(problems) => Managed::Broken(problems),
    }
}

fn inner_text(root: &Node) -> Result<Option<String>, Vec<Problem>> {
    let Value::Object(members) = &root.value else {
        return Ok(None);
    };
    let Some(node) = member(members, TEXT_KEY) else {
        return Ok(None);
    };
    let path = format!("$.{TEXT_KEY}");
    if members.len() > 1 {
        return Err(vec![Problem::new(path, node.line, Trouble::TextAndKeys)]);
    }
    match &node.value {
        Value::Text(text) => Ok(Some(text.clone())),
        other => {
            let trouble = Trouble::WrongType { wanted: "text", found: other.type_word() };
            Err(vec![Problem::new(path, node.line, trouble)])
        }
    }
}

fn read(root: &Node, today: Option<&Day>) -> Result<Policy, Vec<Problem>> {
    if let Some(problem) = from_the_future(root) {
        return Err(vec![problem]);
    }
    let mut reader = Reader::default();
    let document = PolicyDocument::read(root, &mut reader);
    let problems = reader.into_problems();
    let Some(document) = document.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    let (patterns, problems) = check(&document, root, today);
    if problems.iter().any(|problem| !problem.is_advice()) {
        return Err(problems);
    }
    Ok(Policy { document, patterns, advice: problems })
}

/// A newer shape is refused as a whole: half of it would not be what was meant.
fn from_the_future(root: &Node) -> Option<Problem> {
    let Value::Object(members) = &root.value else {
        return None;
    };
    let node = member(members, "format")?;
    let Value::Number(number) = node.value else {
        return None;
    };
    #[expect(clippy::cast_possible_truncation)] // saturates, and only shown
    let version = number as i64;
    let trouble = Trouble::Future { version, newest: NEWEST_FORMAT };
    (version > NEWEST_FORMAT).then(|| Problem::new("$.format", node.line, trouble))
}
