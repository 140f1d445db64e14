//! Ethnic groups of more than one word and of one plain word: "Black Somali", "mixed Nigerian and Jamaican",
//! "she's white", "Mr Tetteh, British,"; and groups of which a general question asks.

use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// Words that begin the name of a group and mean other things too.
fn begins_a_group(reading: &Reading<'_>, at: usize) -> bool {
    is_any!(reading, at, ["black", "white", "mixed", "asian", "british", "dual"])
}

/// "Black Somali", "White Turkish", "mixed White and Pakistani", "British-Yemeni": tokens from the first word on.
pub(super) fn pair(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !begins_a_group(reading, at) {
        return None;
    }
    let mut next = reading.after_hyphen(at + 1);
    if is_any!(reading, next, ["race", "heritage"]) && reading.is_mark(next + 1, '-') {
        next += 2;
    }
    let mut end = one_group(reading, next).filter(|_| reading.follows(next) || reading.touches(next))?;
    while is_any!(reading, end, ["and", "&", "/"]) {
        let Some(further) = one_group(reading, end + 1) else { break };
        end = further;
    }
    let listed = reading.length(at, Lex::Nationalities);
    (end - at > listed.max(1) && !before_a_thing(reading, end)).then_some(end - at)
}

/// The token after one group: a nation, a people, or "white" and its like before one.
fn one_group(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let nation = reading.length(at, Lex::Nationalities);
    let plain = begins_a_group(reading, at) && !reading.is(at, "mixed");
    match (nation, plain) {
        (0, false) => None,
        (0, true) => Some(reading.length(at + 1, Lex::Nationalities) + at + 1),
        (length, _) => Some(at + length),
    }
}

/// "Black American music", "White German bread": a thing is described.
fn before_a_thing(reading: &Reading<'_>, end: usize) -> bool {
    reading.follows(end)
        && is_any!(reading, end, ["food", "music", "bread", "shepherd", "history", "literature", "studies"])
}

/// "she's white,", "he is black and", "Mr Tetteh, British,": one plain word that is said of somebody.
pub(super) fn told_alone(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let colour = is_any!(reading, at, ["white", "black"]);
    let nation = is_any!(reading, at, ["british", "english"]) && reading.capital(at);
    if !(colour || nation || is_any!(reading, at, ["bi"])) {
        return None;
    }
    let closes = [',', '.', ';', ')', '/', '?'].iter().any(|&mark| reading.is_mark(at + 1, mark))
        || reading.token(at + 1).gap >= Gap::Line
        || is_any!(reading, at + 1, ["and", "but", "with", "not", "citizen", "national"])
        || at + 1 >= reading.count();
    let group = if reading.is(at, "bi") { is_any!(reading, at.wrapping_sub(1), ["and", "or", "gay"]) } else { false };
    let named = reading.is_mark(at.wrapping_sub(1), ',') && reading.named(at.wrapping_sub(2)) && nation;
    // "a white woman", "the black lad"
    let person = is_any!(
        reading,
        at + 1,
        ["woman", "man", "girl", "boy", "lad", "lady", "male", "female", "child", "mother", "father", "teenager"]
    );
    let article = is_any!(reading, at.wrapping_sub(1), ["a", "the", "young", "older", "elderly", "another"]);
    if colour && person && article && reading.follows(at + 1) {
        return Some(1);
    }
    // "black and blue", "in black and white"
    let colours = is_any!(reading, at + 1, ["and"]) && is_any!(reading, at + 2, ["blue", "white", "black", "red"]);
    (closes && !colours && (said_of_somebody(reading, at) || group || named)).then_some(1)
}

/// "she's [white]", "he is [black]", "I'm [bi]", "my mum is [British]".
fn said_of_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let who = before.wrapping_sub(1);
    let joined = is_any!(reading, before, ["he's", "she's", "hes", "shes", "i'm", "im", "they're"]);
    let be = is_any!(reading, before, ["is", "was", "'s", "am", "are", "'re", "'m"]);
    let somebody = is_any!(reading, who, ["he", "she", "i", "they"])
        || reading.named(who)
        || reading.has(who, Lex::Kin)
        || reading.has(who, Lex::Pronouns);
    joined || be && somebody
}

/// "people from Gypsy, Roma and Traveller communities", "Travellers' research": a group of which nobody is named.
pub(super) fn of_no_one(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let last = at + length - 1;
    let group = |place: usize| {
        is_any!(reading, place, ["communities", "populations", "peoples", "cultures", "groups", "history", "research"])
    };
    let list = |place: usize| {
        reading.has(place, Lex::Nationalities)
            || reading.is_mark(place, ',')
            || is_any!(reading, place, ["and", "or", "&"])
    };
    let after = (last + 1..last + 6).take_while(|&place| list(place)).last().unwrap_or(last);
    let possessive = reading.is_mark(last + 1, '\'') && reading.token(last + 2).kind == Kind::Word && group(last + 2);
    group(after + 1) && reading.token(after + 1).gap <= Gap::Space || possessive
}
