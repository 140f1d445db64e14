//! What is printed, in the order and with the names of the reference script.

use std::collections::BTreeMap;

use serde::Serialize;

/// How one label was found.
#[derive(Serialize)]
pub(super) struct ByLabel {
    pub(super) gold: usize,
    pub(super) entity_recall: f64,
    pub(super) label_recall: f64,
    pub(super) char_recall: f64,
}

/// How a group of labels was found; null where the documents hold none.
#[derive(Serialize)]
pub(super) struct Rate {
    pub(super) gold: usize,
    pub(super) covered: usize,
    pub(super) entity_recall: Option<f64>,
    pub(super) leak_rate: Option<f64>,
    pub(super) char_recall: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Tokens {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

/// The measures of a set of documents.
#[derive(Serialize)]
pub(super) struct Score {
    pub(super) docs: usize,
    pub(super) chars: usize,
    pub(super) per_label: BTreeMap<String, ByLabel>,
    pub(super) all: Rate,
    pub(super) core: Rate,
    pub(super) direct: Rate,
    pub(super) doc_clean_direct: Option<f64>,
    pub(super) distinct_person_leak: Option<f64>,
    pub(super) person_token: Tokens,
    pub(super) char_precision: Option<f64>,
    pub(super) redacted_share: Option<f64>,
    pub(super) hard_negatives_hit: [usize; 2],
}

/// Findings where there is nothing to find.
#[derive(Serialize)]
pub(super) struct FalseAlarms {
    pub(super) docs: usize,
    pub(super) docs_flagged: usize,
    pub(super) doc_false_alarm_rate: f64,
    pub(super) findings: usize,
    pub(super) findings_per_1000_words: f64,
    pub(super) by_label: InOrder,
}

/// Counts by label in the order in which the labels were met.
pub(super) struct InOrder(pub(super) Vec<(String, usize)>);

impl Serialize for InOrder {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().map(|(label, count)| (label, count)))
    }
}
