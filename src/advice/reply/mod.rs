//! A reply checked against what was typed, pasted and attached.
//!
//! Thirteen kinds of place to look again. A faithful paraphrase, another order or another
//! way to write a date is silent: precision comes before finding everything.

mod certainty;
mod counts;
mod dates;
mod details;
mod doers;
mod facts;
mod index;
mod lines;
mod matching;
mod names;
mod negation;
mod numbers;
mod people;
mod quoted;
mod quotes;
mod risk;
mod sections;
mod voices;
mod words;
mod worked;

use std::collections::HashSet;

use crate::findings::Recognisers;
use crate::rules::reply::ReplyRules;
use crate::text::{Span, Text, order};
use words::Words;

/// What may need a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A "not" went missing.
    LostNegation,
    /// Danger became smaller or greater.
    ChangedRisk,
    /// Words in quotation marks that nobody is known to have said.
    InventedQuote,
    /// A name that was not in the source.
    InventedName,
    /// A date that was not in the source.
    InventedDate,
    /// A number that was not in the source.
    InventedNumber,
    /// A fact or a law that was not in the source.
    InventedFactLaw,
    /// Doubt became certainty.
    ChangedCertainty,
    /// Somebody else is said to have said it.
    WrongAttribution,
    /// Somebody's own words went missing.
    LostQuote,
    /// A part that is the worker's own was filled in.
    FilledReservedSection,
    /// Words that may read as blaming.
    LoadedLanguage,
    /// A term of another country.
    UsTerm,
}

impl Kind {
    /// All kinds, the most serious first.
    pub const ALL: [Self; 13] = [
        Self::LostNegation,
        Self::ChangedRisk,
        Self::InventedQuote,
        Self::InventedName,
        Self::InventedDate,
        Self::InventedNumber,
        Self::InventedFactLaw,
        Self::ChangedCertainty,
        Self::WrongAttribution,
        Self::LostQuote,
        Self::FilledReservedSection,
        Self::LoadedLanguage,
        Self::UsTerm,
    ];

    /// Its name, as in rules and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LostNegation => "lost_negation",
            Self::ChangedRisk => "changed_risk",
            Self::InventedQuote => "invented_quote",
            Self::InventedName => "invented_name",
            Self::InventedDate => "invented_date",
            Self::InventedNumber => "invented_number",
            Self::InventedFactLaw => "invented_fact_law",
            Self::ChangedCertainty => "changed_certainty",
            Self::WrongAttribution => "wrong_attribution",
            Self::LostQuote => "lost_quote",
            Self::FilledReservedSection => "filled_reserved_section",
            Self::LoadedLanguage => "loaded_language",
            Self::UsTerm => "us_term",
        }
    }
}

/// What to offer in place of `words` of a reply, where there is something.
#[must_use]
pub fn instead<'r>(kind: Kind, words: &str, rules: &'r ReplyRules) -> Option<&'r str> {
    let low = words.to_lowercase();
    let found = rules.instead.iter().find(|(of, known, _)| of == kind.name() && *known == low);
    found.map(|(_, _, instead)| instead.as_str())
}

/// A place to look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What may need a second look.
    pub kind: Kind,
    /// The place in the reply (bytes); none where something is missing from it.
    pub place: Option<Span>,
    /// The place in the source (bytes) that it is compared with, where there is one.
    pub source: Option<Span>,
}

/// A source shorter than this (words) that asks a question is asking for knowledge: what the
/// answer brings is then not invented.
const QUESTION: usize = 30;

/// What a checker compares.
pub(super) struct Pair<'t> {
    source: Words<'t>,
    reply: Words<'t>,
    /// Words of the source in lower case, and the same without their last letter or two.
    lows: HashSet<String>,
    cut: HashSet<String>,
    /// Short forms in capitals that the source uses.
    short: HashSet<String>,
    /// Who knows which words are names, and which are more.
    recognisers: &'t Recognisers<'t>,
}

impl<'t> Pair<'t> {
    fn new(source: Words<'t>, reply: Words<'t>, recognisers: &'t Recognisers<'t>) -> Self {
        let lows: HashSet<String> = source.all.iter().map(|word| word.low.clone()).collect();
        let long = lows.iter().filter(|word| word.chars().count() > 3);
        let cut = long.flat_map(|word| [1, 2].map(|by| word.chars().take(word.chars().count() - by).collect()));
        let cut = cut.collect();
        let short = worked::short_forms(&source);
        Self { source, reply, lows, cut, short, recognisers }
    }
}

/// Places of `reply` to look at again, in order; omissions last. `recognisers` know which words are more than names.
#[must_use]
pub fn check(source: &str, reply: &str, rules: &ReplyRules, recognisers: &Recognisers<'_>) -> Vec<Issue> {
    let (source, reply) = (Text::new(source), Text::new(reply));
    let pair = Pair::new(Words::new(&source, rules), Words::new(&reply, rules), recognisers);
    let mut issues = Vec::new();
    details::us_terms(&pair, &mut issues);
    if pair.source.all.len() >= QUESTION || !asks_to_know(&pair.source) {
        compare(&pair, &mut issues);
    }
    settle(&mut issues);
    for issue in &mut issues {
        issue.place = issue.place.map(|span| reply.to_source(span));
        issue.source = issue.source.map(|span| source.to_source(span));
    }
    order::by(&mut issues, |issue| (issue.place.map_or(u64::MAX, |span| order::up(span.start)), issue.kind as u64));
    issues.dedup_by(|one, other| one.kind == other.kind && one.place == other.place && one.source == other.source);
    issues
}

/// One place for one trouble: what stands in a part that is the worker's own is said with it, and
/// danger made greater is no new fact besides.
fn settle(issues: &mut Vec<Issue>) {
    let of = |kind: Kind| {
        let mut spans: Vec<Span> =
            issues.iter().filter(|issue| issue.kind == kind).filter_map(|issue| issue.place).collect();
        order::by(&mut spans, |span| (order::up(span.start), 0));
        spans
    };
    let (own, risk) = (of(Kind::FilledReservedSection), of(Kind::ChangedRisk));
    let meets = |spans: &[Span], place: Span| {
        let next = spans.partition_point(|span| span.start < place.end);
        spans[next.saturating_sub(3)..next].iter().any(|span| span.end > place.start)
    };
    issues.retain(|issue| {
        let Some(place) = issue.place else { return true };
        match issue.kind {
            Kind::InventedFactLaw => !meets(&own, place) && !meets(&risk, place),
            Kind::ChangedRisk | Kind::ChangedCertainty | Kind::LoadedLanguage => !meets(&own, place),
            _ => true,
        }
    });
}

/// Whether a short source asks for knowledge or ideas: it ends in a question mark, or begins as questions do.
fn asks_to_know(source: &Words<'_>) -> bool {
    let first = source.all.first().map_or("", |word| word.low.as_str());
    let begins = matches!(
        first,
        "what"
            | "whats"
            | "what's"
            | "how"
            | "why"
            | "when"
            | "who"
            | "which"
            | "where"
            | "explain"
            | "list"
            | "give"
            | "tell"
            | "ideas"
            | "suggest"
            | "is"
            | "are"
            | "does"
            | "do"
            | "can"
            | "compare"
            | "teach"
            | "describe"
            | "brainstorm"
    );
    begins || source.all.iter().any(|word| word.low == "?")
}

fn compare(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let (dates, calendar) = dates::check(pair, issues);
    numbers::check(pair, &dates, &calendar, issues);
    names::check(pair, issues);
    quotes::check(pair, issues);
    details::loaded(pair, issues);
    facts::check(pair, issues);
    facts::laws(pair, issues);
    let matching = matching::Matching::new(&pair.source, &pair.reply);
    negation::check(pair, &matching, issues);
    certainty::check(pair, &matching, issues);
    risk::check(pair, issues);
    let people = people::People::new(pair);
    voices::check(pair, &people, issues);
    doers::check(pair, &people, issues);
    quoted::check(pair, &people, issues);
    sections::check(pair, issues);
    facts::unfounded(pair, issues);
}
