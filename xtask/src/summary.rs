//! Reads how many tests passed and failed out of what the runners print.

/// Tests that passed and tests that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Ran and were content.
    pub(crate) passed: u64,
    /// Ran and were not, or did not end.
    pub(crate) failed: u64,
}

impl Counts {
    /// Both sums.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// `Summary [ 1.2s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 0 skipped`
pub(crate) fn of_nextest(text: &str) -> Counts {
    let plain = without_colour(text);
    let Some(line) = plain
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("Summary ["))
    else {
        return Counts::default();
    };
    let told = line.rsplit_once("run:").map_or("", |(_, told)| told);
    let mut counts = Counts::default();
    for part in told.split(',') {
        let mut words = part.split_whitespace();
        let number = words
            .next()
            .and_then(|word| word.parse::<u64>().ok())
            .unwrap_or(0);
        match words.next() {
            Some("passed") => counts.passed += number,
            Some("skipped") | None => {}
            Some(_) => counts.failed += number,
        }
    }
    counts
}

/// `test result: ok. 3 passed; 0 failed; 0 ignored; …`, once for each crate.
pub(crate) fn of_cargo_test(text: &str) -> Counts {
    let plain = without_colour(text);
    let results = plain
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("test result:"));
    results.fold(Counts::default(), |sum, line| {
        sum.and(Counts {
            passed: before(line, " passed"),
            failed: before(line, " failed"),
        })
    })
}

/// `ℹ pass 3` and `ℹ fail 0`, or `# pass 3` where the runner has no symbols; a cancelled test has failed.
pub(crate) fn of_node(text: &str) -> Counts {
    let plain = without_colour(text);
    let number = |name: &str| {
        let told = plain.lines().rev().find_map(|line| {
            let mut words = line.split_whitespace();
            let mark = words.next()?;
            let found = matches!(mark, "ℹ" | "#") && words.next()? == name;
            if found {
                words.next()?.parse::<u64>().ok()
            } else {
                None
            }
        });
        told.unwrap_or(0)
    };
    Counts {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
    }
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> u64 {
    let head = line.split_once(word).map_or("", |(head, _)| head);
    head.rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

/// Text without terminal escape sequences.
fn without_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            // A colour ends with its first letter: ESC [ 1 ; 32 m
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_failed_or_timed_out_is_counted_as_failed() {
        let text = "PASS x\n     Summary [   1.204s] 6 tests run: 3 passed (1 slow), 2 failed, 1 timed out, 4 skipped\nerror: test run failed\n";
        assert_eq!(
            of_nextest(text),
            Counts {
                passed: 3,
                failed: 3
            }
        );
    }

    #[test]
    fn colours_do_not_hide_the_numbers() {
        let text = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.004s] \u{1b}[1m12\u{1b}[0m tests run: \u{1b}[1m12\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped";
        assert_eq!(
            of_nextest(text),
            Counts {
                passed: 12,
                failed: 0
            }
        );
    }

    #[test]
    fn the_doc_tests_of_all_crates_are_added_up() {
        let text = "test result: ok. 2 passed; 0 failed; 0 ignored\n\ntest result: FAILED. 1 passed; 3 failed; 0 ignored\n";
        assert_eq!(
            of_cargo_test(text),
            Counts {
                passed: 3,
                failed: 3
            }
        );
    }

    #[test]
    fn a_cancelled_browser_test_has_failed() {
        let text = "ℹ tests 5\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(
            of_node(text),
            Counts {
                passed: 3,
                failed: 2
            }
        );
        assert_eq!(
            of_node("# pass 4\n# fail 0\n"),
            Counts {
                passed: 4,
                failed: 0
            }
        );
    }
}
