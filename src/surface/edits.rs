//! What a person changes by hand in a review: words to hide that were not found, words that are
//! nobody's name, and the stand-ins themselves. It belongs to the chat and lives as long as it does.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::request::ChatState;
use crate::advice::edit;
use crate::engine::Engine;
use crate::findings::{Evidence, Finding};
use crate::rules::book::WATCHED;
use crate::rules::{Label, Sensitivity};
use crate::text::{Span, Text, lower, order};

/// Most words of either kind in one chat; a hand makes tens.
const MOST: usize = 500;
/// Longest words that can be hidden or left by hand, in bytes.
const LONGEST: usize = 300;

/// What was changed by hand in one chat.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// Words to hide wherever they stand.
    pub hide: Vec<Hidden>,
    /// Words that are no finding here.
    pub leave: Vec<String>,
}

/// Words that the person asked to hide.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// As selected.
    pub words: String,
    /// "person", "place" or "other".
    pub kind: String,
}

/// One change: of what is hidden, or of the stand-ins.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum Edit {
    /// Of what is hidden in the text.
    Words(WordEdit),
    /// Of the map of the chat: rename, merge, split.
    Map(edit::Edit),
}

/// A change of what is hidden.
#[derive(Clone, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum WordEdit {
    /// "Also hide this."
    Hide(Hidden),
    /// "Not a name here."
    Leave {
        /// As they stand in the text.
        words: String,
    },
}

// Words are somebody's: they must not reach a log by way of `{:?}`.
impl fmt::Debug for Edits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Edits({} hidden, {} left)", self.hide.len(), self.leave.len())
    }
}

impl Edits {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hide.is_empty() && self.leave.is_empty()
    }

    fn hide(&mut self, hidden: &Hidden) {
        let words = hidden.words.trim();
        let wanted = forms(words);
        self.leave.retain(|left| forms(left) != wanted);
        let known = self.hide.iter().any(|other| forms(&other.words) == wanted);
        if !wanted.is_empty() && !known && words.len() <= LONGEST && self.hide.len() < MOST {
            self.hide.push(Hidden { words: words.to_owned(), kind: hidden.kind.clone() });
        }
    }

    fn leave(&mut self, words: &str) {
        let wanted = forms(words);
        self.hide.retain(|hidden| forms(&hidden.words) != wanted);
        let known = self.leave.iter().any(|other| forms(other) == wanted);
        if !wanted.is_empty() && !known && words.len() <= LONGEST && self.leave.len() < MOST {
            self.leave.push(words.trim().to_owned());
        }
    }
}

/// Makes one change in a chat.
pub fn change(engine: &Engine, chat: &mut ChatState, edit: &Edit) {
    match edit {
        Edit::Words(WordEdit::Hide(hidden)) => chat.edits.hide(hidden),
        Edit::Words(WordEdit::Leave { words }) => chat.edits.leave(words),
        Edit::Map(edit) => engine.edit(&mut chat.pseudonyms, edit),
    }
}

/// `found` in `source`, with what was added by hand and without what was taken away.
#[must_use]
pub fn apply(engine: &Engine, mut found: Vec<Finding>, source: &str, edits: &Edits) -> Vec<Finding> {
    if edits.is_empty() {
        return found;
    }
    let left: Vec<Vec<String>> = edits.leave.iter().map(|words| forms(words)).collect();
    let words = |finding: &Finding| forms(source.get(finding.span.start..finding.span.end).unwrap_or(""));
    found.retain(|finding| left.is_empty() || !left.contains(&words(finding)));
    for (hidden, span) in places(source, &edits.hide) {
        // A finding that already covers the words hides them.
        if found.iter().any(|other| other.span.contains(span)) {
            continue;
        }
        found.retain(|other| !other.span.overlaps(span));
        found.push(by_hand(engine, hidden, span));
    }
    order::by(&mut found, |finding| (order::up(finding.span.start), order::up(finding.span.end)));
    found
}

/// Where the hidden words stand in `source`: bytes of it, in order, apart.
fn places<'h>(source: &str, hide: &'h [Hidden]) -> Vec<(&'h Hidden, Span)> {
    if hide.is_empty() {
        return Vec::new();
    }
    let text = Text::new(source);
    let here: Vec<String> = (0..text.tokens().len()).map(|at| plain(text.word(at))).collect();
    let wanted: Vec<(&Hidden, Vec<String>)> = hide.iter().map(|hidden| (hidden, forms(&hidden.words))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < here.len() {
        let hit = wanted.iter().filter(|(_, words)| here.get(at..at + words.len()) == Some(words.as_slice()));
        let Some((hidden, words)) = hit.max_by_key(|(_, words)| words.len()) else {
            at += 1;
            continue;
        };
        let (Some(first), Some(last)) = (text.tokens().get(at), text.tokens().get(at + words.len() - 1)) else { break };
        // A possessive ending stays outside: "Moth's" becomes "[Person 1]'s".
        let end = last.span().end - possessive(text.slice(last.span()));
        found.push((*hidden, text.to_source(Span::new(first.span().start, end))));
        at += words.len();
    }
    found
}

/// The words of a text as they are compared.
fn forms(words: &str) -> Vec<String> {
    let text = Text::new(words.trim());
    (0..text.tokens().len()).map(|at| plain(text.word(at))).collect()
}

fn plain(word: &str) -> String {
    lower(&word[..word.len() - possessive(word)]).into_owned()
}

/// Length of a possessive ending, in bytes of the folded text.
fn possessive(word: &str) -> usize {
    if word.len() > 2 && (word.ends_with("'s") || word.ends_with("'S")) { 2 } else { 0 }
}

fn by_hand(engine: &Engine, hidden: &Hidden, span: Span) -> Finding {
    let (entity, label) = match hidden.kind.as_str() {
        "person" => ("person", Label::Person),
        "place" => ("location", Label::Location),
        _ => ("watched", Label::Other),
    };
    Finding {
        span,
        entity: engine.book().entity(entity).unwrap_or(WATCHED),
        label,
        score: 1.0,
        sensitivity: Sensitivity::High,
        evidence: Evidence { shape: true, ..Evidence::default() },
        person: None,
        role: None,
    }
}
