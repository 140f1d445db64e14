//! What types can't say of a policy: examples, duplicates, references, dates, promises.

use std::collections::BTreeSet;

use super::choices::{Author, Purpose, ToolTier};
use super::document::PolicyDocument;
use super::leaf::Day;
use super::node::{Node, Value};
use super::problem::{Problem, Trouble};
use super::reference::Pattern;
use super::study::Work;
use super::verdict::{Kind, Verdicts};

/// Words that no declaration may promise, in small letters.
const OVERCLAIMS: [&str; 6] =
    ["anonymised", "gdpr compliant", "verified by ai", "100% accurate", "ai decided", "ai assessed"];

/// Checks `document`, read from `root`; the compiled patterns and every problem found.
#[must_use]
pub(crate) fn check(document: &PolicyDocument, root: &Node, today: Option<&Day>) -> (Vec<Pattern>, Vec<Problem>) {
    let mut notes = Notes { root, problems: Vec::new() };
    let patterns = references(document, &mut notes);
    tools(document, &mut notes);
    teams(document, &mut notes);
    arrived(document, &mut notes);
    dates(document, today, &mut notes);
    verdicts(&document.verdicts, "$.verdicts", &mut notes);
    contacts(document, &mut notes);
    words(document, &mut notes);
    watched(document, &mut notes);
    study(document, &mut notes);
    (patterns, notes.problems)
}

struct Notes<'a> {
    root: &'a Node,
    problems: Vec<Problem>,
}

impl Notes<'_> {
    fn add(&mut self, path: String, trouble: Trouble) {
        let line = line_of(self.root, &path);
        self.problems.push(Problem::new(path, line, trouble));
    }
}

/// The line of `path`, or of the nearest place above it that is there.
fn line_of(root: &Node, path: &str) -> u32 {
    let mut node = root;
    let mut line = root.line;
    for step in path.split(['.', '[']).skip(1) {
        let next = match (&node.value, step.strip_suffix(']')) {
            (Value::List(items), Some(at)) => at.parse::<usize>().ok().and_then(|at| items.get(at)),
            (Value::Object(members), None) => members.iter().find(|m| m.key == step).map(|m| &m.value),
            _ => None,
        };
        let Some(next) = next else { break };
        (node, line) = (next, next.line);
    }
    line
}

fn references(document: &PolicyDocument, notes: &mut Notes<'_>) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for (at, reference) in document.references.iter().enumerate() {
        match Pattern::proven(reference) {
            Ok(pattern) => patterns.push(pattern),
            Err((key, trouble)) => notes.add(format!("$.references[{at}].{key}"), trouble),
        }
    }
    let names = document.references.iter().map(|reference| reference.name.as_str());
    same_names(names, "$.references", "name", notes);
    patterns
}

fn same_names<'a>(names: impl Iterator<Item = &'a str>, list: &str, key: &str, notes: &mut Notes<'_>) {
    let mut seen = BTreeSet::new();
    for (at, name) in names.enumerate() {
        if !seen.insert(name.to_lowercase()) {
            notes.add(format!("{list}[{at}].{key}"), Trouble::SameName { name: name.to_owned() });
        }
    }
}

fn tools(document: &PolicyDocument, notes: &mut Notes<'_>) {
    let lists = std::iter::once((&document.tools, "$.tools".to_owned()))
        .chain(document.teams.iter().enumerate().map(|(at, team)| (&team.tools, format!("$.teams[{at}].tools"))));
    for (list, path) in lists {
        let mut seen: Vec<(&str, ToolTier)> = Vec::new();
        for (at, tool) in list.iter().enumerate() {
            if tool.hosts.is_empty() {
                notes.add(format!("{path}[{at}].hosts"), Trouble::Missing { key: "hosts".to_owned() });
            }
            for (nth, host) in tool.hosts.iter().map(super::leaf::HostPattern::as_str).enumerate() {
                if seen.iter().any(|(known, tier)| *known == host && *tier != tool.tier) {
                    let trouble = Trouble::HostTwice { host: host.to_owned() };
                    notes.add(format!("{path}[{at}].hosts[{nth}]"), trouble);
                }
                seen.push((host, tool.tier));
            }
        }
    }
}

fn teams(document: &PolicyDocument, notes: &mut Notes<'_>) {
    same_names(document.teams.iter().map(|team| team.id.as_str()), "$.teams", "id", notes);
    same_names(document.sites.iter().map(|site| site.id.as_str()), "$.sites", "id", notes);
    for (at, team) in document.teams.iter().enumerate() {
        if let Some(table) = &team.verdicts {
            verdicts(table, &format!("$.teams[{at}].verdicts"), notes);
        }
    }
}

/// A browser drops a managed value of the wrong type without a word: `sets` makes it loud.
fn arrived(document: &PolicyDocument, notes: &mut Notes<'_>) {
    let Value::Object(members) = &notes.root.value else { return };
    let missing: Vec<(usize, String)> = document
        .sets
        .iter()
        .map(super::leaf::Line::as_str)
        .enumerate()
        .filter(|(_, key)| !members.iter().any(|member| member.key == *key))
        .map(|(at, key)| (at, key.to_owned()))
        .collect();
    for (at, key) in missing {
        notes.add(format!("$.sets[{at}]"), Trouble::DidNotArrive { key });
    }
}

fn dates(document: &PolicyDocument, today: Option<&Day>, notes: &mut Notes<'_>) {
    match (&document.review_by, today) {
        (None, _) => notes.add("$".to_owned(), Trouble::NoReviewDate),
        (Some(day), Some(today)) if day < today => {
            notes.add("$.reviewBy".to_owned(), Trouble::ReviewPassed { date: day.as_str().to_owned() });
        }
        _ => {}
    }
    let rules = document.study.iter().flat_map(|study| &study.work).enumerate();
    for (at, rule) in rules {
        if rule.from.as_ref().zip(rule.until.as_ref()).is_some_and(|(from, until)| from > until) {
            notes.add(format!("$.study.work[{at}].until"), Trouble::DatesReversed);
        }
    }
}

fn verdicts(table: &Verdicts, path: &str, notes: &mut Notes<'_>) {
    for kind in Kind::ALL {
        let pair = table.of(*kind).and_then(|by_tier| by_tier.public.zip(by_tier.approved));
        if pair.is_some_and(|(public, approved)| approved > public) {
            let trouble = Trouble::ApprovedStricter { kind: kind.word() };
            notes.add(format!("{path}.{}", kind.word()), trouble);
        }
    }
}

fn contacts(document: &PolicyDocument, notes: &mut Notes<'_>) {
    let tables =
        std::iter::once(&document.verdicts).chain(document.teams.iter().filter_map(|team| team.verdicts.as_ref()));
    let has_hard_stop = tables.into_iter().any(|table| {
        let cells = Kind::ALL.iter().filter_map(|kind| table.of(*kind));
        let mut given = cells.flat_map(|by_tier| [by_tier.public, by_tier.approved]).flatten();
        given.any(|verdict| !verdict.permits_as_it_is())
    });
    let answers = document
        .contacts
        .iter()
        .any(|contact| contact.about.is_empty() || contact.about.contains(&Purpose::PersonalData));
    if has_hard_stop && !answers {
        notes.add("$".to_owned(), Trouble::StopWithoutContact);
    }
}

fn words(document: &PolicyDocument, notes: &mut Notes<'_>) {
    for (at, declaration) in document.declarations.iter().enumerate() {
        let folded = declaration.words.as_str().to_lowercase();
        if let Some(words) = OVERCLAIMS.iter().find(|words| folded.contains(**words)) {
            notes.add(format!("$.declarations[{at}].words"), Trouble::Overclaims { words });
        }
    }
}

fn watched(document: &PolicyDocument, notes: &mut Notes<'_>) {
    for (at, watch) in document.watch.iter().enumerate() {
        if watch.text.as_str().chars().filter(|c| c.is_alphanumeric()).count() < 3 {
            notes.add(format!("$.watch[{at}].text"), Trouble::WatchTooCommon);
        }
    }
}

fn study(document: &PolicyDocument, notes: &mut Notes<'_>) {
    let Some(study) = &document.study else { return };
    if document.author != Author::University {
        notes.add("$.study".to_owned(), Trouble::StudyNeedsUniversity);
    }
    for work in Work::ALL {
        let general = study.work.iter().any(|rule| {
            rule.work == *work && rule.programme.is_none() && rule.module.is_none() && rule.assignment.is_none()
        });
        if !general {
            notes.add("$.study.work".to_owned(), Trouble::WorkWithoutRule { work: work.word() });
        }
    }
    for (at, rule) in study.work.iter().enumerate() {
        let both = rule.may.iter().find(|may| rule.may_not.contains(may));
        if let Some(what) = both {
            let trouble = Trouble::MayAndMayNot { what: what.as_str().to_owned() };
            notes.add(format!("$.study.work[{at}].may"), trouble);
        }
    }
}
