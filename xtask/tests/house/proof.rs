//! `docs/asvs.toml` and `docs/peers-findings.toml` claim nothing that cannot be shown: each test and each file they name is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use toml::{Table, Value};

use crate::tree;

const STATES: [&str; 4] = ["met", "partly", "open", "not-applicable"];

fn text<'a>(claim: &'a Table, key: &str) -> &'a str {
    claim.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(claim: &'a Table, key: &str) -> &'a [Value] {
    let found = claim.get(key).and_then(Value::as_array);
    found.map(Vec::as_slice).unwrap_or_default()
}

/// Is it a number of the standard, such as `v5.0.0-1.2.10`?
fn is_requirement(id: &str) -> bool {
    let numbers = id.strip_prefix("v5.0.0-").unwrap_or_default().split('.');
    let numbers: Vec<Option<u8>> = numbers.map(|number| number.parse().ok()).collect();
    matches!(numbers.as_slice(), [Some(1..=17), Some(1..), Some(1..)])
}

fn is_finding(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// Does the file hold a test of this name? A walk in a browser is named by the beginning of its title.
fn has_test(file: &str, content: &str, name: &str) -> bool {
    if file.starts_with("journeys/") {
        let is_walked = |quote: char| content.contains(&format!("journey({quote}{name}"));
        return is_walked('\'') || is_walked('`');
    }
    let Some((before, _)) = content.split_once(&format!("fn {name}(")) else {
        return false;
    };
    let lines = before.lines().rev().map(str::trim);
    let mut marks = lines.take_while(|line| line.starts_with('#') || matches!(*line, "" | "async"));
    marks.any(|line| line.contains("test"))
}

/// What is wrong with one claim; `read` gives the text of a file that is there.
fn faults(claim: &Table, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let (state, tests) = (text(claim, "state"), list(claim, "tests"));
    if !STATES.contains(&state) || text(claim, "about").is_empty() {
        faults.push("does not say what it is about and how it stands".to_owned());
    }
    if state == "met" && tests.is_empty() && text(claim, "structural").is_empty() {
        faults.push("is met by nothing".to_owned());
    }
    if state != "met" && text(claim, "note").is_empty() {
        faults.push(format!("is {state} and does not say why"));
    }
    let places = list(claim, "where").iter().filter_map(Value::as_str);
    for file in places.filter(|place| !place.starts_with('/')) {
        if read(file).is_none() {
            faults.push(format!("{file} is not there"));
        }
    }
    for test in tests {
        let named = test
            .as_table()
            .map(|test| (text(test, "file"), text(test, "name")));
        let (file, name) = named.unwrap_or_default();
        let is_there = read(file).is_some_and(|content| has_test(file, &content, name));
        if name.is_empty() || !is_there {
            faults.push(format!("no test `{name}` in `{file}`"));
        }
    }
    faults
}

/// Holds every claim of a file to the tree; tells what is wrong, and how many stand in each state.
fn hold(path: &str, kind: &str, is_id: fn(&str) -> bool) -> (Vec<String>, String) {
    let root = tree::root();
    let content = fs::read_to_string(root.join(path)).expect("the claims can be read");
    let file: Table = toml::from_str(&content).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (mut seen, mut told) = (BTreeSet::new(), Vec::new());
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in list(&file, kind).iter().filter_map(Value::as_table) {
        let id = text(claim, "id");
        if !is_id(id) || !seen.insert(id) {
            told.push(format!("{path}: `{id}` is malformed or there twice"));
        }
        *states.entry(text(claim, "state")).or_default() += 1;
        let found = faults(claim, |file| fs::read_to_string(root.join(file)).ok());
        told.extend(found.iter().map(|fault| format!("{path}: {id} {fault}")));
    }
    assert!(!seen.is_empty(), "{path} has no [[{kind}]]");
    (told, format!("{path}: {states:?}"))
}

#[test]
fn what_is_claimed_of_the_standard_and_of_findings_elsewhere_is_held_by_tests() {
    let standard = hold("docs/asvs.toml", "requirement", is_requirement);
    let findings = hold("docs/peers-findings.toml", "finding", is_finding);
    println!("{}\n{}", standard.1, findings.1);
    let told = [standard.0, findings.0].concat();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_claim_without_its_test_is_found() {
    let read = |file: &str| (file == "a.rs").then(|| "#[test]\nfn a() {}\nfn b() {}".to_owned());
    let wrong = |claim: &str| faults(&toml::from_str::<Table>(claim).expect("a table"), read).len();
    let met = |test: &str| format!("about = \"a\"\nstate = \"met\"\ntests = [{test}]");
    assert_eq!(wrong(&met("{ file = \"a.rs\", name = \"a\" }")), 0);
    assert_eq!(wrong(&met("{ file = \"a.rs\", name = \"b\" }")), 1);
    assert_eq!(wrong(&met("{ file = \"b.rs\", name = \"a\" }")), 1);
    assert_eq!(wrong(&met("")), 1);
    assert_eq!(wrong("about = \"a\"\nstate = \"open\""), 1);
    assert!(is_requirement("v5.0.0-1.2.10") && !is_requirement("v5.0.0-18.1.1"));
    assert!(is_finding("count-of-another-set") && !is_finding(""));
}
