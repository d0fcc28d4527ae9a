//! One part of the whole run: what came of it and how long it took.

use std::fmt;
use std::time::{Duration, Instant};

use crate::shell::Answer;
use crate::summary::Counts;

/// How a part ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing to complain of.
    Passed,
    /// Something is wrong; the whole run fails.
    Failed,
}

/// What a part found, without its time.
pub(crate) struct Outcome {
    /// How it ended.
    pub(crate) verdict: Verdict,
    /// Tests it ran; none for a check.
    pub(crate) counts: Counts,
    /// What a reader must know, for example what was left out and why.
    pub(crate) note: String,
}

impl Outcome {
    /// A check that runs no tests of its own.
    pub(crate) fn of(success: bool) -> Self {
        let verdict = if success {
            Verdict::Passed
        } else {
            Verdict::Failed
        };
        Self {
            verdict,
            counts: Counts::default(),
            note: String::new(),
        }
    }

    /// A test runner: its exit code and its own count.
    pub(crate) fn counted(answer: &Answer, counts: fn(&str) -> Counts) -> Self {
        Self {
            counts: counts(&answer.text),
            ..Self::of(answer.success)
        }
    }

    /// A part that could not be done.
    pub(crate) fn failed(note: impl Into<String>) -> Self {
        Self::of(false).with(note)
    }

    /// The same with a note.
    pub(crate) fn with(self, note: impl Into<String>) -> Self {
        Self {
            note: note.into(),
            ..self
        }
    }
}

/// A part that was done.
pub(crate) struct Stage {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

impl Stage {
    /// Does a part and takes its time.
    pub(crate) fn run(name: &'static str, part: impl FnOnce() -> Outcome) -> Self {
        println!("\n== {name}");
        let begun = Instant::now();
        let outcome = part();
        Self {
            name,
            outcome,
            took: begun.elapsed(),
        }
    }

    /// Its tests. A check that failed, or a runner that failed before it could count, is one failure.
    pub(crate) fn counts(&self) -> Counts {
        let counts = self.outcome.counts;
        if self.outcome.verdict == Verdict::Failed && counts.failed == 0 {
            return Counts {
                failed: 1,
                ..counts
            };
        }
        counts
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.outcome.verdict {
            Verdict::Passed => "passed",
            Verdict::Failed => "FAILED",
        };
        write!(
            f,
            "{:<12} {verdict} {:>7.1} s",
            self.name,
            self.took.as_secs_f64()
        )?;
        let Counts { passed, failed } = self.outcome.counts;
        if passed + failed > 0 {
            write!(f, "  {passed} passed, {failed} failed")?;
        }
        if !self.outcome.note.is_empty() {
            write!(f, "  {}", self.outcome.note)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_that_fails_without_counting_is_one_failure() {
        let stage = Stage::run("a check", || Outcome::of(false));
        assert_eq!(
            stage.counts(),
            Counts {
                passed: 0,
                failed: 1
            }
        );
        let stage = Stage::run("a check", || Outcome::of(true));
        assert_eq!(stage.counts(), Counts::default());
    }

    #[test]
    fn a_note_stands_in_the_line_of_its_stage() {
        let stage = Stage::run("deny", || {
            Outcome::of(true).with("advisories were not checked")
        });
        assert!(stage.to_string().ends_with("advisories were not checked"));
    }
}
