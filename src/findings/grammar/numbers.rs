//! Numbers as people write and say them.

use super::reading::Reading;
use crate::rules::lexicon::Lex;
use crate::text::Kind;

const UNITS: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [(&str, u32); 9] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const ORDINALS: [(&str, u32); 21] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// A number found at a token: its value and the token after it.
pub(crate) type Counted = Option<(u32, usize)>;

impl Reading<'_> {
    /// A cardinal in words, 1 to 99: "three", "ninety-one", "eighty eight".
    pub(crate) fn cardinal_words(&self, at: usize) -> Counted {
        if self.has(at, Lex::Units) {
            return UNITS
                .iter()
                .position(|word| self.is(at, word))
                .and_then(|place| u32::try_from(place + 1).ok())
                .map(|n| (n, at + 1));
        }
        if !self.has(at, Lex::Tens) {
            return None;
        }
        let tens = TENS.iter().find(|(word, _)| self.is(at, word))?.1;
        let next = self.after_hyphen(at + 1);
        match self.follows(next).then(|| UNITS[..9].iter().position(|word| self.is(next, word))).flatten() {
            Some(unit) => Some((tens + u32::try_from(unit).unwrap_or(0) + 1, next + 1)),
            None => Some((tens, at + 1)),
        }
    }

    /// A cardinal in digits (at most three) or words.
    pub(crate) fn cardinal(&self, at: usize) -> Counted {
        let digits = self.number(at).filter(|_| self.word(at).len() <= 3).map(|n| (n, at + 1));
        digits.or_else(|| self.cardinal_words(at))
    }

    /// A day of the month: "8", "8th", "twenty-first".
    pub(crate) fn day(&self, at: usize) -> Counted {
        let day = self.number(at).filter(|_| self.word(at).len() <= 2).map(|n| (n, at + 1));
        day.or_else(|| self.ordinal(at)).filter(|&(n, _)| (1..=31).contains(&n))
    }

    /// "8th", "21st", "fourteenth", "twenty first".
    pub(crate) fn ordinal(&self, at: usize) -> Counted {
        if self.token(at).kind == Kind::Mixed {
            let word = self.word(at);
            let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
            let suffix = word.get(digits..).unwrap_or("");
            let known = ["st", "nd", "rd", "th"].iter().any(|ending| suffix.eq_ignore_ascii_case(ending));
            return known.then(|| word.get(..digits)?.parse().ok().map(|n| (n, at + 1))).flatten();
        }
        if self.has(at, Lex::Ordinals) {
            return ORDINALS.iter().find(|(word, _)| self.is(at, word)).map(|&(_, n)| (n, at + 1));
        }
        let tens = self.has(at, Lex::Tens).then(|| TENS.iter().find(|(word, _)| self.is(at, word))).flatten()?.1;
        let next = self.after_hyphen(at + 1);
        let unit = ORDINALS[..9].iter().find(|(word, _)| self.is(next, word))?.1;
        Some((tens + unit, next + 1))
    }

    /// A year: "1963", "'09", "twenty eighteen", "nineteen eighty eight", "two thousand and five".
    pub(crate) fn year(&self, at: usize) -> Counted {
        if let Some(year) = self.four_digit_year(at) {
            return Some((year, at + 1));
        }
        if self.is_mark(at, '\'')
            && self.touches(at + 1)
            && self.token(at + 1).kind == Kind::Number
            && self.word(at + 1).len() == 2
        {
            return self.number(at + 1).map(|n| (if n < 40 { 2000 + n } else { 1900 + n }, at + 2));
        }
        if self.is(at, "two") && self.is(at + 1, "thousand") {
            let next = if self.is(at + 2, "and") { at + 3 } else { at + 2 };
            return self.cardinal_words(next).map_or(Some((2000, at + 2)), |(n, end)| Some((2000 + n, end)));
        }
        let century = if self.is(at, "nineteen") {
            1900
        } else if self.is(at, "twenty") {
            2000
        } else {
            return None;
        };
        let (rest, end) = self.cardinal_words(self.after_hyphen(at + 1)).filter(|&(n, _)| n >= 10)?;
        Some((century + rest, end))
    }

    /// "1900" to "2039" in digits.
    pub(crate) fn four_digit_year(&self, at: usize) -> Option<u32> {
        (self.word(at).len() == 4).then(|| self.number(at)).flatten().filter(|year| (1900..2040).contains(year))
    }

    /// The token after a touching hyphen at `at`, or `at` itself.
    pub(crate) fn after_hyphen(&self, at: usize) -> usize {
        if self.is_mark(at, '-') && self.touches(at) && self.touches(at + 1) { at + 1 } else { at }
    }
}
