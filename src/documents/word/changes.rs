//! Tracked changes of one paragraph, written so that no word is torn apart.

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Kept,
    Inserted,
    Deleted,
}

/// The stretches of one paragraph, in order.
#[derive(Default)]
pub(super) struct Stretches {
    stretches: Vec<(Change, String)>,
}

impl Stretches {
    /// Adds text; stretches of the same kind join.
    pub(super) fn push(&mut self, change: Change, text: &str) {
        match self.stretches.last_mut() {
            Some((last, kept)) if *last == change => kept.push_str(text),
            _ => self.stretches.push((change, text.to_owned())),
        }
    }

    /// How many tracked changes there are.
    pub(super) fn changes(&self) -> u32 {
        self.stretches.iter().filter(|(change, _)| *change != Change::Kept).count() as u32
    }

    /// The paragraph as text. Whole words that changed are marked in place;
    /// where a change cuts through a word, the paragraph is written twice,
    /// because "Sm[inserted: i]th" would hide a name from the findings.
    pub(super) fn render(&self) -> String {
        if self.changes() == 0 {
            return self.all_but(&[]);
        }
        if self.cuts_a_word() {
            let (now, before) = (self.all_but(&[Change::Deleted]), self.all_but(&[Change::Inserted]));
            return format!("[now: {now}]\n[before: {before}]");
        }
        self.stretches.iter().map(|(change, text)| marked(*change, text)).collect()
    }

    fn all_but(&self, left_out: &[Change]) -> String {
        let stays = |(change, _): &&(Change, String)| !left_out.contains(change);
        self.stretches.iter().filter(stays).map(|(_, text)| text.as_str()).collect()
    }

    /// Whether two neighbours meet inside a word.
    fn cuts_a_word(&self) -> bool {
        self.stretches.windows(2).any(|pair| match pair {
            [(_, before), (_, after)] => {
                before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
                    // "old" deleted and "new" inserted in its place is no cut.
                    && !replaces(pair)
            }
            _ => false,
        }) || self.kept_parts_meet_a_change()
    }

    /// Whether a kept stretch touches letters of a change, over a replaced word.
    fn kept_parts_meet_a_change(&self) -> bool {
        self.stretches.windows(3).any(|three| match three {
            [(Change::Kept, a), (b, b_text), (c, _)] if *b != Change::Kept && *c != Change::Kept => {
                a.ends_with(char::is_alphanumeric) && b_text.starts_with(char::is_alphanumeric)
            }
            [(a, _), (b, b_text), (Change::Kept, c)] if *a != Change::Kept && *b != Change::Kept => {
                c.starts_with(char::is_alphanumeric) && b_text.ends_with(char::is_alphanumeric)
            }
            _ => false,
        })
    }
}

/// Whether one of a pair was deleted and the other inserted.
fn replaces(pair: &[(Change, String)]) -> bool {
    matches!(pair, [(Change::Deleted, _), (Change::Inserted, _)] | [(Change::Inserted, _), (Change::Deleted, _)])
}

/// A stretch with its mark; space around it stays outside the brackets.
fn marked(change: Change, text: &str) -> String {
    let word = match change {
        Change::Kept => return text.to_owned(),
        Change::Inserted => "inserted",
        Change::Deleted => "deleted",
    };
    let inner = text.trim();
    if inner.is_empty() {
        return if change == Change::Inserted { text.to_owned() } else { " ".to_owned() };
    }
    let lead = text.len() - text.trim_start().len();
    let (before, after) = (text.get(..lead).unwrap_or(""), text.get(lead + inner.len()..).unwrap_or(""));
    // Two marks side by side need a space between them.
    let after = if after.is_empty() { " " } else { after };
    format!("{before}[{word}: {inner}]{after}")
}
