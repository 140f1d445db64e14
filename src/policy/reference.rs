//! An organisation's own case references: patterns compiled at run time, harmless by construction.
//!
//! `regex-lite` runs in time linear in the text for any pattern. On top of that a pattern is small
//! (its program is bounded), is tried only where a word starts, and sees at most 64 characters,
//! so the worst pattern costs a bounded number of steps for each word.

use std::ops::Range;

use regex_lite::{Regex, RegexBuilder};

use super::document::Reference;
use super::problem::Trouble;

/// The most a reference may match, in characters.
const WINDOW: usize = 64;
/// The most memory that a compiled pattern may take, in bytes: some 200 steps.
const PROGRAM: usize = 8 * 1024;
/// How far a word under `near` may stand from the match, in bytes.
const NEAR: usize = 40;

/// Ordinary words: a pattern that finds most of these finds everything.
const ORDINARY: &str = "We met at home on Tuesday to talk about school, sleep and the new baby. \
    Everyone agreed what to try next, and I said that I would ring in 2 weeks.";

/// A reference pattern ready to be used.
#[derive(Clone)]
pub struct Pattern {
    regex: Regex,
    near: Vec<String>,
    name: String,
    stand_in: String,
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pattern({:?})", self.name)
    }
}

impl Pattern {
    /// Compiles `reference`, without trying its examples.
    ///
    /// # Errors
    /// What is wrong with the pattern.
    pub fn compile(reference: &Reference) -> Result<Self, Trouble> {
        let written = reference.pattern.as_str();
        let build = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(!reference.case_matters)
                .size_limit(PROGRAM)
                .nest_limit(20)
                .build()
        };
        // Compiled alone first, so that a stray bracket can't close the group put around it.
        let alone = build(written).map_err(|_| refusal(written))?;
        let regex = build(&format!("^(?:{written})")).map_err(|_| refusal(written))?;
        if alone.is_match("") || regex.is_match("") {
            return Err(Trouble::FindsEverything);
        }
        let near = reference.near.iter().map(|word| word.as_str().to_lowercase()).collect();
        let name = reference.name.as_str().to_owned();
        let stand_in = reference.stand_in.as_ref().map_or_else(|| name.clone(), |s| s.as_str().to_owned());
        Ok(Pattern { regex, near, name, stand_in })
    }

    /// Compiles `reference` and tries its examples.
    ///
    /// # Errors
    /// What is wrong, with the key it is wrong at.
    pub fn proven(reference: &Reference) -> Result<Self, (String, Trouble)> {
        let pattern = Self::compile(reference).map_err(|trouble| ("pattern".to_owned(), trouble))?;
        if reference.finds.is_empty() {
            return Err(("finds".to_owned(), Trouble::NoExample));
        }
        if pattern.near.is_empty() {
            let words = ORDINARY.split_whitespace().count();
            if pattern.find(ORDINARY).len() * 5 > words {
                return Err(("pattern".to_owned(), Trouble::FindsEverything));
            }
        }
        for (at, example) in reference.finds.iter().enumerate() {
            if pattern.find(example.as_str()).is_empty() {
                return Err((format!("finds[{at}]"), Trouble::MissesExample { number: at + 1 }));
            }
        }
        for (at, example) in reference.ignores.iter().enumerate() {
            if !pattern.find(example.as_str()).is_empty() {
                return Err((format!("ignores[{at}]"), Trouble::FindsIgnored { number: at + 1 }));
            }
        }
        Ok(pattern)
    }

    /// Where the pattern matches in `text`, as byte ranges, in order and apart.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut done = 0;
        let mut before: Option<char> = None;
        for (start, c) in text.char_indices() {
            let starts_here = match before {
                None => !c.is_whitespace(),
                Some(before) if c.is_alphanumeric() => !before.is_alphanumeric(),
                Some(before) => !c.is_whitespace() && before.is_whitespace(),
            };
            before = Some(c);
            if !starts_here || start < done {
                continue;
            }
            if let Some(end) = self.match_at(text, start) {
                found.push(start..end);
                done = end;
            }
        }
        found
    }

    fn match_at(&self, text: &str, start: usize) -> Option<usize> {
        let rest = &text[start..];
        let cut = rest.char_indices().nth(WINDOW).map_or(rest.len(), |(at, _)| at);
        let end = start + self.regex.find(&rest[..cut])?.end();
        // A match that runs into the cut may go on behind it: then it is no reference.
        let whole = end < start + cut || cut == rest.len();
        let inside_word = text[end..].chars().next().is_some_and(char::is_alphanumeric)
            && text[..end].chars().next_back().is_some_and(char::is_alphanumeric);
        (end > start && whole && !inside_word && self.is_near(text, start, end)).then_some(end)
    }

    fn is_near(&self, text: &str, start: usize, end: usize) -> bool {
        if self.near.is_empty() {
            return true;
        }
        let from = (start.saturating_sub(NEAR)..=start).find(|at| text.is_char_boundary(*at));
        let to = (end..=text.len().min(end + NEAR)).rev().find(|at| text.is_char_boundary(*at));
        let around = text[from.unwrap_or(start)..to.unwrap_or(end)].to_lowercase();
        self.near.iter().any(|word| has_word(&around, word))
    }

    /// What the organisation calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The words that stand in for it.
    #[must_use]
    pub fn stand_in(&self) -> &str {
        &self.stand_in
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Says whether a refused pattern uses what can't be done in linear time, or is wrong otherwise.
fn refusal(pattern: &str) -> Trouble {
    let back_reference =
        pattern.as_bytes().windows(2).any(|two| two[0] == b'\\' && (two[1].is_ascii_digit() || two[1] == b'k'));
    let looks = ["(?=", "(?!", "(?<=", "(?<!", "(?>"].iter().any(|look| pattern.contains(look));
    if back_reference || looks { Trouble::PatternFeature } else { Trouble::BadPattern }
}
