//! The part that somebody plays, as the words around their name tell it: "her partner, Darren
//! Pike", "Priya Nair (social worker)", "her twins, Jude and Ezra", "Liam (9)".

use std::collections::HashMap;

use super::nearby::{joined, tokens, tokens_after, tokens_before};
use super::operators::Ground;
use super::{ages, days};
use crate::findings::{self, Finding};
use crate::rules::Label;
use crate::rules::safer::PartFile;

/// What the text says about the bearer of a name.
#[derive(Clone, Copy, Default)]
pub(crate) struct Part<'b> {
    /// A key of `rules/wording` under `role.`, and how plainly it is said.
    pub(crate) role: Option<(u8, &'b str)>,
    /// Whether a woman is meant, where a title or a part says so.
    pub(crate) woman: Option<bool>,
}

/// How plainly a part is said: by its own word, by a word for several, by what follows from it.
const SAID: u8 = 3;
const SAID_OF_SEVERAL: u8 = 2;
const FOLLOWS: u8 = 1;
/// Longest phrase for a part, in words.
const PHRASE: usize = 5;

/// Reads the part of each name; `all` is everything that was found, in order.
pub(crate) fn read<'b>(source: &str, names: &[&Finding], all: &[&Finding], ground: &Ground<'b>) -> Vec<Part<'b>> {
    let reader = Reader::new(ground);
    let mut parts: Vec<Part<'b>> = Vec::with_capacity(names.len());
    // Whether the name before belongs to a list of people of one part.
    let mut listed: Option<&'b str> = None;
    for (at, name) in names.iter().enumerate() {
        let (before, after) = (tokens_before(source, name.span.start), tokens_after(source, name.span.end));
        let joins = at > 0 && joined(source.get(names[at - 1].span.end..name.span.start).unwrap_or("."));
        let own = reader.before(&before).or_else(|| reader.after(&after));
        let several = reader.several_before(&before).or(listed.filter(|_| joins && own.is_none()));
        listed = several;
        let told = own.map(|role| (SAID, role)).or(several.map(|role| (SAID_OF_SEVERAL, role)));
        let follows = || reader.parent(&after).or_else(|| reader.child(source, name, all, ground));
        let role = told.or_else(|| follows().map(|role| (FOLLOWS, role)));
        parts.push(Part { role, woman: reader.woman(&before, &after) });
        if let Some(role) = reader.several_after(&after) {
            // "Jude and Ezra, her twins": everybody in the list before.
            let mut first = at;
            while first > 0 && joined(source.get(names[first - 1].span.end..names[first].span.start).unwrap_or(".")) {
                first -= 1;
            }
            parts[first..]
                .iter_mut()
                .filter(|part| part.role.is_none_or(|(plain, _)| plain < SAID_OF_SEVERAL))
                .for_each(|part| part.role = Some((SAID_OF_SEVERAL, role)));
        }
    }
    parts
}

struct Reader<'b> {
    rules: &'b PartFile,
    one: HashMap<&'b str, &'b str>,
    several: HashMap<&'b str, &'b str>,
}

impl<'b> Reader<'b> {
    fn new(ground: &Ground<'b>) -> Self {
        let rules = &ground.book.safer.parts;
        let (mut one, mut several) = (HashMap::new(), HashMap::new());
        for list in &ground.book.people.roles {
            // A single letter is a column's, not a sentence's.
            let words = list.words.split_whitespace().filter(|word| word.len() > 1);
            one.extend(words.map(|word| (word, list.role.key())));
        }
        let phrases = |map: &'b std::collections::BTreeMap<String, Vec<String>>| {
            map.iter().flat_map(|(role, all)| all.iter().map(|phrase| (phrase.as_str(), role.as_str())))
        };
        one.extend(phrases(&rules.one));
        several.extend(phrases(&rules.several));
        Self { rules, one, several }
    }

    fn owns(&self, word: &str) -> bool {
        word.ends_with("'s") || self.rules.owners.iter().any(|known| known == word)
    }

    fn titled<'w>(&self, mut words: &'w [String]) -> &'w [String] {
        while let Some((last, rest)) = words.split_last() {
            let dotted = last == "." && rest.last().is_some_and(|word| self.rules.titles.contains(word));
            if !dotted && !self.rules.titles.contains(last) {
                break;
            }
            words = rest;
        }
        words
    }

    /// "mum Kelly", "SW: Priya", "mum (shelley)", "her partner, Darren Pike", "the manager is Jo".
    fn before(&self, words: &[String]) -> Option<&'b str> {
        let words = self.titled(words);
        let (last, rest) = words.split_last()?;
        match last.as_str() {
            ":" | "(" | "\"" => ending(&self.one, rest).map(|(role, _)| role),
            "," => ending(&self.one, rest).filter(|(_, length)| self.owned(rest, *length)).map(|(role, _)| role),
            "is" | "called" | "named" => {
                ending(&self.one, rest).filter(|(_, length)| self.owned(rest, *length)).map(|(role, _)| role)
            }
            _ => ending(&self.one, words).map(|(role, _)| role),
        }
    }

    /// Whether whose it is stands right before the phrase, or with one or two words between.
    fn owned(&self, words: &[String], length: usize) -> bool {
        let before = &words[..words.len() - length];
        let near = before.iter().rev().take(3).take_while(|word| word.chars().any(char::is_alphanumeric));
        near.into_iter().any(|word| self.owns(word))
    }

    /// "her twins, Jude", "two boys: Jude", "Carers Gwen".
    fn several_before(&self, words: &[String]) -> Option<&'b str> {
        let words = self.titled(words);
        let (last, rest) = words.split_last()?;
        let apart = matches!(last.as_str(), "," | ":" | "(" | "are" | "were" | "called" | "named" | "-");
        let (role, length) = ending(&self.several, if apart { rest } else { words })?;
        let number = |word: &String| {
            word.bytes().all(|c| c.is_ascii_digit())
                || matches!(word.as_str(), "two" | "three" | "four" | "five" | "both")
        };
        let told = || {
            let before = &rest[..rest.len() - length];
            self.owned(rest, length) || before.iter().rev().take(2).any(number)
        };
        (!apart || last != "," || told()).then_some(role)
    }

    /// "Jude and Ezra, her twins".
    fn several_after(&self, words: &[String]) -> Option<&'b str> {
        let [mark, owner, rest @ ..] = words else { return None };
        let opens = matches!(mark.as_str(), "," | "(" | "are" | "-") && self.owns(owner);
        (0..=1).filter(|_| opens).find_map(|skip| beginning(&self.several, rest.get(skip..)?)).map(|(role, _)| role)
    }

    /// "Priya Nair (social worker)", "Priya Nair, social worker", "Mr Ferreira is her teacher".
    fn after(&self, words: &[String]) -> Option<&'b str> {
        let (first, rest) = words.split_first()?;
        let closes = |words: &[String]| words.first().is_none_or(|word| !word.starts_with(char::is_alphanumeric));
        let fits = |skip: usize, ends: &dyn Fn(&[String]) -> bool| {
            let (role, length) = beginning(&self.one, rest.get(skip..)?)?;
            rest.get(skip + length..).is_some_and(ends).then_some(role)
        };
        let owned = || rest.first().is_some_and(|word| self.owns(word));
        match first.as_str() {
            "(" => (0..=2).find_map(|skip| fits(skip, &closes)),
            "," if owned() => (1..=2).find_map(|skip| fits(skip, &|_| true)),
            "," | "-" => fits(0, &closes),
            "is" | "was" if owned() => (1..=2).find_map(|skip| fits(skip, &|_| true)),
            _ => None,
        }
    }

    /// "Tamsin and her twins", "Kelly's two boys", "Jo has three children".
    fn parent(&self, words: &[String]) -> Option<&'b str> {
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        let (role, from) = match (word(0), word(1)) {
            ("'s" | "has", _) => ("parent", 1),
            ("and" | "&" | "with", "her") => ("mother", 2),
            ("and" | "&" | "with", "his") => ("father", 2),
            ("and" | "&" | "with", "their") => ("parent", 2),
            _ => return None,
        };
        let has = (from..=from + 2).find(|&at| self.rules.children.iter().any(|known| known == word(at)))?;
        let plain = (from..has).all(|at| word(at).starts_with(char::is_alphanumeric));
        // "his baby brother" is nobody's child here.
        (plain && !self.one.contains_key(word(has + 1))).then_some(role)
    }

    /// Somebody whose age or birth says that they are a child: "Liam (9)", "Amy (DOB 03/06/2020)".
    fn child(&self, source: &str, name: &Finding, all: &[&Finding], ground: &Ground<'_>) -> Option<&'b str> {
        let at = all.partition_point(|other| other.span.start < name.span.end);
        let next = all.get(at)?;
        let gap = source.get(name.span.end..next.span.start).filter(|gap| gap.len() < 40)?;
        let of_the_name = |word: &String| {
            matches!(
                word.as_str(),
                "(" | ","
                    | ":"
                    | "."
                    | "-"
                    | "aged"
                    | "age"
                    | "is"
                    | "now"
                    | "who"
                    | "dob"
                    | "d"
                    | "o"
                    | "b"
                    | "born"
                    | "on"
                    | "date"
                    | "of"
                    | "birth"
            )
        };
        let written = source.get(next.span.start..next.span.end)?;
        let years = match (next.label, ground.book.entity_name(next.entity)) {
            (Label::Age, "age") => findings::years(written, ground.book),
            (_, "birth_date") => days::read(written)
                .and_then(|born| ages::years_between(&born, &days::read(ground.today)?))
                .and_then(|years| u32::try_from(years).ok()),
            _ => None,
        };
        let young = years.is_some_and(|years| years < self.rules.child_under);
        (young && tokens(gap).iter().all(of_the_name)).then_some("child")
    }

    fn woman(&self, before: &[String], after: &[String]) -> Option<bool> {
        let sexed = |phrase: &str| {
            let has = |list: &[String]| list.iter().any(|known| known == phrase);
            has(&self.rules.women).then_some(true).or_else(|| has(&self.rules.men).then_some(false))
        };
        let mut back = before.iter().rev().skip_while(|word| matches!(word.as_str(), "." | "," | ":" | "("));
        let ahead = match after {
            [mark, word, ..] if mark == "(" => sexed(word),
            [mark, owner, word, ..] if mark == "," && self.owns(owner) => sexed(word),
            _ => None,
        };
        // "Kelly said that her partner …": the first words after a name that opens a sentence speak of its bearer.
        let opens = before.last().is_none_or(|word| matches!(word.as_str(), "." | "\n" | "!" | "?"));
        let spoken = || {
            after.iter().take(3).take_while(|word| word.chars().all(char::is_alphabetic)).find_map(|word| {
                match word.as_str() {
                    "she" | "her" | "herself" => Some(true),
                    "he" | "his" | "himself" => Some(false),
                    _ => None,
                }
            })
        };
        back.next().and_then(|word| sexed(word)).or(ahead).or_else(|| spoken().filter(|_| opens))
    }
}

/// A parent is "Mum" or "Dad" where the text says which.
pub(crate) fn of_parent(role: &str, woman: Option<bool>) -> &str {
    match (role, woman) {
        ("parent", Some(true)) => "mother",
        ("parent", Some(false)) => "father",
        _ => role,
    }
}

/// The longest phrase that ends the words, and its length.
fn ending<'b>(phrases: &HashMap<&'b str, &'b str>, words: &[String]) -> Option<(&'b str, usize)> {
    let longest = PHRASE.min(words.len());
    (1..=longest)
        .rev()
        .find_map(|length| Some((*phrases.get(words[words.len() - length..].join(" ").as_str())?, length)))
}

/// The longest phrase that begins the words, and its length.
fn beginning<'b>(phrases: &HashMap<&'b str, &'b str>, words: &[String]) -> Option<(&'b str, usize)> {
    let longest = PHRASE.min(words.len());
    (1..=longest).rev().find_map(|length| Some((*phrases.get(words[..length].join(" ").as_str())?, length)))
}
