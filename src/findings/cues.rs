//! Context words of one text: which recogniser each speaks for or against, and where.
//!
//! May use `text` and `rules`.

use crate::rules::RuleBook;
use crate::rules::recogniser::Context;
use crate::text::{Span, Text};

/// A context word or phrase in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// Index of the recogniser that it speaks to.
    pub(crate) recogniser: u16,
    /// Whether it speaks against.
    pub(crate) against: bool,
    /// Where it is, over the folded text.
    pub(crate) span: Span,
}

/// What the nearest context word says of a match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    For,
    Against,
    Silent,
}

/// All context words of one text, by place.
#[derive(Default)]
pub(crate) struct Cues(Vec<Cue>);

impl Cues {
    /// Looks the text's words up once.
    pub(crate) fn of(text: &Text<'_>, book: &RuleBook) -> Self {
        let mut all = Vec::new();
        book.context.find(text, |hit| {
            let (first, last) = (text.tokens().get(hit.first), text.tokens().get(hit.last));
            if let (Some(first), Some(last), Ok(recogniser)) = (first, last, u16::try_from(hit.tag >> 1)) {
                let span = Span::new(first.span().start, last.span().end);
                all.push(Cue { recogniser, against: hit.tag & 1 == 1, span });
            }
        });
        Self(all)
    }

    /// The cues, by place.
    pub(crate) fn all(&self) -> &[Cue] {
        &self.0
    }

    /// What the nearest context word of the recogniser says. Words after it, and words on
    /// another line, count as further away; of two that end together the longer speaks.
    pub(crate) fn nearest(&self, recogniser: u16, span: Span, context: Context, text: &Text<'_>) -> Voice {
        let within = usize::from(context.within);
        // Cues are stored by start and are short: look a little further back than `within`.
        let from = self.0.partition_point(|cue| cue.span.start + within + 64 < span.start);
        let mut best = (within + 1, 0, Voice::Silent);
        for cue in self.0.iter().skip(from).take_while(|cue| cue.span.start <= span.end + within) {
            if cue.recogniser != recogniser || cue.span.overlaps(span) {
                continue;
            }
            let before = cue.span.end <= span.start;
            let gap = if before { Span::new(cue.span.end, span.start) } else { Span::new(span.end, cue.span.start) };
            let lines = text.slice(gap).bytes().filter(|&byte| byte == b'\n').count();
            let sentences = if before { 0 } else { text.slice(gap).matches(". ").count() };
            // A word of the next sentence says nothing of this one.
            let distance = gap.len() * if before { 1 } else { 2 } + lines * within / 3 + sentences * (within + 1);
            if distance < best.0 || distance == best.0 && cue.span.len() > best.1 {
                best = (distance, cue.span.len(), if cue.against { Voice::Against } else { Voice::For });
            }
        }
        best.2
    }
}
