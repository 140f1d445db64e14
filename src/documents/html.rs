//! The words of a web page, tags left out.
//!
//! A linear scan of its own: a page in the wild is rarely well formed, only the
//! words matter here, and one pass without a tree has nothing to run away with.

use quick_xml::escape::resolve_html5_entity;

use super::DocumentError;
use super::budget::Budget;
use super::draft::Draft;

/// Elements whose content is not words for a reader.
const NOT_READ: [&str; 5] = ["script", "style", "noscript", "svg", "template"];

/// Elements that end a line.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "title",
    "ul",
];

/// Writes the words of a page.
pub(super) fn read(html: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let html = html.trim_start_matches('\u{feff}');
    budget.expect(html.len() as u64);
    let mut page = Page { draft, space: false, pre: 0 };
    let mut rest = html;
    while !rest.is_empty() {
        budget.step()?;
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        page.words(text, budget)?;
        rest = page.markup(tag, budget)?;
    }
    budget.advance(html.len() as u64)
}

struct Page<'d> {
    draft: &'d mut Draft,
    /// White space stands before the next word.
    space: bool,
    pre: usize,
}

impl Page<'_> {
    /// Handles what begins with `<` and answers what follows it.
    fn markup<'t>(&mut self, text: &'t str, budget: &mut Budget<'_>) -> Result<&'t str, DocumentError> {
        let Some(after) = text.strip_prefix('<') else { return Ok(text) };
        if let Some(comment) = after.strip_prefix("!--") {
            return Ok(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        if after.starts_with(['!', '?']) {
            return Ok(after.split_once('>').map_or("", |(_, rest)| rest));
        }
        let closing = after.starts_with('/');
        let name_at = after.strip_prefix('/').unwrap_or(after);
        if !name_at.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.words("<", budget)?;
            return Ok(after);
        }
        let end = end_of_tag(name_at);
        let (tag, rest) = name_at.split_at(end);
        let rest = rest.strip_prefix('>').unwrap_or(rest);
        let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let name = tag.get(..name_end).unwrap_or("").to_ascii_lowercase();
        if NOT_READ.contains(&name.as_str()) {
            let skips = !closing && !tag.ends_with('/');
            return Ok(if skips { after_close(rest, &name) } else { rest });
        }
        self.tag(&name, tag, closing, budget)?;
        Ok(rest)
    }

    fn tag(&mut self, name: &str, tag: &str, closing: bool, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        match name {
            "br" => self.end_line(true),
            "tr" if closing => {
                self.draft.end_row();
                self.space = false;
            }
            "tr" => self.draft.begin_row(),
            "td" | "th" if closing => {
                self.draft.end_cell();
                self.space = false;
            }
            "img" => {
                self.draft.pictures += 1;
                if let Some(words) = attribute(tag, "alt").filter(|words| !words.trim().is_empty()) {
                    self.words(&format!(" [Picture: {}] ", words.trim()), budget)?;
                }
            }
            "meta" if attribute(tag, "name").is_some_and(|n| n.eq_ignore_ascii_case("author")) => {
                let author = attribute(tag, "content").unwrap_or_default();
                self.draft.labelled("Author", &decode_entities(&author), budget)?;
            }
            "a" if !closing => self.link(tag, budget)?,
            _ if BLOCKS.contains(&name) => {
                if name == "pre" {
                    self.pre = if closing { self.pre.saturating_sub(1) } else { self.pre + 1 };
                }
                self.end_line(false);
            }
            _ => {}
        }
        Ok(())
    }

    /// A mail address that only the link holds is written before its text.
    fn link(&mut self, tag: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let target = attribute(tag, "href").unwrap_or_default();
        match target.strip_prefix("mailto:") {
            Some(address) => self.words(&format!("[{}] ", decode_entities(address)), budget),
            None => Ok(()),
        }
    }

    fn end_line(&mut self, always: bool) {
        if always {
            self.draft.end_paragraph();
        } else {
            self.draft.end_paragraph_if_open();
        }
        self.space = false;
    }

    /// Writes words with white space drawn together, as a browser shows them.
    fn words(&mut self, raw: &str, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let text = decode_entities(raw);
        if self.pre > 0 {
            return self.draft.write(&text, budget);
        }
        for (i, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.space |= i > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && self.draft.is_mid_line() {
                self.draft.write(" ", budget)?;
            }
            self.space = false;
            self.draft.write(word, budget)?;
        }
        Ok(())
    }
}

/// Where a tag ends: its `>`, quotes respected, or the end of the text.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at,
            (None, b'"' | b'\'') if after_equals => quote = Some(b),
            _ => {}
        }
        after_equals = b == b'=' || (after_equals && b.is_ascii_whitespace());
    }
    // An unclosed quote must not swallow the page.
    tag.find('>').unwrap_or(tag.len())
}

/// What follows `</name…>`; nothing where it never comes.
fn after_close<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at + 2..).unwrap_or("");
        if rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.trim_end().rsplit(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'').next();
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(q @ ('"' | '\'')) => after.get(1..).unwrap_or("").split_once(q).unwrap_or((after, "")),
            _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        if key.is_some_and(|key| key.eq_ignore_ascii_case(name)) {
            return Some(value.to_owned());
        }
        rest = next;
    }
    None
}

/// Longest name of a character reference looked for, in bytes.
const LONGEST_ENTITY: usize = 32;

/// Resolves `&amp;`, `&#233;` and the named characters of HTML.
pub(super) fn decode_entities(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let name_end = after.bytes().take(LONGEST_ENTITY).position(|b| b == b';');
        let name = name_end.and_then(|end| after.get(..end));
        match name.and_then(character) {
            Some(found) => {
                decoded.push_str(&found);
                rest = after.get(name.map_or(0, str::len) + 1..).unwrap_or("");
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|&c| c != '\0').map(String::from);
    }
    resolve_html5_entity(name).map(str::to_owned)
}
