use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use words::{Language, Value, Words};

use super::{entry, refusal, told};

/// Literals with hyphens that are no codes: why petitions are alike, the name of a value.
const OTHERS: [&str; 3] = ["same-person", "same-text", "sign-in"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "tests" && name != "testing" {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && name != "tests.rs"
            && name != "act.rs"
        {
            found.push(path);
        }
    }
}

/// Every code in the sources of the work: two or more small words joined by hyphens, in quotation marks.
fn codes() -> BTreeSet<String> {
    let mut paths = Vec::new();
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join("../casework/src");
    sources(&work, &mut paths);
    let is_code = |text: &&str| {
        text.contains('-')
            && text.split('-').all(|word| {
                !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())
            })
    };
    let mut codes = BTreeSet::new();
    for path in paths {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        codes.extend(text.split('"').filter(is_code).map(str::to_owned));
    }
    for other in OTHERS {
        codes.remove(other);
    }
    codes
}

#[test]
fn every_code_of_the_work_has_its_sentence_in_every_language() {
    let words = Words::load().unwrap();
    let codes = codes();
    assert!(codes.len() > 80, "the search found only {}", codes.len());
    for code in codes {
        let key = refusal(&code).or_else(|| entry(&code));
        let key = key.unwrap_or_else(|| panic!("{code} has no sentence"));
        for language in Language::ALL {
            assert!(words.has(language, key), "{key} in {language}");
        }
    }
}

#[test]
fn a_day_is_told_as_the_language_writes_it() {
    let words = Words::load().unwrap();
    let values = [("last", Value::from("2026-07-09"))];
    let vietnamese = words.voice(Language::ALL[0]);
    let said = told(&vietnamese, "entry-before-the-last-step", &values);
    assert!(said.contains("09/07/2026"), "{said}");
}
