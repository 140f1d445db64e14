//! What reading one document may cost, and how far it is.

use super::DocumentError;

/// How much one document may take. Sizes are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file read at all.
    pub input_bytes: u64,
    /// Largest sum of everything unpacked from it.
    pub unpacked_bytes: u64,
    /// Longest text taken out of it.
    pub text_bytes: u64,
    /// Deepest nesting of elements, groups or parts.
    pub depth: u32,
    /// Most parts: archive entries, mail parts, pages.
    pub parts: u32,
    /// Most steps: one step is one tag, control word, operator or object.
    pub steps: u64,
}

impl Default for Limits {
    /// Generous for anything a person writes, small beside a browser's memory.
    fn default() -> Self {
        Self {
            input_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            text_bytes: 16 << 20,
            depth: 256,
            parts: 10_000,
            steps: 50_000_000,
        }
    }
}

/// How far the reading is: `done` of `total` parts of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Work finished.
    pub done: u64,
    /// Work known of; 0 while it is not yet known.
    pub total: u64,
}

/// The answer to a [`Progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop: the result is [`DocumentError::Cancelled`].
    No,
}

/// Steps between two questions whether to go on.
const STEPS_PER_REPORT: u64 = 1 << 14;

/// What is left of the limits while one document is read.
pub(super) struct Budget<'a> {
    limits: Limits,
    progress: &'a mut dyn FnMut(Progress) -> Continue,
    at: Progress,
    unpacked: u64,
    text: u64,
    parts: u32,
    steps: u64,
}

impl<'a> Budget<'a> {
    pub(super) fn new(limits: Limits, progress: &'a mut dyn FnMut(Progress) -> Continue) -> Self {
        let at = Progress::default();
        Self { limits, progress, at, unpacked: 0, text: 0, parts: 0, steps: 0 }
    }

    /// Bytes that may still be unpacked.
    pub(super) fn unpackable(&self) -> u64 {
        self.limits.unpacked_bytes.saturating_sub(self.unpacked)
    }

    /// Counts bytes unpacked.
    pub(super) fn unpack(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.unpacked = self.unpacked.saturating_add(bytes as u64);
        over(self.unpacked > self.limits.unpacked_bytes)
    }

    /// Counts bytes of text written.
    pub(super) fn write(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.text = self.text.saturating_add(bytes as u64);
        over(self.text > self.limits.text_bytes)
    }

    /// Counts one part more.
    pub(super) fn part(&mut self) -> Result<(), DocumentError> {
        self.parts = self.parts.saturating_add(1);
        over(self.parts > self.limits.parts)
    }

    /// Counts one step, and now and then asks whether to go on.
    pub(super) fn step(&mut self) -> Result<(), DocumentError> {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS_PER_REPORT) {
            self.report()?;
        }
        over(self.steps > self.limits.steps)
    }

    /// Fails where nesting is deeper than allowed.
    pub(super) fn check_depth(&self, depth: usize) -> Result<(), DocumentError> {
        over(depth > self.limits.depth as usize)
    }

    /// Sets how much work there is.
    pub(super) fn expect(&mut self, total: u64) {
        self.at.total = total;
    }

    /// Counts finished work and asks whether to go on.
    pub(super) fn advance(&mut self, done: u64) -> Result<(), DocumentError> {
        self.at.done = (self.at.done + done).min(self.at.total);
        self.report()
    }

    /// Tells how far the reading is; stops it if so answered.
    pub(super) fn report(&mut self) -> Result<(), DocumentError> {
        match (self.progress)(self.at) {
            Continue::Yes => Ok(()),
            Continue::No => Err(DocumentError::Cancelled),
        }
    }
}

fn over(limit_passed: bool) -> Result<(), DocumentError> {
    if limit_passed { Err(DocumentError::TooLarge) } else { Ok(()) }
}
