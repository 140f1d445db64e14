//! Who is whom: the people of a text are found again among the people of its chat.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, Forms};
use super::operators::Ground;
use super::parts::{self, Part};
use super::pseudonym::{FAMILY, PERSON, PseudonymMap, Someone};
use super::stand_in::{Count, Taken};
use crate::findings::Finding;
use crate::text::fold;
use crate::text::order;

/// Gives each name of a text its stand-in and notes it in the map; in the order of `names`.
/// People met before keep theirs; others get one by the part they play. `all` is everything that was found.
pub(crate) fn stand_ins(
    source: &str,
    (names, all): (&[&Finding], &[&Finding]),
    ground: &Ground<'_>,
    map: &mut PseudonymMap,
    taken: &Taken,
) -> Vec<String> {
    let original = |finding: &Finding| source.get(finding.span.start..finding.span.end).unwrap_or("");
    let mut given: Vec<Option<String>> = vec![None; names.len()];
    let surnames = surnames(names.iter().map(|name| original(name)), map);
    for (at, finding) in names.iter().enumerate() {
        let own = || settled(original(finding), map);
        if let Some(family) = family(source, finding, &surnames, ground) {
            given[at] = Some(family_stand_in(original(finding), &family, ground, map, taken));
        } else if let Some(number) = own() {
            given[at] = Some(meet(number, original(finding), map));
        }
    }
    let parts = parts::read(source, names, all, ground);
    let groups = groups(names, &given, source, (&parts, ground));
    let forms: Vec<Forms> =
        groups.iter().map(|group| group.iter().map(|&at| names::words(original(names[at]))).collect()).collect();
    let numbers = known(&forms, map, ground);
    for (group, number) in groups.into_iter().zip(numbers) {
        let role = role(&group, names, &parts).to_owned();
        let number = number.unwrap_or_else(|| newcomer(&role, ground, map, taken));
        if let Some(person) = map.people.iter_mut().find(|person| person.number == number && person.role.is_empty()) {
            person.role = role;
        }
        for at in group {
            given[at] = Some(meet(number, original(names[at]), map));
        }
    }
    given.into_iter().map(Option::unwrap_or_default).collect()
}

/// What the names of one person share: the number that the findings gave them, or the words.
type Key = (u16, u64);
/// A group with the surnames of its full names, and whether they are a woman's.
type Home = (Key, BTreeSet<String>, Option<bool>);

/// Names that belong together, as the findings say, in order of first mention.
fn groups(
    names: &[&Finding],
    given: &[Option<String>],
    source: &str,
    (parts, ground): (&[Part<'_>], &Ground<'_>),
) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, finding) in names.iter().enumerate().filter(|(at, _)| given[*at].is_none()) {
        let loose =
            || fold::key(&names::words(source.get(finding.span.start..finding.span.end).unwrap_or("")).join(" "));
        let key = finding.person.map_or_else(|| (u16::MAX, loose()), |person| (person.0, 0));
        groups.entry(key).or_default().push(at);
    }
    let words = |at: usize| {
        let finding = names[at];
        names::words(source.get(finding.span.start..finding.span.end).unwrap_or(""))
    };
    let woman = |at: usize| parts[at].woman;
    strangers_apart(&mut groups, &words, &woman);
    let apart = |group: Vec<usize>| divided(group, (&words, &woman), &ground.book.people.nicknames);
    let mut groups: Vec<Vec<usize>> = groups.into_values().flat_map(apart).collect();
    order::by(&mut groups, |group| (group.first().map_or(0, |first| order::up(first + 1)), 0));
    groups
}

/// A surname after "Mr" goes to a man of that surname, where the group that it stands in is a woman's;
/// so does one after "Ms" to a woman.
fn strangers_apart(
    groups: &mut BTreeMap<Key, Vec<usize>>,
    words: &impl Fn(usize) -> Vec<String>,
    woman: &impl Fn(usize) -> Option<bool>,
) {
    // Of each group the surnames of its full names, and whether they are a woman's: read once, a text may name thousands.
    let homes: Vec<Home> = groups
        .iter()
        .map(|(key, group)| {
            let full: Vec<usize> = group.iter().copied().filter(|&at| words(at).len() > 1).collect();
            let surnames = full.iter().filter_map(|&at| words(at).last().cloned()).collect();
            (*key, surnames, full.iter().find_map(|&at| woman(at)))
        })
        .collect();
    for (key, _, sex) in homes.iter().filter(|(.., sex)| sex.is_some()) {
        let group = groups.remove(key).unwrap_or_default();
        let stranger = |at: &usize| woman(*at).is_some() && woman(*at) != *sex && words(*at).len() == 1;
        let (strangers, stay): (Vec<usize>, Vec<usize>) = group.into_iter().partition(stranger);
        groups.entry(*key).or_default().extend(stay);
        for at in strangers {
            let (name, own) = (words(at).pop().unwrap_or_default(), woman(at));
            let mut takes =
                homes.iter().filter(|(_, names, sex)| names.contains(&name) && (sex.is_none() || *sex == own));
            groups.entry(takes.next().map_or(*key, |(home, ..)| *home)).or_default().push(at);
        }
    }
    groups.values_mut().for_each(|group| group.sort_unstable());
    groups.retain(|_, group| !group.is_empty());
}

/// A group with full names that can't be one person's is so many groups; a single name goes with
/// the full name before it, but "Mr Hussain" not with that of a wife.
fn divided(
    group: Vec<usize>,
    (words, woman): (&impl Fn(usize) -> Vec<String>, &impl Fn(usize) -> Option<bool>),
    nicknames: &[String],
) -> Vec<Vec<usize>> {
    // Names, places and, where it is told, whether a woman is meant.
    let mut parts: Vec<(Forms, Vec<usize>, Option<bool>)> = Vec::new();
    let mut waiting = Vec::new();
    let mut last: Option<usize> = None;
    for at in group {
        let name = words(at);
        if name.len() < 2 {
            let fits = |part: &usize| woman(at).is_none() || parts[*part].2.is_none() || parts[*part].2 == woman(at);
            match last.filter(fits).or_else(|| (0..parts.len()).rev().find(fits)).or(last) {
                Some(part) => parts[part].1.push(at),
                None => waiting.push(at),
            }
            continue;
        }
        let fits = |(forms, ..): &(Forms, Vec<usize>, _)| names::alike(&vec![name.clone()], forms, nicknames) >= 5;
        let part = parts.iter().position(fits).unwrap_or_else(|| {
            parts.push((vec![name.clone()], Vec::new(), None));
            parts.len() - 1
        });
        parts[part].1.push(at);
        parts[part].2 = parts[part].2.or_else(|| woman(at));
        last = Some(part);
    }
    match parts.first_mut() {
        Some((_, first, _)) => first.extend(waiting),
        None => parts.push((Vec::new(), waiting, None)),
    }
    let groups = parts.into_iter().map(|(_, mut group, _)| {
        group.sort_unstable();
        group
    });
    groups.collect()
}

/// The people of the chat that groups of names speak of: the closest first; of equals the one
/// named last, and of these the one named first of all. Two groups are one person only where both
/// use a name that is that person's.
fn known(groups: &[Forms], map: &PseudonymMap, ground: &Ground<'_>) -> Vec<Option<u16>> {
    let nicknames = &ground.book.people.nicknames;
    let theirs: Vec<(&Someone, Forms)> =
        map.people.iter().map(|person| (person, map.forms_of(person.number))).collect();
    let mut pairs = Vec::new();
    for (at, forms) in groups.iter().enumerate() {
        for (person, names) in &theirs {
            let alike = names::alike(forms, names, nicknames);
            if alike > 0 {
                pairs.push((alike, person.seen, std::cmp::Reverse(person.number), at));
            }
        }
    }
    pairs.sort_unstable_by(|one, other| other.cmp(one));
    let mut found: Vec<Option<u16>> = vec![None; groups.len()];
    for (alike, _, std::cmp::Reverse(number), at) in pairs {
        let free = alike >= 4 || !found.contains(&Some(number));
        if found[at].is_none() && free {
            found[at] = Some(number);
        }
    }
    found
}

/// The person whose name this is because somebody said so on the map page.
fn settled(name: &str, map: &PseudonymMap) -> Option<u16> {
    let words = names::words(name);
    let mut theirs = map.people.iter().filter(|person| map.forms_of(person.number).contains(&words));
    theirs.next().filter(|person| person.settled && theirs.next().is_none()).map(|person| person.number)
}

fn meet(number: u16, original: &str, map: &mut PseudonymMap) -> String {
    let turn = map.turn;
    let Some(person) = map.people.iter_mut().find(|person| person.number == number) else { return String::new() };
    person.seen = turn;
    let stand_in = person.stand_in.clone();
    map.note(&stand_in, original, PERSON, Some(number));
    stand_in
}

/// Somebody who was not named in this chat before.
pub(crate) fn newcomer(role: &str, ground: &Ground<'_>, map: &mut PseudonymMap, taken: &Taken) -> u16 {
    let number = map.people.iter().map(|person| person.number).max().unwrap_or(0) + 1;
    let stand_in = by_role(role, ground, map, taken);
    map.people.push(Someone { number, stand_in, role: role.to_owned(), seen: map.turn, ..Someone::default() });
    number
}

/// A free stand-in for a part: "[Mum]", "[Child A]", "[Social worker 1]", "[Person 1]".
pub(crate) fn by_role(role: &str, ground: &Ground<'_>, map: &PseudonymMap, taken: &Taken) -> String {
    let rules = &ground.book.safer;
    let word = ground.wording.find(&format!("role.{role}"));
    let base = word.unwrap_or_else(|| super::pseudonym::base_word(ground.wording, PERSON));
    let has = |list: &[String]| list.iter().any(|known| known == role);
    let count = match word {
        Some(_) if has(&rules.letters) => Count::Letters,
        Some(_) if has(&rules.alone) => Count::Alone,
        _ => Count::Numbers,
    };
    taken.fresh(base, count, map)
}

/// The part somebody plays: what is said most plainly, of equals what is said first; else what the findings say.
fn role<'a>(group: &[usize], names: &[&'a Finding], parts: &[Part<'a>]) -> &'a str {
    let told = group.iter().rev().filter_map(|&at| parts[at].role).max_by_key(|(plain, _)| *plain);
    let told = told.map(|(plain, role)| (plain, parts::of_parent(role, group.iter().find_map(|&at| parts[at].woman))));
    let found = || group.iter().find_map(|&at| names[at].role);
    told.map(|(_, role)| role).or_else(found).unwrap_or_default()
}

/// The surnames of everybody named in full, here or before.
fn surnames<'n>(names: impl Iterator<Item = &'n str>, map: &PseudonymMap) -> Vec<String> {
    let known =
        map.pairings.iter().filter(|pairing| pairing.entity == PERSON).map(|pairing| names::words(&pairing.original));
    let full = names.map(names::words).chain(known).filter(|words| words.len() > 1);
    full.filter_map(|words| words.last().cloned()).collect()
}

/// The surname, where a name is that of a family: "the Wards", "the Ward family".
fn family(source: &str, finding: &Finding, surnames: &[String], ground: &Ground<'_>) -> Option<String> {
    let words = names::words(source.get(finding.span.start..finding.span.end)?);
    let [word] = words.as_slice() else { return None };
    let next = source.get(finding.span.end..)?.trim_start_matches(' ');
    let next: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let of_family = ground.book.safer.families.iter().any(|known| next.eq_ignore_ascii_case(known));
    let before = source.get(..finding.span.start)?.trim_end();
    let the = before.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
    if of_family && (surnames.contains(word) || the || next.eq_ignore_ascii_case("family")) {
        return Some(word.clone());
    }
    let single = word.strip_suffix('s')?;
    (!surnames.contains(word) && surnames.iter().any(|surname| surname == single)).then(|| single.to_owned())
}

fn family_stand_in(
    original: &str,
    surname: &str,
    ground: &Ground<'_>,
    map: &mut PseudonymMap,
    taken: &Taken,
) -> String {
    let same = |name: &str| {
        names::words(name).last().is_some_and(|word| word == surname || word.strip_suffix('s') == Some(surname))
    };
    let known = map.pairings.iter().find(|pairing| pairing.entity == FAMILY && same(&pairing.original));
    let stand_in = known.map(|pairing| pairing.pseudonym.clone());
    let stand_in = stand_in.unwrap_or_else(|| taken.fresh(ground.wording.get("safer.family"), Count::Letters, map));
    map.note(&stand_in, original, FAMILY, None);
    stand_in
}
