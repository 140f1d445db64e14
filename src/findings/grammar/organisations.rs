//! Organisations of the case: schools, surgeries, wards, homes, hostels, courts, places of
//! worship, police forces, employers. A head word, and a walk to the left over its name.

use super::case::CaseEvidence;
use super::gazetteer::gazetteer;
use super::organisations_known::{branch, council, known_by_name, prison, welsh_school, with_its_town};
use super::organisations_small::{after_a_field, lower_case, numbered_ward, placed_team, service_of_a_place};
use super::organisations_told::{apposed, attended, labelled, saint, short_name};
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

const HEADS: [Lex; 6] = [Lex::Schools, Lex::Health, Lex::Lodging, Lex::Justice, Lex::Worship, Lex::OtherOrgs];

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.hints() {
        return;
    }
    for at in 0..reading.count() {
        if reading.token(at).kind == Kind::Mark {
            continue;
        }
        let heads = reading.has_any(at, &HEADS);
        let capital = reading.capital(at);
        let known = reading.has_any(at, &[Lex::Hospitals, Lex::ShortNames, Lex::Dedications]);
        if !(heads || capital || known || is_any!(reading, at, ["st", "ss", "saint", "hmp", "hmyoi", "yoi"])) {
            continue;
        }
        let named = heads.then(|| headed(reading, at)).flatten();
        let named = named
            .or_else(|| placed_team(reading, at))
            .or_else(|| known.then(|| known_by_name(reading, case, at)).flatten())
            .or_else(|| capital.then(|| council(reading, at)).flatten())
            .or_else(|| capital.then(|| service_of_a_place(reading, at)).flatten())
            .or_else(|| heads.then(|| after_a_field(reading, at)).flatten())
            .or_else(|| prison(reading, at))
            .or_else(|| saint(reading, case, at))
            .or_else(|| welsh_school(reading, at))
            .or_else(|| capital.then(|| branch(reading, at)).flatten())
            .or_else(|| capital.then(|| labelled(reading, case, at)).flatten())
            .or_else(|| capital.then(|| with_its_town(reading, case, at)).flatten())
            .or_else(|| capital.then(|| attended(reading, case, at)).flatten())
            .or_else(|| capital.then(|| apposed(reading, case, at)).flatten())
            .or_else(|| heads.then(|| lower_case(reading, case, at)).flatten())
            .or_else(|| capital.then(|| short_name(reading, case, at)).flatten());
        if let Some((first, last, score)) = named {
            let last = with_place(reading, last);
            let first =
                if reading.is(first.wrapping_sub(1), "the") && reading.follows(first) { first - 1 } else { first };
            found.push(Found { matcher: Matcher::Organisations, span: reading.span(first, last), score });
        }
    }
}

pub(super) type Named = Option<(usize, usize, f32)>;

/// Tokens of the head that begins at `at`; 0 where none does.
pub(super) fn head_length(reading: &Reading<'_>, at: usize) -> usize {
    HEADS.iter().map(|&list| reading.length(at, list)).max().unwrap_or(0)
}

/// "Thornbury Academy", "New Testament Church of God", "Calder Royal", "Ward 23".
fn headed(reading: &Reading<'_>, at: usize) -> Named {
    let length = head_length(reading, at);
    if let Some(ward) = numbered_ward(reading, at) {
        return Some(ward);
    }
    if length == 0
        || !reading.capital(at)
        || reading.has(at + length, Lex::Streets) && reading.capital(at + length) && reading.follows(at + length)
    {
        return None;
    }
    if length >= 3 && reading.has(at, Lex::Justice) && reading.is(at, "central") {
        return Some((at, at + length - 1, 0.75));
    }
    let first = left_edge(reading, at);
    let mut last = at + length - 1;
    while reading.follows(last + 1) && head_length(reading, last + 1) > 0 && reading.capital(last + 1) {
        last += head_length(reading, last + 1);
    }
    let numbered = is_any!(reading, at, ["ward", "unit", "lakeside"])
        && matches!(reading.token(last + 1).kind, Kind::Number | Kind::Mixed)
        && reading.follows(last + 1)
        && reading.word(last + 1).len() <= 3;
    if numbered && first == at {
        return Some((at, last + 1, 0.7));
    }
    // "Interim Service Manager", "Graded Care Profile", "Final Care Plan": a post or a paper.
    let paper = reading.capital(last + 1)
        && reading.follows(last + 1)
        && is_any!(
            reading,
            last + 1,
            [
                "manager",
                "lead",
                "director",
                "plan",
                "profile",
                "form",
                "policy",
                "assessment",
                "act",
                "order",
                "coordinator",
                "worker",
                "officer",
                "plans",
                "report",
                "review",
                "programme",
                "model",
                "framework",
                "tool",
                "card",
                "cards",
                "guidance",
                "code",
                "standards",
                "inform",
                "supervisor",
                "commissioner",
                "user",
                "users",
                "leader",
                "head",
            ]
        );
    if paper {
        return None;
    }
    last = right_edge(reading, last);
    // "New Testament Church of God Handsworth"
    if reading.capital(last + 1) && reading.follows(last + 1) {
        last = gazetteer(reading, last + 1).filter(|&(_, home)| home).map_or(last, |(end, _)| end);
    }
    // "the Family Court at Leicester", "County Court sitting at Hull"
    let sits = if reading.is(last + 1, "sitting") { last + 2 } else { last + 1 };
    if reading.has(at, Lex::Justice) && is_any!(reading, sits, ["at", "in"]) && reading.capital(sits + 1) {
        let (end, _) = gazetteer(reading, sits + 1).unwrap_or((sits + 1, false));
        return Some((first, end, 0.75));
    }
    // "University of Lincoln", "Church of the Redeemer"
    let of_place = first == at
        && last > at + length
        && reading.has_any(at, &[Lex::Schools, Lex::Worship])
        && !reading.has_any(last, &[Lex::National]);
    if of_place {
        return Some((first, last, 0.7));
    }
    if first == at
        || is_kind_only(reading, first, at)
        || reading.has(first, Lex::National) && first + reading.length(first, Lex::National) > at
    {
        return None;
    }
    let firm = is_any!(reading, last, ["llp", "ltd", "limited", "plc", "cic", "solicitors", "council", "association"]);
    let weak = !firm
        && reading.has(at, Lex::OtherOrgs)
        && !reading.has_any(at, &[Lex::Schools, Lex::Health, Lex::Lodging, Lex::Justice, Lex::Worship]);
    Some((first, last, if weak { 0.65 } else { 0.8 }))
}

/// The first token of the name whose head is at `at`.
pub(super) fn left_edge(reading: &Reading<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && reading.follows(first) && at - first < 7 {
        let before = first - 1;
        let possessive = (reading.is(before, "'s")
            || reading.is_mark(before, '\'')
            || reading.is_mark(before, '&')
            || reading.is_mark(before, '.') && reading.is(before.wrapping_sub(1), "st")
            || reading.is_mark(before, '-') && reading.touches(before))
            && before > 0
            && reading.capital(before - 1);
        let joins = is_any!(reading, before, ["of", "the", "and", "on", "for", "with", "in", "le", "de"])
            && before > 0
            && reading.capital(before - 1)
            && reading.follows(before)
            && !reading.has_any(before - 1, &[Lex::Kin])
            // "Ravi Menon of Deptford Law Centre"
            && !(reading.named(before - 1) && is_any!(reading, before, ["of", "for", "with", "in"]))
            && !(is_any!(reading, before, ["and", "in", "for", "with", "the"]) && at - first == 0);
        // In a line of capitals a plain word is no part of a name.
        let shouted = reading.shouted(before)
            && reading.has_any(before, &[Lex::Common, Lex::PlaceCues, Lex::OrgGeneric, Lex::PlaceVerbs, Lex::Be]);
        let word = reading.capital(before)
            && !shouted
            && !reading.has_any(before, &[Lex::Weekdays, Lex::Pronouns])
            && !(reading.has_any(before, &[Lex::Kin, Lex::RolesBeforeNames, Lex::Titles])
                && reading.token(before).case != Case::Upper
                && !is_any!(reading, before, ["sister", "father", "lady", "st", "young"]))
            && !starts_sentence_with_word(reading, before);
        if !(possessive || joins || word) {
            break;
        }
        first = before;
    }
    while first < at
        && (is_any!(reading, first, ["the", "at", "and", "of", "on", "for", "in"])
            && !(reading.is(first, "the") && reading.capital(first))
            || reading.token(first).kind == Kind::Mark)
    {
        first += 1;
    }
    // "the Hovis bakery", "The Foundry": the article belongs where it has a capital.
    if first > 0 && reading.is(first - 1, "The") && reading.word(first - 1) == "The" && reading.follows(first) {
        first - 1
    } else {
        first
    }
}

/// A common word with a capital only because it opens a sentence: a verb or a small word. An
/// adjective before a further capital belongs to the name: "Busy Bees Nursery".
pub(super) fn starts_sentence_with_word(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.opens(at) {
        return false;
    }
    let word = reading.word(at);
    if is_any!(reading, at, ["west", "east", "north", "south"]) && reading.capital(at + 1) {
        return false;
    }
    let verb = ["ed", "ing", "s", "t"].iter().any(|ending| word.ends_with(ending)) || reading.has(at + 1, Lex::Common);
    let described = reading.has(at, Lex::Common) && !verb && reading.capital(at + 1) && reading.follows(at + 1);
    reading.has_any(at, &[Lex::OrgGeneric, Lex::PlaceCues, Lex::PlaceVerbs, Lex::Be])
        || reading.has(at, Lex::Common) && !described
        || reading.has(at, Lex::OpeningWords)
}

/// Nothing but words for a kind of organisation: "Primary School", "Family Court".
fn is_kind_only(reading: &Reading<'_>, first: usize, at: usize) -> bool {
    (first..at).all(|place| {
        reading.token(place).kind == Kind::Mark
            || reading.has_any(place, &[Lex::OrgModifiers, Lex::OrgGeneric, Lex::National])
            || head_length(reading, place) > 0
    })
}

/// "Church of God", "Infants, Moss Side", "Primary (Beeston)".
fn right_edge(reading: &Reading<'_>, last: usize) -> usize {
    let of = is_any!(reading, last + 1, ["of", "on", "for"])
        && reading.follows(last + 1)
        && reading.capital(last + 2)
        && reading.follows(last + 2)
        && !reading.has_any(last + 2, &[Lex::Months, Lex::Weekdays]);
    if !of {
        return last;
    }
    let mut end = last + 2;
    while reading.capital(end + 1) && reading.follows(end + 1) && end < last + 5 {
        end += 1;
    }
    end
}

/// "Acorn Family Time Centre, Thetford": a town that belongs to the name.
fn with_place(reading: &Reading<'_>, last: usize) -> usize {
    // "Brightway Care (Preston)"
    if reading.is_mark(last + 1, '(') && reading.capital(last + 2) {
        return gazetteer(reading, last + 2)
            .filter(|&(end, home)| home && reading.is_mark(end + 1, ')'))
            .map_or(last, |(end, _)| end + 1);
    }
    if !reading.is_mark(last + 1, ',')
        || !reading.capital(last + 2)
        || !reading.follows(last + 2)
        || reading.token(last + 1).gap != Gap::None
        || reading.named(last + 2)
    {
        return last;
    }
    gazetteer(reading, last + 2)
        .filter(|&(end, home)| home && !(reading.capital(end + 1) && reading.follows(end + 1)))
        .map_or(last, |(end, _)| end)
}
