//! Whether a text describes somebody at all. Facts about nobody cannot be pieced together.

use super::anchors;
use crate::findings::grammar::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// A person, told by a pronoun, a family word, a stand-in with facts, an age, or "a … woman".
pub(super) fn is_described(reading: &Reading<'_>) -> bool {
    (0..reading.count()).any(|at| {
        reading.has(at, Lex::Pronouns)
            || reading.has(at, Lex::Kin) && one_of_a_family(reading, at)
            || stands_in(reading, at)
            || one_of_many(reading, at)
            || aged(reading, at)
            || told_as_one(reading, at)
    }) || !anchors::anchors(reading).is_empty()
}

/// "mum", "her son", "the twins"; not "foster carers" or "siblings" in general.
fn one_of_a_family(reading: &Reading<'_>, at: usize) -> bool {
    let general = ["carer", "carers", "foster", "partner", "sibling", "siblings", "ex"];
    !reading.is_any(at, &general) || owned(reading, at)
}

/// "[Mum]", "[Person 1]": somebody whose name has been taken out.
fn stands_in(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, '[') && reading.capital(at + 1) && (at + 2..at + 5).any(|place| reading.is_mark(place, ']'))
}

/// "The foster carer is a retired rower", "the siblings came on": said of one, not of all.
fn told_as_one(reading: &Reading<'_>, at: usize) -> bool {
    let who = is_any!(
        reading,
        at,
        [
            "carer",
            "carers",
            "siblings",
            "placement",
            "resident",
            "patient",
            "client",
            "tenant",
            "parents",
            "couple",
            "complainant",
        ]
    );
    let which = (1..=2).any(|back| at >= back && is_any!(reading, at - back, ["the", "our", "this", "both"]));
    let says = is_any!(reading, at + 1, ["is", "was", "are", "were"])
        && is_any!(reading, at + 2, ["a", "an", "the", "on", "in", "from", "at"])
        || is_any!(reading, at + 1, ["came", "lives", "live", "lost", "moved"]);
    who && which && says
}

fn owned(reading: &Reading<'_>, at: usize) -> bool {
    is_any!(reading, at.wrapping_sub(1), ["my", "our", "whose", "their", "'s"])
}

/// "a teenage girl", "my client", "one resident", "this family": somebody in particular.
fn one_of_many(reading: &Reading<'_>, at: usize) -> bool {
    let person = reading.has(at, Lex::AgedPeople) && !reading.is(at, "one")
        || is_any!(
            reading,
            at,
            [
                "man",
                "woman",
                "family",
                "couple",
                "teenager",
                "student",
                "parent",
                "lady",
                "gentleman",
                "guy",
                "bloke",
                "widow",
                "user",
                "worker",
                "carer",
                "foster",
                "adult",
                "teacher",
                "nurse",
                "case",
            ]
        );
    let young = reading.is(at, "person") && is_any!(reading, at.wrapping_sub(1), ["young", "older", "old", "disabled"]);
    (person || young)
        && (1..=4)
            .take_while(|&back| {
                at >= back
                    && reading.token(at + 1 - back).gap <= Gap::Space
                    && reading.token(at - back).kind != Kind::Mark
            })
            .any(|back| is_any!(reading, at - back, ["a", "an", "my", "our", "one", "whose", "this"]))
}

/// "14-year-old", "aged 9".
fn aged(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "old") && reading.has(reading_before(reading, at), Lex::AgeUnits)
        || reading.is(at, "aged") && reading.cardinal(at + 1).is_some()
}

fn reading_before(reading: &Reading<'_>, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if reading.is_mark(before, '-') { before.wrapping_sub(1) } else { before }
}
