//! The measures. A gold entity is **covered** where at least nine tenths of its characters lie in
//! the union of all findings; every sum is taken in the order of the reference script, so that the
//! last digit of every figure is the same.

use std::collections::{BTreeMap, HashMap};

use super::report::{ByLabel, FalseAlarms, InOrder, Rate, Score, Tokens};
use super::shapes::{Gold, Place, Prediction};

/// What names somebody by itself.
const DIRECT: [&str; 8] = ["PERSON", "ADDRESS", "POSTCODE", "NHS_NUMBER", "NINO", "PHONE", "EMAIL", "ID_CODE"];
/// What the core measure leaves out.
const NOT_CORE: [&str; 3] = ["DEMOGRAPHIC", "OTHER", "QUASI"];
/// Titles, kin words and the possessive: on neither side do they count for names.
const TITLES: [&str; 33] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sr",
    "rev",
    "cllr",
    "pc",
    "dc",
    "ds",
    "hhj",
    "captain",
    "nurse",
    "sister",
    "father",
    "judge",
    "professor",
    "prof",
    "pastor",
    "sir",
    "dame",
    "lady",
    "lord",
    "uncle",
    "auntie",
    "nana",
    "nanny",
    "nan",
    "grandad",
    "grandma",
    "s",
    "the",
];

/// Predictions by document; a document without a line has no findings.
pub(super) struct Predictions(HashMap<String, Vec<Place>>);

impl Predictions {
    pub(super) fn new(lines: Vec<Prediction>) -> Self {
        Self(lines.into_iter().map(|line| (line.id.to_string(), line.spans)).collect())
    }

    fn of(&self, document: &Gold) -> &[Place] {
        self.0.get(&document.id.to_string()).map_or(&[], Vec::as_slice)
    }
}

#[derive(Clone, Copy, Default)]
struct Counts {
    entities: usize,
    covered: usize,
    same_label: usize,
    characters: usize,
    covered_characters: usize,
}

/// Sums over all documents.
#[derive(Default)]
struct Sums {
    labels: BTreeMap<String, Counts>,
    characters: usize,
    documents_direct: usize,
    documents_clean: usize,
    names: usize,
    names_leaked: usize,
    tokens: [usize; 3],
    predicted: usize,
    predicted_gold: usize,
    near_misses: [usize; 2],
}

/// Which characters lie in spans, of one label or of all.
fn mask(length: usize, spans: &[Place], label: Option<&str>) -> Vec<bool> {
    let mut mask = vec![false; length];
    for span in spans.iter().filter(|span| label.is_none_or(|label| span.label == label)) {
        let (start, end) = (span.start.min(length), span.end.min(length));
        if start < end {
            mask[start..end].fill(true);
        }
    }
    mask
}

fn count(mask: &[bool], start: usize, end: usize) -> usize {
    let end = end.min(mask.len());
    mask.get(start.min(end)..end).map_or(0, |part| part.iter().filter(|&&inside| inside).count())
}

#[allow(clippy::cast_precision_loss)] // Characters of a text: far below 2^53.
fn enough(covered: usize, length: usize) -> bool {
    covered as f64 >= 0.9 * length as f64
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Marked places of a document that findings cover.
pub(super) fn covered(document: &Gold, found: &[Place]) -> usize {
    let mask = mask(document.text.chars().count(), found, None);
    document.spans.iter().filter(|span| enough(count(&mask, span.start, span.end), span.end - span.start)).count()
}

/// The measures of `gold` under `predicted`; only of `labels` where any are named.
pub(super) fn score(gold: &[Gold], predicted: &Predictions, labels: &[String]) -> Score {
    let mut sums = Sums::default();
    for document in gold {
        sums.add(document, predicted.of(document), labels);
    }
    sums.finish(gold.len())
}

impl Sums {
    fn add(&mut self, document: &Gold, found: &[Place], labels: &[String]) {
        let characters: Vec<char> = document.text.chars().collect();
        let length = characters.len();
        let all = mask(length, found, None);
        let spans: Vec<Place> =
            document.spans.iter().filter(|span| labels.is_empty() || labels.contains(&span.label)).cloned().collect();
        self.characters += length;
        self.entities(&characters, &spans, found, &all);
        self.tokens(&characters, &spans, found);
        let whole = mask(length, &document.spans, None);
        self.predicted += count(&all, 0, length);
        self.predicted_gold += all.iter().zip(&whole).filter(|(found, gold)| **found && **gold).count();
        for near in &document.hard_negatives {
            self.near_misses[0] += usize::from(count(&all, near.start, near.end) > 0);
            self.near_misses[1] += 1;
        }
    }

    fn entities(&mut self, characters: &[char], spans: &[Place], found: &[Place], all: &[bool]) {
        let (mut direct, mut leaked) = (false, false);
        let mut names: BTreeMap<String, bool> = BTreeMap::new();
        for span in spans {
            let length = span.end - span.start;
            let inside = count(all, span.start, span.end);
            let known = enough(inside, length);
            let same = count(&mask(characters.len(), found, Some(&span.label)), span.start, span.end);
            let counts = self.labels.entry(span.label.clone()).or_default();
            counts.entities += 1;
            counts.covered += usize::from(known);
            counts.same_label += usize::from(enough(same, length));
            counts.characters += length;
            counts.covered_characters += inside;
            if DIRECT.contains(&span.label.as_str()) {
                direct = true;
                leaked |= !known;
            }
            if span.label == "PERSON" {
                let name: String = characters.get(span.start..span.end).unwrap_or(&[]).iter().collect();
                let held = names.entry(name.to_lowercase()).or_insert(true);
                *held &= known;
            }
        }
        self.documents_direct += usize::from(direct);
        self.documents_clean += usize::from(direct && !leaked);
        self.names += names.len();
        self.names_leaked += names.values().filter(|&&held| !held).count();
    }

    /// Words of names: right, too many, missed.
    fn tokens(&mut self, characters: &[char], spans: &[Place], found: &[Place]) {
        let gold = mask(characters.len(), spans, Some("PERSON"));
        let named = mask(characters.len(), found, Some("PERSON"));
        let mut at = 0;
        while at < characters.len() {
            let end = at + characters[at..].iter().take_while(|&&character| in_word(character)).count();
            if end == at {
                at += 1;
                continue;
            }
            let word: String = characters[at..end].iter().collect();
            if !TITLES.contains(&word.to_lowercase().as_str()) {
                match (count(&gold, at, end) > 0, count(&named, at, end) > 0) {
                    (true, true) => self.tokens[0] += 1,
                    (false, true) => self.tokens[1] += 1,
                    (true, false) => self.tokens[2] += 1,
                    (false, false) => {}
                }
            }
            at = end;
        }
    }

    fn rate(&self, counted: impl Fn(&str) -> bool) -> Rate {
        let of = |counts: fn(&Counts) -> usize| -> usize {
            self.labels.iter().filter(|(label, _)| counted(label)).map(|(_, sums)| counts(sums)).sum()
        };
        let (gold, covered) = (of(|sums| sums.entities), of(|sums| sums.covered));
        let recall = share(covered, gold);
        Rate {
            gold,
            covered,
            entity_recall: recall,
            leak_rate: recall.map(|recall| 1.0 - recall),
            char_recall: recall
                .and_then(|_| share(of(|sums| sums.covered_characters), of(|sums| sums.characters).max(1))),
        }
    }

    fn finish(self, docs: usize) -> Score {
        let [right, extra, missed] = self.tokens;
        let precision = share(right, right + extra).unwrap_or(0.0);
        let recall = share(right, right + missed).unwrap_or(0.0);
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        let by_label = |counts: &Counts| ByLabel {
            gold: counts.entities,
            entity_recall: share(counts.covered, counts.entities).unwrap_or(0.0),
            label_recall: share(counts.same_label, counts.entities).unwrap_or(0.0),
            char_recall: share(counts.covered_characters, counts.characters).unwrap_or(0.0),
        };
        Score {
            docs,
            chars: self.characters,
            per_label: self.labels.iter().map(|(label, counts)| (label.clone(), by_label(counts))).collect(),
            all: self.rate(|_| true),
            core: self.rate(|label| !NOT_CORE.contains(&label)),
            direct: self.rate(|label| DIRECT.contains(&label)),
            doc_clean_direct: share(self.documents_clean, self.documents_direct),
            distinct_person_leak: share(self.names_leaked, self.names),
            person_token: Tokens { precision, recall, f1 },
            char_precision: share(self.predicted_gold, self.predicted),
            redacted_share: share(self.predicted, self.characters),
            hard_negatives_hit: self.near_misses,
        }
    }
}

/// Letters, figures and the underscore. Vowel signs and other marks of Hebrew, Arabic and the
/// scripts of India belong to a word in Rust's sense and not in the script's.
fn in_word(character: char) -> bool {
    let sign = matches!(character,
        '\u{345}' | '\u{5b0}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6e1}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ed}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93b}' | '\u{93e}'..='\u{94f}' | '\u{955}'..='\u{957}'
        | '\u{962}' | '\u{963}' | '\u{981}'..='\u{983}' | '\u{9be}'..='\u{9cc}' | '\u{a3e}'..='\u{a4c}'
        | '\u{a70}' | '\u{a71}' | '\u{abe}'..='\u{acc}' | '\u{bbe}'..='\u{bcc}');
    character == '_' || character.is_alphanumeric() && !sign
}

/// How often something is reported in documents that give nobody away.
pub(super) fn false_alarms(gold: &[Gold], predicted: &Predictions) -> FalseAlarms {
    let words: usize = gold.iter().map(|document| document.text.split_whitespace().count()).sum();
    let found = || gold.iter().map(|document| predicted.of(document));
    let flagged = found().filter(|spans| !spans.is_empty()).count();
    let findings: usize = found().map(<[Place]>::len).sum();
    let mut by_label: Vec<(String, usize)> = Vec::new();
    for span in found().flatten() {
        match by_label.iter_mut().find(|(label, _)| *label == span.label) {
            Some(entry) => entry.1 += 1,
            None => by_label.push((span.label.clone(), 1)),
        }
    }
    FalseAlarms {
        docs: gold.len(),
        docs_flagged: flagged,
        doc_false_alarm_rate: share(flagged, gold.len()).unwrap_or(0.0),
        findings,
        findings_per_1000_words: share(1000 * findings, words).unwrap_or(0.0),
        by_label: InOrder(by_label),
    }
}
