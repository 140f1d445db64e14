//! Invented people and the ways in which their names are written.

use crate::names::Names;
use crate::random::Random;

/// One invented person.
#[derive(Clone, Default)]
pub struct Person {
    first: String,
    last: String,
    nick: String,
    full: String,
}

/// Words between the parts of a name, as many languages have them.
const LINKS: &[&str] = &[
    "bin", "bint", "ibn", "al", "el", "Abu", "Umm", "van", "van der", "de", "da", "dos", "del", "ap", "ferch", "Ní",
    "Ó", "Nic", "wa", "Ould", "Binti", "Begum", "Kaur", "Singh", "Thi", "Md", "Abdul",
];

impl Person {
    /// Somebody of an origin, with the surname of the family or their own.
    pub fn new(names: &Names, origin: usize, family: Option<&str>, random: &mut Random) -> Self {
        let mut first = names.forename(origin, random);
        let mut last = family.map_or_else(|| names.surname(origin, random), str::to_owned);
        if random.chance(6) {
            last = format!("{last}-{}", names.surname(origin, random));
        }
        if random.chance(4) {
            let joint = if random.chance(50) { "-" } else { " " };
            first = format!("{first}{joint}{}", names.forename(origin, random));
        }
        let full = match random.below(100) {
            0..10 => format!("{first} {} {last}", names.forename(origin, random)),
            10..14 => format!("{first} {} {}", names.forename(origin, random), names.forename(origin, random)),
            14..18 => format!("{first} {} {last}", random.pick(LINKS).copied().unwrap_or_default()),
            18..21 => format!("{first} {}. {last}", initial(&names.forename(origin, random))),
            21..24 => format!("{last} {first}"),
            24..26 => format!("{first} {last} {}", names.surname(origin, random)),
            _ => format!("{first} {last}"),
        };
        Self { first, last, nick: String::new(), full }
    }

    /// Gives a short form or street name.
    pub fn call(&mut self, street: &str, random: &mut Random) {
        if random.chance(35) {
            street.clone_into(&mut self.nick);
            return;
        }
        let length = 3 + random.below(2);
        let short: String = self.first.chars().take_while(|c| c.is_alphabetic()).take(length).collect();
        let ending = random.pick(&["", "", "y", "s", "z", "o", "ie", "zza", "ster", "a"]).copied().unwrap_or_default();
        self.nick = format!("{short}{ending}");
    }

    /// The name in a form: F full, L surname, P surname of a whole family, I initials, T first letter, N nickname,
    /// R surname first, B initial and surname, S forename and initial, Q with nickname in quotes, Z without the
    /// apostrophe of a possessive.
    pub fn written(&self, form: Option<char>) -> String {
        let Person { first, last, nick, full } = self;
        match form {
            Some('F') => full.clone(),
            Some('L') => last.clone(),
            Some('P') => format!("{last}{}", if last.ends_with(['s', 'x', 'z']) { "es" } else { "s" }),
            Some('I') => format!("{}{}", initial(first), initial(last)),
            Some('T') => initial(first),
            Some('N') => nick.clone(),
            Some('R') => format!("{last}, {first}"),
            Some('B') => format!("{}. {last}", initial(first)),
            Some('S') => format!("{first} {}", initial(last)),
            Some('Q') => format!("{first} \"{nick}\" {last}"),
            Some('Z') => format!("{first}s"),
            _ => first.clone(),
        }
    }
}

fn initial(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}
