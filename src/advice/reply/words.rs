//! A text as words that can be compared: lower case, stems, clauses, groups.

use std::collections::HashSet;

use crate::rules::reply::ReplyRules;
use crate::text::{Case, Gap, Kind, Span, Text};

/// One token, ready to be compared.
pub(super) struct Word {
    pub(super) low: String,
    pub(super) stem: String,
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) case: Case,
    pub(super) gap: Gap,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
}

/// A clause: words `from..to`.
#[derive(Clone, Copy)]
pub(super) struct Clause {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A hit of a group of words: words `from..to`.
pub(super) struct Found {
    pub(super) group: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// All words of a text, its clauses and its groups.
pub(super) struct Words<'t> {
    pub(super) all: Vec<Word>,
    pub(super) clauses: Vec<Clause>,
    pub(super) found: Vec<Found>,
    pub(super) stems: HashSet<String>,
    names: &'t [String],
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t Text<'t>, rules: &'t ReplyRules) -> Self {
        let mut open = false;
        let mut all = Vec::with_capacity(text.tokens().len());
        for (at, token) in text.tokens().iter().enumerate() {
            let low = text.word(at).to_lowercase();
            open = if low == "\"" { !open } else { open && token.gap < Gap::Paragraph };
            let stem = stem(rules.plain(&low));
            all.push(Word {
                low,
                stem,
                span: token.span(),
                kind: token.kind,
                case: token.case,
                gap: token.gap,
                quoted: open,
            });
        }
        let clauses = clauses(&all);
        let hits = rules.words.hits(text);
        let found =
            hits.into_iter().map(|hit| Found { group: hit.tag as usize, from: hit.first, to: hit.last + 1 }).collect();
        let stems = all.iter().filter(|word| word.kind != Kind::Mark).map(|word| word.stem.clone()).collect();
        Self { all, clauses, found, stems, names: &rules.words.names }
    }

    /// Hits of a group, in order.
    pub(super) fn group<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Found> + use<'a, 't> {
        let wanted = self.names.iter().position(|known| known == name);
        self.found.iter().filter(move |found| Some(found.group) == wanted)
    }

    /// Whether a group is spoken of within words `from..to`.
    pub(super) fn has(&self, name: &str, from: usize, to: usize) -> bool {
        self.group(name).any(|found| found.from >= from && found.to <= to)
    }

    /// The span of words `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.all.get(from).map_or(0, |word| word.span.start);
        let end = self.all.get(to.saturating_sub(1)).map_or(start, |word| word.span.end);
        Span::new(start, end)
    }

    /// Lower-case words of `from..to`, marks left out.
    pub(super) fn plain(&self, from: usize, to: usize) -> Vec<&str> {
        let range = self.all.get(from..to).unwrap_or(&[]);
        range.iter().filter(|word| word.kind != Kind::Mark).map(|word| word.low.as_str()).collect()
    }

    /// Stems of `from..to` that carry meaning.
    pub(super) fn content(&self, from: usize, to: usize) -> HashSet<&str> {
        let range = self.all.get(from..to).unwrap_or(&[]);
        range.iter().filter(|word| word.carries()).map(|word| word.stem.as_str()).collect()
    }

    /// The sentence around a word: up to a full stop or a new line on both sides.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let from = (0..=at).rev().find(|&place| place == 0 || self.begins(place)).unwrap_or(0);
        let to = (at + 1..self.all.len()).find(|&place| self.begins(place)).unwrap_or(self.all.len());
        (from, to)
    }

    /// Whether a sentence begins at this word.
    pub(super) fn begins(&self, at: usize) -> bool {
        let Some(word) = self.all.get(at) else { return true };
        if at == 0 || word.gap >= Gap::Line {
            return true;
        }
        let before =
            |back: usize| at.checked_sub(back).and_then(|place| self.all.get(place)).map_or("", |w| w.low.as_str());
        let opens = word.gap >= Gap::Space;
        matches!(before(1), "." | "?" | "!") && opens
            || matches!(before(1), "|" | "-" | "*" | "•" | ":" | "#" | "–" | "—" | ")" | "\"" | "(" | "/")
            || before(1) == "\"" && matches!(before(2), "." | "?" | "!")
    }
}

impl Word {
    /// Whether the word carries meaning of its own.
    pub(super) fn carries(&self) -> bool {
        self.kind != Kind::Mark && !EMPTY.contains(&self.low.as_str())
    }
}

/// Words that carry no meaning of their own in a comparison, "not" among them.
const EMPTY: [&str; 118] = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "from", "with", "by", "as", "is", "are",
    "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "it", "its", "he", "she",
    "they", "him", "her", "his", "hers", "them", "their", "we", "our", "i", "my", "me", "you", "your", "this", "that",
    "these", "those", "there", "here", "so", "if", "then", "than", "when", "while", "who", "which", "what", "whose",
    "not", "no", "never", "none", "n't", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't",
    "hasn't", "haven't", "hadn't", "won't", "can't", "cannot", "couldn't", "wouldn't", "will", "would", "can", "could",
    "may", "might", "shall", "should", "must", "up", "out", "about", "into", "over", "also", "very", "just", "any",
    "some", "all", "both", "each", "more", "most", "said", "says", "told", "that's", "though", "although", "because",
    "since", "however", "own",
];

/// Clauses: between marks of punctuation, new lines, and joining words.
fn clauses(all: &[Word]) -> Vec<Clause> {
    let (mut found, mut from) = (Vec::new(), 0);
    for at in 0..=all.len() {
        let mark = all.get(at).is_none_or(|word| {
            matches!(word.low.as_str(), "." | ";" | "," | "?" | "!" | "(" | ")" | "|" | ":" | "-" | "*" | "\"")
        });
        let joins = all.get(at).is_some_and(|word| {
            let low = word.low.as_str();
            word.gap >= Gap::Line || matches!(low, "and" | "but" | "because" | "although" | "though" | "so" | "while")
        });
        if mark || joins {
            if at > from {
                found.push(Clause { from, to: at });
            }
            from = at + usize::from(mark);
        }
    }
    found
}

/// A rough English stem: enough that "carers" meets "carer" and "missed" meets "missing".
pub(super) fn stem(word: &str) -> String {
    let mut stem = word;
    for ending in ["'s", "ing", "edly", "ed", "ies", "es", "s", "ly", "ment", "e", "y"] {
        if let Some(shorter) = stem.strip_suffix(ending).filter(|shorter| shorter.len() >= 3) {
            stem = shorter;
            if ending != "'s" {
                break;
            }
        }
    }
    let stem = stem.strip_suffix('e').filter(|shorter| shorter.len() >= 3).unwrap_or(stem);
    let mut letters: Vec<char> = stem.chars().collect();
    if letters.len() > 3 && letters[letters.len() - 1] == letters[letters.len() - 2] {
        letters.pop();
    }
    letters.into_iter().collect()
}
