//! Organisations without capitals, and those that only a number or a place makes somebody's: "hope street
//! pru", "ward 7b", "Harborough Locality Team".

use super::case::CaseEvidence;
use super::gazetteer::gazetteer;
use super::organisations::{Named, head_length, left_edge, starts_sentence_with_word};
use super::reading::{Reading, is_any};
use super::streets::lower_street;
use crate::rules::lexicon::Lex;
use crate::text::{Case, Kind};

/// "Harborough Locality Team", "Walsall Team": a team of one place; "Lettings Team" is any council's.
pub(super) fn placed_team(reading: &Reading<'_>, at: usize) -> Named {
    if !reading.is(at, "team") || !reading.capital(at) {
        return None;
    }
    let first = left_edge(reading, at);
    let plain = reading.has_any(first, &[Lex::Common, Lex::OrgModifiers, Lex::OrgGeneric])
        || reading.token(first).case != Case::Title
        || reading.shouted(at);
    let place = gazetteer(reading, first).is_some();
    (first < at && !plain && (place || at - first >= 2)).then_some((first, at, 0.65))
}

/// "ward 7b", "Ward A4", "ward 23": also in small letters.
pub(super) fn numbered_ward(reading: &Reading<'_>, at: usize) -> Named {
    let number = at + 1;
    let figure = matches!(reading.token(number).kind, Kind::Number | Kind::Mixed)
        && reading.word(number).len() <= 3
        && reading.word(number).bytes().any(|byte| byte.is_ascii_digit());
    let first = reading.lower(at) || !(reading.capital(at.wrapping_sub(1)) && reading.follows(at));
    (reading.is(at, "ward") && figure && first && reading.follows(number)).then_some((at, number, 0.7))
}

/// Notes without capitals: "hope street pru", "stoke street surgery", "juniper ward", "bedford prison".
pub(super) fn lower_case(reading: &Reading<'_>, case: &CaseEvidence, at: usize) -> Named {
    if !reading.lower(at) || !case.is_case() {
        return None;
    }
    let length = head_length(reading, at);
    let described = is_any!(reading, at, ["high", "special", "primary", "first", "secondary"])
        && reading.follows(at + length)
        && reading.lower(at + length)
        && head_length(reading, at + length) == 0;
    let strong = !described && reading.has_any(at, &[Lex::Schools, Lex::Health, Lex::Lodging, Lex::Justice])
        || is_any!(
            reading,
            at,
            [
                "hall",
                "house",
                "church",
                "mosque",
                "gurdwara",
                "temple",
                "centre",
                "college",
                "hotel",
                "hub",
                "council",
                "bakery",
                "factory",
                "fostering",
                "library",
                "shelter",
                "med",
                "project",
                "chapel",
                "masjid",
                "mandir",
                "synagogue",
                "kitchen",
                "abbey",
            ]
        );
    if length == 0 || !strong || reading.is(at, "general") || is_manner_of_working(reading, at) {
        return None;
    }
    let mut first = at;
    while first > 0
        && at - first < 3
        && reading.follows(first)
        && reading.token(first - 1).kind == Kind::Word
        && !reading.has_any(
            first - 1,
            &[
                Lex::OrgGeneric,
                Lex::PlaceCues,
                Lex::Pronouns,
                Lex::Kin,
                Lex::Be,
                Lex::Weekdays,
                Lex::Months,
                Lex::Attend,
            ],
        )
        && (!common(reading, first - 1) || place_before_common(reading, at, first - 1))
        && (reading.lower(first - 1) || reading.capital(first - 1))
    {
        first -= 1;
    }
    let the = reading.is(first.wrapping_sub(1), "the");
    let capital = (first..at).any(|place| reading.capital(place));
    let cued = reading.has_any(first.wrapping_sub(1), &[Lex::PlaceCues])
        || reading.ends_before(first, Lex::Attend)
        || is_any!(
            reading,
            first.wrapping_sub(1),
            [
                "on", "is", "and", "the", "by", "tutor", "teacher", "senco", "head", "ht", "dsl", "under", "with",
                "via", "through", "ring", "rang", "phone", "phoned", "chase", "email", "visited", "visit",
            ]
        )
        || reading.opens(first)
        || reading.token(first.wrapping_sub(1)).kind == Kind::Mark;
    let head_kind_before = (first..at).all(|place| {
        head_length(reading, place) > 0 || reading.has_any(place, &[Lex::OrgModifiers, Lex::Streets, Lex::Religions])
    });
    let last = at + length - 1;
    let street = street_after(reading, last);
    let nameless = !capital && the && street.is_none();
    if first == at || !cued || head_kind_before || nameless || starts_sentence_with_word(reading, first) {
        return None;
    }
    Some((first, street.filter(|_| the).unwrap_or(last), if capital { 0.7 } else { 0.6 }))
}

/// "anti-oppressive practice", "restorative practice", "social work practice": how one works, and no surgery.
fn is_manner_of_working(reading: &Reading<'_>, at: usize) -> bool {
    const MANNERS: [&str; 6] = ["ive", "ory", "ional", "ed", "ing", "ical"];
    let before = reading.word(at.wrapping_sub(1));
    let manner =
        MANNERS.iter().any(|end| before.ends_with(end)) || matches!(before, "work" | "best" | "good" | "direct");
    reading.is(at, "practice") && manner
}

/// "the redeemed chapel [on katherine road]": the street says which one.
fn street_after(reading: &Reading<'_>, last: usize) -> Option<usize> {
    is_any!(reading, last + 1, ["on", "in", "at", "off"]).then(|| lower_street(reading, last + 2)).flatten()
}

/// "northumbria [coast] police": a plain word between a place and a word for its service.
fn place_before_common(reading: &Reading<'_>, head: usize, at: usize) -> bool {
    let service = reading.has(head, Lex::Justice) || is_any!(reading, head, ["council", "fostering", "hospital"]);
    let word = !reading.has_any(at, &[Lex::OrgGeneric, Lex::PlaceCues, Lex::Pronouns, Lex::Be]);
    let place = at.wrapping_sub(1);
    service
        && word
        && at + 1 == head
        && reading.follows(at)
        && !common(reading, place)
        && reading.word(place).len() > 4
        && gazetteer(reading, place).is_some_and(|(last, home)| home && last == place)
}

/// "Leeds YOT", "Nottinghamshire Vale YJS", "Kent CAMHS": a place and the letters of its service.
pub(super) fn service_of_a_place(reading: &Reading<'_>, at: usize) -> Named {
    let place = gazetteer(reading, at).filter(|&(_, home)| home)?.0;
    let further = reading.token(place + 1).case == Case::Title && reading.follows(place + 1);
    let letters = if further { place + 2 } else { place + 1 };
    let service = reading.token(letters).case == Case::Upper
        && is_any!(
            reading,
            letters,
            [
                "yjs", "yot", "yos", "cmht", "cmhts", "camhs", "cyps", "crht", "crhtt", "mash", "mst", "sarc", "cldt",
                "oats", "iapt", "fdac", "cab", "crc", "hub", "mbc",
            ]
        );
    (service && reading.follows(letters) && !reading.has(at, Lex::Common)).then_some((at, letters, 0.7))
}

/// "AGENCY SUNRISE HANDS HOMECARE CAN START": in a line of capitals a field's word and a head hold a name.
pub(super) fn after_a_field(reading: &Reading<'_>, at: usize) -> Named {
    let length = head_length(reading, at);
    if length == 0 || !reading.shouted(at) {
        return None;
    }
    let word = |place: usize| {
        reading.token(place).case == Case::Upper && reading.follows(place) && !reading.has(place, Lex::OrgGeneric)
    };
    let first = (1..=3)
        .take_while(|&back| at > back && word(at - back))
        .find(|&back| reading.has_any(at - back - 1, &[Lex::OrgFields]) && reading.follows(at - back))
        .map(|back| at - back)?;
    let kinds = (first..at).all(|place| reading.has_any(place, &[Lex::OrgModifiers, Lex::OrgGeneric]));
    (!kinds).then_some((first, at + length - 1, 0.65))
}

pub(super) fn common(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Lex::Common) && reading.lower(at) && !reading.has(at, Lex::Streets)
}
