//! Strings on a page to lines of text: where a space, a tab or a line end belongs, and which
//! lines are one paragraph, so that a name cut by the edge of the page is whole again.

use crate::documents::DocumentError;
use crate::documents::budget::Budget;
use crate::documents::draft::Draft;

/// Gaps, in ems of the text: a smaller one is within a word, a larger one between columns.
const SPACE: f32 = 0.15;
const COLUMN: f32 = 1.5;
/// A step down or up of this many ems is a new line.
const LINE: f32 = 0.5;
/// Lines of one paragraph lie at most this many ems below one another.
const LEADING: f32 = 2.2;
/// A narrower line, in ems, is a cell or an entry of a list: it is never joined to the next.
const PROSE: f32 = 12.0;
/// Most bytes held back before they are written, whatever the page.
const HELD: usize = 1 << 20;

/// A string as drawn.
pub(super) struct Drawn {
    pub(super) text: String,
    /// Where it begins and ends, along and across the direction of writing.
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    /// The size of its letters, in the same units.
    pub(super) size: f32,
}

/// One line as it stands on the page.
struct Line {
    text: String,
    left: f32,
    right: f32,
    across: f32,
    size: f32,
}

/// The lines of a page, in the order they are drawn.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
    held: usize,
}

impl Lines {
    /// Takes a string in the order it is drawn.
    pub(super) fn add(
        &mut self,
        drawn: &Drawn,
        draft: &mut Draft,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        if self.held > HELD {
            self.write(draft, budget)?;
        }
        let size = drawn.size.max(0.1);
        self.held += drawn.text.len() + size_of::<Line>();
        let Some(line) = self.lines.last_mut().filter(|line| goes_on(line, drawn)) else {
            self.lines.push(Line {
                text: drawn.text.trim_start().to_owned(),
                left: drawn.from.0,
                right: drawn.to.0,
                across: drawn.from.1,
                size,
            });
            return Ok(());
        };
        let gap = (drawn.from.0 - line.right) / line.size.max(size);
        let open = line.text.ends_with(|c: char| !c.is_whitespace());
        if gap > COLUMN && open {
            line.text.push('\t');
        } else if gap > SPACE && open && !drawn.text.starts_with(' ') {
            line.text.push(' ');
        }
        line.text.push_str(if line.text.ends_with(|c: char| !c.is_whitespace()) {
            &drawn.text
        } else {
            drawn.text.trim_start()
        });
        line.right = drawn.to.0;
        line.across = drawn.to.1;
        line.size = line.size.max(size);
        Ok(())
    }

    /// Writes the lines, paragraphs whole.
    pub(super) fn write(&mut self, draft: &mut Draft, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let lines = std::mem::take(&mut self.lines);
        self.held = 0;
        let edges = edges(&lines);
        let mut before: Option<(&Line, f32)> = None;
        for (line, edge) in lines.iter().zip(edges) {
            if line.text.trim().is_empty() {
                continue;
            }
            match before {
                Some((last, edge)) if wraps(last, line, edge) => {
                    let gap = if last.text.trim_end().ends_with('-') { "" } else { " " };
                    draft.write(gap, budget)?;
                }
                Some(_) => draft.end_paragraph_if_open(),
                None => {}
            }
            draft.write(line.text.trim_end(), budget)?;
            before = Some((line, edge));
        }
        draft.end_paragraph_if_open();
        Ok(())
    }
}

/// Whether a string goes on in the line drawn last.
fn goes_on(line: &Line, drawn: &Drawn) -> bool {
    let em = line.size.max(drawn.size);
    (drawn.from.1 - line.across).abs() <= em * LINE && (drawn.from.0 - line.right) / em >= -em.max(4.0)
}

/// Whether two lines could be of one paragraph: alike in size, one below the other, begun alike.
fn together(one: &Line, next: &Line) -> bool {
    let em = one.size.max(next.size);
    let down = (next.across - one.across).abs() / em;
    (one.size - next.size).abs() < em * 0.1 && down > LINE && down < LEADING && (one.left - next.left).abs() < em * 3.0
}

/// For each line, how far right the lines around it reach.
fn edges(lines: &[Line]) -> Vec<f32> {
    let mut edges: Vec<f32> = lines.iter().map(|line| line.right).collect();
    let mut from = 0;
    for at in 1..=lines.len() {
        let apart = match (lines.get(at - 1), lines.get(at)) {
            (Some(one), Some(next)) => !together(one, next),
            _ => true,
        };
        if apart {
            let run = edges.get_mut(from..at).unwrap_or_default();
            let edge = run.iter().copied().fold(f32::MIN, f32::max);
            run.fill(edge);
            from = at;
        }
    }
    edges
}

/// Whether a line ends only because the next word would not have fitted before `edge`.
fn wraps(line: &Line, next: &Line, edge: f32) -> bool {
    let ended = line.text.trim_end().ends_with(['.', '!', '?', ':', ';', '\u{201d}']);
    let begins = next.text.trim_start();
    let item = begins.starts_with(['•', '\u{25cf}', '\u{25e6}', '\u{2022}', '-', '\u{2013}', '*', '\t'])
        || begins.split([' ', '\t']).next().is_some_and(|word| word.ends_with(['.', ')']) && word.len() < 4);
    if ended || item || !together(line, next) || line.right - line.left < line.size * PROSE {
        return false;
    }
    let word = begins.split_whitespace().next().unwrap_or("").chars().count();
    let all = next.text.chars().count().max(1);
    // Counting letters as equally wide is near enough beside an em of play.
    let width = (next.right - next.left) * word as f32 / all as f32;
    line.right + width + line.size > edge
}
