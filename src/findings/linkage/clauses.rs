//! Clauses: the pieces in which facts about people are told.

use crate::findings::grammar::Reading;
use crate::rules::lexicon::Lex;
use crate::text::{Case, Gap, Kind};

/// Tokens `first..=last` between two marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether a sentence begins with it.
    pub(super) opens: bool,
}

/// Splits a text at its marks; apostrophes, hyphens and abbreviating stops do not split.
pub(super) fn clauses(reading: &Reading<'_>) -> Vec<Clause> {
    let mut all = Vec::new();
    let (mut first, mut opens) = (None, true);
    for at in 0..reading.count() {
        let token = reading.token(at);
        let inner = reading.touches(at) && reading.touches(at + 1) && at + 1 < reading.count();
        let splits = token.kind == Kind::Mark
            && !inner
            && [".", "!", "?", ";", ":", ",", "(", ")", "\"", "[", "]", "|"].contains(&reading.word(at));
        if let Some(start) = first.filter(|_| splits || token.gap >= Gap::Line) {
            all.push(Clause { first: start, last: at - 1, opens });
            first = None;
            opens = token.gap >= Gap::Line;
        }
        if splits {
            opens |= [".", "!", "?", ":"].contains(&reading.word(at));
        } else if first.is_none() {
            first = Some(at);
        }
    }
    if let Some(start) = first {
        all.push(Clause { first: start, last: reading.count() - 1, opens });
    }
    all
}

/// Words with which people tell the assistant what to do.
const ASKS: [&str; 58] = [
    "write",
    "draft",
    "redraft",
    "suggest",
    "explain",
    "list",
    "please",
    "plan",
    "check",
    "make",
    "help",
    "how",
    "what",
    "which",
    "where",
    "when",
    "why",
    "do",
    "can",
    "could",
    "should",
    "ideas",
    "provide",
    "compare",
    "give",
    "advice",
    "matching",
    "pros",
    "structure",
    "comment",
    "summarise",
    "rewrite",
    "reword",
    "shorten",
    "turn",
    "create",
    "design",
    "outline",
    "is",
    "are",
    "would",
    "will",
    "need",
    "hi",
    "hello",
    "case",
    "email",
    "court",
    "carer's",
    "supervision",
    "private",
    "wish",
    "any",
    "thanks",
    "questions",
    "considerations",
    "prepare",
    "find",
];

impl Clause {
    /// Whether it is an instruction or a question to the assistant rather than a fact.
    pub(super) fn asks(&self, reading: &Reading<'_>) -> bool {
        self.opens && reading.is_any(self.first, &ASKS) || reading.is_mark(self.last + 1, '?')
    }

    /// Words that are neither ordinary English nor words of case recording.
    pub(super) fn rare_words(&self, reading: &Reading<'_>) -> usize {
        (self.first..=self.last).filter(|&at| is_rare(reading, at)).count()
    }

    /// Drops the words before the fact: "and he is".
    pub(super) fn without_lead(mut self, reading: &Reading<'_>) -> Self {
        let lead = ["and", "but", "so", "he", "she", "they", "who", "is", "was", "are", "has", "that", "also"];
        while self.first < self.last && reading.is_any(self.first, &lead) {
            self.first += 1;
        }
        self
    }
}

/// Endings that make another form of the same word.
const ENDINGS: [&str; 9] = ["s", "es", "ed", "d", "ing", "ly", "er", "n", "r"];

fn is_rare(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.token(at);
    let word = reading.word(at);
    if token.kind != Kind::Word || word.len() < 4 || token.case == Case::Upper || word.contains('\'') {
        return false;
    }
    if reading.has_any(
        at,
        &[
            Lex::Common,
            Lex::Kin,
            Lex::Pronouns,
            Lex::Units,
            Lex::Tens,
            Lex::Ordinals,
            Lex::Months,
            Lex::Weekdays,
            Lex::Be,
            Lex::National,
            Lex::RolesBeforeNames,
            Lex::CaseWords,
            Lex::PracticeWords,
            Lex::ChildStatus,
        ],
    ) {
        return false;
    }
    let common = |stem: &str| reading.lexicon.has(stem, Lex::Common);
    let lower = word.to_lowercase();
    let stems = ENDINGS.iter().filter_map(|ending| lower.strip_suffix(ending)).filter(|stem| stem.len() >= 3);
    !stems
        .flat_map(|stem| {
            [
                stem.to_owned(),
                format!("{stem}e"),
                stem.chars().take(stem.chars().count() - 1).collect(),
                stem.strip_suffix('i').map_or_else(String::new, |base| format!("{base}y")),
            ]
        })
        .any(|stem| common(&stem))
}
