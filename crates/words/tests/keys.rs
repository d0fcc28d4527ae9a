//! Every message that code or a template asks for exists in every language and is given exactly
//! the placeholders it has.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot read the sources has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use words::{Language, Words};

const CALLS: [&str; 3] = ["say(", "say_with(", "t!("];

/// One place where a message is asked for.
struct Asked {
    file: PathBuf,
    key: String,
    /// The names of the values given, where they are written out at the call.
    given: Option<BTreeSet<String>>,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "html")
        {
            found.push(path);
        }
    }
}

/// The literal that a text begins with, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    text.trim_start().strip_prefix('"')?.split_once('"')
}

fn asked_in(file: &Path, text: &str) -> Vec<Asked> {
    // What stands below the tests of a file is about the machinery, not about messages.
    let text = text.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
                continue;
            }
            let Some((key, rest)) = literal(&text[at + call.len()..]) else {
                continue;
            };
            found.push(Asked {
                file: file.to_owned(),
                key: key.to_owned(),
                given: match call {
                    "say(" => Some(BTreeSet::new()),
                    "say_with(" => given(rest),
                    _ => None,
                },
            });
        }
    }
    found
}

/// The names in `, &[("count", …), ("unit", …)])`; a template writes the list without the `&`.
fn given(rest: &str) -> Option<BTreeSet<String>> {
    let list = rest.trim_start().strip_prefix(',')?.trim_start();
    let list = list.strip_prefix('&').unwrap_or(list).strip_prefix('[')?;
    let list = list.split("])").next()?;
    let names = list
        .match_indices('(')
        .filter_map(|(at, _)| literal(&list[at + 1..]));
    Some(
        names
            .filter(|(_, after)| after.trim_start().starts_with(','))
            .map(|(name, _)| name.to_owned())
            .collect(),
    )
}

fn asked() -> Vec<Asked> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    for room in fs::read_dir(crates).unwrap() {
        let sources = room.unwrap().path().join("src");
        if sources.is_dir() {
            files(&sources, &mut paths);
        }
    }
    paths
        .iter()
        .flat_map(|path| asked_in(path, &fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_message_asked_for_exists_in_every_language_with_its_placeholders() {
    let words = Words::load().unwrap();
    let asked = asked();
    assert!(
        asked.len() > 10,
        "the search found only {} calls",
        asked.len()
    );
    let mut faults = BTreeSet::new();
    for language in Language::ALL {
        let keys = words.keys(language);
        for Asked { file, key, given } in &asked {
            match (keys.get(key), given) {
                (None, _) => {
                    faults.insert(format!(
                        "{}: {key} is missing in {language}",
                        file.display()
                    ));
                }
                (Some(has), Some(given)) if has != given => {
                    faults.insert(format!(
                        "{}: {key} has {has:?} in {language}, given {given:?}",
                        file.display()
                    ));
                }
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_search_sees_keys_and_the_values_given_to_them() {
    let text = r#"{{ t.say("a-x") }} t.say_with(
        "a-y",
        &[("n", n.into()), ("unit", f("z"))],
    ) t!("a-z") essay("no")"#;
    let found: Vec<_> = asked_in(Path::new("x"), text)
        .into_iter()
        .map(|asked| (asked.key, asked.given))
        .collect();
    let names: BTreeSet<String> = ["n", "unit"].map(String::from).into();
    assert_eq!(
        found,
        [
            ("a-x".into(), Some(BTreeSet::new())),
            ("a-y".into(), Some(names)),
            ("a-z".into(), None)
        ]
    );
}
