//! Linkage: facts that name nobody and still point at one family when they come together.
//!
//! May use `text` and `rules`. Facts are weighed in bits (each halves the people who fit);
//! of one family of facts only the strongest counts, over a text and over a chat. The bits
//! sort risks; they never promise that a text is safe. Weights: `rules/linkages/`.

mod anchors;
mod clauses;
mod somebody;
mod tally;

use clauses::Clause;
pub use tally::{Level, Tally};

use super::grammar::{Matcher, Reading, facts, is_any};
use crate::rules::RuleBook;
use crate::rules::lexicon::Lex;
use crate::rules::linkage::Family;
use crate::text::{Span, Text, order};

/// A clause with these many bits is shown.
const SHOWN_FROM: f32 = 3.5;
/// Unusual words count for so many bits each, and no more than this together.
const DETAIL_AT_MOST: f32 = 8.0;

/// A piece of the puzzle: where it is (bytes of the source) and what kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Where.
    pub span: Span,
    /// Index into the kinds of the rule book; `None` for a stand-in on which facts hang.
    pub kind: Option<u16>,
}

/// What still points at somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linkage {
    /// How likely.
    pub level: Level,
    /// How much, in bits, with what the chat told before.
    pub bits: f32,
    /// The pieces, in order; empty where the level is none.
    pub clues: Vec<Clue>,
    /// The tally to hand to the next text of the chat.
    pub tally: Tally,
}

/// Weighs a text together with what its chat told before.
#[must_use]
pub fn weigh(text: &Text<'_>, book: &RuleBook, earlier: &Tally) -> Linkage {
    let reading = Reading::new(text, &book.lexicon);
    // Towns and dates in a question about policy point at nobody.
    if *earlier == Tally::default() && !somebody::is_described(&reading) {
        return Linkage::default();
    }
    let mut tally = Tally::default();
    let mut told = tell(&reading, book);
    order::by(&mut told, |fact| (order::up(fact.span.start), 0));
    let mut clues = Vec::new();
    let mut detail = 0.0;
    for clause in clauses::clauses(&reading) {
        let span = reading.span(clause.first, clause.last);
        let from = told.partition_point(|fact| fact.span.start < span.start);
        let here = told.iter().skip(from).take_while(|fact| fact.span.start < span.end);
        let mut own = Tally::default();
        let mut best: Option<(f32, u16)> = None;
        let asks = clause.asks(&reading);
        for fact in here {
            let Some(kind) = book.linkages.kinds.get(usize::from(fact.kind)) else { continue };
            if asks && kind.bits < 10.0 && !fact.sure {
                continue;
            }
            own.note(kind.family, kind.bits);
            if best.is_none_or(|(bits, _)| kind.bits > bits) {
                best = Some((kind.bits, fact.kind));
            }
        }
        let rare = if asks { 0 } else { clause.rare_words(&reading) };
        let unusual = rare_bits(book, rare);
        detail += unusual;
        tally = tally.with(&own);
        if own.0.iter().sum::<f32>() + unusual.min(6.0) >= SHOWN_FROM && !(asks && best.is_none()) {
            let kind = best.map(|(_, kind)| kind).or_else(|| book.linkages.kind("rare_detail"));
            clues.push(shown(&reading, clause, kind));
        }
    }
    told.clear();
    tally.note(Family::Detail, detail.min(DETAIL_AT_MOST));
    finish(text, &reading, tally, clues, earlier)
}

fn rare_bits(book: &RuleBook, words: usize) -> f32 {
    let each = book
        .linkages
        .kind("rare_detail")
        .and_then(|kind| book.linkages.kinds.get(usize::from(kind)))
        .map_or(2.0, |kind| kind.bits);
    // A clause holds few words: exact in f32.
    #[allow(clippy::cast_precision_loss)]
    let bits = words.min(4) as f32 * each;
    bits
}

fn shown(reading: &Reading<'_>, clause: Clause, kind: Option<u16>) -> Clue {
    let clause = clause.without_lead(reading);
    Clue { span: reading.span(clause.first, clause.last), kind }
}

fn finish(text: &Text<'_>, reading: &Reading<'_>, tally: Tally, mut clues: Vec<Clue>, earlier: &Tally) -> Linkage {
    let whole = tally.with(earlier);
    let level = whole.level();
    if level == Level::None {
        return Linkage { level, bits: whole.bits(), clues: Vec::new(), tally: whole };
    }
    clues.extend(anchors::anchors(reading).into_iter().map(|span| Clue { span, kind: None }));
    order::by(&mut clues, |clue| (order::up(clue.span.start), order::down(clue.span.end)));
    let mut kept: Vec<Clue> = Vec::new();
    for clue in clues {
        if kept.last().is_none_or(|before| !before.span.overlaps(clue.span)) {
            kept.push(clue);
        }
    }
    join(text, &mut kept);
    for clue in &mut kept {
        clue.span = text.to_source(clue.span);
    }
    Linkage { level, bits: whole.bits(), clues: kept, tally: whole }
}

/// Neighbouring pieces with only a comma between them are one.
fn join(text: &Text<'_>, clues: &mut Vec<Clue>) {
    let mut joined: Vec<Clue> = Vec::with_capacity(clues.len());
    for &clue in clues.iter() {
        match joined.last_mut() {
            Some(before) if matches!(text.slice(Span::new(before.span.end, clue.span.start)), ", " | " " | ",") => {
                before.span.end = clue.span.end
            }
            _ => joined.push(clue),
        }
    }
    *clues = joined;
}

/// A fact and its kind; sure where a grammar found it rather than a phrase.
struct Told {
    span: Span,
    kind: u16,
    sure: bool,
}

fn tell(reading: &Reading<'_>, book: &RuleBook) -> Vec<Told> {
    let mut told = Vec::new();
    let mut add = |span: Span, kind: &str| {
        if let Some(kind) = book.linkages.kind(kind) {
            told.push(Told { span, kind, sure: true });
        }
    };
    for fact in facts(reading) {
        if let Some(kind) = kind_of(reading, fact.matcher, fact.span) {
            add(fact.span, kind);
        }
    }
    for clause in clauses::clauses(reading) {
        let bare =
            clause.first == clause.last && reading.number(clause.first).is_some_and(|age| (1..=110).contains(&age));
        if bare && !clause.opens && reading.word(clause.first).len() <= 3 {
            add(reading.span(clause.first, clause.last), "exact_age");
        }
    }
    for at in 0..reading.count() {
        if many_children(reading, at) {
            add(reading.span(at, at), "household");
        }
        if superlative(reading, at) {
            add(reading.span(at, at), "only_one");
        }
    }
    book.linkages.phrases.find(reading.text, |hit| {
        if let Ok(kind) = u16::try_from(hit.tag)
            && !(book.linkages.kind("only_one") == Some(kind) && of_the_work(reading, hit.last))
        {
            told.push(Told { span: reading.span(hit.first, hit.last), kind, sure: false });
        }
    });
    told
}

/// "since the last review", "the first visit": one of many in the course of the work.
fn of_the_work(reading: &Reading<'_>, last: usize) -> bool {
    is_any!(reading, last, ["last", "first"])
        && is_any!(
            reading,
            last + 1,
            [
                "review",
                "visit",
                "meeting",
                "time",
                "week",
                "weeks",
                "month",
                "months",
                "year",
                "years",
                "few",
                "session",
                "contact",
                "appointment",
                "plan",
                "day",
                "days",
                "assessment",
                "conference",
                "report",
                "term",
                "night",
                "thing",
                "step",
                "stage",
                "part",
                "point",
                "draft",
                "version",
                "paragraph",
                "sentence",
                "line",
                "one",
                "two",
                "three",
                "call",
                "question",
                "page",
                "section",
                "half",
                "quarter",
                "attempt",
                "offer",
                "message",
                "supervision",
            ]
        )
}

fn kind_of(reading: &Reading<'_>, matcher: Matcher, span: Span) -> Option<&'static str> {
    let at = reading.text.token_at(span.start);
    let written = reading.text.slice(span);
    Some(match matcher {
        Matcher::BirthDates => "birth_date",
        Matcher::Dates => "event_date",
        Matcher::Ages if written.ends_with("ies") || written.ends_with('s') && !written.contains(' ') => "age_band",
        Matcher::Ages if ["month", "week", "mo", "/12", "day"].iter().any(|unit| written.contains(unit)) => {
            "age_in_months"
        }
        Matcher::Ages => "exact_age",
        Matcher::SchoolYears => "school_year",
        Matcher::Addresses => "town",
        Matcher::Places if reading.has(at, Lex::Countries) => "country",
        Matcher::Places => "town",
        Matcher::Organisations => "named_setting",
        Matcher::Demographics if reading.has(at, Lex::Sexuality) => "identity",
        Matcher::Demographics if reading.has(at, Lex::Religions) => "belief",
        Matcher::Demographics => "origin",
        Matcher::Health => "health",
        Matcher::Pets | Matcher::Columns | Matcher::Marks | Matcher::Codes => return None,
    })
}

/// "five children", "two brothers", "seven siblings" from three upwards; two brothers or sisters.
fn many_children(reading: &Reading<'_>, at: usize) -> bool {
    let Some((number, end)) = reading.cardinal(at) else { return false };
    let siblings = is_any!(reading, end, ["brothers", "sisters", "siblings", "daughters", "sons"]);
    let children = is_any!(reading, end, ["children", "kids", "boys", "girls"]);
    reading.follows(end) && (siblings && (2..=20).contains(&number) || children && (4..=20).contains(&number))
}

/// "the only … in", "oldest person in", "first from the authority to".
fn superlative(reading: &Reading<'_>, at: usize) -> bool {
    let word = is_any!(
        reading,
        at,
        ["only", "first", "last", "oldest", "youngest", "eldest", "tallest", "biggest", "smallest", "sole", "longest"]
    );
    let bounded = || {
        (at + 1..at + 7).take_while(|&place| reading.follows(place)).any(|place| {
            is_any!(reading, place, ["in", "on", "from", "at", "to"])
                && (is_any!(
                    reading,
                    place + 1,
                    ["the", "our", "town", "this", "his", "her", "their", "get", "survive"]
                ) || reading.capital(place + 1))
        })
    };
    word && bounded()
}
