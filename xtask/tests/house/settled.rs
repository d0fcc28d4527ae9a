//! Comparing what a rule found with its list of exceptions.

/// Fails with every fault that is not excepted, and with every exception that is no longer needed.
///
/// An exception is the place in front of the first `: ` of a fault.
pub(crate) fn settle(faults: &[String], exceptions: &[&str]) {
    let place = |fault: &str| fault.split(": ").next().unwrap_or_default().to_owned();
    let mut wrong: Vec<String> = faults
        .iter()
        .filter(|fault| !exceptions.contains(&place(fault).as_str()))
        .cloned()
        .collect();
    for exception in exceptions {
        if !faults.iter().any(|fault| place(fault) == *exception) {
            wrong.push(format!(
                "{exception}: is no longer an exception, take it off the list"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} faults\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
#[should_panic(expected = "a.rs:3: too long")]
fn a_fault_that_is_not_excepted_fails() {
    settle(&["a.rs:3: too long".to_owned()], &["b.rs:3"]);
}

#[test]
#[should_panic(expected = "take it off the list")]
fn an_exception_that_is_no_longer_needed_fails() {
    settle(&[], &["b.rs"]);
}

#[test]
fn an_exception_that_is_needed_passes() {
    settle(&["b.rs: too long".to_owned()], &["b.rs"]);
}
