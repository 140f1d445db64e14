//! "Did you mean …?": the nearest known word to one that is not known.

/// The word of `known` nearest to `given`, when it is near enough to be what was meant.
///
/// Near is at most one slip in every three letters, counting a swap of neighbours as one
/// (Damerau and Levenshtein's distance in its "optimal string alignment" form), and letters
/// compared without case, hyphens, underscores or spaces.
#[must_use]
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bare_given = bare(given);
    if bare_given.is_empty() || bare_given.len() > 60 {
        return None;
    }
    let mut best: Option<(usize, &'a str)> = None;
    for word in known {
        let bare_word = bare(word);
        let slips = distance(&bare_given, &bare_word);
        let allowed = bare_given.len().max(bare_word.len()).div_ceil(3);
        if slips <= allowed && best.is_none_or(|(fewest, _)| slips < fewest) {
            best = Some((slips, word));
        }
    }
    best.map(|(_, word)| word)
}

fn bare(word: &str) -> Vec<char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &to) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(from != to)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["tools", "verdicts", "contacts", "firstRun"];
        assert_eq!(nearest("verdict", known), Some("verdicts"));
        assert_eq!(nearest("first_run", known), Some("firstRun"));
        assert_eq!(nearest("tosol", known), Some("tools"));
    }

    #[test]
    fn a_word_that_is_like_none_gets_no_suggestion() {
        assert_eq!(nearest("telemetry", ["tools", "verdicts"]), None);
        assert_eq!(nearest("", ["tools"]), None);
    }
}
