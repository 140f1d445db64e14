//! Names that are nobody in the case: authors, public figures, placeholders, stand-ins.

use std::collections::BTreeSet;

use super::cited::{is_cited, is_credited, is_dated, is_of_the_law, is_publisher, owns_theory};
use super::cues::Cue;
use super::frame::{Frame, Item, spelt};
use super::name::{Name, mark};
use super::words::{self, Shape};
use crate::rules::people::{PeopleRules, fingerprint};

/// Who is never a finding.
pub(super) struct Allowed {
    authors: BTreeSet<u64>,
    /// Authors whose surname hardly anybody else has.
    scholars: BTreeSet<u64>,
    /// Fingerprints of full names that everybody knows, in order.
    known: Vec<u32>,
    /// Words before a name that make a thing of it.
    before_things: BTreeSet<u64>,
    /// First names that schemes bear.
    schemes: BTreeSet<u64>,
    /// Makers' names of equipment, and of scores.
    equipment: BTreeSet<u64>,
    /// A few capitals that are short for a thing.
    short_forms: BTreeSet<String>,
}

/// Words on either side in which something must say that a name is a known one.
pub(super) const NEAR: usize = 6;

impl Allowed {
    /// Reads the lists.
    pub(super) fn new(rules: &PeopleRules) -> Self {
        let file = &rules.allow;
        Self {
            authors: file.authors.split_whitespace().chain(file.scholars.split_whitespace()).map(words::key).collect(),
            scholars: file.scholars.split_whitespace().map(words::key).collect(),
            known: rules.known.prints(),
            before_things: file.before_things.split_whitespace().map(words::key).collect(),
            schemes: file.schemes.split_whitespace().map(words::key).collect(),
            equipment: file.equipment.split_whitespace().map(words::key).collect(),
            short_forms: file.short_forms.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Takes out the names that are nobody in the case.
    pub(super) fn sift(&self, frame: &Frame, text: &str, found: &mut Vec<Name>) {
        let quoted = |name: &Name| frame.quiet && (self.is_author(frame, name) || is_cited(frame, text, name));
        let is_public = |name: &Name| {
            self.is_public(frame, text, name)
                || is_credited(frame, text, name)
                || self.is_colleague(frame, text, name)
                || is_publisher(frame, text, name)
                || quoted(name)
        };
        let mut public: Vec<bool> = found.iter().map(is_public).collect();
        if frame.quiet && public.iter().any(|public| *public) {
            // A poem of one poet, then another's: whom everybody knows is in good company, however many bear the name.
            public
                .iter_mut()
                .zip(&*found)
                .for_each(|(public, name)| *public |= self.known_at(frame, text, name).is_some());
            keep_company(frame, text, found, &mut public);
        }
        let said = |at: &usize| public[*at] || is_cited(frame, text, &found[*at]);
        let authors: BTreeSet<u64> = (0..found.len()).filter(said).map(|at| last_key(frame, &found[at])).collect();
        let lone = |name: &&Name| !name.cued && name.to - name.from == 1;
        let theory: BTreeSet<u64> = found
            .iter()
            .filter(lone)
            .map(|name| last_key(frame, name))
            .filter(|key| self.authors.contains(key))
            .collect();
        let things: BTreeSet<u64> =
            found.iter().filter(|name| self.is_thing(frame, text, name)).map(|name| last_key(frame, name)).collect();
        let mut public = public.into_iter();
        found.retain(|name| {
            let theorist = theory.len() > 1 && lone(&name) && theory.contains(&last_key(frame, name));
            let may_be_author = frame.quiet || !is_forename(frame, name);
            let owner = may_be_author && self.authors.contains(&last_key(frame, name)) && owns_theory(frame, name);
            let cited = authors.contains(&last_key(frame, name)) && (!name.cued || is_dated(frame, text, name));
            let nobody = theorist || owner || cited || self.is_author(frame, name) || is_stand_in(frame, text, name);
            let nobody = nobody
                || self.is_never(frame, text, name)
                || is_of_the_law(frame, text, name)
                || self.is_thing(frame, text, name);
            let nobody = nobody || (lone(&name) && things.contains(&last_key(frame, name)));
            !(public.next().unwrap_or(false) || nobody)
        });
    }

    /// A full name that everybody knows, whole or with a neighbouring word that the tagger left out. Where many people bear
    /// the name too, or the text is about a family, something near must say that it is the known one.
    fn is_public(&self, frame: &Frame, text: &str, name: &Name) -> bool {
        let Some((from, to)) = self.known_at(frame, text, name) else { return false };
        let (first, last) = (&frame.items[from], &frame.items[to - 1]);
        // "Lady Hale", "Lord Laming": the honour is part of the name that is known.
        if from < name.from && first.cue == Cue::Title {
            return true;
        }
        let (forename, surname) = (first.known.forename(), last.known.surname());
        let many = forename == 3 && surname == 3;
        (frame.quiet && !many) || self.is_spoken_of(frame, name)
    }

    fn known_at(&self, frame: &Frame, text: &str, name: &Name) -> Option<(usize, usize)> {
        (name.from.saturating_sub(1)..=name.from)
            .flat_map(|from| (name.to..=(name.to + 1).min(frame.items.len())).map(move |to| (from, to)))
            .find(|&(from, to)| {
                let words = frame.items[from..to].iter().map(|item| spelt(text, item));
                to - from >= 2 && self.known.binary_search(&fingerprint(words)).is_ok()
            })
    }

    /// Whether theory, law or a book is spoken of near a name, or another author.
    fn is_spoken_of(&self, frame: &Frame, name: &Name) -> bool {
        let near = name.from.saturating_sub(NEAR)..(name.to + NEAR).min(frame.items.len());
        near.filter(|at| !(name.from..name.to).contains(at)).any(|at| {
            let item = &frame.items[at];
            matches!(item.cue, Cue::Scholarly | Cue::Law | Cue::Work) || self.scholars.contains(&item.word.key)
        })
    }

    /// "Reder and Duncan": a surname beside that of a scholar, neither of them called by a title or a forename.
    fn is_colleague(&self, frame: &Frame, text: &str, name: &Name) -> bool {
        let scholar = |at: usize| {
            let titled = at.checked_sub(1).is_some_and(|before| frame.items[before].cue == Cue::Title);
            let item = frame.items.get(at).filter(|item| item.word.shape == Shape::Capital && !titled);
            item.is_some_and(|item| self.scholars.contains(&item.word.key))
        };
        let joins = |at: usize| frame.items.get(at).is_some_and(|item| is_between(text, item));
        let before = name.from.checked_sub(2).is_some_and(|at| joins(at + 1) && scholar(at));
        let after = joins(name.to) && scholar(name.to + 1);
        let surname = name.to - name.from == 1 && !name.cued && frame.items[name.from].known.surname() > 0;
        surname && (before || after)
    }

    /// "zimmer", "Flesch score"; where no family is spoken of, "AI" and "MM" in capitals: words that are nobody's name unless a
    /// title or kin word says so.
    fn is_never(&self, frame: &Frame, text: &str, name: &Name) -> bool {
        let item = &frame.items[name.from];
        // In a case they may as well be somebody's initials.
        let letters = frame.quiet && item.word.shape == Shape::Upper && self.short_forms.contains(spelt(text, item));
        name.to - name.from == 1 && !name.cued && (letters || self.equipment.contains(&item.word.key))
    }

    /// "Clare's Law", "Herbert protocol", "Storm Babet": a thing that bears a name.
    fn is_thing(&self, frame: &Frame, text: &str, name: &Name) -> bool {
        let said = |at: usize| frame.items.get(at).map_or("", |item| spelt(text, item));
        let one = name.to - name.from == 1;
        let makes = |at: usize| self.before_things.contains(&frame.items[at].word.key);
        let storm = if one { name.from.checked_sub(1).is_some_and(makes) } else { makes(name.from) };
        let owned = usize::from(mark(frame, text, name.to) == b'\'') * 2;
        let ruled = RULES.contains(&said(name.to + owned));
        let scheme = self.schemes.contains(&last_key(frame, name)) && PAPERS.contains(&said(name.to));
        storm || (one && (ruled || scheme))
    }

    /// A known author whom the text treats as one: theory near, no title and no kin word.
    fn is_author(&self, frame: &Frame, name: &Name) -> bool {
        // "de Shazer"
        let particles = frame.items[name.from..name.to - 1].iter().all(|item| item.cue == Cue::Particle);
        if !particles || (name.cued && !frame.quiet) || !self.authors.contains(&last_key(frame, name)) {
            return false;
        }
        let forename = is_forename(frame, name);
        let rare = frame.quiet && !forename && frame.items[name.from].known.surname() < 3;
        if rare || self.scholars.contains(&last_key(frame, name)) {
            return true;
        }
        if forename && !frame.quiet {
            return false;
        }
        let near = name.from.saturating_sub(NEAR)..(name.to + NEAR).min(frame.items.len());
        let about =
            frame.items[near.clone()].iter().any(|item| matches!(item.cue, Cue::Scholarly | Cue::Law | Cue::Work));
        let others = near.filter(|&at| at != name.from && self.authors.contains(&frame.items[at].word.key)).count();
        about || others > 0
    }
}

/// What bears a name: "Clare's Law", "the Karpman triangle".
const RULES: [&str; 8] = ["Law", "Rule", "Protocol", "protocol", "triangle", "Triangle", "Scheme", "scheme"];
/// What is filled in for a scheme that bears a name: "the philomena form".
const PAPERS: [&str; 4] = ["form", "forms", "protocol", "scheme"];

/// "Scott", "Casey": an author's surname that children have for a forename.
fn is_forename(frame: &Frame, name: &Name) -> bool {
    name.to - name.from == 1 && frame.items[name.from].known.forename() > 1
}

/// In a list with a known name, the others are known too: "Lemn Sissay, … and …".
fn keep_company(frame: &Frame, text: &str, found: &[Name], public: &mut [bool]) {
    let joined = |at: usize| {
        let (from, to) = (found[at].to, found[at + 1].from);
        from <= to && to - from <= 2 && frame.items[from..to].iter().all(|item| is_between(text, item))
    };
    for at in 1..found.len() {
        public[at] |= public[at - 1] && joined(at - 1);
    }
    for at in (1..found.len()).rev() {
        public[at - 1] |= public[at] && joined(at - 1);
    }
}

/// What stands between two names of a list.
fn is_between(text: &str, item: &Item) -> bool {
    matches!(spelt(text, item), "," | ";" | "&" | "/" | "and" | "or")
}

fn last_key(frame: &Frame, name: &Name) -> u64 {
    frame.items[name.to - 1].word.key
}

/// "[Mum]", "[Name 1]", "Child A", "Parent C", "Agency X": already a stand-in.
fn is_stand_in(frame: &Frame, text: &str, name: &Name) -> bool {
    let opened = name.from.checked_sub(1).is_some_and(|before| mark(frame, text, before) == b'[');
    let closed = (name.to..name.to + 3).any(|at| mark(frame, text, at) == b']');
    let words = &frame.items[name.from..name.to];
    let plain = words.iter().all(|item| item.cue != Cue::None || item.known.word() > 0 || item.known.proper());
    let lone = words.len() == 1 && matches!(words[0].word.shape, Shape::Letter);
    (opened && closed && plain) || (lone && follows_placeholder_word(frame, text, name.from))
}

/// Words that people are called by when their names are taken out.
fn follows_placeholder_word(frame: &Frame, text: &str, at: usize) -> bool {
    let Some(word) = at.checked_sub(1).and_then(|before| frame.items.get(before)) else { return false };
    let word = spelt(text, word);
    let words = [
        "child",
        "parent",
        "mother",
        "father",
        "adult",
        "person",
        "sibling",
        "worker",
        "agency",
        "carer",
        "client",
        "child's",
        "grandparent",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
        "neighbour",
        "teacher",
    ];
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}
