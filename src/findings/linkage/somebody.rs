//! Who counts as somebody: one person or family that the writer means. Facts about nobody cannot be pieced together.
//! A group, an age range, an audience, an author or a thing to be filled in is nobody.

use crate::findings::grammar::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// "my client", "our foster carer", "this family": said of somebody even in a question.
pub(super) fn is_ours(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|at| one_person(reading, at) && led_by(reading, at, &["my", "our", "this"]))
}

/// Somebody told by a pronoun, a family word, an age, "a … woman" or "the lad is".
pub(super) fn is_described(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|at| {
        reading.has(at, Lex::Pronouns) && !of_anybody(reading, at)
            || reading.has(at, Lex::Kin) && one_of_a_family(reading, at)
            || one_person(reading, at) && led_by(reading, at, &["a", "an", "one", "whose"])
            || aged(reading, at)
            || veiled(reading, at)
            // "a retired ballet dancer who is deafblind"
            || reading.is(at, "who") && told_after(reading, at + 1) && led_by(reading, at, &["a", "an"])
            || told_as_one(reading, at)
    })
}

/// "______": a name that Candour has taken out already.
fn veiled(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at).starts_with("___") || (at..at + 3).all(|place| reading.is_mark(place, '_'))
}

/// "he or she", "his/her", "he who": whoever it may be.
fn of_anybody(reading: &Reading<'_>, at: usize) -> bool {
    let either = |place: usize| reading.is(place, "or") || reading.is_mark(place, '/');
    let before = at.wrapping_sub(1);
    is_any!(reading, at + 1, ["who"])
        || either(at + 1) && reading.has(at + 2, Lex::Pronouns)
        || either(before) && reading.has(at.wrapping_sub(2), Lex::Pronouns)
}

/// "mum", "her son", "the twins"; not "foster carers", "siblings" or "grandparents" in general.
fn one_of_a_family(reading: &Reading<'_>, at: usize) -> bool {
    if kind_of_thing(reading, at) || is_any!(reading, at.wrapping_sub(1), ["any", "every", "each", "enough", "or"]) {
        return false;
    }
    let general = ["carer", "carers", "foster", "partner", "sibling", "siblings", "ex"];
    !reading.is_any(at, &general) && !is_many(reading, at)
        || counted(reading, at)
        || !is_many(reading, at) && says(reading, at + 1)
}

/// "grandparents", "daughters"; "mums" and "dads" are written for "mum's" and "dad's" as well.
fn is_many(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let slip = is_any!(reading, at, ["mums", "dads", "nans", "grans"]);
    (word.ends_with('s') && !word.ends_with("'s") || word.ends_with("children")) && !slip
}

/// "my daughters", "the twins", "two brothers".
fn counted(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    is_any!(reading, before, ["my", "our", "whose", "their", "her", "his", "'s", "the", "both"])
        || reading.cardinal(before).is_some()
}

/// "girl", "young person", "case": and not the beginning of "student discussion".
fn one_person(reading: &Reading<'_>, at: usize) -> bool {
    let person = reading.has(at, Lex::SomebodyNouns)
        || reading.has(at, Lex::AgedPeople) && !reading.is(at, "one") && !is_many(reading, at);
    // "Our oldest volunteer": the word only says which.
    let which = is_any!(reading, at, ["eldest", "oldest", "youngest", "middle"]);
    let describes = which && reading.follows(at + 1) && reading.lower(at + 1) && !told_after(reading, at + 1);
    let young = reading.is(at, "person") && is_any!(reading, at.wrapping_sub(1), ["young", "older", "old", "disabled"]);
    (person && !describes || young) && !kind_of_thing(reading, at)
}

fn told_after(reading: &Reading<'_>, at: usize) -> bool {
    reading.has_any(at, &[Lex::Be, Lex::SaidOfSomebody])
}

fn kind_of_thing(reading: &Reading<'_>, at: usize) -> bool {
    let next = if reading.is_mark(at + 1, '-') { at + 2 } else { at + 1 };
    reading.follows(at + 1) && reading.length(next, Lex::AfterSomebody) > 0
}

/// Whether one of the words stands up to four words before, with no mark between.
fn led_by(reading: &Reading<'_>, at: usize, words: &[&str]) -> bool {
    (1..=4)
        .take_while(|&back| {
            at >= back && reading.token(at + 1 - back).gap <= Gap::Space && reading.token(at - back).kind != Kind::Mark
        })
        .any(|back| reading.is_any(at - back, words))
}

/// "14-year-old", "aged 9"; not "girls aged 8 to 11" or "ages 13–17", which are for anybody.
fn aged(reading: &Reading<'_>, at: usize) -> bool {
    if reading.is(at, "old") {
        return reading.has(reading_before(reading, at), Lex::AgeUnits);
    }
    let Some((_, end)) = reading.cardinal(at + 1).filter(|_| reading.is(at, "aged")) else { return false };
    let range = is_any!(reading, end, ["to", "and", "or", "plus"])
        || ['-', '–', '—', '+', '/'].iter().any(|&mark| reading.is_mark(end, mark));
    !range && !is_many(reading, at.wrapping_sub(1))
}

fn reading_before(reading: &Reading<'_>, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if reading.is_mark(before, '-') { before.wrapping_sub(1) } else { before }
}

/// "The foster carer is a retired rower", "Client is a former fencer", "the siblings came on": said of one, not of all.
fn told_as_one(reading: &Reading<'_>, at: usize) -> bool {
    let group = is_any!(reading, at, ["carers", "siblings", "placement", "parents", "couple", "twins"]);
    if !group && !one_person(reading, at) {
        return false;
    }
    let which = led_by(reading, at, &["the", "our", "this", "both"]);
    let alone =
        reading.opens(at) || reading.opens(at.wrapping_sub(1)) && reading.has(at.wrapping_sub(1), Lex::AgedPeople);
    // "The eldest, 17, wants to stay"
    let aside = which && reading.is_mark(at + 1, ',') && reading.cardinal(at + 2).is_some();
    aside || (which || alone && !group) && (says(reading, at + 1) || is_any!(reading, at + 1, ["of", "with"]) && alone)
}

/// "is", "has", "lives", "came": what is told of one person after the word for them.
fn says(reading: &Reading<'_>, at: usize) -> bool {
    let whole = is_any!(reading, at, ["is", "was", "are", "were"])
        && is_any!(reading, at + 1, ["a", "an", "the", "on", "in", "from", "at"]);
    whole || reading.has(at, Lex::SaidOfSomebody)
}
