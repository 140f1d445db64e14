//! Bare ages beside somebody who is named: "Saoirse, nearly 9, on the carpet", "Mr Chan (陳國偉), 81,
//! Cantonese", "would make him 19", "is she 89 or 90". The number's place tells, not a word of its own.

use super::ages::closes_aside;
use super::reading::{Reading, is_any};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// Words that may stand between a comma and an age.
const HEDGES: [&str; 16] = [
    "now",
    "then",
    "nearly",
    "almost",
    "just",
    "approx",
    "about",
    "circa",
    "age",
    "aged",
    "currently",
    "only",
    "around",
    "still",
    "c",
    "over",
];

/// How far before its bracket's opening an aside may reach, in tokens.
const ASIDE: usize = 10;

/// A number set apart right after a name, or further on in brackets that follow a name.
pub(super) fn beside_somebody(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let mut place = at.wrapping_sub(1);
    for _ in 0..2 {
        if reading.is_any(place, &HEDGES) {
            place = place.wrapping_sub(1);
        }
    }
    let listed = is_any!(reading, end, ["and", "or", "&"]) && reading.cardinal(end + 1).is_some();
    let closes = closes_aside(reading, end) && !(reading.touches(end) && reading.is_mark(end, '/')) || listed;
    // "79 in October", "102 on Friday"
    let closes = closes
        || is_any!(reading, end, ["in", "on", "next", "this"])
            && reading.has_any(end + 1, &[Lex::Months, Lex::Weekdays])
        || is_any!(reading, end, ["today", "tomorrow", "next", "soon"]);
    let cell = reading.token(at).gap == Gap::Tab && reading.named(place);
    if cell {
        return reading.token(end).gap >= Gap::Tab;
    }
    // "Featherstonehaugh ("Fanshaw") 90 -", "08.11.79  45"
    let bracket = reading.is_mark(place, ')') && reading.named(before_aside(reading, place));
    let wide = !reading.follows(at) && !reading.touches(at) && reading.token(at).gap == Gap::Space;
    if closes && (bracket || wide && after_date(reading, at)) {
        return true;
    }
    if !closes || !opens(reading, place) || reading.touches(at) && !reading.is_mark(place, '(') {
        return false;
    }
    if after_date(reading, place) {
        return true;
    }
    let mut name = before_aside(reading, before_aside(reading, place.wrapping_sub(1)));
    if reading.is_mark(name, '.') {
        name = name.wrapping_sub(1);
    }
    let somebody = |name: usize| reading.named(name) && !reading.has(name, Lex::NumberedThings);
    somebody(name) || in_brackets_after(reading, place).is_some_and(somebody)
}

/// A comma, an opening bracket, a bar, or a dash with spaces.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let dash = reading.is_mark(at, '-') && !reading.touches(at) && !reading.touches(at + 1);
    dash || [',', '(', '|', ';'].iter().any(|&mark| reading.is_mark(at, mark))
}

/// "B: 11/11/1953 [(]71)", "DOB 9/9/2008[,] 16": an age after the date of birth.
fn after_date(reading: &Reading<'_>, opening: usize) -> bool {
    let year = opening.wrapping_sub(1);
    let figures = reading.token(year).kind == Kind::Number && matches!(reading.word(year).len(), 2 | 4);
    let joined = ["/", ".", "-"].iter().any(|mark| reading.is(year.wrapping_sub(1), mark)) && reading.touches(year);
    let told = (5..=10)
        .any(|back| opening > back && is_any!(reading, opening - back, ["dob", "b", "born", "birth", "d.o.b", "dofb"]));
    let apart = reading.is_mark(opening, '(') || reading.token(opening).kind == Kind::Number;
    figures && joined && (told || apart) && opening > 5
}

/// The token before an aside that ends at `last`: "Chan [(陳國偉)]", "Lamb ["Dips"]".
fn before_aside(reading: &Reading<'_>, last: usize) -> usize {
    let opening = match reading.word(last) {
        ")" => '(',
        "\"" => '"',
        _ => return last,
    };
    let open = (1..ASIDE).find(|&back| last > back && reading.is_mark(last - back, opening));
    open.map_or(last, |back| last - back - 1)
}

/// The token before the bracket in which a comma at `comma` stands: "April Summers [(]Ward 12, 66".
fn in_brackets_after(reading: &Reading<'_>, comma: usize) -> Option<usize> {
    if !reading.is_mark(comma, ',') {
        return None;
    }
    let inside = (1..ASIDE).take_while(|&back| comma > back && !reading.is_mark(comma - back, ')'));
    inside.map(|back| comma - back).find(|&place| reading.is_mark(place, '(')).map(|open| open - 1)
}

/// Ages told by a verb of reckoning: "would make him [19]", "is he [79] or 80 now?", "so [17]."
pub(super) fn said_otherwise(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let somebody = reading.has(before, Lex::Pronouns)
        || reading.named(before)
        || is_any!(reading, before, ["him", "her", "them", "me", "he", "she", "they", "i"]);
    let closes = closes_aside(reading, end)
        || reading.is_mark(end, '?')
        || is_any!(reading, end, ["or", "now", "not", "by", "when", "at", "in"]);
    let made = is_any!(reading, before.wrapping_sub(1), ["make", "makes", "made", "making", "puts", "put"]);
    let asked = is_any!(reading, before.wrapping_sub(1), ["is", "was", "are"]) && reading.opens_question(end);
    let reckoned = is_any!(reading, before, ["so", "then", "now"])
        && (reading.named(before.wrapping_sub(1))
            || [')', ','].iter().any(|&mark| reading.is_mark(before.wrapping_sub(1), mark)));
    // "19 says he, 24 says HO"
    let claimed = is_any!(reading, end, ["says", "said"])
        && (is_any!(reading, end + 1, ["he", "she", "they", "ho", "mum", "dad"]) || reading.named(end + 1));
    // "a young girl of four"
    let of = reading.is(before, "of")
        && is_any!(
            reading,
            before.wrapping_sub(1),
            [
                "girl",
                "boy",
                "child",
                "man",
                "woman",
                "lad",
                "lady",
                "toddler",
                "baby",
                "gentleman",
                "widow",
                "mother",
                "widower",
                "youth",
                "teenager",
                "grandmother",
                "grandfather",
                "father",
                "pensioner",
                "male",
                "female",
            ]
        );
    let goes_on = reading.has(end, Lex::AfterAges) || closes;
    goes_on && of && reading.follows(at)
        || closes && (somebody && (made || asked) || reckoned && !reading.touches(at))
        || claimed && reading.follows(end)
}
