//! A text as words that can be compared: lower case, stems, clauses, groups.

use std::collections::HashSet;

use crate::rules::reply::ReplyRules;
use crate::text::{Case, Gap, Kind, Span, Text, order};

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
    /// Whether it is the rest of a phrase that an earlier word stands for ("interim **care order**").
    pub(super) rest: bool,
}

/// A clause: words `from..to`.
#[derive(Clone, Copy)]
pub(super) struct Clause {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A hit of a group of words: words `from..to`.
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// All words of a text, its clauses and its groups.
pub(super) struct Words<'t> {
    pub(super) all: Vec<Word>,
    pub(super) clauses: Vec<Clause>,
    pub(super) stems: HashSet<String>,
    /// Every run of digits, as a number.
    pub(super) digits: HashSet<u32>,
    /// Hits by group, in order of place.
    found: Vec<Vec<Found>>,
    names: &'t [String],
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t Text<'t>, rules: &'t ReplyRules) -> Self {
        let mut all = read(text, rules);
        let mut stems: HashSet<String> =
            all.iter().filter(|word| word.kind != Kind::Mark).map(|word| word.stem.clone()).collect();
        alike(text, rules, &mut all);
        stems.extend(all.iter().filter(|word| word.kind != Kind::Mark).map(|word| word.stem.clone()));
        let mut found: Vec<Vec<Found>> = rules.words.names.iter().map(|_| Vec::new()).collect();
        for hit in rules.words.hits(text) {
            if let Some(group) = found.get_mut(hit.tag as usize) {
                group.push(Found { from: hit.first, to: hit.last + 1 });
            }
        }
        let digits = all.iter().flat_map(|word| runs(&word.low)).collect();
        let clauses = clauses(&all);
        Self { all, clauses, stems, digits, found, names: &rules.words.names }
    }

    /// Hits of a group, in order of place.
    pub(super) fn group(&self, name: &str) -> &[Found] {
        let at = self.names.iter().position(|known| known == name);
        at.and_then(|at| self.found.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Hits of a group that lie within words `from..to`.
    pub(super) fn within(&self, name: &str, from: usize, to: usize) -> impl Iterator<Item = &Found> {
        let group = self.group(name);
        let first = group.partition_point(|found| found.from < from);
        group[first..].iter().take_while(move |found| found.from < to).filter(move |found| found.to <= to)
    }

    /// Whether a group is spoken of within words `from..to`.
    pub(super) fn has(&self, name: &str, from: usize, to: usize) -> bool {
        self.within(name, from, to).next().is_some()
    }

    /// Whether a word lies in a hit of a group, none of which is longer than a few words.
    pub(super) fn covered(&self, name: &str, at: usize) -> bool {
        let group = self.group(name);
        let first = group.partition_point(|found| found.from + 8 < at);
        group[first..].iter().take_while(|found| found.from <= at).any(|found| at < found.to)
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

    /// The sentence around a word: up to a full stop or a new line on both sides, and no further
    /// than [`LONGEST`] words away.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let least = at.saturating_sub(LONGEST);
        let most = (at + LONGEST).min(self.all.len());
        let from = (least..=at).rev().find(|&place| place == least || self.begins(place)).unwrap_or(least);
        let to = (at + 1..most).find(|&place| self.begins(place)).unwrap_or(most);
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
        self.kind != Kind::Mark && !self.rest && !EMPTY.contains(&self.low.as_str())
    }
}

/// No sentence is looked at further than this many words from where one stands.
const LONGEST: usize = 200;

/// In lower case and without the accents that one writes and another leaves out ("Pokémon").
fn bare(word: &str) -> String {
    let plain = |letter: char| match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    };
    word.to_lowercase().chars().map(plain).collect()
}

fn read(text: &Text<'_>, rules: &ReplyRules) -> Vec<Word> {
    let mut open = false;
    let mut all = Vec::with_capacity(text.tokens().len());
    for (at, token) in text.tokens().iter().enumerate() {
        let low = bare(text.word(at));
        open = if low == "\"" { !open } else { open && token.gap < Gap::Paragraph };
        let stem = stem(rules.plain(&low));
        let (span, kind, case, gap) = (token.span(), token.kind, token.case, token.gap);
        all.push(Word { low, stem, span, kind, case, gap, quoted: open, rest: false });
    }
    all
}

/// Writes one stem for phrases that mean the same as a shorter word ("interim care order", "ICO").
fn alike(text: &Text<'_>, rules: &ReplyRules, all: &mut [Word]) {
    let mut hits = rules.alike.hits(text);
    order::by(&mut hits, |hit| (order::up(hit.first), order::down(hit.last)));
    let mut free = 0;
    for hit in hits.into_iter().filter(|hit| hit.last > hit.first) {
        let Some(name) = rules.alike.names.get(hit.tag as usize).filter(|_| hit.first >= free) else { continue };
        free = hit.last + 1;
        for (at, word) in all.iter_mut().enumerate().take(free).skip(hit.first) {
            word.rest = at > hit.first;
            if at == hit.first {
                word.stem = stem(rules.plain(name));
            }
        }
    }
}

/// Runs of digits in a word, as numbers; of four that may be a time of day also hour and minute.
pub(super) fn runs(word: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for run in word.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty()) {
        let Ok(value) = run.parse::<u32>() else { continue };
        found.push(value);
        if run.len() == 4 && value < 2400 && value % 100 < 60 {
            found.extend([value / 100, value % 100]);
        }
    }
    found
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
            word.gap >= Gap::Line
                || matches!(
                    low,
                    "and" | "but" | "because" | "although" | "though" | "so" | "while" | "which" | "whereas"
                )
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
