//! Recognisers as data: one automaton for all shapes, one phrase set for all context words.

use regex_automata::dfa::{Automaton, sparse::DFA};
use regex_automata::util::start;
use regex_automata::{Anchored, Input, PatternID};

use super::cues::{Cues, Voice};
use super::grammar::Grammars;
use super::people::People;
use super::{Evidence, Finding, checksum, codes, online, spoken, spoken_postcode};
use crate::rules::book::Automaton as Packed;
use crate::rules::recogniser::{Pattern, Recogniser};
use crate::rules::{PackError, RuleBook};
use crate::text::{Gap, Kind, Span, Text, Token};

/// Findings below this score are not reported.
pub const REPORTED_FROM: f32 = 0.5;

/// The patterns of a rule book, ready to run.
pub struct Recognisers<'b> {
    automata: Vec<(DFA<&'b [u8]>, &'b [Pattern])>,
    grammars: Grammars,
    people: People,
}

impl<'b> Recognisers<'b> {
    /// Reads the automata of a book; nothing is compiled.
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
        let read = |automaton: &'b Packed| {
            DFA::from_bytes(&automaton.bytes).map(|(dfa, _)| (dfa, automaton.patterns.as_slice()))
        };
        let automata: Result<_, _> = book.automata.iter().map(read).collect();
        Ok(Self { automata: automata.map_err(|_| PackError)?, grammars: Grammars::new(book), people })
    }

    /// Whether a word is a word of the language, a place, a day or a nation, whatever else it may name.
    #[must_use]
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.people.is_ordinary(word)
    }

    /// Whether a word is a usual forename and nothing else.
    #[must_use]
    pub fn is_forename(&self, word: &str) -> bool {
        self.people.is_forename(word)
    }

    /// Everything with a shape that the text holds, overlaps included; spans over the folded text.
    #[must_use]
    pub fn find(&self, text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
        let cues = Cues::of(text, book);
        let mut found = self.shapes(text, book, &cues);
        found.extend(codes::find(text, book, cues.all()));
        found.extend(online::find(text, book, cues.all()));
        found.extend(spoken::find(text, book));
        found.extend(spoken_postcode::find(text, book));
        found.extend(self.people.find(text, book));
        self.grammars.find(text, book, &mut found);
        found
    }

    fn shapes(&self, text: &Text<'_>, book: &RuleBook, cues: &Cues) -> Vec<Finding> {
        let mut found = Vec::new();
        let bytes = text.as_str().as_bytes();
        let tokens = text.tokens().iter().enumerate();
        for (_, token) in tokens.filter(|(at, token)| may_begin(text, *at, token, bytes)) {
            for (automaton, patterns) in &self.automata {
                matches(automaton, token.span().start, text.as_str(), |pattern, end| {
                    let span = Span::new(token.span().start, end);
                    found.extend(patterns.get(pattern).and_then(|rule| judge(rule, span, text, book, cues)));
                });
            }
        }
        found
    }
}

/// Calls `matched` with each pattern that matches at `start` and the furthest end of its matches.
fn matches(automaton: &DFA<&[u8]>, start: usize, text: &str, mut matched: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let input = Input::new(bytes).range(start..).anchored(Anchored::Yes);
    let config = start::Config::from_input_forward(&input);
    let Ok(mut state) = automaton.start_state(&config) else { return };
    // A handful of patterns match at one place: a short list beats a map.
    let mut ends: Vec<(PatternID, usize)> = Vec::new();
    let mut note = |state, end| {
        if !automaton.is_match_state(state) || !ends_token(text, end) {
            return;
        }
        for index in 0..automaton.match_len(state) {
            let pattern = automaton.match_pattern(state, index);
            match ends.iter_mut().find(|(known, _)| *known == pattern) {
                Some(entry) => entry.1 = end,
                None => ends.push((pattern, end)),
            }
        }
    };
    for (offset, &byte) in bytes[start..].iter().enumerate() {
        state = automaton.next_state(state, byte);
        if automaton.is_special_state(state) {
            if automaton.is_dead_state(state) || automaton.is_quit_state(state) {
                break;
            }
            // The automaton reports a match one byte late.
            note(state, start + offset);
        }
    }
    if !automaton.is_dead_state(state) {
        note(automaton.next_eoi_state(state), bytes.len());
    }
    for (pattern, end) in ends {
        matched(pattern.as_usize(), end);
    }
}

/// Longest run of letters alone that begins a pattern with a space in it: "MORGA 657054 SM9IJ".
const LETTERS_BEFORE_SPACE: usize = 5;

/// Whether a pattern could begin at a token: every shape holds a figure, an at sign or the slash of
/// an address, so that most words need not be tried.
fn may_begin(text: &Text<'_>, at: usize, token: &Token, bytes: &[u8]) -> bool {
    let next = text.tokens().get(at + 1);
    match token.kind {
        Kind::Number | Kind::Mixed => true,
        Kind::Mark => {
            bytes.get(token.span().start).is_some_and(|byte| b"@+#(".contains(byte))
                && next.is_some_and(|next| next.kind != Kind::Mark || next.gap == Gap::None)
        }
        Kind::Word => next.is_some_and(|next| match next.gap {
            Gap::None => {
                let after = text.tokens().get(at + 2);
                let joins = bytes.get(next.span().start).is_some_and(|byte| b"@._%+-:/".contains(byte));
                joins && after.is_some_and(|after| after.gap == Gap::None)
            }
            Gap::Space => {
                token.span().len() <= LETTERS_BEFORE_SPACE
                    && bytes.get(next.span().start).is_some_and(u8::is_ascii_digit)
            }
            _ => false,
        }),
    }
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
    let evidence =
        Evidence { shape: true, check: check.is_some(), context: voice == Voice::For, ..Evidence::default() };
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
