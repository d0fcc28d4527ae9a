//! A secret stands in a file: it is refused among the words of a command, and shown by none.
#![expect(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::process::{Command, Output};

const SECRET: &str = "quite-a-Secret-7";

fn tiepdan(words: &[&str], variables: &[(&str, &str)]) -> (Output, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiepdan"));
    command.args(words).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let shown = [output.stdout.clone(), output.stderr.clone()].concat();
    (output, String::from_utf8_lossy(&shown).into_owned())
}

#[test]
fn a_password_among_the_words_is_refused_with_the_remedy_and_is_not_repeated() {
    // Nothing listens there: whoever tried would fail otherwise.
    let url = format!("postgres://tiepdan:{SECRET}@127.0.0.1:1/register");
    let assigned = format!("--database={url}");
    for words in [
        &["check", "--database", &url][..],
        &["user", &assigned, "list"][..],
    ] {
        let (output, shown) = tiepdan(words, &[]);
        assert_eq!(output.status.code(), Some(2), "{shown}");
        assert!(shown.contains("--database-url-file"), "{shown}");
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

#[test]
fn no_help_and_no_fault_shows_a_secret_of_a_variable_or_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("postgres://tiepdan:{SECRET}@127.0.0.1:1/register");
    let file = folder.path().join("database");
    fs::write(&file, format!("{url}\n")).unwrap();
    let file = file.to_str().unwrap();
    for command in ["serve", "check", "backup", "migrate", "demo"] {
        let (output, shown) = tiepdan(&[command, "--help"], &[("TIEPDAN_DATABASE", &url)]);
        assert!(
            output.status.success() && !shown.contains(SECRET),
            "{shown}"
        );
    }
    for variables in [
        ("TIEPDAN_DATABASE", url.as_str()),
        ("TIEPDAN_DATABASE_URL_FILE", file),
    ] {
        let (output, shown) = tiepdan(&["check"], &[variables]);
        // It was tried: the machine is at fault, not the words.
        assert_eq!(output.status.code(), Some(1), "{shown}");
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

#[test]
fn the_address_in_a_file_is_used_and_an_empty_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("of-the-file.db");
    let file = folder.path().join("database");
    fs::write(&file, format!("sqlite:{}\n", register.display())).unwrap();
    let words = ["migrate", "--database-url-file", file.to_str().unwrap()];
    let (output, shown) = tiepdan(&words, &[]);
    assert!(output.status.success() && register.exists(), "{shown}");
    // The schema is there: a program that may not change it goes on.
    let unchanged = [
        "check",
        "--no-migrate",
        "--database-url-file",
        file.to_str().unwrap(),
    ];
    let (output, shown) = tiepdan(&unchanged, &[]);
    assert!(output.status.success(), "{shown}");
    fs::write(&file, "\n").unwrap();
    let (output, shown) = tiepdan(&words, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(shown.contains("its first line is empty"), "{shown}");
}

#[test]
fn a_register_without_schema_is_not_served_by_who_may_not_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("empty.db").display());
    let (output, shown) = tiepdan(&["check", "--no-migrate", "--database", &url], &[]);
    assert_eq!(output.status.code(), Some(1), "{shown}");
}
