//! Names that are nobody in the case: authors, public figures, placeholders, stand-ins.

use std::collections::BTreeSet;

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
}

/// Words and marks between the name of an author and the year.
const LONGEST_CITED: usize = 10;
/// Words on either side in which something must say that a name is a known one.
const NEAR: usize = 6;

impl Allowed {
    /// Reads the lists.
    pub(super) fn new(rules: &PeopleRules) -> Self {
        let file = &rules.allow;
        Self {
            authors: file.authors.split_whitespace().chain(file.scholars.split_whitespace()).map(words::key).collect(),
            scholars: file.scholars.split_whitespace().map(words::key).collect(),
            known: rules.known.prints(),
        }
    }

    /// Takes out the names that are nobody in the case.
    pub(super) fn sift(&self, frame: &Frame, text: &str, found: &mut Vec<Name>) {
        let quoted = |name: &Name| frame.quiet && (self.is_author(frame, name) || is_cited(frame, text, name));
        let is_public = |name: &Name| {
            self.is_public(frame, text, name)
                || is_credited(frame, text, name)
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
        let mut public = public.into_iter();
        found.retain(|name| {
            let theorist = theory.len() > 1 && lone(&name) && theory.contains(&last_key(frame, name));
            let may_be_author = frame.quiet || !is_forename(frame, name);
            let owner = may_be_author && self.authors.contains(&last_key(frame, name)) && owns_theory(frame, name);
            let cited = !name.cued && authors.contains(&last_key(frame, name));
            let nobody = theorist || owner || cited || self.is_author(frame, name) || is_stand_in(frame, text, name);
            let nobody = nobody || is_of_the_law(frame, text, name);
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

    /// A known author whom the text treats as one: theory near, no title and no kin word.
    fn is_author(&self, frame: &Frame, name: &Name) -> bool {
        if name.to - name.from != 1 || (name.cued && !frame.quiet) || !self.authors.contains(&last_key(frame, name)) {
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

/// "Scott", "Casey": an author's surname that children have for a forename.
fn is_forename(frame: &Frame, name: &Name) -> bool {
    name.to - name.from == 1 && frame.items[name.from].known.forename() > 1
}

/// "London: Sage", "New York: Basic Books": who published.
fn is_publisher(frame: &Frame, text: &str, name: &Name) -> bool {
    let colon = name.from.checked_sub(1).filter(|&at| frame.quiet && mark(frame, text, at) == b':');
    colon.and_then(|at| frame.items.get(at.checked_sub(1)?)).is_some_and(|place| place.known.place())
}

/// "the novel … by Kit de Waal", "work by …": where nobody's family is spoken of, who made a thing.
fn is_credited(frame: &Frame, text: &str, name: &Name) -> bool {
    let Some(by) = name.from.checked_sub(1).filter(|&at| frame.quiet && spelt(text, &frame.items[at]) == "by") else {
        return false;
    };
    frame.items[by.saturating_sub(NEAR)..by].iter().any(|item| matches!(item.cue, Cue::Work | Cue::Scholarly))
}

/// "Peter Jackson J", "Hedley J in Re L", "PC v York": judges, and sides of a case that is law.
fn is_of_the_law(frame: &Frame, text: &str, name: &Name) -> bool {
    let near = name.from.saturating_sub(NEAR * 2)..(name.to + NEAR * 2).min(frame.items.len());
    let lawful = |item: &Item| item.cue == Cue::Law || matches!(spelt(text, item), "Re" | "v" | "J");
    let about = frame.quiet && frame.items[near].iter().filter(|item| lawful(item)).count() > 1;
    let said = |at: usize| frame.items.get(at).map_or("", |item| spelt(text, item));
    let judge = |at: usize| matches!(said(at), "J" | "LJ");
    let versus = |at: usize| matches!(said(at), "v" | "vs");
    let side = versus(name.from) || versus(name.to) || name.from.checked_sub(1).is_some_and(versus);
    about && (judge(name.to) || judge(name.to - 1) || side)
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

/// "Ferguson (2011)", "Smith et al.", "Turnell and Edwards (1999)", "Re B-S", "R v Smith [2003]".
fn is_cited(frame: &Frame, text: &str, name: &Name) -> bool {
    for at in name.to..name.to + LONGEST_CITED {
        let Some(item) = frame.items.get(at) else { return false };
        match item.word.shape {
            // "Ferguson, H. (2011)"
            Shape::Letter | Shape::Initials if frame.quiet => {}
            Shape::Number => return is_year(frame, text, at) && before_year(frame, text, (name.from, at)),
            Shape::Mark if matches!(mark(frame, text, at), b'(' | b',' | b'&' | b'[' | b'\'') => {}
            // A full stop ends what was said of a name, but for "et al.".
            Shape::Mark if mark(frame, text, at) == b'.' && abbreviates(frame, text, at - 1) => {}
            Shape::Lower if matches!(spelt(text, item), "and" | "s" | "et" | "al") => {}
            Shape::Capital | Shape::Mixed if item.known.surname() > 0 || item.known.word() == 0 => {}
            _ => return false,
        }
    }
    false
}

/// "Casey's review", "Kolb's learning cycle".
fn owns_theory(frame: &Frame, name: &Name) -> bool {
    let near = frame.items.get(name.to..(name.to + 5).min(frame.items.len())).unwrap_or_default();
    let owned = near.first().is_some_and(|item| item.word.shape == Shape::Mark && !item.word.spaced);
    owned && near.iter().any(|item| item.cue == Cue::Scholarly)
}

/// "al" and, where nobody's family is spoken of, the initial of an author.
fn abbreviates(frame: &Frame, text: &str, at: usize) -> bool {
    let item = &frame.items[at];
    spelt(text, item) == "al" || (frame.quiet && matches!(item.word.shape, Shape::Letter | Shape::Initials))
}

/// The year at the end of `of` stands after an opening bracket, or after the comma of a reference in brackets; where nobody's
/// family is spoken of, right after the name as well.
fn before_year(frame: &Frame, text: &str, of: (usize, usize)) -> bool {
    let (name, at) = of;
    let before = at.checked_sub(1).map_or(0, |before| mark(frame, text, before));
    let opened =
        || (name.saturating_sub(NEAR * 2)..name).rev().map(|at| mark(frame, text, at)).find(|m| b"()\n".contains(m));
    let reference = before == b',' && matches!(mark(frame, text, at + 1), b')' | b',' | b';') && opened() == Some(b'(');
    matches!(before, b'(' | b'[') || reference || (before == 0 && frame.quiet)
}

fn is_year(frame: &Frame, text: &str, at: usize) -> bool {
    let digits = spelt(text, &frame.items[at]);
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
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
