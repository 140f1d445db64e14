//! The map of a chat as a page shows it, and replies with their names back.

use crate::text::order;
use serde::{Deserialize, Serialize};

use super::request::ChatState;
use crate::advice::edit::Edit;
use crate::advice::pseudonym::{PERSON, Pairing, Someone};
use crate::engine::Engine;
use crate::rules::safer::Operator;

/// A reply whose names are to come back.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct RestoreRequest {
    /// Its words.
    pub text: String,
    /// The same as rich text, where there is any.
    pub html: Option<String>,
    /// State of the chat.
    pub chat: ChatState,
}

/// A reply with its names back.
#[derive(Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct RestoreView {
    pub text: String,
    pub html: Option<String>,
    /// How many stand-ins came back.
    pub restored: usize,
}

/// Puts the names back.
#[must_use]
pub fn restore_view(engine: &Engine, request: &RestoreRequest) -> RestoreView {
    let map = &request.chat.pseudonyms;
    let plain = engine.restore(&request.text, map);
    let html = request.html.as_deref().map(|html| engine.restore_html(html, map).text);
    RestoreView { text: plain.text, html, restored: plain.count }
}

/// A change of a chat's map.
#[derive(Clone, Deserialize)]
pub struct MapRequest {
    /// State of the chat.
    #[serde(default)]
    pub chat: ChatState,
    /// What to change; nothing where it is only to be shown.
    #[serde(default)]
    pub edit: Option<Edit>,
}

/// The map of a chat.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct MapView {
    pub people: Vec<PersonView>,
    pub others: Vec<OtherView>,
    pub choices: Vec<ChoiceView>,
    pub roles: Vec<WordView>,
    /// Words that are not names here.
    pub left: Vec<String>,
    pub empty: bool,
    /// State of the chat, to be kept.
    pub chat: ChatState,
}

/// Somebody on the map.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PersonView {
    pub number: u16,
    pub stand_in: String,
    /// The stand-in without its brackets.
    pub word: String,
    pub role: String,
    /// The name that comes back.
    pub named: String,
    pub names: Vec<String>,
}

/// Something else on the map.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OtherView {
    pub stand_in: String,
    pub original: String,
    pub entity_word: String,
}

/// What is done with a kind of finding.
#[derive(Clone, Serialize)]
#[allow(missing_docs)]
pub struct ChoiceView {
    pub kind: &'static str,
    pub word: String,
    pub chosen: &'static str,
    pub options: Vec<WordView>,
}

/// A value and the word shown for it.
#[derive(Clone, Serialize)]
#[allow(missing_docs)]
pub struct WordView {
    pub id: String,
    pub word: String,
}

/// The kinds that a person may choose for, and what may be done with each.
const CHOICES: [(&str, &str, &[Operator]); 8] = [
    ("professional", "person", &[Operator::Replace, Operator::Keep]),
    ("birth_date", "birth_date", &[Operator::Generalise, Operator::Replace, Operator::Remove]),
    ("date", "date", &[Operator::Shift, Operator::Generalise, Operator::Replace, Operator::Keep]),
    ("age", "age", &[Operator::Keep, Operator::Generalise]),
    ("place", "place", &[Operator::Generalise, Operator::Replace, Operator::Keep]),
    ("organisation", "organisation", &[Operator::Generalise, Operator::Replace, Operator::Keep]),
    ("number", "number", &[Operator::Replace, Operator::Remove]),
    ("sensitive", "health_condition", &[Operator::Keep, Operator::Replace]),
];

/// Changes the map where that is asked, and shows it.
#[must_use]
pub fn map_view(engine: &Engine, request: &MapRequest) -> MapView {
    let mut chat = request.chat.clone();
    if let Some(edit) = &request.edit {
        engine.edit(&mut chat.pseudonyms, edit);
        if let Edit::HideAgain { words } = edit {
            chat.edits.leave.retain(|left| left != words);
        }
    }
    let map = &chat.pseudonyms;
    let people: Vec<PersonView> = map.people.iter().map(|person| person_view(person, &chat)).collect();
    let others: Vec<OtherView> = map
        .pairings
        .iter()
        .filter(|pairing| pairing.entity != PERSON)
        .map(|pairing| other_view(engine, pairing))
        .collect();
    let mut left: Vec<String> = map.not_names.iter().chain(&chat.edits.leave).cloned().collect();
    left.dedup();
    MapView {
        empty: people.is_empty() && others.is_empty() && left.is_empty(),
        people,
        others,
        choices: CHOICES.iter().map(|choice| choice_view(engine, choice, &chat)).collect(),
        roles: roles(engine),
        left,
        chat,
    }
}

fn person_view(person: &Someone, chat: &ChatState) -> PersonView {
    let map = &chat.pseudonyms;
    let mut names: Vec<String> = map.names_of(person.number).map(str::to_owned).collect();
    order::by(&mut names, |name| (order::down(name.len()), 0));
    PersonView {
        number: person.number,
        word: person.stand_in.trim_matches(['[', ']']).to_owned(),
        stand_in: person.stand_in.clone(),
        role: person.role.clone(),
        named: map.name_given_back(person.number).to_owned(),
        names,
    }
}

fn other_view(engine: &Engine, pairing: &Pairing) -> OtherView {
    let words = engine.wording();
    let word = words.find(&format!("entity.{}.one", pairing.entity));
    OtherView {
        stand_in: pairing.pseudonym.clone(),
        original: pairing.original.clone(),
        entity_word: word.unwrap_or_else(|| words.get("safer.family")).to_owned(),
    }
}

fn choice_view(
    engine: &Engine,
    (kind, rule, options): &(&'static str, &str, &[Operator]),
    chat: &ChatState,
) -> ChoiceView {
    let words = engine.wording();
    let own = chat.pseudonyms.choices.iter().find(|choice| choice.kind == *kind).map(|choice| choice.operator);
    let usual = engine.book().safer.operator(rule).unwrap_or_default();
    ChoiceView {
        kind,
        word: words.get(&format!("map.kind.{kind}")).to_owned(),
        chosen: own.unwrap_or(usual).word(),
        options: options
            .iter()
            .map(|one| WordView {
                id: one.word().to_owned(),
                word: words.get(&format!("operator.{}", one.word())).to_owned(),
            })
            .collect(),
    }
}

/// Every part that somebody can play, by its word.
fn roles(engine: &Engine) -> Vec<WordView> {
    let entries = engine.wording().entries.iter().filter_map(|(key, word)| {
        let id = key.strip_prefix("role.")?.to_owned();
        Some(WordView { id, word: word.clone() })
    });
    let mut roles: Vec<WordView> = entries.collect();
    order::by_words(&mut roles, |role| &role.word);
    roles
}
