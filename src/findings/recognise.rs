//! Recognisers as data: one automaton for all shapes, one phrase set for all context words.

use regex_automata::dfa::{Automaton, sparse::DFA};
use regex_automata::util::start;
use regex_automata::{Anchored, Input, PatternID};

use super::cues::{Cues, Voice};
use super::grammar::Grammars;
use super::people::People;
use super::{Evidence, Finding, checksum, codes, online, spoken};
use crate::rules::recogniser::{Pattern, Recogniser};
use crate::rules::{PackError, RuleBook};
use crate::text::{Kind, Span, Text, Token};

/// Findings below this score are not reported.
pub const REPORTED_FROM: f32 = 0.5;

/// The patterns of a rule book, ready to run.
pub struct Recognisers<'b> {
    automaton: DFA<&'b [u8]>,
    grammars: Grammars,
    people: People,
}

impl<'b> Recognisers<'b> {
    /// Reads the automaton of a book; nothing is compiled.
    ///
    /// # Errors
    /// [`PackError`] where its bytes are damaged.
    pub fn new(book: &'b RuleBook) -> Result<Self, PackError> {
        Self::with_people(book, People::new(book)?)
    }

    /// The same with people found in another way: how training measures what it made.
    ///
    /// # Errors
    /// [`PackError`] where the bytes of the book are damaged.
    pub fn with_people(book: &'b RuleBook, people: People) -> Result<Self, PackError> {
        let (automaton, _) = DFA::from_bytes(&book.automaton).map_err(|_| PackError)?;
        Ok(Self { automaton, grammars: Grammars::new(book), people })
    }

    /// Everything with a shape that the text holds, overlaps included; spans over the folded text.
    #[must_use]
    pub fn find(&self, text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
        let cues = Cues::of(text, book);
        let mut found = self.shapes(text, book, &cues);
        found.extend(codes::find(text, book, cues.all()));
        found.extend(online::find(text, book, cues.all()));
        found.extend(spoken::find(text, book));
        found.extend(self.people.find(text, book));
        let grammars = self.grammars.find(text, book, &found);
        found.extend(grammars);
        found
    }

    fn shapes(&self, text: &Text<'_>, book: &RuleBook, cues: &Cues) -> Vec<Finding> {
        let mut found = Vec::new();
        let bytes = text.as_str().as_bytes();
        for token in text.tokens().iter().filter(|token| may_begin(token, bytes)) {
            self.at(token.span().start, text.as_str(), |pattern, end| {
                let span = Span::new(token.span().start, end);
                found.extend(book.patterns.get(pattern).and_then(|rule| judge(rule, span, text, book, cues)));
            });
        }
        found
    }

    /// Calls `matched` with each pattern that matches at `start` and the furthest end of its matches.
    fn at(&self, start: usize, text: &str, mut matched: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let input = Input::new(bytes).range(start..).anchored(Anchored::Yes);
        let config = start::Config::from_input_forward(&input);
        let Ok(mut state) = self.automaton.start_state(&config) else { return };
        // A handful of patterns match at one place: a short list beats a map.
        let mut ends: Vec<(PatternID, usize)> = Vec::new();
        let mut note = |state, end| {
            if !self.automaton.is_match_state(state) || !ends_token(text, end) {
                return;
            }
            for index in 0..self.automaton.match_len(state) {
                let pattern = self.automaton.match_pattern(state, index);
                match ends.iter_mut().find(|(known, _)| *known == pattern) {
                    Some(entry) => entry.1 = end,
                    None => ends.push((pattern, end)),
                }
            }
        };
        for (offset, &byte) in bytes[start..].iter().enumerate() {
            state = self.automaton.next_state(state, byte);
            if self.automaton.is_special_state(state) {
                if self.automaton.is_dead_state(state) || self.automaton.is_quit_state(state) {
                    break;
                }
                // The automaton reports a match one byte late.
                note(state, start + offset);
            }
        }
        if !self.automaton.is_dead_state(state) {
            note(self.automaton.next_eoi_state(state), bytes.len());
        }
        for (pattern, end) in ends {
            matched(pattern.as_usize(), end);
        }
    }
}

/// Patterns are tried at words, numbers and the few marks that can begin an identifier.
fn may_begin(token: &Token, bytes: &[u8]) -> bool {
    token.kind != Kind::Mark || bytes.get(token.span().start).is_some_and(|byte| b"@+#(".contains(byte))
}

/// A match ends where a word or number ends, or with a mark.
fn ends_token(text: &str, end: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(end) else { return false };
    let inside = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    !(inside(before.chars().next_back()) && inside(after.chars().next()))
}

/// Shape, then check, then context.
fn judge(pattern: &Pattern, span: Span, text: &Text<'_>, book: &RuleBook, cues: &Cues) -> Option<Finding> {
    let rule = book.recognisers.get(usize::from(pattern.recogniser))?;
    let check = pattern.checksum.map(|check| checksum::passes(check, text.slice(span)));
    if check == Some(false) {
        return None;
    }
    let voice = cues.nearest(pattern.recogniser, span, rule.context, text);
    let score = match voice {
        Voice::For => pattern.score + rule.context.raises,
        Voice::Against => pattern.score - rule.context.lowers,
        Voice::Silent if rule.context.required => return None,
        Voice::Silent => pattern.score,
    };
    let evidence = Evidence { shape: true, check: check.is_some(), context: voice == Voice::For, elsewhere: false };
    (score >= REPORTED_FROM).then(|| finding(pattern.recogniser, rule, span, score, evidence))
}

/// A finding of a recogniser.
pub(crate) fn finding(entity: u16, rule: &Recogniser, span: Span, score: f32, evidence: Evidence) -> Finding {
    Finding {
        span,
        entity,
        label: rule.head.label,
        score: score.min(1.0),
        sensitivity: rule.head.sensitivity,
        evidence,
        person: None,
        role: None,
    }
}
