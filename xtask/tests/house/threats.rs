//! `docs/threats.md` names no test that is not there.

use std::fs;

use crate::tree;

/// The words between ticks that read like the name of a test.
fn named(text: &str) -> Vec<&str> {
    let ticked = text.split('`').skip(1).step_by(2);
    let is_plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_');
    ticked
        .filter(|word| word.matches('_').count() >= 3 && word.chars().all(is_plain))
        .collect()
}

#[test]
fn every_test_that_the_threats_name_is_there() {
    let page = tree::root().join("docs/threats.md");
    let page = fs::read_to_string(page).expect("docs/threats.md can be read");
    let code: String = tree::files("rs")
        .into_iter()
        .map(|file| file.text)
        .collect();
    let names = named(&page);
    assert!(names.len() > 50, "{names:?}");
    for name in names {
        assert!(code.contains(&format!("fn {name}(")), "{name}");
    }
}

#[test]
fn names_of_tests_are_told_from_files_and_commands() {
    let text = "`a_story_of_it`, `docs/a_story_of_it.md`, `cargo deny`, `web_proof`";
    assert_eq!(named(text), ["a_story_of_it"]);
}
