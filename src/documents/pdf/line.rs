//! Strings on a page to lines of text: where a space, a tab or a line end belongs.

use crate::documents::DocumentError;
use crate::documents::budget::Budget;
use crate::documents::draft::Draft;

/// Gaps, in ems of the text: a smaller one is within a word, a larger one between columns.
const SPACE: f32 = 0.15;
const COLUMN: f32 = 1.5;
/// A step down or up of this many ems is a new line.
const LINE: f32 = 0.5;

/// A string as drawn.
pub(super) struct Drawn {
    pub(super) text: String,
    /// Where it begins and ends, along and across the direction of writing.
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    /// The size of its letters, in the same units.
    pub(super) size: f32,
}

/// The end of what was drawn last.
#[derive(Default)]
pub(super) struct Lines {
    last: Option<(f32, f32, f32)>,
}

impl Lines {
    /// Writes a string in the order it is drawn.
    pub(super) fn add(
        &mut self,
        drawn: &Drawn,
        draft: &mut Draft,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        let em = drawn.size.max(0.1);
        if let Some((x, y, size)) = self.last {
            let em = em.max(size);
            let gap = (drawn.from.0 - x) / em;
            if (drawn.from.1 - y).abs() > em * LINE || gap < -em.max(4.0) {
                draft.end_paragraph_if_open();
            } else if gap > COLUMN && draft.is_mid_line() {
                draft.write("\t", budget)?;
            } else if gap > SPACE && draft.is_mid_line() && !drawn.text.starts_with(' ') {
                draft.write(" ", budget)?;
            }
        }
        self.last = Some((drawn.to.0, drawn.to.1, em));
        if draft.is_mid_line() {
            draft.write(&drawn.text, budget)
        } else {
            draft.write(drawn.text.trim_start(), budget)
        }
    }
}
