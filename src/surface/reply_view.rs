//! A reply checked, in words: `checkReply({source, reply})` answers
//! `{count, label, heading, limits, issues, kinds, first, many}`.
//!
//! An issue has its place in the reply and its place in the source, in UTF-16 units and either
//! of them null, with the words that stand there, why to look again, and one question. Serious
//! kinds come first. Nothing is called an error: these are places to look.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::advice::reply::{self, Issue, Kind};
use crate::engine::Engine;
use crate::text::Span;
use crate::text::offsets::{self, Unit};
use crate::text::order;

/// So many places are shown before the rest is asked for.
const FIRST: usize = 5;
/// From more places than this on, kinds and counts are shown first.
const MANY: usize = 15;
/// Words shown of a place (characters): a clause, not a page.
const SHOWN: usize = 160;

/// A reply, once it is complete, and all that was typed, pasted and attached in its chat.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReplyRequest {
    /// All that the person wrote in this chat, parts joined by an empty line.
    pub source: String,
    /// The reply as text.
    pub reply: String,
}

impl fmt::Debug for ReplyRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ReplyRequest({} and {} bytes)", self.source.len(), self.reply.len())
    }
}

/// Places to look again.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplyView {
    /// How many places.
    pub count: usize,
    /// "4 places to look again", or that there is none.
    pub label: String,
    /// Above the list.
    pub heading: String,
    /// What the check can't know.
    pub limits: String,
    /// The places, serious kinds first, then in order of the reply.
    pub issues: Vec<IssueView>,
    /// Kinds with their counts, in the same order.
    pub kinds: Vec<KindView>,
    /// So many are shown before the rest is asked for.
    pub first: usize,
    /// Whether there are so many that kinds and counts are shown first.
    pub many: bool,
}

/// One place to look again.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IssueView {
    /// The same for the same place and kind; says nothing about the words.
    pub id: String,
    /// Its kind, as in rules.
    pub kind: Kind,
    /// Its kind, as people say it.
    pub kind_word: String,
    /// Whether somebody may come to harm by it.
    pub serious: bool,
    /// In the reply (UTF-16 units); null where something is missing from it.
    pub start: Option<usize>,
    /// Its end, exclusive.
    pub end: Option<usize>,
    /// The words at that place; empty where something is missing.
    pub words: String,
    /// In the source (UTF-16 units), where there is something to compare with.
    pub source_start: Option<usize>,
    /// Its end, exclusive.
    pub source_end: Option<usize>,
    /// The words at that place.
    pub source_words: String,
    /// One line of why.
    pub why: String,
    /// One question.
    pub question: String,
    /// Words to use in its place, where there are any.
    pub instead: Option<String>,
}

/// A kind and how many places it has.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    /// As in rules.
    pub kind: Kind,
    /// As people say it.
    pub word: String,
    /// How many places.
    pub count: usize,
}

/// Whether a kind may lead to harm where it goes unseen.
const fn serious(kind: Kind) -> bool {
    matches!(kind, Kind::LostNegation | Kind::ChangedRisk | Kind::InventedQuote | Kind::InventedFactLaw)
}

/// Checks a reply and writes down what to look at.
#[must_use]
pub fn reply_view(engine: &Engine, request: &ReplyRequest) -> ReplyView {
    let words = engine.wording();
    let mut found = engine.check_reply(&request.source, &request.reply);
    order::by(&mut found, |issue| (u64::from(!serious(issue.kind)), 0));
    let issues = issues(engine, request, &found);
    let mut kinds: Vec<KindView> = Vec::new();
    for issue in &issues {
        match kinds.iter_mut().find(|known| known.kind == issue.kind) {
            Some(known) => known.count += 1,
            None => kinds.push(KindView { kind: issue.kind, word: issue.kind_word.clone(), count: 1 }),
        }
    }
    ReplyView {
        count: issues.len(),
        label: if issues.is_empty() {
            words.get("reply.none").to_owned()
        } else {
            words.count("reply.label", issues.len())
        },
        heading: words.get("reply.heading").to_owned(),
        limits: words.get("reply.limits").to_owned(),
        many: issues.len() > MANY,
        first: FIRST,
        kinds,
        issues,
    }
}

fn issues(engine: &Engine, request: &ReplyRequest, found: &[Issue]) -> Vec<IssueView> {
    let nowhere = Span::new(0, 0);
    let spans = |of: fn(&Issue) -> Option<Span>| found.iter().map(|issue| of(issue).unwrap_or(nowhere)).collect();
    let (places, sources): (Vec<Span>, Vec<Span>) = (spans(|issue| issue.place), spans(|issue| issue.source));
    let places = offsets::convert(&request.reply, &places, Unit::Utf16);
    let sources = offsets::convert(&request.source, &sources, Unit::Utf16);
    let all = found.iter().zip(places.iter().zip(&sources));
    all.map(|(issue, (place, source))| view(engine, request, issue, (*place, *source))).collect()
}

fn view(engine: &Engine, request: &ReplyRequest, issue: &Issue, (place, source): (Span, Span)) -> IssueView {
    let words = engine.wording();
    let kind = issue.kind.name();
    let missing = if issue.place.is_none() { "_missing" } else { "" };
    let say = |what: &str| words.get(&format!("reply.kind.{kind}.{what}")).to_owned();
    let standing = shown(&request.reply, issue.place);
    let place = issue.place.map(|_| place);
    let source = issue.source.map(|_| source);
    IssueView {
        id: format!("{kind}{missing}:{}:{}", place.map_or(0, |at| at.start), source.map_or(0, |at| at.start)),
        kind: issue.kind,
        kind_word: say("word"),
        serious: serious(issue.kind),
        start: place.map(|at| at.start),
        end: place.map(|at| at.end),
        instead: reply::instead(issue.kind, &standing, &engine.book().reply).map(str::to_owned),
        words: standing,
        source_start: source.map(|at| at.start),
        source_end: source.map(|at| at.end),
        source_words: shown(&request.source, issue.source),
        why: say("why"),
        question: say("question"),
    }
}

/// The words at a place, cut where they run long.
fn shown(text: &str, place: Option<Span>) -> String {
    let words = place.and_then(|span| text.get(span.start..span.end)).unwrap_or("");
    let end = words.char_indices().nth(SHOWN).map_or(words.len(), |(at, _)| at);
    let cut = words.get(..end).unwrap_or("");
    if end < words.len() { format!("{cut}…") } else { cut.to_owned() }
}
