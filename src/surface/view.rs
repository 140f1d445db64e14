//! What is answered: finished words and UTF-16 places.

use serde::Serialize;

use super::linkage_view::{self, LinkageView, Weighed};
use super::policy_view;
use super::request::{ChatState, Moment, ReviewRequest};
use crate::advice::operators;
use crate::advice::rewrite::{self, Replaced, Rewritten};
use crate::engine::Engine;
use crate::findings::Finding;
use crate::policy::Verdict;
use crate::rules::safer::Operator;
use crate::rules::{Label, Sensitivity};
use crate::text::offsets::{self, Unit};
use crate::text::{Span, fold};

/// The answer to a review.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct ReviewView {
    /// "clean" or a verdict.
    pub verdict: &'static str,
    pub heading: String,
    pub summary: String,
    pub safer_heading: String,
    pub safer_text: String,
    pub groups: Vec<GroupView>,
    /// What still points at somebody in the text that would go.
    pub linkage: LinkageView,
    pub actions: Vec<ActionView>,
    pub chip: ChipView,
    /// What is said once the safer text is in.
    pub after: String,
    pub set_by: Option<String>,
    pub contact: Option<String>,
    /// State of this chat once this has gone on: to be handed back with the next text.
    pub chat: ChatState,
}

/// Findings of one kind.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GroupView {
    pub kind: &'static str,
    pub shape: String,
    pub word: String,
    pub findings: Vec<FindingView>,
}

/// One finding, masked: a page can search what is shown.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FindingView {
    /// The same for the same words and entity; says nothing about them.
    pub id: String,
    /// UTF-16 units.
    pub start: usize,
    pub end: usize,
    pub entity: &'static str,
    pub entity_word: String,
    pub masked: String,
    pub replacement: String,
    pub why: String,
    pub standard: Option<StandardView>,
    /// "certain", "likely" or "possible", as a finished word.
    pub sure: String,
    pub sensitivity: Sensitivity,
    /// What stands near it that makes a leak worse, as finished words.
    pub near: Vec<String>,
    pub kept: bool,
}

/// A clause of a professional standard, in the body's own words.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct StandardView {
    pub number: String,
    pub wording: String,
}

/// Something the person may do, in the order shown.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ActionView {
    pub id: &'static str,
    pub label: String,
    pub primary: bool,
}

/// The count by the composer.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ChipView {
    pub count: usize,
    pub label: String,
}

/// The kind under which a label is shown: names a shape and a word in `rules/wording`.
#[must_use]
pub const fn kind(label: Label) -> &'static str {
    match label {
        Label::Person => "person",
        Label::Phone | Label::Email => "contact",
        Label::NhsNumber | Label::Nino | Label::IdCode => "number",
        Label::Date | Label::Age => "date",
        Label::Address | Label::Location | Label::Postcode => "place",
        Label::Org => "organisation",
        Label::Demographic => "sensitive",
        Label::Other => "jigsaw",
    }
}

/// The order in which kinds are shown.
const KINDS: [&str; 8] = ["person", "contact", "number", "date", "place", "organisation", "sensitive", "jigsaw"];

/// Writes down the answer to a review.
pub(crate) fn review_view(engine: &Engine, request: &ReviewRequest, found: &[Finding]) -> ReviewView {
    let words = engine.wording();
    let named: Vec<(String, &Finding)> =
        found.iter().map(|finding| (identify(engine, &request.text, finding), finding)).collect();
    let planned: Vec<(&Finding, Operator)> =
        named.iter().map(|(id, finding)| (*finding, planned(engine, request, id, finding))).collect();
    let (kept, replaced): (Vec<_>, Vec<_>) = planned.iter().partition(|(_, operator)| *operator == Operator::Keep);
    let replaced: Vec<Finding> = replaced.into_iter().map(|(finding, _)| (*finding).clone()).collect();
    let mut chat = request.chat.clone();
    let Rewritten { text: safer_text, replaced: places } =
        rewrite::rewrite(&request.text, &planned, &engine.ground(), &mut chat.pseudonyms);
    let groups = groups(engine, request, &named, &places);
    let strictest = engine.strictest(&replaced, &request.host);
    let Weighed { ruled, alone, somebody, left } = linkage_view::weigh(engine, request, &safer_text, strictest);
    let is_person = |finding: &Finding| finding.label == Label::Person;
    let still_named = !replaced.iter().any(is_person) || kept.iter().any(|(finding, _)| is_person(finding));
    let holds = ruled.value.holds();
    if !holds && request.moment != Moment::Desk {
        // The text goes as it is: no stand-in has been used.
        chat.pseudonyms = request.chat.pseudonyms.clone();
    }
    chat.told = left.tally.0.to_vec();
    chat.somebody |= somebody;
    let moment = if matches!(request.moment, Moment::Send | Moment::Edit | Moment::Type) { "send" } else { "paste" };
    ReviewView {
        verdict: if holds { ruled.value.word() } else { "clean" },
        heading: words.get(if alone { "still.alone" } else { "panel.heading" }).to_owned(),
        summary: summary(engine, &groups),
        safer_heading: words.get(&format!("panel.safer.{moment}")).to_owned(),
        linkage: linkage_view::linkage_view(engine, request, &safer_text, &left, still_named),
        safer_text,
        chip: chip(engine, found.len(), alone),
        after: words.count(&format!("panel.after.{moment}"), stand_ins(&groups)),
        actions: actions(engine, ruled.value, moment, !found.is_empty()),
        groups,
        set_by: policy_view::set_by(engine, &ruled),
        contact: policy_view::contact(engine, &ruled),
        chat,
    }
}

/// The count by the composer; a jigsaw of which no piece is a finding counts as one detail.
fn chip(engine: &Engine, found: usize, jigsaw: bool) -> ChipView {
    let count = found.max(usize::from(jigsaw));
    ChipView { count, label: engine.wording().count("chip.label", count) }
}

/// What was found, counted by kind.
fn summary(engine: &Engine, groups: &[GroupView]) -> String {
    let words = engine.wording();
    if groups.is_empty() {
        return words.get("still.nobody").to_owned();
    }
    let counts: Vec<String> =
        groups.iter().map(|group| words.count(&format!("kind.{}.count", group.kind), distinct(group))).collect();
    counts.join(" · ")
}

/// How many different stand-ins the safer text has.
fn stand_ins(groups: &[GroupView]) -> usize {
    let replaced = groups.iter().flat_map(|group| &group.findings).filter(|finding| !finding.kept);
    replaced.map(|finding| &finding.replacement).collect::<std::collections::BTreeSet<_>>().len()
}

/// What is done with a finding: what its kind asks, the other way round where the person said so,
/// and never kept where policy wants it hidden. What is usually kept then says less, where less can be said.
fn planned(engine: &Engine, request: &ReviewRequest, id: &str, finding: &Finding) -> Operator {
    let original = request.text.get(finding.span.start..finding.span.end).unwrap_or("");
    let usual = operators::operator(finding, original, &request.chat.pseudonyms, engine.book);
    let turned = request.keep.iter().any(|kept| kept == id);
    let permitted = engine.strictest(std::slice::from_ref(finding), &request.host).value.permits_as_it_is();
    match (usual, permitted && (usual == Operator::Keep) != turned) {
        (_, true) => Operator::Keep,
        (Operator::Keep, false) => Operator::Generalise,
        (usual, false) => usual,
    }
}

/// Where nothing can be replaced there is no safer text to offer, and the safe choice is not to go on.
fn actions(engine: &Engine, verdict: Verdict, moment: &str, replaces: bool) -> Vec<ActionView> {
    let label = |id: &str| engine.wording().get(&format!("panel.action.{id}.{moment}")).to_owned();
    let all = [
        ("use-safer", replaces && verdict.permits_safer_text()),
        ("review", true),
        ("cancel", true),
        ("as-it-is", verdict.permits_as_it_is()),
    ];
    let primary = if all[0].1 { "use-safer" } else { "cancel" };
    let offered = all.into_iter().filter(|(_, offered)| *offered);
    offered.map(|(id, _)| ActionView { id, label: label(id), primary: id == primary }).collect()
}

fn distinct(group: &GroupView) -> usize {
    group.findings.iter().map(|finding| finding.replacement.as_str()).collect::<std::collections::BTreeSet<_>>().len()
}

fn identify(engine: &Engine, source: &str, finding: &Finding) -> String {
    let words = source.get(finding.span.start..finding.span.end).unwrap_or("");
    format!("{}:{:016x}", engine.entity(finding), fold::key(words))
}

fn groups(
    engine: &Engine,
    request: &ReviewRequest,
    named: &[(String, &Finding)],
    places_gone: &[Replaced],
) -> Vec<GroupView> {
    let spans: Vec<Span> = named.iter().map(|(_, finding)| finding.span).collect();
    let places = offsets::convert(&request.text, &spans, Unit::Utf16);
    let words = engine.wording();
    let of_kind = |wanted: &'static str| {
        let findings: Vec<FindingView> = named
            .iter()
            .zip(&places)
            .filter(|((_, finding), _)| kind(finding.label) == wanted)
            .map(|((id, finding), place)| finding_view(engine, request, (id, finding), *place, places_gone))
            .collect();
        let say = |what: &str| words.get(&format!("kind.{wanted}.{what}")).to_owned();
        (!findings.is_empty()).then(|| GroupView { kind: wanted, shape: say("shape"), word: say("word"), findings })
    };
    KINDS.into_iter().filter_map(of_kind).collect()
}

fn finding_view(
    engine: &Engine,
    request: &ReviewRequest,
    (id, finding): (&str, &Finding),
    place: Span,
    replaced: &[Replaced],
) -> FindingView {
    let words = engine.wording();
    let entity = engine.entity(finding);
    let original = request.text.get(finding.span.start..finding.span.end).unwrap_or("");
    let gone = replaced.binary_search_by_key(&finding.span, |one| one.span).ok().and_then(|at| replaced.get(at));
    let rule = engine.book.recognisers.get(usize::from(finding.entity));
    FindingView {
        id: id.to_owned(),
        start: place.start,
        end: place.end,
        entity,
        entity_word: words.get(&format!("entity.{entity}.one")).to_owned(),
        masked: mask(original),
        replacement: gone.map_or_else(String::new, |gone| gone.stand_in.clone()),
        why: words.get(&format!("entity.{entity}.why")).to_owned(),
        standard: rule.and_then(|rule| standard_view(engine, &rule.head.standard)),
        sure: words.get(sureness(finding.score)).to_owned(),
        sensitivity: finding.sensitivity,
        near: finding.evidence.near.names().map(|kind| words.get(&format!("near.{kind}")).to_owned()).collect(),
        kept: gone.is_none(),
    }
}

/// A clause by its number; a number whose wording was never verified has none and is not shown.
fn standard_view(engine: &Engine, number: &str) -> Option<StandardView> {
    let clause = engine.book.coach.standards.clauses.iter().find(|clause| clause.number == number)?;
    Some(StandardView { number: clause.number.clone(), wording: clause.wording.clone() })
}

const fn sureness(score: f32) -> &'static str {
    if score >= 0.8 {
        "sure.certain"
    } else if score >= 0.6 {
        "sure.likely"
    } else {
        "sure.possible"
    }
}

/// First character of each word, then dots: enough to recognise one's own text, too little to find it.
#[must_use]
pub fn mask(original: &str) -> String {
    let masked = original.split_whitespace().map(|word| {
        let mut characters = word.chars();
        let first = characters.next().unwrap_or('•');
        let rest = characters.count().min(5);
        first.to_string() + &"•".repeat(rest)
    });
    masked.take(4).collect::<Vec<_>>().join(" ")
}
