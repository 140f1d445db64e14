//! Who said it.

use std::collections::HashSet;

use super::words::Words;
use super::{Issue, Kind, Pair};
use crate::text::Case;

/// Somebody said something: the speaker's stem and the words of the sentence after it.
struct Saying<'w> {
    speaker: String,
    content: HashSet<&'w str>,
    from: usize,
    to: usize,
}

/// Reports sayings of the reply that the source gives to somebody else.
pub(super) fn check(pair: &Pair<'_>, issues: &mut Vec<Issue>) {
    let known = sayings(&pair.source, pair);
    for saying in sayings(&pair.reply, pair) {
        let share = |other: &Saying<'_>| {
            let both = other.content.intersection(&saying.content).count();
            if both < 2 { 0.0 } else { both as f32 / saying.content.len().min(other.content.len()).max(1) as f32 }
        };
        let best = known.iter().map(|other| (other, share(other))).max_by(|one, two| one.1.total_cmp(&two.1));
        let Some((other, met)) = best.filter(|(_, met)| *met >= 0.5) else { continue };
        let same = known.iter().any(|own| own.speaker == saying.speaker && share(own) >= met * 0.6);
        let mentioned = other.content.contains(saying.speaker.as_str());
        if !same && !mentioned && other.speaker != saying.speaker {
            let place = pair.reply.span(saying.from, saying.to);
            issues.push(Issue {
                kind: Kind::WrongAttribution,
                place: Some(place),
                source: Some(pair.source.span(other.from, other.to)),
            });
        }
    }
}

/// "Mum said …", "According to school, …", "School: …".
fn sayings<'w>(words: &'w Words<'_>, pair: &Pair<'_>) -> Vec<Saying<'w>> {
    let mut found = Vec::new();
    for at in 0..words.all.len() {
        let Some(speaker) = speaker(words, pair, at) else { continue };
        let next = words.all.get(at + 1).map_or("", |word| word.low.as_str());
        let said = words.has("say", at + 1, (at + 4).min(words.all.len()))
            && !words.all[at + 1..].iter().take(3).any(|word| word.low == "." || word.low == ",");
        let according = at > 1 && words.all[at - 1].low == "to" && words.all[at - 2].low == "according";
        if !(said || according || next == ":" && words.begins(at)) {
            continue;
        }
        let (_, to) = words.sentence(at + 1);
        let mut content = words.content(at + 1, to);
        content.remove(speaker.as_str());
        found.push(Saying { speaker, content, from: at, to: (at + 2).min(words.all.len()) });
    }
    found
}

/// The stem of somebody who may speak: a role, or a name.
fn speaker(words: &Words<'_>, pair: &Pair<'_>, at: usize) -> Option<String> {
    let word = &words.all[at];
    let role = words.has("speaker", at, at + 1);
    let everyday = words.has("known_capitals", at, at + 1);
    let name = word.case == Case::Title
        && word.low.len() > 2
        && !everyday
        && pair.source.stems.contains(&word.stem)
        && !word.quoted;
    (role || name).then(|| word.stem.clone())
}
