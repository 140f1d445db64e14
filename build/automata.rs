//! Patterns compiled to automata. One automaton for all of them has a state for every way in which
//! two can run side by side; a few automata, each of patterns that get on, take a quarter of that.

use regex_automata::{MatchKind, dfa::StartKind, dfa::dense, util::syntax};

use crate::Outcome;
use crate::rules::book::Automaton;
use crate::rules::recogniser::Pattern;

/// How many automata: a fifth would save little, and each is tried at every place.
const GROUPS: usize = 4;

/// A pattern as it was written, and what the program needs to know of it.
pub(crate) struct Shape {
    pub(crate) regex: String,
    pub(crate) pattern: Pattern,
}

/// Puts the largest pattern first, and each further one where it adds least.
pub(crate) fn group(shapes: Vec<Shape>) -> Outcome<Vec<Automaton>> {
    let mut sized = Vec::new();
    for shape in shapes {
        sized.push((compile(&[&shape.regex], false)?.len(), shape));
    }
    sized.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let mut groups: Vec<(Vec<Shape>, usize)> = (0..GROUPS).map(|_| (Vec::new(), 0)).collect();
    for (_, shape) in sized {
        let mut best: Option<(usize, usize, usize)> = None;
        for (at, (group, size)) in groups.iter().enumerate() {
            let together: Vec<&str> = group.iter().chain([&shape]).map(|shape| shape.regex.as_str()).collect();
            let grown = compile(&together, false)?.len();
            if best.is_none_or(|(least, ..)| grown - size < least) {
                best = Some((grown - size, at, grown));
            }
        }
        if let Some((_, at, grown)) = best {
            groups[at].0.push(shape);
            groups[at].1 = grown;
        }
    }
    let automaton = |(group, _): (Vec<Shape>, usize)| -> Outcome<Automaton> {
        let regexes: Vec<&str> = group.iter().map(|shape| shape.regex.as_str()).collect();
        let bytes = compile(&regexes, true)?;
        Ok(Automaton { bytes, patterns: group.into_iter().map(|shape| shape.pattern).collect() })
    };
    groups.into_iter().filter(|(group, _)| !group.is_empty()).map(automaton).collect()
}

/// One anchored automaton that reports every pattern that matches.
fn compile(regexes: &[&str], smallest: bool) -> Outcome<Vec<u8>> {
    let dense = dense::Builder::new()
        .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored).minimize(smallest))
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build_many(regexes)?;
    Ok(dense.to_sparse()?.to_bytes_little_endian())
}
