//! Which names are one person's: each name gets a number.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::{Frame, Item, spelt};
use super::identity::Nicknames;
use super::name::{Name, mark};
use super::words::Shape;

/// One person while numbers are given out.
struct Person {
    last: Option<u64>,
    /// Names of this person so far, by place in the list of names.
    mentions: BTreeSet<usize>,
}

/// All persons so far, and where to find them.
#[derive(Default)]
struct Persons {
    all: Vec<Person>,
    by_first: BTreeMap<u64, Vec<usize>>,
    by_last: BTreeMap<u64, Vec<usize>>,
    by_nickname: BTreeMap<u16, Vec<usize>>,
    by_initials: BTreeMap<String, Vec<usize>>,
}

/// A name as it is compared.
struct Known {
    first: u64,
    /// Of a full name.
    last: Option<u64>,
    /// First letters of its words.
    initials: String,
    /// The letters of a name that is nothing but initials.
    letters: Option<String>,
}

impl Persons {
    /// The person that the name at `index` can be: who was named last before it, else who was found first.
    fn find(&self, name: &Known, index: usize, nicknames: &Nicknames) -> Option<usize> {
        let listed = |list: Option<&Vec<usize>>| list.cloned().unwrap_or_default();
        let mut same = listed(self.by_first.get(&name.first));
        same.extend(nicknames.groups(name.first).iter().flat_map(|group| listed(self.by_nickname.get(group))));
        if let Some(last) = name.last {
            same.retain(|&at| self.all[at].last == Some(last));
        } else {
            same.extend(listed(self.by_last.get(&name.first)));
            same.extend(name.letters.iter().flat_map(|letters| listed(self.by_initials.get(letters))));
        }
        let before = |at: usize| self.all[at].mentions.range(..index).next_back().copied();
        let latest = same.iter().filter_map(|&at| before(at).map(|mention| (mention, at))).max();
        latest.map(|(_, at)| at).or_else(|| same.into_iter().min())
    }

    fn add(&mut self, name: &Known, nicknames: &Nicknames) -> usize {
        let at = self.all.len();
        self.all.push(Person { last: name.last, mentions: BTreeSet::new() });
        self.by_first.entry(name.first).or_default().push(at);
        for group in nicknames.groups(name.first) {
            self.by_nickname.entry(*group).or_default().push(at);
        }
        if let Some(last) = name.last {
            self.by_last.entry(last).or_default().push(at);
        }
        self.by_initials.entry(name.initials.clone()).or_default().push(at);
        at
    }
}

/// Gives each name the number of its person: full names first, then whatever names can be
/// told to be theirs. A forename that two people share goes to the one named before it.
pub(super) fn number(frame: &Frame, text: &str, nicknames: &Nicknames, found: &mut [Name]) {
    let mut persons = Persons::default();
    let mut numbers: Vec<Option<usize>> = vec![None; found.len()];
    for full in [true, false] {
        for (index, name) in found.iter().enumerate() {
            let Some(known) = known(frame, text, name).filter(|known| known.last.is_some() == full) else { continue };
            let number = persons.find(&known, index, nicknames).unwrap_or_else(|| persons.add(&known, nicknames));
            persons.all[number].mentions.insert(index);
            numbers[index] = Some(number);
        }
    }
    renumber(found, &numbers);
}

fn known(frame: &Frame, text: &str, name: &Name) -> Option<Known> {
    let items: Vec<&Item> = frame.items[name.from..name.to].iter().filter(|item| item.word.shape.is_word()).collect();
    let (one, other) = (items.first()?, items.last()?);
    let full = items.len() > 1;
    // "OSBOURNE, Dale"
    let turned = full && (name.from..name.to).any(|at| mark(frame, text, at) == b',');
    let (first, last) = if turned { (other, one) } else { (one, other) };
    let initials: String = items.iter().filter_map(|item| spelt(text, item).chars().next()).collect();
    Some(Known {
        first: first.word.key,
        last: full.then_some(last.word.key),
        initials: initials.to_uppercase(),
        letters: (!full).then(|| letters(one, text)).flatten(),
    })
}

/// "JW": the letters of what can be somebody's initials.
fn letters(item: &Item, text: &str) -> Option<String> {
    if !matches!(item.word.shape, Shape::Upper | Shape::Initials) || item.word.length > 6 {
        return None;
    }
    let letters: String =
        spelt(text, item).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    (letters.chars().count() > 1).then_some(letters)
}

/// Numbers in order of first mention; one role for all mentions of a person.
fn renumber(found: &mut [Name], numbers: &[Option<usize>]) {
    let mut order = BTreeMap::new();
    for (name, number) in found.iter_mut().zip(numbers) {
        let next = u16::try_from(order.len() + 1).unwrap_or(u16::MAX);
        name.person = *order.entry(number.unwrap_or(usize::MAX)).or_insert(next);
    }
    let mut roles = BTreeMap::new();
    for name in found.iter() {
        if let Some(role) = name.role {
            roles.entry(name.person).or_insert(role);
        }
    }
    for name in found.iter_mut() {
        name.role = roles.get(&name.person).copied();
    }
}
