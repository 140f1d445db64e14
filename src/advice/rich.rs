//! Names back in rich text: the words of HTML are read across its tags, and only they change.

use super::restore::{Restored, Restorer};

/// Tags after which a new line of words begins.
const BREAKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "hr",
    "section",
    "article",
    "dt",
    "dd",
];

/// Characters that HTML writes with a name or a number.
const NAMED: &[(&str, char)] = &[
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&apos;", '\''),
    ("&#39;", '\''),
    ("&nbsp;", '\u{a0}'),
    ("&#160;", '\u{a0}'),
    ("&#91;", '['),
    ("&#93;", ']'),
];

/// The words of some HTML, and for each of their characters its bytes there.
#[derive(Default)]
struct Words {
    text: String,
    /// Byte of the text and bytes of the HTML; nothing for a break that a tag made.
    places: Vec<(usize, Option<(usize, usize)>)>,
}

impl Words {
    fn of(html: &str) -> Self {
        let mut words = Self::default();
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(length) = tag(rest) {
                words.enter_tag(&rest[..length]);
                at += length;
                continue;
            }
            let named = NAMED.iter().find(|(name, _)| rest.starts_with(name));
            let first = rest.chars().next().unwrap_or(' ');
            let (length, character) = named.map_or((first.len_utf8(), first), |(name, c)| (name.len(), *c));
            words.places.push((words.text.len(), Some((at, at + length))));
            words.text.push(character);
            at += length;
        }
        words
    }

    fn enter_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']);
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        if BREAKS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            self.places.push((self.text.len(), None));
            self.text.push('\n');
        }
    }
}

/// The length of a tag or a comment that begins here.
fn tag(rest: &str) -> Option<usize> {
    let begins = rest.starts_with('<')
        && rest.as_bytes().get(1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next));
    if !begins {
        return None;
    }
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    Some(rest.len())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Restorer<'_> {
    /// HTML with everything that is known put back; tags stay as they are.
    #[must_use]
    pub fn restore_html(&self, html: &str) -> Restored {
        let words = Words::of(html);
        let places = self.places(&words.text);
        let given = self.give(&places);
        let (mut out, mut done) = (String::with_capacity(html.len()), 0);
        for (place, name) in places.iter().zip(&given) {
            let inside = words.places.iter().filter(|(at, _)| (place.span.start..place.span.end).contains(at));
            let mut pieces = inside.filter_map(|(_, bytes)| *bytes);
            let Some((first, end)) = pieces.next() else { continue };
            out.push_str(html.get(done..first).unwrap_or(""));
            out.push_str(&escaped(name));
            done = end;
            for (start, end) in pieces {
                out.push_str(html.get(done..start).unwrap_or(""));
                done = end;
            }
        }
        out.push_str(html.get(done..).unwrap_or(""));
        Restored { text: out, count: places.len() }
    }
}
