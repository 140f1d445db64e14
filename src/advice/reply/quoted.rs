//! Whose words they are: a quotation that the source has from somebody else.

use std::collections::HashSet;

use super::doers::main;
use super::people::{People, speaks};
use super::quotes::{Whole, quotations};
use super::voices::verb;
use super::words::Words;
use super::{Issue, Kind, Pair};
use crate::text::Gap;

/// A speaker stands no further before their words than this.
const BEFORE: usize = 30;
/// Where nobody is named beside their words, it may be anybody in so many words before.
const NEAR: usize = 60;
/// No more quotations than this are looked at.
const MOST: usize = 300;

/// Reports quotations of the reply that the source gives to somebody else.
pub(super) fn check(pair: &Pair<'_>, people: &People, issues: &mut Vec<Issue>) {
    let source = Whole::new(&pair.source);
    let main = main(&pair.source, pair, people);
    for (from, to) in quotations(&pair.reply).into_iter().take(MOST) {
        let Some(speaker) = speaker(&pair.reply, pair, from) else { continue };
        let Some(place) = source.place(&pair.reply.plain(from, to)) else { continue };
        let who = people.of(&pair.reply.all[speaker].stem);
        let said = self::speaker(&pair.source, pair, place);
        let writer = |at: usize| matches!(pair.source.all[at].low.as_str(), "i" | "me" | "caller");
        let own = match said {
            Some(at) => writer(at) || people.of(&pair.source.all[at].stem) == who,
            None => {
                let near = place.saturating_sub(NEAR)..place;
                let near: HashSet<&str> = near
                    .filter(|&at| speaks(&pair.source, pair, at))
                    .map(|at| people.of(&pair.source.all[at].stem))
                    .collect();
                near.is_empty() || near.contains(who) || main.contains(who)
            }
        };
        let place = pair.reply.span(speaker, to);
        let known = |issue: &Issue| {
            issue.kind == Kind::WrongAttribution
                && issue.place.is_some_and(|other| other.start < place.end && place.start < other.end)
        };
        if !own && pair.reply.all[speaker].low != "i" && !issues.iter().any(known) {
            issues.push(Issue { kind: Kind::WrongAttribution, place: Some(place), source: None });
        }
    }
}

/// Who is said, in the sentence before them, to say the words that begin at `from`.
fn speaker(words: &Words<'_>, pair: &Pair<'_>, from: usize) -> Option<usize> {
    let least = from.saturating_sub(BEFORE);
    for at in (least..from).rev() {
        let word = &words.all[at];
        if at + 1 < from && matches!(word.low.as_str(), "." | "?" | "!") {
            return None;
        }
        let says = |at: usize| verb(words, pair, at).is_some_and(|verb| verb < from);
        if speaks(words, pair, at) && says(at) {
            return Some(at);
        }
        let pronoun = matches!(word.low.as_str(), "he" | "she" | "they") && says(at);
        if pronoun || word.gap >= Gap::Line {
            return None;
        }
    }
    None
}
