//! Plain text, Markdown and tables in plain text.

use super::DocumentError;
use super::budget::Budget;
use super::draft::Draft;

/// Reads text as it is; only line ends are made alike.
pub(super) fn read(text: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    budget.expect(text.len() as u64);
    // Old Macintosh files end lines with a return alone.
    draft.write(&text.replace("\r\n", "\n").replace('\r', "\n"), budget)?;
    budget.advance(text.len() as u64)
}

/// Reads comma, semicolon or tab separated cells (RFC 4180 quoting).
pub(super) fn read_csv(text: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    budget.expect(text.len() as u64);
    let separator = separator_of(text);
    let mut rest = text;
    while !rest.is_empty() {
        draft.begin_row();
        loop {
            budget.step()?;
            let (cell, after) = take_cell(rest, separator);
            write_cell(&cell, draft, budget)?;
            draft.end_cell();
            rest = after;
            if let Some(next) = rest.strip_prefix(separator) {
                rest = next;
            } else {
                break;
            }
        }
        draft.end_row();
        rest = rest.strip_prefix('\r').unwrap_or(rest);
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    budget.advance(text.len() as u64)
}

fn write_cell(cell: &str, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
    for line in cell.lines() {
        draft.write(line.trim_end(), budget)?;
        draft.end_paragraph();
    }
    Ok(())
}

/// The separator that the first line uses most.
fn separator_of(text: &str) -> char {
    let line = text.lines().next().unwrap_or("");
    let count = |c: char| line.matches(c).count();
    [';', '\t', '|'].into_iter().fold(',', |best, c| if count(c) > count(best) { c } else { best })
}

/// One cell and what follows it: a separator, a line end or nothing.
fn take_cell(text: &str, separator: char) -> (String, &str) {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([separator, '\r', '\n']).unwrap_or(text.len());
        let (cell, rest) = text.split_at(end);
        return (cell.to_owned(), rest);
    };
    let mut cell = String::new();
    while let Some((before, after)) = rest.split_once('"') {
        cell.push_str(before);
        rest = after;
        match rest.strip_prefix('"') {
            Some(doubled) => {
                cell.push('"');
                rest = doubled;
            }
            None => {
                // Whatever stands between the closing quote and the separator is kept.
                let end = rest.find([separator, '\r', '\n']).unwrap_or(rest.len());
                let (stray, after) = rest.split_at(end);
                cell.push_str(stray);
                return (cell, after);
            }
        }
    }
    cell.push_str(rest);
    (cell, "")
}
