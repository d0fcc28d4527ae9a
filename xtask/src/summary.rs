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
mod tests;
