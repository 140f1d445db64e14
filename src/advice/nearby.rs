//! The words right before and after a place in a text, and what joins two names in a list.

use crate::text::fold;

/// How much is read before and after a name, in bytes.
const WINDOW: usize = 96;

/// Whether what stands between two names joins them in a list; what is in round brackets is passed over.
pub(crate) fn joined(gap: &str) -> bool {
    if gap.len() > WINDOW {
        return false;
    }
    let plain = match (gap.find('('), gap.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &gap[..open], &gap[close + 1..]),
        _ => gap.to_owned(),
    };
    let words = tokens(&plain);
    let joins = |word: &String| {
        matches!(word.as_str(), "," | "and" | "&" | "/" | "\n" | "a" | "ac" | "aged" | "age")
            || word.bytes().all(|c| c.is_ascii_digit())
    };
    !words.is_empty() && words.iter().all(joins) && !plain.contains("\n\n")
}

pub(crate) fn tokens_before(source: &str, at: usize) -> Vec<String> {
    let mut from = at.saturating_sub(WINDOW);
    while !source.is_char_boundary(from) {
        from += 1;
    }
    let mut words = tokens(source.get(from..at).unwrap_or(""));
    let cut = source.get(..from).is_some_and(|text| text.ends_with(char::is_alphanumeric));
    if cut && !words.is_empty() {
        words.remove(0);
    }
    words
}

pub(crate) fn tokens_after(source: &str, at: usize) -> Vec<String> {
    let mut to = (at + WINDOW).min(source.len());
    while !source.is_char_boundary(to) {
        to -= 1;
    }
    tokens(source.get(at..to).unwrap_or(""))
}

/// Words in small letters, with what joins them inside; every mark by itself; a line's end as "\n".
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    let mut letters = text.chars().filter_map(fold::plain_form).flat_map(char::to_lowercase).peekable();
    while let Some(c) = letters.next() {
        let inside = c.is_alphanumeric()
            || matches!(c, '\'' | '-' | '/')
                && letters.peek().is_some_and(|next| next.is_alphanumeric())
                && (open || c == '\'');
        match all.last_mut() {
            Some(word) if inside && open => word.push(c),
            _ if inside || !c.is_whitespace() || c == '\n' => all.push(c.to_string()),
            _ => {}
        }
        open = inside;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{joined, tokens};

    #[test]
    fn words_keep_what_joins_them() {
        assert_eq!(tokens("Kelly's ex-partner, (SW)\nIt"), ["kelly's", "ex-partner", ",", "(", "sw", ")", "\n", "it"]);
        assert_eq!(tokens("'s two boys"), ["'s", "two", "boys"]);
    }

    #[test]
    fn a_list_goes_on_over_commas_and_brackets_and_ends_at_a_word() {
        assert!(joined(" (DOB 03/06/2016)\nand ") && joined(", ") && joined(" & ") && joined(", aged 4, and "));
        assert!(!joined(" rang ") && !joined(". ") && !joined(""));
    }
}
