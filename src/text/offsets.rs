//! Bytes to UTF-16 units (views) or Unicode code points (the command line): converted here,
//! once, in a single pass over the text.

use super::Span;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as in JavaScript strings.
    Utf16,
    /// Unicode code points.
    CodePoints,
}

/// Converts byte spans over `source` to `unit`, keeping their order. A byte inside a
/// character counts as that character's beginning; a byte past the end as the end.
#[must_use]
pub fn convert(source: &str, spans: &[Span], unit: Unit) -> Vec<Span> {
    let mut places: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    places.sort_unstable();
    places.dedup();
    let counts = count_at(source, &places, unit);
    let look_up = |at: usize| places.binary_search(&at).ok().and_then(|index| counts.get(index)).copied().unwrap_or(0);
    spans.iter().map(|span| Span::new(look_up(span.start), look_up(span.end))).collect()
}

fn count_at(source: &str, places: &[usize], unit: Unit) -> Vec<usize> {
    if source.is_ascii() {
        return places.iter().map(|&place| place.min(source.len())).collect();
    }
    let mut counts = Vec::with_capacity(places.len());
    let mut count = 0;
    for (at, character) in source.char_indices() {
        while places.get(counts.len()).is_some_and(|&place| place < at + character.len_utf8()) {
            counts.push(count);
        }
        count += if unit == Unit::Utf16 { character.len_utf16() } else { 1 };
    }
    counts.resize(places.len(), count);
    counts
}
