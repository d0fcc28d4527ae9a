//! A module is named after what it is about.

use crate::settled::settle;
use crate::tree;

const FORBIDDEN: &[&str] = &[
    "base", "common", "core", "helper", "helpers", "lib2", "manager", "misc", "service",
    "services", "shared", "stuff", "util", "utils",
];

const EXCEPTIONS: &[&str] = &[];

fn of_path(path: &str) -> Option<String> {
    let mut parts = path.trim_end_matches(".rs").split('/');
    let bad = parts.find(|part| {
        FORBIDDEN.contains(part)
            || FORBIDDEN
                .iter()
                .any(|word| part.ends_with(&format!("_{word}")))
    })?;
    Some(format!("{path}: {bad} says nothing"))
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let faults: Vec<String> = tree::files("rs")
        .iter()
        .filter_map(|file| of_path(&file.path))
        .collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_name_that_says_nothing_is_found_as_file_and_as_folder() {
    assert!(of_path("crates/law/src/utils.rs").is_some());
    assert!(of_path("crates/casework/src/case_manager/mod.rs").is_some());
    assert!(of_path("crates/casework/src/petition/file.rs").is_none());
}
