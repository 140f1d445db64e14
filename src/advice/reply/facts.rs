//! Events, conditions, orders, ties and laws that the source does not speak of.

use std::collections::HashSet;

use super::details::in_source;
use super::numbers::value;
use super::people::speaks;
use super::words::{Clause, Found, Words};
use super::worked::written_out;
use super::{Issue, Kind, Pair};
use crate::text::{Case, Kind as Token, order};

/// A clause tells something new from so many words of weight on, where the source has none of them.
const UNKNOWN: usize = 3;
/// Two words that begin with so many letters alike are taken for one.
const PART: usize = 5;

/// Reports things of consequence that the reply brings in, each where it is first said.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let mut new: Vec<&Found> = Vec::new();
    for (thing, found) in pair.reply.groups("fact.") {
        if !found.is_empty() && !spoken(&pair.source, thing) {
            new.extend(found.iter().filter(|hit| told(pair, hit)));
        }
    }
    order::by(&mut new, |hit| (order::up(hit.from), order::down(hit.to)));
    let mut last = 0;
    for hit in new {
        if hit.from >= last {
            last = hit.to;
            let place = Some(pair.reply.span(hit.from, hit.to));
            issues.push(Issue { kind: Kind::InventedFactLaw, place, source: None });
        }
    }
}

/// Whether the source speaks of a thing in any of its words.
fn spoken(source: &Words<'_>, thing: &str) -> bool {
    ["fact.", "also."].iter().any(|group| !source.group(&format!("{group}{thing}")).is_empty())
}

/// Whether a phrase tells something: no heading, quotation, blank or question, and not in other words in the source.
fn told(pair: &Pair<'_>, hit: &Found) -> bool {
    let word = &pair.reply.all[hit.from];
    !word.quoted
        && !word.label
        && !in_source(pair, hit)
        && !named_after(pair, hit)
        && !written_out(&pair.short, &pair.reply, hit.from, 2)
        && !bracketed(&pair.reply, hit.from)
        && !pair.reply.asks(hit.from)
}

/// "A diagnosis of schizoaffective disorder": what it is a diagnosis of stands in the source.
fn named_after(pair: &Pair<'_>, found: &Found) -> bool {
    let words = &pair.reply.all;
    words[found.from].stem.starts_with("diagnos")
        && words[found.to..].iter().take(5).any(|word| word.carries() && pair.source.stems.contains(&word.stem))
}

/// Inside a blank that the reply leaves to the worker: "[add any diagnosis]".
pub(super) fn bracketed(words: &Words<'_>, at: usize) -> bool {
    let opened = (0..at).rev().take(8).find(|&place| matches!(words.all[place].low.as_str(), "[" | "]"));
    opened.is_some_and(|place| words.all[place].low == "[")
}

/// Reports sentences that tell of things of which the source says nothing at all.
pub(super) fn unfounded(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let begins: HashSet<String> = pair.source.stems.iter().filter_map(|stem| begin(stem)).collect();
    let known = |stem: &str| pair.source.stems.contains(stem) || begin(stem).is_some_and(|part| begins.contains(&part));
    let words = &pair.reply;
    // Danger is for another checker, in whatever words.
    let harm = words.groups("harm.").flat_map(|(_, found)| found).flat_map(|hit| hit.from..hit.to);
    let harm: HashSet<usize> = harm.collect();
    for clause in &words.clauses {
        let range = &words.all[clause.from..clause.to];
        let light = |at: usize| {
            words.has("light", at, at + 1) || words.has("speaker", at, at + 1) || words.has("role", at, at + 1)
        };
        let heavy = (clause.from..clause.to).filter(|&at| {
            let word = &words.all[at];
            word.carries() && word.low.len() > 3 && !light(at) && !harm.contains(&at)
        });
        let (old, new): (Vec<usize>, Vec<usize>) = heavy.partition(|&at| known(&words.all[at].stem));
        let known_too = old.iter().filter(|&&at| words.all[at].case != Case::Title || !speaks(words, pair, at)).count();
        let new: Vec<usize> = new
            .into_iter()
            .filter(|&at| {
                words.all[at].kind == Token::Word
                    && words.all[at].case != Case::Title
                    && !written_out(&pair.short, words, at, 2)
            })
            .collect();
        let talk = range.iter().any(|word| {
            word.quoted
                || word.label
                || matches!(word.low.as_str(), "you" | "your" | "here" | "below" | "above" | "let" | "hope")
        });
        let tells = range.iter().any(|word| {
            matches!(word.low.as_str(), "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will")
                || word.low.ends_with("ed")
        });
        let strange = new.len() >= UNKNOWN && known_too == 0;
        let event = new.len() > 1 && new.len() >= known_too && happened(words, clause, &new);
        if (strange || event) && tells && !talk && !words.asks(clause.from) && !bracketed(words, clause.from) {
            let place = words.span(clause.from, clause.to);
            let met =
                |issue: &Issue| issue.place.is_some_and(|other| other.start < place.end && place.start < other.end);
            if !issues.iter().any(met) {
                issues.push(Issue { kind: Kind::InventedFactLaw, place: Some(place), source: None });
            }
        }
    }
}

/// Whether a clause tells of something done by a word that is new ("has been fitted", "have seized").
fn happened(words: &Words<'_>, clause: &Clause, new: &[usize]) -> bool {
    let helper = |low: &str| matches!(low, "has" | "have" | "had" | "is" | "are" | "was" | "were" | "been");
    let between =
        |low: &str| matches!(low, "been" | "being" | "also" | "already" | "since" | "now" | "recently" | "not");
    new.iter().any(|&at| {
        let done = words.all[at].low.ends_with("ed") || words.has("participle", at, at + 1);
        let mut before = (clause.from..at).rev().map(|at| words.all[at].low.as_str());
        done && before.find(|low| !between(low) || *low == "been").is_some_and(helper)
    })
}

/// The beginning of a longer word: "assess" of "assessment".
fn begin(stem: &str) -> Option<String> {
    (stem.chars().count() >= PART).then(|| stem.chars().take(PART).collect())
}

/// Sections and Acts whose number or name is not in the source.
pub(super) fn laws(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let words = &pair.reply;
    // Where the source names sections, another number that it holds is no section.
    let named: HashSet<u32> = (0..pair.source.all.len()).filter_map(|at| section(&pair.source, at)).collect();
    let known = if named.is_empty() { &pair.source.digits } else { &named };
    for at in 0..words.all.len() {
        let section = section(words, at).filter(|number| !known.contains(number));
        let act = act(words, at).filter(|from| !names_act(pair, *from, at));
        if section.is_some() {
            let to = if words.all[at].kind == Token::Mixed { at + 1 } else { at + 2 };
            issues.push(Issue { kind: Kind::InventedFactLaw, place: Some(words.span(at, to)), source: None });
        } else if let Some(from) = act {
            issues.push(Issue { kind: Kind::InventedFactLaw, place: Some(words.span(from, at + 2)), source: None });
        }
    }
}

/// "section 47", "s47", "s.47".
fn section(words: &Words<'_>, at: usize) -> Option<u32> {
    let word = words.all.get(at)?;
    if matches!(word.low.as_str(), "section" | "article" | "regulation") {
        return value(words, at + 1);
    }
    word.low.strip_prefix('s').filter(|_| word.kind == Token::Mixed).and_then(|number| number.parse().ok())
}

/// The first word of the name of an Act whose word "Act" is at `at` and whose year follows.
fn act(words: &Words<'_>, at: usize) -> Option<usize> {
    let named =
        words.all.get(at).is_some_and(|word| word.low == "act") && value(words, at + 1).is_some_and(|year| year > 1900);
    named.then(|| {
        (0..at).rev().take_while(|&place| words.all[place].case == crate::text::Case::Title).last().unwrap_or(at)
    })
}

fn names_act(pair: &Pair<'_>, from: usize, at: usize) -> bool {
    pair.source.stems.contains("act")
        && pair.reply.all[from..at].iter().all(|word| pair.source.stems.contains(&word.stem))
}
