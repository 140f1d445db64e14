//! How many years an age that was found comes to.

use super::grammar::Reading;
use crate::rules::RuleBook;
use crate::text::Text;

/// Whole years of an age as it is written: "7", "4yo", "18 months", "eighty-one". `None` where it
/// says a span of years ("in her 40s") or none that can be read.
#[must_use]
pub fn years(written: &str, book: &RuleBook) -> Option<u32> {
    let text = Text::new(written);
    let reading = Reading::new(&text, &book.lexicon);
    let folded = text.as_str().to_lowercase();
    let (number, rest) = (0..reading.count()).find_map(|at| counted(&reading, at, &folded))?;
    let unit: String = rest.chars().skip_while(|c| !c.is_alphabetic() && *c != '/').collect();
    let any = |units: &[&str]| units.iter().any(|one| unit.starts_with(one));
    match () {
        () if rest.starts_with('+') || any(&["s", "ies"]) || any(&["ties", "teens"]) => None,
        () if any(&["mo", "mth", "/12"]) || unit == "m" => Some(number / 12),
        () if any(&["w", "/52"]) => Some(number / 52),
        () if any(&["d", "/7"]) => Some(0),
        () => Some(number),
    }
}

/// The first number of an age and what stands after it, touching or not.
fn counted<'t>(reading: &Reading<'_>, at: usize, folded: &'t str) -> Option<(u32, &'t str)> {
    let span = reading.span(at, at);
    let digits = folded.get(span.start..)?.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let end = span.start + digits;
        return Some((folded.get(span.start..end)?.parse().ok()?, folded.get(end..)?));
    }
    let (number, next) = reading.cardinal_words(at)?;
    Some((number, folded.get(reading.span(next - 1, next - 1).end..)?))
}
