//! What the chat already knows is found wherever it stands: a name, a number or an address that
//! was hidden once is hidden again, in every form, whatever the words around it say.

use std::collections::HashSet;

use super::names;
use super::pseudonym::{FAMILY, PERSON, PseudonymMap};
use super::restore::Restorer;
use super::stand_in::BRACKETS;
use crate::findings::{Evidence, Finding, Recognisers};
use crate::rules::book::WATCHED;
use crate::rules::wording::Wording;
use crate::rules::{Label, RuleBook, Sensitivity};
use crate::text::Span;
use crate::text::order;

/// What is found in a text of a chat: nothing inside our own stand-ins, nothing that is not a name
/// here, and everything that the chat already hides.
pub(crate) fn in_chat(
    mut found: Vec<Finding>,
    source: &str,
    map: &PseudonymMap,
    (book, wording): (&RuleBook, &Wording),
    recognisers: &Recognisers<'_>,
) -> Vec<Finding> {
    let alone = |finding: &Finding| {
        let named =
            !matches!(finding.label, Label::NhsNumber | Label::Nino | Label::IdCode | Label::Phone | Label::Email);
        named && source.get(finding.span.start..finding.span.end).is_some_and(|words| map.leaves_alone(words))
    };
    found.retain(|finding| map.not_names.is_empty() || !alone(finding));
    sweep(source, &mut found, map, book, recognisers);
    join_neighbours(source, &mut found);
    if source.contains(BRACKETS.map(|(open, _)| open)) {
        let ours: Vec<Span> =
            Restorer::of(map, book, wording).bracketed(source).iter().map(|place| place.span).collect();
        found.retain(|finding| !ours.iter().any(|span| span.overlaps(finding.span)));
        return super::pseudonym::without_stand_ins(found, source, wording);
    }
    found
}

/// Adds to `found` (in order, without overlaps) what `map` and `found` itself know by name.
pub(crate) fn sweep(
    source: &str,
    found: &mut Vec<Finding>,
    map: &PseudonymMap,
    book: &RuleBook,
    recognisers: &Recognisers<'_>,
) {
    let mut more = Vec::new();
    name_parts(source, found, map, book, recognisers, &mut more);
    whole_words(source, map, book, recognisers, &mut more);
    numbers(source, found, map, book, &mut more);
    order::by(&mut more, |finding: &Finding| (order::up(finding.span.start), order::down(finding.span.end)));
    for finding in more {
        let at = found.partition_point(|other| other.span.end <= finding.span.start);
        let clear = found.get(at).is_none_or(|next| next.span.start >= finding.span.end);
        if clear && !joined(source, found, at, &finding) {
            found.insert(at, finding);
        }
    }
}

/// Two names with nothing but a space between, each one word, are forename and surname of one person.
fn join_neighbours(source: &str, found: &mut Vec<Finding>) {
    let word = |one: &Finding| {
        let name = source.get(one.span.start..one.span.end).unwrap_or("");
        let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
        one.label == Label::Person && letters && name.starts_with(char::is_uppercase)
    };
    found.dedup_by(|next, last| {
        let one = word(last) && word(next) && source.get(last.span.end..next.span.start) == Some(" ");
        if one {
            last.span.end = next.span.end;
            last.role = last.role.or(next.role);
        }
        one
    });
}

/// A part of a name right beside a name belongs to it: "Jade" found and "Harper" known are "Jade Harper".
fn joined(source: &str, found: &mut [Finding], at: usize, part: &Finding) -> bool {
    let large = |span: Span| source.get(span.start..span.end).is_some_and(|word| word.starts_with(char::is_uppercase));
    let beside = |one: &Finding, first: Span, last: Span| {
        let gap = matches!(source.get(first.end..last.start), Some(" " | "\u{a0}" | "-"));
        gap && one.label == Label::Person && part.label == Label::Person && large(first) && large(last)
    };
    if let Some(before) =
        at.checked_sub(1).and_then(|at| found.get_mut(at)).filter(|one| beside(one, one.span, part.span))
    {
        before.span.end = part.span.end;
        return true;
    }
    if let Some(after) = found.get_mut(at).filter(|one| beside(one, part.span, one.span)) {
        after.span.start = part.span.start;
        return true;
    }
    false
}

/// A finding for something known, after the model of one like it.
fn finding(span: Span, entity: &str, like: Option<&Finding>, book: &RuleBook) -> Finding {
    let number = book.entity(entity).unwrap_or(WATCHED);
    let head = book.recognisers.get(usize::from(number)).map(|rule| &rule.head);
    Finding {
        span,
        entity: number,
        label: head.map_or(if entity == FAMILY { Label::Person } else { Label::Other }, |head| head.label),
        score: 0.9,
        sensitivity: head.map_or(Sensitivity::High, |head| head.sensitivity),
        evidence: Evidence { elsewhere: true, ..Evidence::default() },
        person: like.and_then(|like| like.person),
        role: like.and_then(|like| like.role),
    }
}

/// Parts of names that are nothing but names, in any letters: "HARPER", "harper's".
fn name_parts(
    source: &str,
    found: &[Finding],
    map: &PseudonymMap,
    book: &RuleBook,
    recognisers: &Recognisers<'_>,
    more: &mut Vec<Finding>,
) {
    let here = found.iter().filter(|finding| finding.label == Label::Person);
    let here = here.filter_map(|finding| source.get(finding.span.start..finding.span.end));
    let before =
        map.pairings.iter().filter(|pairing| pairing.entity == PERSON).map(|pairing| pairing.original.as_str());
    // Names that are words too count only with a large letter that no sentence gave them.
    let (mut known, mut words_too): (HashSet<String>, HashSet<String>) = Default::default();
    for name in here.chain(before) {
        let parts = names::words(name).into_iter().flat_map(|word| {
            let pieces: Vec<String> = word.split('-').map(str::to_owned).collect();
            pieces.into_iter().chain(std::iter::once(word))
        });
        for part in parts.filter(|part| part.chars().count() > 2) {
            let set = if recognisers.is_ordinary(&part) { &mut words_too } else { &mut known };
            set.insert(part);
        }
    }
    if known.is_empty() && words_too.is_empty() {
        return;
    }
    let like = |word: &str| {
        let same = |finding: &&Finding| {
            let name = source.get(finding.span.start..finding.span.end).unwrap_or("");
            finding.label == Label::Person && names::words(name).iter().any(|known| known == word)
        };
        found.iter().find(same)
    };
    let all_shouted = !source.chars().any(char::is_lowercase);
    for span in words(source).into_iter().filter(|span| !covered(found, *span)) {
        let text = source.get(span.start..span.end).unwrap_or("");
        for word in names::words(text) {
            let whole = Span::new(span.start, span.start + possessive_cut(text));
            let large = text.starts_with(char::is_uppercase) && text.chars().skip(1).any(char::is_lowercase);
            // One word shouted among others is meant, wherever it stands: "JADE told me".
            let shouted = text.chars().count() > 2 && !text.chars().any(char::is_lowercase) && !all_shouted;
            let told = words_too.contains(&word) && (shouted || (large && !opens_sentence(source, span)));
            if (told || known.contains(&word)) && !map.leaves_alone(&word) {
                more.push(finding(whole, PERSON, like(&word), book));
            }
        }
    }
}

/// The length of a word without its possessive.
fn possessive_cut(word: &str) -> usize {
    let cut = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    cut.map_or(word.len(), str::len)
}

fn covered(found: &[Finding], span: Span) -> bool {
    let at = found.partition_point(|other| other.span.end <= span.start);
    found.get(at).is_some_and(|other| other.span.start < span.end)
}

/// Words with inner apostrophes and hyphens.
fn words(source: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut letters = source.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let joins = matches!(c, '\'' | '’' | '-') && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        match spans.last_mut() {
            Some(span) if span.end == at && (c.is_alphabetic() || joins) => span.end = at + c.len_utf8(),
            _ if c.is_alphabetic() => spans.push(Span::new(at, at + c.len_utf8())),
            _ => {}
        }
    }
    spans
}

/// Everything in the map with letters in it, as it was written: names that a person added,
/// addresses, handles. Not for a word in small letters where the name has a large one.
fn whole_words(
    source: &str,
    map: &PseudonymMap,
    book: &RuleBook,
    recognisers: &Recognisers<'_>,
    more: &mut Vec<Finding>,
) {
    if map.pairings.is_empty() {
        return;
    }
    let small = source.to_lowercase();
    let same_length = small.len() == source.len();
    for pairing in map.pairings.iter().filter(|pairing| pairing.original.chars().any(char::is_alphabetic)) {
        let exact = !same_length || pairing.original.chars().count() < 4 || !pairing.original.contains(' ');
        let (text, wanted) =
            if exact { (source, pairing.original.clone()) } else { (small.as_str(), pairing.original.to_lowercase()) };
        for (start, _) in text.match_indices(&wanted).filter(|_| pairing.original.chars().count() > 1) {
            let span = Span::new(start, start + wanted.len());
            let word = !pairing.original.contains(' ') && recognisers.is_ordinary(&pairing.original);
            if stands_alone(source, span)
                && !map.leaves_alone(&pairing.original)
                && !(word && opens_sentence(source, span))
            {
                more.push(finding(span, &pairing.entity, None, book));
            }
        }
    }
}

/// Whether a large letter here may be there only because a sentence begins.
fn opens_sentence(source: &str, span: Span) -> bool {
    let before = source.get(..span.start).unwrap_or("").trim_end_matches([' ', '"', '“', '\'', '*', '-', '\t']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '\r'])
}

fn stands_alone(source: &str, span: Span) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    edge(source.get(..span.start).and_then(|text| text.chars().next_back()))
        && edge(source.get(span.end..).and_then(|text| text.chars().next()))
}

/// Numbers that were found once, with other spaces and marks between their figures.
fn numbers(source: &str, found: &[Finding], map: &PseudonymMap, book: &RuleBook, more: &mut Vec<Finding>) {
    let figures = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let long = |text: &str| !text.chars().any(char::is_alphabetic) && figures(text).len() >= 6;
    let here =
        found.iter().filter_map(|one| Some((source.get(one.span.start..one.span.end)?, book.entity_name(one.entity))));
    let before = map.pairings.iter().map(|pairing| (pairing.original.as_str(), pairing.entity.as_str()));
    let dated = |entity: &str| matches!(entity, "date" | "birth_date");
    let known: Vec<(String, &str)> = here
        .chain(before)
        .filter(|(text, entity)| long(text) && !dated(entity))
        .map(|(text, entity)| (figures(text), entity))
        .collect();
    if known.is_empty() {
        return;
    }
    for span in figure_runs(source) {
        let here = figures(source.get(span.start..span.end).unwrap_or(""));
        if let Some((_, entity)) = known.iter().find(|(number, _)| *number == here) {
            more.push(finding(span, entity, None, book));
        }
    }
}

/// Runs of figures with single spaces and marks between them.
fn figure_runs(source: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, _) in source.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run)
                if at - run.end <= 1
                    && (at == run.end || matches!(source.as_bytes()[run.end], b' ' | b'-' | b'.' | b'/')) =>
            {
                run.end = at + 1;
            }
            _ => runs.push(Span::new(at, at + 1)),
        }
    }
    runs
}
