//! Steps: what is going on, how long each took, what came of it, and the sum at the end.

use crate::process;
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// What a step counted. A step that only passes or fails counts one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// One thing, and it passed.
    pub(crate) const ONE: Self = Self { passed: 1, failed: 0 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// A run of named steps. A failed step does not stop the ones after it; the end does.
pub(crate) struct Steps {
    began: Instant,
    planned: usize,
    done: usize,
    tally: Tally,
    failures: Vec<String>,
}

impl Steps {
    /// A run of `planned` steps; the number is only for the progress shown.
    pub(crate) fn new(planned: usize) -> Self {
        Self { began: Instant::now(), planned, done: 0, tally: Tally::default(), failures: Vec::new() }
    }

    /// Does one thing and says how long it took. Returns whether it passed.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) -> bool {
        self.done += 1;
        println!("[{:>2}/{}] {name}", self.done, self.planned);
        let began = Instant::now();
        match work() {
            Ok(tally) => {
                self.tally.add(tally);
                println!("        {:>6}  {}", seconds(began.elapsed()), counted(tally));
                true
            }
            Err(error) => {
                // What is shown of a long log is its end; what is counted is all of it.
                let log = std::fs::read_to_string(process::log_path(name)).unwrap_or_default();
                let tally = tally_of(&log).unwrap_or_default();
                self.tally.passed += tally.passed;
                self.tally.failed += tally.failed.max(1);
                println!("        {:>6}  FAILED\n\n{error:#}\n", seconds(began.elapsed()));
                self.failures.push(name.to_owned());
                false
            }
        }
    }

    /// A step that runs one program and counts what its log reports.
    pub(crate) fn run(&mut self, name: &str, command: Command) -> bool {
        self.step(name, || {
            let log = process::logged(name, command)?;
            Ok(tally_of(&log).unwrap_or(Tally::ONE))
        })
    }

    /// Leaves a step out and says why. Nothing is counted.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        self.done += 1;
        println!("[{:>2}/{}] {name}: left out, {why}", self.done, self.planned);
    }

    /// The last line. An error if anything failed.
    pub(crate) fn end(self) -> Result<()> {
        println!("\n{} in all", seconds(self.began.elapsed()));
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if !self.failures.is_empty() {
            bail!("failed: {}", self.failures.join(", "));
        }
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    if time.as_secs() < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} m {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

fn counted(tally: Tally) -> String {
    match tally {
        Tally::ONE => "passed".to_owned(),
        Tally { passed, .. } => format!("{passed} passed"),
    }
}

/// Sums every "N passed" and "N failed" that test runners print in their closing lines; none is `None`.
fn tally_of(log: &str) -> Option<Tally> {
    let mut tally = Tally::default();
    let mut found = false;
    for line in log.lines() {
        let line = line.trim();
        let closing = line.strip_prefix("test result:").unwrap_or(line);
        let numbers = |word: &str| {
            let before = closing.split(word).next().filter(|part| *part != closing)?;
            before.rsplit([' ', ';', ',']).find(|part| !part.is_empty())?.parse().ok()
        };
        let runner = line.starts_with("test result:") || line.starts_with(|c: char| c.is_ascii_digit());
        if let (true, Some(passed), Some(failed)) = (runner, numbers(" passed"), numbers(" failed")) {
            tally.add(Tally { passed, failed });
            found = true;
        }
    }
    found.then_some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_several_test_binaries_are_summed() {
        let log = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured\n";
        assert_eq!(tally_of(log), Some(Tally { passed: 13, failed: 2 }));
    }

    #[test]
    fn the_closing_line_of_the_browser_runner_is_read() {
        assert_eq!(tally_of("a test that passed\n\n118 passed, 0 failed\n"), Some(Tally { passed: 118, failed: 0 }));
    }

    #[test]
    fn a_program_that_counts_nothing_counts_as_nothing() {
        assert_eq!(tally_of("Finished `dev` profile\n"), None);
    }
}
