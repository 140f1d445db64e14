//! JSON with places: every value remembers the line it stands on.
//!
//! A policy is written by hand, by an administrator or a lecturer, so the answer to a slip must
//! name the line and say how to mend it. That is why this reader exists beside the usual ones:
//! it keeps lines, refuses a key given twice, and knows the slips people make in an editor.
//! Sizes are bounded, so no file, however hostile, costs more than its length.

use super::node::{Member, Node, Value};
use super::problem::{Problem, Trouble};

/// The largest policy read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// How deep lists and objects may nest.
pub const MAX_DEPTH: usize = 24;

/// Reads `text` as JSON.
///
/// # Errors
/// The first slip, with its line; the path of a syntax slip is the file itself (`$`).
pub fn parse(text: &str) -> Result<Node, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::new("$", 0, Trouble::TooLarge { most: MAX_BYTES / 1024 }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scanner = Scanner { rest: text, line: 1 };
    scanner.skip_space()?;
    if scanner.rest.is_empty() {
        return Err(scanner.slip(Trouble::Empty));
    }
    let node = scanner.value(0)?;
    scanner.skip_space()?;
    match scanner.peek() {
        None => Ok(node),
        Some(found) => Err(scanner.slip(Trouble::AfterTheEnd { found })),
    }
}

struct Scanner<'a> {
    rest: &'a str,
    line: u32,
}

impl Scanner<'_> {
    fn slip(&self, trouble: Trouble) -> Problem {
        Problem::new("$", self.line, trouble)
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn advance(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.rest = &self.rest[next.len_utf8()..];
        if next == '\n' {
            self.line = self.line.saturating_add(1);
        }
        Some(next)
    }

    fn skip_space(&mut self) -> Result<(), Problem> {
        while let Some(next) = self.peek() {
            match next {
                ' ' | '\t' | '\r' | '\n' => {
                    self.advance();
                }
                '/' | '#' => return Err(self.slip(Trouble::Comment)),
                _ => break,
            }
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Node, Problem> {
        if depth > MAX_DEPTH {
            return Err(self.slip(Trouble::TooDeep { most: MAX_DEPTH }));
        }
        let line = self.line;
        let value = match self.peek() {
            None => return Err(self.slip(Trouble::EndsEarly)),
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Value::Text(self.text()?),
            Some('-' | '0'..='9') => self.number()?,
            Some('\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '\'' | '`') => {
                return Err(self.slip(Trouble::OddQuotes));
            }
            Some(found) => self.word(found)?,
        };
        Ok(Node { line, value })
    }

    fn word(&mut self, found: char) -> Result<Value, Problem> {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let word = &self.rest[..end.unwrap_or(self.rest.len())];
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            "" => return Err(self.slip(Trouble::Unexpected { found })),
            _ => {
                let word = word.chars().take(30).collect();
                return Err(self.slip(Trouble::BareWord { word }));
            }
        };
        self.rest = &self.rest[word.len()..];
        Ok(value)
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
        let digits = &self.rest[..end.unwrap_or(self.rest.len())];
        let number = well_formed(digits).then(|| digits.parse::<f64>().ok()).flatten();
        match number.filter(|n| n.is_finite()) {
            Some(number) => {
                self.rest = &self.rest[digits.len()..];
                Ok(Value::Number(number))
            }
            None => Err(self.slip(Trouble::BadNumber)),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        self.advance();
        let mut items = Vec::new();
        loop {
            self.skip_space()?;
            if self.peek() == Some(']') {
                if !items.is_empty() {
                    return Err(self.slip(Trouble::TrailingComma));
                }
                self.advance();
                return Ok(Value::List(items));
            }
            items.push(self.value(depth + 1)?);
            if self.closes(']')? {
                return Ok(Value::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Problem> {
        self.advance();
        let mut members: Vec<Member> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        loop {
            self.skip_space()?;
            if self.peek() == Some('}') {
                if !members.is_empty() {
                    return Err(self.slip(Trouble::TrailingComma));
                }
                self.advance();
                return Ok(Value::Object(members));
            }
            let member = self.member(depth)?;
            if !seen.insert(member.key.clone()) {
                let key = member.key.chars().take(60).collect();
                return Err(Problem::new("$", member.line, Trouble::Twice { key }));
            }
            members.push(member);
            if self.closes('}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn member(&mut self, depth: usize) -> Result<Member, Problem> {
        let line = self.line;
        match self.peek() {
            Some('"') => {}
            None => return Err(self.slip(Trouble::EndsEarly)),
            Some('\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '\'' | '`') => {
                return Err(self.slip(Trouble::OddQuotes));
            }
            Some(_) => return Err(self.slip(Trouble::KeyWithoutQuotes)),
        }
        let key = self.text()?;
        self.skip_space()?;
        if self.peek() != Some(':') {
            return Err(self.slip(Trouble::NoColon { key: key.chars().take(60).collect() }));
        }
        self.advance();
        self.skip_space()?;
        let value = self.value(depth + 1)?;
        Ok(Member { key, line, value })
    }

    /// After an item: a comma goes on, `end` closes.
    fn closes(&mut self, end: char) -> Result<bool, Problem> {
        self.skip_space()?;
        match self.peek() {
            Some(',') => {
                self.advance();
                Ok(false)
            }
            Some(found) if found == end => {
                self.advance();
                Ok(true)
            }
            None => Err(self.slip(Trouble::EndsEarly)),
            Some(_) => Err(self.slip(Trouble::NoComma)),
        }
    }

    fn text(&mut self) -> Result<String, Problem> {
        let start = self.line;
        self.advance();
        let mut text = String::new();
        loop {
            match self.advance() {
                Some('"') => return Ok(text),
                Some('\\') => text.push(self.escape()?),
                Some(c) if c < ' ' => {
                    return Err(Problem::new("$", start, Trouble::BreakInText));
                }
                Some(c) => text.push(c),
                None => return Err(Problem::new("$", start, Trouble::TextNotClosed)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Problem> {
        let bad = self.slip(Trouble::BadEscape);
        Ok(match self.advance() {
            Some(same @ ('"' | '\\' | '/')) => same,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => return self.code_unit().ok_or(bad),
            _ => return Err(bad),
        })
    }

    /// The character of `\uXXXX`, or of a surrogate pair written as two of them.
    fn code_unit(&mut self) -> Option<char> {
        let high = self.hex4()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let low = self.hex4().filter(|low| (0xdc00..0xe000).contains(low))?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.rest = &self.rest[4..];
        u32::from_str_radix(digits, 16).ok()
    }
}

/// Whether `digits` is a number as JSON writes them (no leading zero, digits round the point).
fn well_formed(digits: &str) -> bool {
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, part) = match mantissa.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (mantissa, None),
    };
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(all_digits)
        && exponent.is_none_or(|e| all_digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}
