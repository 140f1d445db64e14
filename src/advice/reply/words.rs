//! A text as words that can be compared: lower case, stems, claagain, groups.

use std::collections::HashSet;

use super::lines;
use super::numbers::spelt;
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
    /// Whether it stands in a heading or a label.
    pub(super) label: bool,
    /// Whether it carries no meaning of its own in a comparison ("the", "not", "said").
    pub(super) empty: bool,
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
    /// Stems written with a capital inside a sentence.
    pub(super) titled: HashSet<String>,
    /// Stems that carry meaning and are used more than once.
    again: HashSet<String>,
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
        lines::mark(&mut all);
        stems.extend(all.iter().filter(|word| word.kind != Kind::Mark).map(|word| word.stem.clone()));
        let mut found: Vec<Vec<Found>> = rules.words.names.iter().map(|_| Vec::new()).collect();
        for hit in rules.words.hits(text) {
            if let Some(group) = found.get_mut(hit.tag as usize) {
                group.push(Found { from: hit.first, to: hit.last + 1 });
            }
        }
        for found in &found[rules.words.tag("empty").map_or(0..0, |tag| tag as usize..tag as usize + 1)] {
            found.iter().filter(|hit| hit.to == hit.from + 1).for_each(|hit| all[hit.from].empty = true);
        }
        let digits = all.iter().flat_map(|word| runs(&word.low)).collect();
        let clauses = clauses(&all);
        let (mut met, mut again): (HashSet<&str>, HashSet<String>) = (HashSet::new(), HashSet::new());
        for word in all.iter().filter(|word| word.carries() && !met.insert(word.stem.as_str())) {
            again.insert(word.stem.clone());
        }
        let mut words =
            Self { all, clauses, stems, titled: HashSet::new(), again, digits, found, names: &rules.words.names };
        let inside = |at: &usize| words.all[*at].case == Case::Title && !words.begins(*at);
        words.titled = (0..words.all.len()).filter(inside).map(|at| words.all[at].stem.clone()).collect();
        words
    }

    /// Whether a stem stands in a text once.
    pub(super) fn once(&self, stem: &str) -> bool {
        stem.len() > 3 && self.stems.contains(stem) && !self.again.contains(stem)
    }

    /// Hits of a group, in order of place.
    pub(super) fn group(&self, name: &str) -> &[Found] {
        let at = self.names.binary_search_by(|known| known.as_str().cmp(name)).ok();
        at.and_then(|at| self.found.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Groups whose name begins so, with the rest of their names.
    pub(super) fn groups(&self, begin: &str) -> impl Iterator<Item = (&'t str, &[Found])> {
        let all = self.names.iter().zip(&self.found);
        all.filter_map(move |(name, found)| Some((name.strip_prefix(begin)?, found.as_slice())))
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

    /// Sentences from end to end: up to a full stop, a question mark or a new line, and none longer than [`LONGEST`].
    pub(super) fn sentences(&self) -> Vec<(usize, usize)> {
        let (mut found, mut from) = (Vec::new(), 0);
        for at in 1..=self.all.len() {
            let stops = |place: usize| matches!(self.all[place].low.as_str(), "." | "?" | "!" | ";");
            let ends = self.all.get(at).is_none_or(|word| {
                let behind = stops(at - 1) || self.all[at - 1].low == "\"" && at > 1 && stops(at - 2);
                word.gap >= Gap::Line || behind && word.gap >= Gap::Space || at - from >= LONGEST
            });
            if ends {
                found.push((from, at));
                from = at;
            }
        }
        found
    }

    /// Whether the sentence around a word asks rather than says.
    pub(super) fn asks(&self, at: usize) -> bool {
        let (from, to) = self.sentence(at);
        self.all[from..to].iter().any(|word| matches!(word.low.as_str(), "?" | "please" | "whether" | "if"))
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
        self.kind != Kind::Mark && !self.rest && !self.empty
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
        // "Five" and "5" are one.
        let stem =
            spelt(&low).filter(|value| *value > 1).map_or_else(|| stem(rules.plain(&low)), |value| value.to_string());
        let (span, kind, case, gap) = (token.span(), token.kind, token.case, token.gap);
        all.push(Word { low, stem, span, kind, case, gap, quoted: open, rest: false, label: false, empty: false });
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
