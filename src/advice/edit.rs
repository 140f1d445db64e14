//! The map of a chat in the hands of the person: rename, merge, split, add, leave alone, choose.

use serde::Deserialize;

use super::names;
use super::operators::Ground;
use super::pseudonym::{Choice, PERSON, Pairing, PseudonymMap, Someone, base_word};
use super::stand_in::{Count, Taken};
use super::who;
use crate::rules::safer::Operator;

/// Longest word that may stand in brackets, in characters.
const LONGEST: usize = 40;

/// A change of the map. Numbers are those of people in the map.
#[derive(Clone, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Edit {
    /// Gives a person another stand-in, in the person's own words.
    Rename {
        /// Whose.
        person: u16,
        /// The words inside the brackets.
        word: String,
    },
    /// Says which part somebody plays; their stand-in follows it.
    Role {
        /// Whose.
        person: u16,
        /// A key of `rules/wording` under `role.`, or empty.
        role: String,
    },
    /// The name that comes back.
    Named {
        /// Whose.
        person: u16,
        /// One of their names, or another.
        name: String,
    },
    /// Two people are one.
    Merge {
        /// Who stays.
        person: u16,
        /// Who was the same all along.
        other: u16,
    },
    /// One of a person's names is somebody else's.
    Split {
        /// Who keeps the other names.
        person: u16,
        /// The name that goes.
        name: String,
    },
    /// Hide this as well.
    Add {
        /// The words.
        words: String,
        /// Whose name it is: nobody yet known where absent.
        person: Option<u16>,
        /// Whether it names a person at all.
        of_person: bool,
    },
    /// Not a name in this chat.
    LeaveAlone {
        /// The words.
        words: String,
    },
    /// A name after all.
    HideAgain {
        /// The words.
        words: String,
    },
    /// What is done with a kind of finding in this chat.
    Choose {
        /// An entity, a kind of the policy, or "professional".
        kind: String,
        /// What is done.
        operator: Operator,
    },
}

/// Makes a change. What can't be (somebody who is not there, an empty word) changes nothing.
pub fn edit(map: &mut PseudonymMap, edit: &Edit, ground: &Ground<'_>) {
    let taken = Taken::new("", &[], ground.book);
    match edit {
        Edit::Rename { person, word } => {
            let word = clean(word);
            if !word.is_empty() && map.someone(*person).is_some_and(|one| one.stand_in != format!("[{word}]")) {
                let stand_in = taken.fresh(&word, Count::Alone, map);
                restand(map, *person, stand_in);
            }
        }
        Edit::Role { person, role } => set_role(map, *person, role, ground, &taken),
        Edit::Named { person, name } => {
            if let Some(person) = someone(map, *person) {
                person.named = name.trim().to_owned();
            }
        }
        Edit::Merge { person, other } => merge(map, *person, *other),
        Edit::Split { person, name } => split(map, *person, name, ground, &taken),
        Edit::Add { words, person, of_person } => add(map, words.trim(), *person, *of_person, ground, &taken),
        Edit::LeaveAlone { words } => leave_alone(map, words.trim()),
        Edit::HideAgain { words } => map.not_names.retain(|known| known != words),
        Edit::Choose { kind, operator } => {
            map.choices.retain(|choice| choice.kind != *kind);
            map.choices.push(Choice { kind: kind.clone(), operator: *operator });
        }
    }
}

/// Words that may stand in brackets: one line, no brackets.
fn clean(word: &str) -> String {
    let plain: String = word.chars().filter(|c| !"[]［］【】〔〕⟦⟧\\*_`<>".contains(*c)).take(LONGEST).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn someone(map: &mut PseudonymMap, number: u16) -> Option<&mut Someone> {
    map.people.iter_mut().find(|person| person.number == number)
}

/// Gives a person another stand-in; the old one still comes back in replies that have it.
fn restand(map: &mut PseudonymMap, number: u16, stand_in: String) {
    let name = map.name_given_back(number).to_owned();
    let Some(person) = someone(map, number) else { return };
    let old = std::mem::replace(&mut person.stand_in, stand_in.clone());
    for pairing in map.pairings.iter_mut().filter(|pairing| pairing.person == Some(number)) {
        pairing.pseudonym.clone_from(&stand_in);
    }
    map.past.push(Pairing { pseudonym: old, original: name, entity: PERSON.to_owned(), person: Some(number) });
}

fn set_role(map: &mut PseudonymMap, number: u16, role: &str, ground: &Ground<'_>, taken: &Taken) {
    if map.someone(number).is_none_or(|person| person.role == role) {
        return;
    }
    let stand_in = who::by_role(role, ground, map, taken);
    restand(map, number, stand_in);
    if let Some(person) = someone(map, number) {
        role.clone_into(&mut person.role);
    }
}

fn merge(map: &mut PseudonymMap, number: u16, other: u16) {
    let (Some(stays), Some(goes)) = (map.someone(number).cloned(), map.someone(other).cloned()) else { return };
    if number == other {
        return;
    }
    let former = Pairing {
        pseudonym: goes.stand_in,
        original: map.name_given_back(other).to_owned(),
        entity: PERSON.to_owned(),
        person: Some(number),
    };
    map.past.iter_mut().filter(|past| past.person == Some(other)).for_each(|past| past.person = Some(number));
    map.past.push(former);
    for pairing in map.pairings.iter_mut().filter(|pairing| pairing.person == Some(other)) {
        pairing.person = Some(number);
        pairing.pseudonym.clone_from(&stays.stand_in);
    }
    map.people.retain(|person| person.number != other);
    if let Some(person) = someone(map, number) {
        person.settled = true;
        if person.role.is_empty() {
            person.role = goes.role;
        }
    }
}

fn split(map: &mut PseudonymMap, number: u16, name: &str, ground: &Ground<'_>, taken: &Taken) {
    let goes =
        |pairing: &Pairing| pairing.person == Some(number) && names::words(&pairing.original) == names::words(name);
    let (going, left) = map.names_of(number).fold((0, 0), |(going, left), one| {
        if names::words(one) == names::words(name) { (going + 1, left) } else { (going, left + 1) }
    });
    if going == 0 || left == 0 {
        return;
    }
    let newcomer = who::newcomer("", ground, map, taken);
    let stand_in = map.someone(newcomer).map(|person| person.stand_in.clone()).unwrap_or_default();
    for pairing in map.pairings.iter_mut().filter(|pairing| goes(pairing)) {
        pairing.person = Some(newcomer);
        pairing.pseudonym.clone_from(&stand_in);
    }
    for one in [number, newcomer] {
        if let Some(person) = someone(map, one) {
            person.settled = true;
            person.named.clear();
        }
    }
}

fn add(map: &mut PseudonymMap, words: &str, person: Option<u16>, of_person: bool, ground: &Ground<'_>, taken: &Taken) {
    let known = map.pairings.iter().any(|pairing| pairing.original == words);
    if words.is_empty() || words.len() > 400 || known {
        return;
    }
    map.not_names.retain(|known| !super::pseudonym::same_words(known, words));
    if !of_person {
        let stand_in = taken.fresh(base_word(ground.wording, "other"), Count::Numbers, map);
        return map.note(&stand_in, words, "other", None);
    }
    let number = person.filter(|number| map.someone(*number).is_some());
    let number = number.unwrap_or_else(|| who::newcomer("", ground, map, taken));
    if let Some(person) = someone(map, number) {
        person.settled = true;
        let stand_in = person.stand_in.clone();
        map.note(&stand_in, words, PERSON, Some(number));
    }
}

fn leave_alone(map: &mut PseudonymMap, words: &str) {
    if words.is_empty() {
        return;
    }
    if !map.leaves_alone(words) {
        map.not_names.push(words.to_owned());
    }
    let same = |original: &str| super::pseudonym::same_words(original, words);
    let (going, staying) = map.pairings.drain(..).partition(|pairing: &Pairing| same(&pairing.original));
    map.pairings = staying;
    map.past.extend::<Vec<Pairing>>(going);
    let named: Vec<u16> = map.pairings.iter().filter_map(|pairing| pairing.person).collect();
    map.people.retain(|person| named.contains(&person.number));
}
