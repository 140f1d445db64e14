//! Names compared: the words of a name, and how far two sets of names speak of one person.

use crate::text::fold;

/// The words of a name in small letters, forename first, without possessive and marks.
pub(crate) fn words(name: &str) -> Vec<String> {
    let folded: String = name.chars().filter_map(fold::plain_form).flat_map(char::to_lowercase).collect();
    let (before, after) = folded.split_once(',').unwrap_or(("", &folded));
    let inner = |c: char| c.is_alphanumeric() || c == '\'' || c == '-';
    let clean = |part: &str| -> Vec<String> {
        let pieces = part.split(|c: char| !inner(c)).map(without_possessive);
        pieces.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut words = clean(after);
    words.extend(clean(before));
    words
}

fn without_possessive(word: &str) -> &str {
    let word = word.trim_matches(['\'', '-']);
    word.strip_suffix("'s").unwrap_or(word)
}

/// All names that a person goes by, each as its words.
pub(crate) type Forms = Vec<Vec<String>>;

/// Short forms of names, as lines of `rules/people/nicknames.toml`.
pub(crate) fn kin(one: &str, other: &str, nicknames: &[String]) -> bool {
    let has = |line: &String, name: &str| line.split_whitespace().any(|word| word.eq_ignore_ascii_case(name));
    one == other || one.len() > 1 && nicknames.iter().any(|line| has(line, one) && has(line, other))
}

/// The fullest form of two words or more.
fn full(forms: &Forms) -> Option<&Vec<String>> {
    forms
        .iter()
        .filter(|form| form.len() > 1)
        .max_by_key(|form| (form.len(), form.iter().map(String::len).sum::<usize>()))
}

fn initials(name: &[String]) -> String {
    name.iter().filter_map(|word| word.chars().next()).collect()
}

/// One surname, or a part of one with a hyphen, or its first letter.
fn surname_fits(one: &str, other: &str) -> bool {
    let part = |whole: &str, part: &str| whole.split('-').any(|piece| piece == part && part.len() > 2);
    let letter = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || part(one, other) || part(other, one) || letter(one, other) || letter(other, one)
}

/// How far two sets of names speak of one person: 0 not at all, 1 a short form or initials, 2 a
/// surname, 3 a forename, 4 the same single name, 5 full names that fit, 6 the same full name.
pub(crate) fn alike(mine: &Forms, theirs: &Forms, nicknames: &[String]) -> u8 {
    if let (Some(me), Some(them)) = (full(mine), full(theirs)) {
        if me == them {
            return 6;
        }
        let (first, last) = (ends(me), ends(them));
        let fits = kin(first.0, last.0, nicknames) && surname_fits(first.1, last.1);
        return if fits { 5 } else { 0 };
    }
    if mine.iter().any(|form| theirs.contains(form)) {
        return 4;
    }
    let (single, whole) = match (full(mine), full(theirs)) {
        (Some(me), None) => (theirs, me),
        (None, Some(them)) => (mine, them),
        _ => {
            return u8::from(
                mine.iter().flatten().any(|me| theirs.iter().flatten().any(|them| kin(me, them, nicknames))),
            );
        }
    };
    single.iter().map(|form| part_of(form, whole, nicknames)).max().unwrap_or(0)
}

fn ends(name: &[String]) -> (&str, &str) {
    (name.first().map_or("", String::as_str), name.last().map_or("", String::as_str))
}

/// How far one word speaks of the person with a full name.
fn part_of(form: &[String], whole: &[String], nicknames: &[String]) -> u8 {
    let Some(word) = form.first() else { return 0 };
    let (first, last) = ends(whole);
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    if word == first {
        3
    } else if last.split('-').any(|part| part == word) || whole.contains(word) {
        2
    } else {
        u8::from(kin(word, first, nicknames) || letters.len() > 1 && letters == initials(whole))
    }
}

#[cfg(test)]
mod tests {
    use super::{alike, words};

    fn score(one: &[&str], other: &[&str]) -> u8 {
        let forms = |names: &[&str]| names.iter().map(|name| words(name)).collect();
        alike(&forms(one), &forms(other), &["katherine kate kath".to_owned()])
    }

    #[test]
    fn the_forms_of_one_person_are_known_to_be_hers() {
        assert_eq!(score(&["Jade Harper"], &["Harper, Jade"]), 6);
        assert!(score(&["Kate Moss-Wright"], &["Katherine Wright", "Kath"]) >= 5);
        assert!(score(&["jade's"], &["Jade Harper"]) > 0);
        assert!(score(&["JH"], &["Jade Harper"]) > 0);
    }

    #[test]
    fn two_people_who_share_a_forename_are_two() {
        assert_eq!(score(&["Jade Harper", "Jade"], &["Jade Cole", "Jade"]), 0);
        assert_eq!(score(&["Kelly Harper"], &["Jade Harper"]), 0);
    }
}
