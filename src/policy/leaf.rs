//! The small values of a policy: lines of words, hosts, links, days. Each refuses what it can't be.

use super::node::{Node, Value};
use super::problem::Trouble;
use super::read::{Readable, Reader};
use super::shape::Shape;

macro_rules! text_leaf {
    (
        $(#[doc = $doc:literal])+
        $name:ident, most $most:literal, list $list:literal, pattern $pattern:expr, example $example:literal, check $check:expr
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(leaf: $name) -> String {
                leaf.0
            }
        }

        impl Readable for $name {
            const MOST: usize = $list;

            fn shape() -> Shape {
                Shape::Text { most: $most, pattern: $pattern, example: $example }
            }

            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                let text = reader.text(node, $most)?;
                let check: fn(&str) -> Result<String, Trouble> = $check;
                match check(&text) {
                    Ok(text) => Some($name(text)),
                    Err(trouble) => reader.refuse(node, trouble),
                }
            }
        }
    };
}

text_leaf! {
    /// One line of words.
    Line, most 200, list 2000, pattern None, example "Northmere Council",
    check |text| Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

text_leaf! {
    /// A paragraph or two.
    Prose, most 2000, list 100, pattern None, example "Talk to your practice educator first.",
    check |text| Ok(text.to_owned())
}

text_leaf! {
    /// A short identifier: small letters, digits and hyphens.
    Id, most 60, list 200, pattern Some("^[a-z0-9][a-z0-9-]*$"), example "early-help-team",
    check |text| {
        let fine = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fine && !text.starts_with('-') { Ok(text.to_owned()) } else { Err(Trouble::NotAName) }
    }
}

text_leaf! {
    /// A host, or `*.` and a host for everything below it.
    HostPattern, most 253, list 200,
    pattern Some("^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$"), example "copilot.northmere.example",
    check |text| host_pattern(text)
}

text_leaf! {
    /// A link that starts with `https://` or `mailto:`.
    Link, most 500, list 50, pattern Some("^(https://|mailto:)[^ ]+$"), example "https://intranet.northmere.example/ai",
    check |text| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("mailto:"));
        let fine = rest.is_some_and(|rest| !rest.is_empty())
            && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`'));
        if fine { Ok(text.to_owned()) } else { Err(Trouble::NotALink) }
    }
}

text_leaf! {
    /// A day, as year, month and day.
    Day, most 10, list 50, pattern Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), example "2027-03-31",
    check |text| if is_day(text) { Ok(text.to_owned()) } else { Err(Trouble::NotADate) }
}

text_leaf! {
    /// A CSS selector.
    Selector, most 300, list 40, pattern None, example "div[contenteditable='true']",
    check |text| if is_selector(text) { Ok(text.to_owned()) } else { Err(Trouble::NotASelector) }
}

text_leaf! {
    /// A name, place or word to watch for or to leave alone. Never printed by `Debug`.
    Watched, most 100, list 5000, pattern None, example "Larkfield House",
    check |text| Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

macro_rules! shown {
    ($($name:ident),*) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }
    )* };
}
shown!(Line, Prose, Id, HostPattern, Link, Day, Selector);

impl std::fmt::Debug for Watched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watched(…)")
    }
}

impl HostPattern {
    /// How closely this fits `host`: `None` for not at all, otherwise the more the closer.
    ///
    /// An exact host fits closer than any `*.` pattern, a longer pattern closer than a shorter.
    #[must_use]
    pub fn fit(&self, host: &str) -> Option<usize> {
        match self.0.strip_prefix("*.") {
            None => (self.0 == host).then_some(usize::MAX),
            Some(domain) => {
                let above = host.strip_suffix(domain)?;
                (above.is_empty() || above.ends_with('.')).then_some(domain.len())
            }
        }
    }
}

/// A host as the browser gives it: small letters, no port, no final dot.
#[must_use]
pub fn plain_host(host: &str) -> String {
    let host = host.split(':').next().unwrap_or_default();
    host.trim_end_matches('.').to_ascii_lowercase()
}

fn host_pattern(text: &str) -> Result<String, Trouble> {
    let not_a_host = || Trouble::NotAHost { word: text.chars().take(60).collect() };
    let lower = text.to_ascii_lowercase();
    let (below, host) = match lower.strip_prefix("*.") {
        Some(host) => (true, host),
        None => (false, lower.as_str()),
    };
    let labels: Vec<&str> = host.split('.').collect();
    let fine = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let numeric = labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
    if numeric || !labels.iter().all(fine) || (labels.len() < 2 && host != "localhost") {
        return Err(not_a_host());
    }
    if below && is_public_suffix(&labels) {
        return Err(Trouble::HostTooWide { host: lower.clone() });
    }
    Ok(lower)
}

/// Whether everything below these labels belongs to everybody: `com`, `ac.uk`, `co.uk` and so on.
fn is_public_suffix(labels: &[&str]) -> bool {
    let second = ["co", "ac", "gov", "org", "nhs", "sch", "com", "net", "edu", "police", "ltd", "plc", "me"];
    match labels {
        [_] => true,
        [second_level, country] => country.len() == 2 && second.contains(second_level),
        _ => false,
    }
}

fn is_day(text: &str) -> bool {
    day_number(text).is_some()
}

/// The day as a number that grows by one each day of a month, for comparing only.
fn day_number(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let part = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (year >= 2000 && (1..=longest).contains(&day)).then_some(year * 400 + month * 32 + day)
}

impl Day {
    /// The day written so, if it is one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        is_day(text).then(|| Day(text.to_owned()))
    }
}

/// A selector we can hand to the page: balanced, and nothing that ends a style sheet or a tag.
fn is_selector(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut quote: Option<char> = None;
    for c in text.chars() {
        match (quote, c) {
            (_, '\n') => return false,
            (Some(q), _) => quote = (c != q).then_some(q),
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '}' | '<' | ';' | '@' | '\\') => return false,
            (None, '[' | '(') => open.push(c),
            (None, ']') if open.pop() != Some('[') => return false,
            (None, ')') if open.pop() != Some('(') => return false,
            _ => {}
        }
    }
    open.is_empty() && quote.is_none() && !text.ends_with([',', '>', '+', '~'])
}

/// A whole number from `LEAST` to `MOST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Whole<const LEAST: i64, const MOST: i64>(pub i64);

impl<const LEAST: i64, const MOST: i64> Readable for Whole<LEAST, MOST> {
    fn shape() -> Shape {
        Shape::Whole { least: LEAST, most: MOST }
    }

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Number(number) = node.value else {
            return reader.wrong_type(node, "number");
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // both ends are small
        let whole = (number.fract() == 0.0 && number >= LEAST as f64 && number <= MOST as f64).then_some(number as i64);
        match whole {
            Some(whole) => Some(Whole(whole)),
            None => reader.refuse(node, Trouble::OutOfRange { least: LEAST, most: MOST }),
        }
    }
}
