//! Invented case texts in many voices, with names drawn evenly from all origins.
//!
//! `templates/*.txt` holds the pieces, one to a line; `{c}` is a person (see [`PEOPLE`]), a capital after the letter
//! says how that person is written (see `Person::written`). `{place}`, `{date}` and the like are filled with anything
//! that fits.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::corpus::{Class, Document, ORGANISATION, PERSON, PLACE};
use crate::names::Names;
use crate::person::Person;
use crate::random::Random;

const PIECES: &str = concat!(
    include_str!("../templates/pieces.txt"),
    include_str!("../templates/voices.txt"),
    include_str!("../templates/turns.txt")
);
const NOISE: &str = include_str!("../templates/noise.txt");
const HELD_OUT: &str = include_str!("../templates/held_out.txt");
const QUIET: &str = include_str!("../templates/quiet.txt");
const FILLERS: &str = include_str!("../templates/fillers.txt");

/// Letters of people: the first eight are one family and share an origin, most of them a surname.
const PEOPLE: &str = "cskmdgbpafnowthvxyz";
const FAMILY: usize = 8;

/// Makes documents.
pub struct Generator<'n> {
    names: &'n Names,
    places: Vec<String>,
    fillers: BTreeMap<&'static str, Vec<&'static str>>,
}

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect()
}

impl<'n> Generator<'n> {
    /// Reads templates and places.
    pub fn new(names: &'n Names, data: &Path) -> Result<Self> {
        let mut fillers = BTreeMap::new();
        for line in lines(FILLERS) {
            if let Some((name, values)) = line.split_once(": ") {
                fillers.insert(name, values.split(" | ").collect());
            }
        }
        let towns = std::fs::read_to_string(data.join("gazetteers/uk_places_merged.txt"))?;
        let places = towns.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
        Ok(Self { names, places, fillers })
    }

    /// One document: a few pieces about the same people, among pieces about nobody.
    pub fn document(&mut self, random: &mut Random, held_out: bool) -> Document {
        let people = self.people(random);
        let cases = lines(if held_out { HELD_OUT } else { PIECES });
        let (quiet, noise) = (lines(QUIET), lines(NOISE));
        let mut document = Document::default();
        let nobody = random.chance(12);
        for _ in 0..1 + random.below(7) {
            let pieces = match random.below(100) {
                _ if nobody => &quiet,
                0..8 => &quiet,
                8..26 => &noise,
                _ => &cases,
            };
            let Some(piece) = random.pick(pieces) else { continue };
            if !document.text.is_empty() {
                document.text.push(if random.chance(55) { '\n' } else { ' ' });
            }
            self.fill(piece, &people, &mut document, random);
        }
        document
    }

    fn people(&self, random: &mut Random) -> Vec<Person> {
        let home = random.below(self.names.count());
        let surname = self.names.surname(home, random);
        let mut people = Vec::new();
        for at in 0..PEOPLE.len() {
            let away = at >= FAMILY || random.chance(12);
            let origin = if away { random.below(self.names.count()) } else { home };
            let shared = (at < FAMILY && random.chance(75)).then_some(surname.as_str());
            let mut person = Person::new(self.names, origin, shared, random);
            person.call(self.filler("streetname", random), random);
            people.push(person);
        }
        people
    }

    fn surname(&self, random: &mut Random) -> String {
        self.names.surname(random.below(self.names.count()), random)
    }

    fn filler(&self, name: &str, random: &mut Random) -> &'static str {
        self.fillers.get(name).and_then(|values| random.pick(values)).copied().unwrap_or("it")
    }

    fn fill(&self, piece: &str, people: &[Person], out: &mut Document, random: &mut Random) {
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((slot, tail)) = after.split_once('}') else { break };
            out.text.push_str(&before.replace("\\n", "\n").replace("\\t", "\t"));
            let start = out.text.len();
            let (value, class) = self.value(slot, people, random);
            out.text.push_str(&value);
            if let Some(class) = class {
                out.spans.push((start, out.text.len(), class));
            }
            rest = tail;
        }
        out.text.push_str(&rest.replace("\\n", "\n").replace("\\t", "\t"));
    }

    fn value(&self, slot: &str, people: &[Person], random: &mut Random) -> (String, Option<Class>) {
        let mut letters = slot.chars();
        let person = letters.next().and_then(|letter| PEOPLE.find(letter)).and_then(|at| people.get(at));
        let form = letters.next();
        if let (Some(person), None, true) = (person, letters.next(), form.is_none_or(char::is_uppercase)) {
            return (person.written(form), Some(PERSON));
        }
        match slot {
            "place" => (random.pick(&self.places).cloned().unwrap_or_default(), Some(PLACE)),
            "street" => {
                let mut name = self.filler("streethead", random).to_owned();
                name.push(' ');
                name.push_str(self.filler("streettail", random));
                if random.chance(60) {
                    name = format!("{} {name}", 1 + random.below(180));
                }
                (name, Some(PLACE))
            }
            "school" | "org" => {
                let town = random.pick(&self.places).cloned().unwrap_or_default();
                let head = self.filler("orghead", random);
                let head = if random.chance(50) { town.as_str() } else { head };
                (format!("{head} {}", self.filler(slot, random)), Some(ORGANISATION))
            }
            "orgname" => {
                let name = self.surname(random);
                (format!("{name} {}", self.filler("orgtail", random)), Some(ORGANISATION))
            }
            "brand" | "venue" | "service" | "schoolshort" | "team2" | "ward" => {
                (self.filler(slot, random).to_owned(), Some(ORGANISATION))
            }
            "river" | "house" => (self.filler(slot, random).to_owned(), Some(PLACE)),
            "num" => ((1 + random.below(90)).to_string(), None),
            "author" => (self.surname(random), None),
            other => (self.filler(other, random).to_owned(), None),
        }
    }
}
