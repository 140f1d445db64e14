//! Sets pasted notes apart from what is asked.

use crate::rules::groups::Groups;
use crate::text::{Gap, Kind, Text};

/// Token ranges of a prompt (end exclusive): what is asked, and what was pasted with it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Sentences that ask, in order.
    pub(super) asked: Vec<(usize, usize)>,
    /// Everything else.
    pub(super) notes: Vec<(usize, usize)>,
}

impl Parts {
    /// Number of tokens in the notes.
    pub(super) fn note_tokens(&self) -> usize {
        self.notes.iter().map(|(from, to)| to - from).sum()
    }
}

/// A prompt this short is one request, whatever its shape.
const SHORT: usize = 14;
/// A quotation or a list after a colon this long is material, not request.
const MATERIAL: usize = 6;
/// At most this many tokens are read as what is asked.
const LONGEST_ASK: usize = 120;

/// Splits a prompt. Requests stand first or last; what stands between is material.
pub(super) fn split(text: &Text<'_>, words: &Groups) -> Parts {
    let sentences = sentences(text);
    let total = text.tokens().len();
    if total <= SHORT || sentences.len() <= 1 {
        return after_colon(text, (0, total));
    }
    let asks: Vec<bool> = sentences.iter().map(|&range| asks(text, words, range)).collect();
    let blocks = blocks(text, &sentences);
    let mut parts = Parts::default();
    let mut budget = LONGEST_ASK;
    for (at, &range) in sentences.iter().enumerate() {
        let near = blocks[at] == 0 || blocks[at] == blocks[sentences.len() - 1] || at + 2 >= sentences.len();
        let lone = at == 0 && !asks.iter().any(|&ask| ask);
        let length = range.1 - range.0;
        if (near && asks[at] || lone || at == 0 && blocks[0] != *blocks.last().unwrap_or(&0)) && budget >= length {
            budget -= length;
            let split = after_colon(text, range);
            parts.asked.extend(split.asked);
            parts.notes.extend(split.notes);
        } else {
            parts.notes.push(range);
        }
    }
    if parts.asked.is_empty() {
        parts.asked.push(sentences[0]);
        parts.notes.retain(|range| *range != sentences[0]);
    }
    parts
}

/// Sentences: a full stop, question or exclamation mark before a space, or a line break.
pub(super) fn sentences(text: &Text<'_>) -> Vec<(usize, usize)> {
    let tokens = text.tokens();
    let (mut found, mut start) = (Vec::new(), 0);
    for at in 1..=tokens.len() {
        let ended = at == tokens.len() || tokens[at].gap >= Gap::Line || {
            let before = &tokens[at - 1];
            tokens[at].gap >= Gap::Space && before.kind == Kind::Mark && matches!(text.word(at - 1), "." | "?" | "!")
        };
        if ended && at > start {
            found.push((start, at));
            start = at;
        }
    }
    found
}

/// The number of the paragraph that each sentence stands in.
fn blocks(text: &Text<'_>, sentences: &[(usize, usize)]) -> Vec<usize> {
    let mut block = 0;
    let mut found = Vec::with_capacity(sentences.len());
    for &(start, _) in sentences {
        let ruled = text.tokens()[start].gap == Gap::Paragraph;
        block += usize::from(start > 0 && ruled);
        found.push(block);
    }
    found
}

/// Whether a sentence asks for something: a question, a word of asking, or an instruction at its beginning.
fn asks(text: &Text<'_>, words: &Groups, (start, end): (usize, usize)) -> bool {
    if text.word(end - 1) == "?" {
        return true;
    }
    let mut found = false;
    for at in start..end.min(start + 12) {
        words.phrases.find_at(text.tokens(), at, &mut |hit| {
            let name = words.names.get(hit.tag as usize).map_or("", String::as_str);
            found |= name == "ask" || at < start + 2 && name == "ask_first";
        });
    }
    found
}

/// What stands after a colon, or between quotation marks, is material where it is long enough.
fn after_colon(text: &Text<'_>, (start, end): (usize, usize)) -> Parts {
    let opens = |at: usize| matches!(text.word(at), ":" | "\"") && at > start + 2;
    let cut = (start..end).find(|&at| opens(at) && end - at > MATERIAL);
    match cut {
        Some(at) => Parts { asked: vec![(start, at)], notes: vec![(at, end)] },
        None => Parts { asked: vec![(start, end)], notes: Vec::new() },
    }
}
