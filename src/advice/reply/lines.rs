//! Headings and labels: words that name a part of a reply and tell nothing of anybody.

use super::words::Word;
use crate::text::{Gap, Kind as Token};

/// A heading or a label has no more words than this.
const LONGEST: usize = 9;
/// Before a colon stands a label of so many words.
const BEFORE_COLON: usize = 6;

/// Marks the words of headings ("# Home visit"), of labels ("**Next steps:**", "Date:") and of the first row of a table.
pub(super) fn mark(all: &mut [Word]) {
    let mut from = 0;
    while from < all.len() {
        let to = (from + 1..all.len()).find(|&at| all[at].gap >= Gap::Line).unwrap_or(all.len());
        let (first, last) = label(all, from, to);
        all[first..last].iter_mut().for_each(|word| word.label = true);
        from = to;
    }
}

/// The words of a line that are a heading or a label; an empty range where none are.
fn label(all: &[Word], from: usize, to: usize) -> (usize, usize) {
    let low = |at: usize| all.get(at).filter(|_| at < to).map_or("", |word| word.low.as_str());
    if low(from) == "#" || low(from) == "|" && ruled(all, to) {
        return (from, to);
    }
    let bulleted =
        matches!(low(from), "-" | "•" | "*" | "|" | ">") && all.get(from + 1).is_some_and(|word| word.gap > Gap::None);
    let numbered = all[from].kind == Token::Number && matches!(low(from + 1), "." | ")");
    let mut first = from + usize::from(bulleted) + 2 * usize::from(numbered);
    let bold = matches!(low(first), "*" | "_");
    while matches!(low(first), "*" | "_") {
        first += 1;
    }
    if bold {
        let end = (first..to.min(first + 3 * LONGEST)).find(|&at| matches!(low(at), "*" | "_"));
        return end.filter(|&end| words(all, first, end) <= LONGEST).map_or((from, from), |end| (first, end));
    }
    let colon = (first..to).find(|&at| low(at) == ":").filter(|&at| words(all, first, at) <= BEFORE_COLON);
    let clock = |at: usize| all.get(at + 1).is_some_and(|next| next.kind == Token::Number && next.gap == Gap::None);
    if let Some(colon) = colon.filter(|&at| !clock(at)) {
        return (first, colon);
    }
    let alone = !bulleted && to < all.len() && words(all, first, to) < BEFORE_COLON;
    let ends = matches!(low(to - 1), "." | "?" | "!" | "," | ";" | "\"" | ")");
    if alone && !ends { (first, to) } else { (from, from) }
}

/// Whether the line after a row of a table is the rule under its heading.
fn ruled(all: &[Word], at: usize) -> bool {
    let low = |at: usize| all.get(at).map_or("", |word| word.low.as_str());
    low(at) == "|" && matches!(low(at + 1), "-" | ":")
}

fn words(all: &[Word], from: usize, to: usize) -> usize {
    all[from..to].iter().filter(|word| word.kind != Token::Mark).count()
}
