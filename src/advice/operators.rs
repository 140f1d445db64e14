//! What safer text does with each kind of finding, and what it writes there.

use super::ages;
use super::days;
use super::pseudonym::{PseudonymMap, base_word};
use super::stand_in::{Count, Taken};
use crate::findings::Finding;
use crate::policy::Kind;
use crate::rules::RuleBook;
use crate::rules::gazetteer::PlaceKey;
use crate::rules::lexicon::Lex;
use crate::rules::safer::Operator;
use crate::rules::wording::Wording;
use crate::text::fold;

/// What every part of the rewriting needs to know.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// The words.
    pub wording: &'a Wording,
    /// Today's date as "2027-03-31", or empty: then an age is not worked out from a birth.
    pub today: &'a str,
}

/// What is done with a finding in this chat: what the person chose, else what the rules say.
#[must_use]
pub fn operator(finding: &Finding, original: &str, map: &PseudonymMap, book: &RuleBook) -> Operator {
    let entity = book.entity_name(finding.entity);
    let kind = Kind::of(finding.label, entity).word();
    let at_work = |role: &str| book.safer.professionals.iter().any(|known| known == role);
    let professional = || {
        finding.role.is_some_and(at_work)
            || finding.person.is_some()
                && map.people.iter().any(|person| {
                    at_work(&person.role) && map.names_of(person.number).any(|name| name.eq_ignore_ascii_case(original))
                })
    };
    let chosen = map.chosen("professional").filter(|_| professional());
    let chosen = chosen.or_else(|| map.chosen(entity)).or_else(|| map.chosen(kind));
    let rule = chosen.or_else(|| book.safer.operator(entity)).or_else(|| book.safer.operator(kind)).unwrap_or_default();
    let fits = rule != Operator::Keep || !stays(entity, original, map);
    if !fits {
        Operator::Replace
    } else if rule == Operator::Shift && !has_day(original) {
        Operator::Keep
    } else {
        widened(rule, entity, original, book)
    }
}

/// Whether the person asked to hide these very words.
fn stays(entity: &str, original: &str, map: &PseudonymMap) -> bool {
    map.known(entity, original).is_some_and(|stand_in| !stand_in.is_empty()) && map.chosen(entity).is_none()
}

/// A large city and a country say little: they are kept where places are generalised.
fn widened(rule: Operator, entity: &str, original: &str, book: &RuleBook) -> Operator {
    let wide = || book.lexicon.has(original, Lex::Countries) || region(original, book) == Some("large");
    if rule == Operator::Generalise && entity == "place" && wide() { Operator::Keep } else { rule }
}

fn region<'b>(place: &str, book: &'b RuleBook) -> Option<&'b str> {
    let at = book.lexicon.home_places.index(PlaceKey::of(place))?;
    book.safer.region(at)
}

/// Whether a date says the day: a month, a year or a season alone is already a band.
fn has_day(date: &str) -> bool {
    let exact = |word: &str| {
        let figures = word.bytes().all(|c| c.is_ascii_digit());
        let ordinal = ["th", "first", "second", "third"].iter().any(|end| word.ends_with(end)) && word != "month";
        figures && word.len() <= 2
            || ordinal
            || word.len() > 4 && word.bytes().any(|c| c.is_ascii_digit())
            || word.ends_with("st") && word != "august"
    };
    let small = date.to_lowercase();
    days::read(date).is_some() || small.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).any(exact)
}

/// What is written in place of something that is not a person's name.
pub(crate) fn stand_in(
    operator: Operator,
    entity: &str,
    original: &str,
    ground: &Ground<'_>,
    (map, taken): (&mut PseudonymMap, &Taken),
) -> String {
    if let Some(known) = map.known(entity, original) {
        return known.to_owned();
    }
    let special = match operator {
        Operator::Remove => return ground.wording.get("safer.removed").to_owned(),
        Operator::Shift => shifted(original, map, taken),
        Operator::Generalise => generalised(entity, original, ground, map, taken),
        Operator::Replace | Operator::Keep => None,
    };
    special.unwrap_or_else(|| taken.fresh(base_word(ground.wording, entity), Count::Numbers, map))
}

/// Longest and shortest move of dates, in weeks. Backwards, so that what has happened stays in the past.
const WEEKS: (i16, i16) = (2, 9);

fn shifted(original: &str, map: &mut PseudonymMap, taken: &Taken) -> Option<String> {
    let date = days::read(original)?;
    if map.weeks == 0 {
        // No chance in the core: the first date of a chat, mixed, decides.
        let spread = u64::from(WEEKS.1.unsigned_abs() - WEEKS.0.unsigned_abs() + 1);
        map.weeks = -(WEEKS.0 + i16::try_from((fold::key(original) >> 17) % spread).unwrap_or(0));
    }
    let moved = date.moved(i64::from(map.weeks) * 7);
    let read = days::read(&moved)?;
    let candidate = format!("[{moved}]");
    let same_day = map.pairings.iter().filter(|pairing| pairing.pseudonym == candidate);
    let same_day =
        same_day.into_iter().all(|pairing| days::read(&pairing.original).is_some_and(|other| other.agrees(&date)));
    // The way back reads moved dates in any hand, so no other date may look like this one.
    let alike = map
        .pairings
        .iter()
        .filter_map(|p| Some((days::read(p.pseudonym.trim_matches(['[', ']']))?, days::read(&p.original)?)));
    let clear = alike.into_iter().all(|(known, from)| !known.agrees(&read) || from.agrees(&date));
    (same_day && clear && !taken.meets(&candidate) && !taken.keeps_date(&read)).then_some(candidate)
}

fn generalised(entity: &str, original: &str, ground: &Ground<'_>, map: &PseudonymMap, taken: &Taken) -> Option<String> {
    let base = match entity {
        "birth_date" => ages::born(&days::read(original)?, ground),
        "date" => {
            let date = days::read(original)?;
            let year = date.year.map(|year| year.to_string()).unwrap_or_default();
            ground
                .wording
                .say("safer.month", &[("month", days::month_name(date.month)), ("year", &year)])
                .trim()
                .to_owned()
        }
        "place" => {
            let region = region(original, ground.book)?;
            ground.wording.say("safer.place-in", &[("region", ground.wording.get(&format!("region.{region}")))])
        }
        "organisation" => ground.wording.get(&format!("setting.{}", setting(original, ground.book)?)).to_owned(),
        "age" => ages::band(original, ground)?,
        _ => return None,
    };
    let first = format!("[{base}]");
    if taken.allows(&first, map) {
        return Some(first);
    }
    (2..200).map(|n| format!("[{base} ({n})]")).find(|candidate| taken.allows(candidate, map))
}

/// The kind of setting that a name tells.
fn setting<'b>(name: &str, book: &'b RuleBook) -> Option<&'b str> {
    let small = format!(" {} ", name.to_lowercase().replace([',', '.', '-'], " "));
    let fits = |words: &&crate::rules::safer::SettingWords| {
        words.words.iter().any(|word| small.contains(&format!(" {word} ")))
    };
    book.safer.settings.iter().find(fits).map(|words| words.setting.as_str())
}
