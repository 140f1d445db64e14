//! Danger made smaller or greater.

use std::collections::HashSet;

use super::details::in_source;
use super::index::Index;
use super::words::{Found, Words};
use super::{Issue, Kind, Pair};
use crate::text::order;

/// A word in more sentences than this says little of where one is.
const COMMON: usize = 100;
/// Without milder words in its place, a danger that is gone is reported only from so many shared words on.
const CLEAR: usize = 3;
/// A "not" denies the words behind it up to this many.
const DENIED: usize = 4;
/// So many sentences of the reply that share most words with one of the source are looked at.
const TRIED: usize = 3;
/// And with this share of the words of its sentence.
const SHARE: f32 = 0.6;

/// Reports words that make danger greater, or smaller where the source speaks of harm, and harm
/// that milder words stand for.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let harm = !pair.source.group("harm").is_empty();
    for (group, counts) in [("worse", true), ("milder", harm)] {
        for found in pair.reply.group(group) {
            let word = &pair.reply.all[found.from];
            if counts && !word.quoted && !word.label && !in_source(pair, found) && !doubled(pair, found.from) {
                let place = pair.reply.span(found.from, found.to);
                issues.push(Issue { kind: Kind::ChangedRisk, place: Some(place), source: None });
            }
        }
    }
    softened(pair, issues);
}

/// Said of something that is not so ("no serious injury"), or by a phrase already reported as loaded.
fn doubled(pair: &Pair<'_>, at: usize) -> bool {
    pair.reply.has("negation", at.saturating_sub(3), at) || pair.reply.covered("loaded", at)
}

/// A sentence, the kinds of danger it speaks of, and the words by which it does.
struct Sentence<'w> {
    from: usize,
    to: usize,
    topics: HashSet<&'w str>,
    harm: Vec<(&'w str, &'w Found)>,
    /// Stems with meaning, those of the danger left out.
    content: HashSet<&'w str>,
}

fn sentences<'w>(words: &'w Words<'_>) -> Vec<Sentence<'w>> {
    let bounds = words.sentences();
    let mut all: Vec<Sentence<'w>> = bounds
        .iter()
        .map(|&(from, to)| Sentence {
            from,
            to,
            topics: HashSet::new(),
            harm: Vec::new(),
            content: words.content(from, to),
        })
        .collect();
    for (topic, found) in words.groups("harm.") {
        for hit in found {
            let at = bounds.partition_point(|&(_, to)| to <= hit.from);
            let Some(sentence) = all.get_mut(at) else { continue };
            let denied = words.has("negation", hit.from.saturating_sub(DENIED).max(sentence.from), hit.from);
            if !denied && !words.all[hit.from].label {
                sentence.topics.insert(topic);
                sentence.harm.push((topic, hit));
            }
            words.all[hit.from..hit.to].iter().for_each(|word| {
                sentence.content.remove(word.stem.as_str());
            });
        }
    }
    all
}

fn softened(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let (source, reply) = (sentences(&pair.source), sentences(&pair.reply));
    let (mut places, mut uses) = (Index::default(), Index::default());
    reply.iter().enumerate().for_each(|(at, sentence)| places.add(at, &sentence.content));
    source.iter().enumerate().for_each(|(at, sentence)| uses.add(at, &sentence.content));
    let affirmed = |at: &usize| !pair.reply.has("negation", at.saturating_sub(DENIED), *at);
    let told: HashSet<&str> =
        (0..pair.reply.all.len()).filter(affirmed).map(|at| pair.reply.all[at].stem.as_str()).collect();
    for sentence in source.iter().filter(|sentence| !sentence.harm.is_empty()) {
        let shared = places.votes(&sentence.content, COMMON);
        let alone = |at: usize| {
            let one = |places: &[u32]| places.len() == 1;
            let mut both = sentence.content.iter().filter(|stem| reply[at].content.contains(**stem));
            both.any(|stem| one(uses.at(stem)) && one(places.at(stem)))
        };
        let around = |topic: &str| shared.iter().any(|&(at, _)| reply[at].topics.contains(topic));
        let kept = |from: usize| sentence.harm.iter().any(|(topic, hit)| hit.from == from && around(topic));
        if sentence.harm.iter().all(|(_, hit)| kept(hit.from) || said(pair, hit, &told)) {
            continue;
        }
        let mut best = shared.clone();
        best.retain(|&(at, both)| both > 1 || alone(at));
        order::by(&mut best, |(at, both)| (order::down(*both), order::up(*at)));
        let place = best.iter().take(TRIED).find_map(|&(at, both)| milder(pair, &reply[at], sentence, both));
        if let Some((from, to)) = place {
            let source = Some(pair.source.span(sentence.from, sentence.to));
            issues.push(Issue { kind: Kind::ChangedRisk, place: Some(pair.reply.span(from, to)), source });
        }
    }
}

/// Whether the reply speaks of a danger in its very words, and does not deny it.
fn said(pair: &Pair<'_>, hit: &Found, told: &HashSet<&str>) -> bool {
    let words = &pair.source.all[hit.from..hit.to];
    words.iter().filter(|word| word.carries()).all(|word| told.contains(word.stem.as_str()))
}

/// The part of a sentence of the reply with milder words than the source has, or all of it where
/// it says the same but for the danger.
fn milder(pair: &Pair<'_>, reply: &Sentence<'_>, source: &Sentence<'_>, both: usize) -> Option<(usize, usize)> {
    let new = |found: &&Found| !in_source(pair, found) && !pair.reply.all[found.from].quoted;
    if let Some(soft) = pair.reply.within("soft", reply.from, reply.to).find(new) {
        let clause = pair.reply.clauses.partition_point(|clause| clause.to <= soft.from);
        return Some(pair.reply.clauses.get(clause).map_or((soft.from, soft.to), |clause| (clause.from, clause.to)));
    }
    let share = both as f32 / source.content.len().max(1) as f32;
    (both >= CLEAR && share >= SHARE && reply.harm.is_empty()).then_some((reply.from, reply.to))
}
