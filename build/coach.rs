//! Packs the rules of the coach: tasks, reflections, declarations, reply check.

use std::collections::BTreeMap;
use std::path::Path;

use super::rules::coach::{CoachRules, CueFile, Form, Reflection, Standards};
use super::rules::groups::Groups;
use super::rules::reply::ReplyRules;
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
    Ok(TaskRules { words: groups("rules/tasks/words.toml")?, model, cues: groups("rules/tasks/cues.toml")? })
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyFile {
    groups: BTreeMap<String, Vec<String>>,
    same: BTreeMap<String, Vec<String>>,
    alike: BTreeMap<String, Vec<String>>,
}

/// `rules/reply/`: the words, what is the same, and what to say instead.
pub fn reply() -> Outcome<ReplyRules> {
    let mut file: ReplyFile = read(Path::new("rules/reply/words.toml"))?;
    for more in ["rules/reply/facts.toml", "rules/reply/harm.toml"] {
        let GroupFile { groups } = read(Path::new(more))?;
        file.groups.extend(groups);
    }
    let pair = |(plain, words): (String, Vec<String>)| words.into_iter().map(move |word| (word, plain.clone()));
    let mut same: Vec<(String, String)> = file.same.into_iter().flat_map(pair).collect();
    same.sort();
    let offers: BTreeMap<String, BTreeMap<String, String>> = read(Path::new("rules/reply/instead.toml"))?;
    let of_kind = |(kind, offers): (String, BTreeMap<String, String>)| {
        offers.into_iter().map(move |(words, instead)| (kind.clone(), words, instead))
    };
    let instead = offers.into_iter().flat_map(of_kind).collect();
    Ok(ReplyRules { words: Groups::new(&file.groups), same, alike: Groups::new(&file.alike), instead })
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    question: Vec<Reflection>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    forms: BTreeMap<String, String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFile {
    form: Vec<Form>,
}

/// `rules/nudges/`: each trigger once, each with its proof.
fn cues() -> Outcome<Groups> {
    let file: CueFile = read(Path::new("rules/nudges/cues.toml"))?;
    let unproven =
        |cue: &&super::rules::coach::Cue| cue.finds.len() < 3 || cue.ignores.len() < 3 || cue.source.is_empty();
    if let Some(cue) = file.cue.iter().find(unproven) {
        return Err(format!("rules/nudges/cues.toml: {} lacks its proof or its source", cue.trigger).into());
    }
    let all: BTreeMap<String, Vec<String>> = file.cue.into_iter().map(|cue| (cue.trigger, cue.words)).collect();
    Ok(Groups::new(&all))
}

/// `rules/reflections/`, `rules/standards/` and `rules/declarations/`.
pub fn coach() -> Outcome<CoachRules> {
    let questions: QuestionFile = read(Path::new("rules/reflections/questions.toml"))?;
    let standards: Standards = read(Path::new("rules/standards/social-work-england.toml"))?;
    let forms: FormFile = read(Path::new("rules/declarations/en.toml"))?;
    let known = |number: &String| standards.clauses.iter().any(|clause| clause.number == *number);
    if let Some(question) = questions.question.iter().find(|question| !question.standards.iter().all(known)) {
        return Err(format!("{} names a standard whose wording was not verified", question.id).into());
    }
    let lines: LineFile = read(Path::new("rules/declarations/forms.toml"))?;
    Ok(CoachRules {
        questions: questions.question,
        standards,
        declarations: forms.forms.into_iter().collect(),
        forms: lines.form,
        cues: cues()?,
    })
}
