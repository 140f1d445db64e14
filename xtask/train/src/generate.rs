//! Invented case texts in many voices, with names drawn evenly from all origins.
//!
//! `templates/*.txt` holds the pieces, one to a line; `{c}` is a person (see [`PEOPLE`]), a capital after the letter
//! says how that person is written: F full name, L surname, I initials, N nickname, R surname first, B initial and
//! surname, S forename and initial. `{place}`, `{date}` and the like are filled with anything that fits.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::corpus::{Class, Document, ORGANISATION, PERSON, PLACE};
use crate::lexicon::Origin;
use crate::random::Random;

const PIECES: &str = include_str!("../templates/pieces.txt");
const HELD_OUT: &str = include_str!("../templates/held_out.txt");
const QUIET: &str = include_str!("../templates/quiet.txt");
const FILLERS: &str = include_str!("../templates/fillers.txt");

/// Letters of people: the first eight are one family and share an origin, most of them a surname.
const PEOPLE: &str = "cskmdgbpafnowthvxyz";
const FAMILY: usize = 8;

/// One invented person.
#[derive(Clone, Default)]
struct Person {
    first: String,
    last: String,
    nick: String,
}

/// Makes documents.
pub struct Generator {
    origins: Vec<Origin>,
    places: Vec<String>,
    fillers: BTreeMap<&'static str, Vec<&'static str>>,
}

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect()
}

impl Generator {
    /// Reads templates and places.
    pub fn new(origins: BTreeMap<String, Origin>, data: &Path) -> Result<Self> {
        let mut fillers = BTreeMap::new();
        for line in lines(FILLERS) {
            if let Some((name, values)) = line.split_once(": ") {
                fillers.insert(name, values.split(" | ").collect());
            }
        }
        let towns = std::fs::read_to_string(data.join("gazetteers/uk_places_merged.txt"))?;
        let places = towns.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
        Ok(Self { origins: origins.into_values().collect(), places, fillers })
    }

    /// One document: a few pieces about the same people, sometimes among pieces about nobody.
    pub fn document(&mut self, random: &mut Random, held_out: bool) -> Document {
        let people = self.people(random);
        let cases = lines(if held_out { HELD_OUT } else { PIECES });
        let quiet = lines(QUIET);
        let mut document = Document::default();
        let nobody = random.chance(12);
        for _ in 0..1 + random.below(6) {
            let about_nobody = nobody || random.chance(12);
            let pieces = if about_nobody { &quiet } else { &cases };
            let Some(piece) = random.pick(pieces) else { continue };
            if !document.text.is_empty() {
                document.text.push(if random.chance(55) { '\n' } else { ' ' });
            }
            self.fill(piece, &people, &mut document, random);
        }
        document
    }

    fn people(&self, random: &mut Random) -> Vec<Person> {
        let family = random.pick(&self.origins).cloned().unwrap_or_default();
        let surname = random.pick(&family.surnames).cloned().unwrap_or_default();
        let mut people = Vec::new();
        for at in 0..PEOPLE.len() {
            let mut origin = &family;
            if at >= FAMILY || random.chance(12) {
                origin = random.pick(&self.origins).unwrap_or(&family);
            }
            let list = if random.chance(50) { &origin.women } else { &origin.men };
            let first = random.pick(list).cloned();
            let own = random.pick(&origin.surnames).cloned().unwrap_or_default();
            let last = if at < FAMILY && random.chance(75) { surname.clone() } else { own };
            let last = if random.chance(6) {
                format!("{last}-{}", random.pick(&origin.surnames).cloned().unwrap_or_default())
            } else {
                last
            };
            let first = first.unwrap_or_default();
            let nick = self.nickname(&first, random);
            people.push(Person { first, last, nick });
        }
        people
    }

    fn nickname(&self, first: &str, random: &mut Random) -> String {
        if random.chance(25) {
            return self.filler("streetname", random).to_owned();
        }
        let length = 3 + random.below(2);
        let short: String = first.chars().take_while(|c| c.is_alphabetic()).take(length).collect();
        let ending = random.pick(&["", "", "y", "s", "z", "o", "ie"]).copied().unwrap_or_default();
        format!("{short}{ending}")
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
            return (written(person, form), Some(PERSON));
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
            "num" => ((1 + random.below(90)).to_string(), None),
            "author" => {
                let origin = random.pick(&self.origins);
                (origin.and_then(|origin| random.pick(&origin.surnames)).cloned().unwrap_or_default(), None)
            }
            other => (self.filler(other, random).to_owned(), None),
        }
    }
}

fn initial(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}

fn written(person: &Person, form: Option<char>) -> String {
    let Person { first, last, nick } = person;
    match form {
        Some('F') => format!("{first} {last}"),
        Some('L') => last.clone(),
        Some('I') => format!("{}{}", initial(first), initial(last)),
        Some('N') => nick.clone(),
        Some('R') => format!("{last}, {first}"),
        Some('B') => format!("{}. {last}", initial(first)),
        Some('S') => format!("{first} {}", initial(last)),
        Some('Q') => format!("{first} \"{nick}\" {last}"),
        _ => first.clone(),
    }
}
