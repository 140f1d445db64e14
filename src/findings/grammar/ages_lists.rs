//! Ages in lists: "Omar three, and the baby nine weeks", "three kids, 11, 8 and 5", "the boys are
//! seven and nine", "11 (nearly 12)". One age tells that the next number is one too.

use super::ages::{Aged, age, closes_aside};
use super::ages_apart::in_a_paragraph;
use super::ages_context::counts_things;
use super::ages_units::quantity;
use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::Kind;

/// How many tokens an age may be away from the one before it.
const NEAR: usize = 12;

/// A number that is an age because of the list it stands in. `last` is the token after the age before.
pub(super) fn next(reading: &Reading<'_>, case: &CaseEvidence, at: usize, last: Option<usize>) -> Aged {
    if let Some((end, _)) = quantity(reading, at).filter(|_| case.hints()) {
        let before = at.wrapping_sub(1);
        let joined =
            last == Some(before) && (is_any!(reading, before, ["and", "or", "&"]) || reading.is_mark(before, ','));
        return joined.then(|| reading.span(at, end - 1)).and_then(|span| age(span, 0.65));
    }
    let (number, end) = reading.cardinal(at)?;
    let cut = reading.touches(at) && !reading.is_mark(at.wrapping_sub(1), '(') && at > 0;
    let goes_on = reading.touches(end)
        && ["/", ":", "%", "-", "x", "+"].iter().any(|mark| reading.is(end, mark))
        && reading.touches(end + 1);
    if !(1..=110).contains(&number)
        || cut
        || goes_on
        || in_a_paragraph(reading, at)
        || !case.hints()
        || reading.has(end, Lex::Months)
    {
        return None;
    }
    let counted = reading.follows(end) && counts_things(reading, end);
    let told = last.is_some_and(|last| follows(reading, at, last, end))
        || begins(reading, at, end)
        || alone(reading, at, end, number);
    (told && !counted).then(|| reading.span(at, end - 1)).and_then(|span| age(span, 0.65))
}

/// "seven and [nine]", "11 (nearly [12])", "Yusra is five, Omar [three]", "the middle one [9]".
fn follows(reading: &Reading<'_>, at: usize, last: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let joined = is_any!(reading, before, ["and", "or", "&"]) && last == before
        || reading.is_mark(before, ',') && last == before
        || reading.is_mark(before, '(') && last == before
        || is_any!(reading, before, ["nearly", "almost", "now"]) && last + 2 >= before
        // "she is 89 no? or [90]"
        || reading.is(before, "not") && last == before && closes_aside(reading, end)
        || reading.is(before, "or") && last + 4 >= before && closes_aside(reading, end);
    let near = at >= last && at - last <= NEAR && !(last..at).any(|place| ends_sentence(reading, place));
    let name = reading.token(before).kind == Kind::Word
        && (reading.capital(before) || reading.has(before, Lex::AgedPeople) || reading.has(before, Lex::Kin))
        && !reading.has_any(
            before,
            &[Lex::Months, Lex::Weekdays, Lex::Dwellings, Lex::Streets, Lex::Health, Lex::NumberedThings],
        );
    // "He says thirty-four. In the papers it's [thirty six]."
    let corrected = last + 12 > at
        && (reading.is(before, "'s") && reading.is(before.wrapping_sub(1), "it")
            || is_any!(reading, before, ["its", "says"]))
        && closes_aside(reading, end);
    joined
        || corrected
        || near
            && (name || reading.named(before))
            && (closes_aside(reading, end) || is_any!(reading, end, ["and", "who", "but"]))
}

fn ends_sentence(reading: &Reading<'_>, at: usize) -> bool {
    ['.', '!', '?'].iter().any(|&mark| reading.is_mark(at, mark)) || reading.token(at).gap > crate::text::Gap::Line
}

/// "three kids, [11], 8 and 5", "the boys are [seven] and nine", "The eldest, [19], has", "about [5] or 6".
fn begins(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let link = reading.is_mark(before, ',')
        || reading.is_mark(before, ':')
        || reading.is_mark(before, '(')
        || is_any!(reading, before, ["are", "were", "is", "aged", "about"]);
    let head = before.wrapping_sub(1);
    let one = reading.is(head, "one") && !is_any!(reading, head.wrapping_sub(1), ["middle", "little", "other"]);
    let person = (reading.has(head, Lex::AgedPeople) || reading.has(head, Lex::Kin)) && !one;
    let another = reading.cardinal(end + 1).is_some() || quantity(reading, end + 1).is_some();
    let listed = another && (is_any!(reading, end, ["and", "or", "&"]) || reading.is_mark(end, ','));
    if reading.is_mark(before, '(')
        && listed
        && reading.token(head).kind != Kind::Mark
        && !reading.has(head, Lex::NumberedThings)
    {
        return true;
    }
    let closed = closes_aside(reading, end) || listed;
    let plain = reading.follows(at) && person && reading.has(before, Lex::AgedPeople);
    link && person && closed || plain && reading.lower(before) && (closed || !reading.follows(end))
}

/// "Down's syndrome, [41], NHS:", "At [92] she still cooks", "in my car. [13]. says".
fn alone(reading: &Reading<'_>, at: usize, end: usize, number: u32) -> bool {
    let before = at.wrapping_sub(1);
    // "Agreement no. 12, pages 1-8"
    let shortened = reading.is_mark(before, '.')
        && is_any!(
            reading,
            before.wrapping_sub(1),
            [
                "no", "nos", "para", "p", "pp", "s", "ss", "reg", "art", "cl", "fig", "vol", "ch", "sch", "pt", "ref",
                "v",
            ]
        );
    let figure = reading.token(at).kind == Kind::Number && reading.word(at).len() <= 2 && !shortened;
    let opens_with_at = reading.is(before, "at")
        && reading.opens(before)
        && (reading.has(end, Lex::Pronouns)
            || is_any!(reading, end, ["they", "i", "his", "her"])
            || reading.is_mark(end, ','));
    let note = figure
        && number >= 11
        && ((reading.is_mark(before, ';') && reading.is_mark(end, ';'))
            || (reading.is_mark(before, ',')
                && reading.token(before.wrapping_sub(1)).kind == Kind::Word
                && !reading
                    .has_any(before.wrapping_sub(1), &[Lex::Streets, Lex::Months, Lex::Weekdays, Lex::Dwellings]))
                && reading.is_mark(end, ',')
                && reading.token(end + 1).kind == Kind::Word
            || (reading.is_mark(before, '.') || reading.is_mark(before, '?'))
                && !reading.touches(at)
                && (reading.is_mark(end, ',')
                    || reading.is_mark(end, '.')
                        && (reading.lower(end + 1)
                            || is_any!(
                                reading,
                                end + 1,
                                ["was", "lives", "has", "known", "res", "widow", "widower", "no", "lived"]
                            ))));
    // "thirteen when she came into care"
    let when =
        reading.is(end, "when") && (reading.has(end + 1, Lex::Pronouns) || is_any!(reading, end + 1, ["i", "they"]));
    // "Sam (they/them, 17)"
    let aside = reading.is_mark(before, ',')
        && reading.is_mark(end, ')')
        && (2..7).any(|back| at > back && reading.is_mark(at - back, '(') && reading.capital(at - back - 1));
    when || aside || opens_with_at && (1..=110).contains(&number) || note
}
