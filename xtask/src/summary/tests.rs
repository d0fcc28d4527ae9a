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
