//! A noun of `casework` uses only the nouns above it, so that none stands in a cycle.

use crate::architecture::Architecture;
use crate::code::{Token, shipped};
use crate::settled::settle;
use crate::tree::{self, File};

const ROOM: &str = "crates/casework/src/";

/// Files that know no store: states and forms are values.
const WITHOUT_STORE: &[&str] = &["state.rs", "form.rs"];

const EXCEPTIONS: &[&str] = &[];

fn of_file(file: &File, nouns: &[String], floor: &[String]) -> Vec<String> {
    let Some(below) = file.path.strip_prefix(ROOM) else {
        return Vec::new();
    };
    let parts: Vec<&str> = below
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| *part != "mod")
        .collect();
    let tokens = shipped(file);
    let Some(own) = parts.first().filter(|part| **part != "lib") else {
        return of_root(file, &tokens, nouns);
    };
    let place = nouns.iter().position(|noun| noun == own);
    if place.is_none() && !floor.iter().any(|name| name == own) {
        return vec![format!(
            "{}: {own} is neither a noun nor under them all in ARCHITECTURE.md",
            file.path
        )];
    }
    let mut faults = Vec::new();
    for (used, line) in modules_of_the_room(&tokens, parts.len()) {
        let Some(other) = nouns.iter().position(|noun| *noun == used) else {
            continue;
        };
        if used != *own && place.is_none_or(|place| other > place) {
            faults.push(format!(
                "{}:{line}: {own} may not use {used}, which stands below it",
                file.path
            ));
        }
    }
    if WITHOUT_STORE
        .iter()
        .any(|name| file.path.ends_with(&format!("/{name}")))
    {
        let store = tokens
            .windows(2)
            .find(|pair| pair[0].text == "store" && pair[1].text == ":");
        faults.extend(store.map(|pair| {
            format!(
                "{}:{}: states and forms know no store",
                file.path, pair[0].line
            )
        }));
    }
    faults
}

/// A name given on at the root would let a noun use one below it unseen.
fn of_root(file: &File, tokens: &[Token], nouns: &[String]) -> Vec<String> {
    let used = tokens.windows(3).filter(|three| {
        three[0].text == "use" && nouns.contains(&three[1].text) && three[2].text == ":"
    });
    used.map(|three| {
        format!(
            "{}:{}: names of {} are reached through it",
            file.path, three[1].line, three[1].text
        )
    })
    .collect()
}

/// First words of paths that begin at the room's root: `crate::a`, `crate::{a, b::c}`, `super::super::a` from a file
/// whose module stands `depth` below the root.
fn modules_of_the_room(tokens: &[Token], depth: usize) -> Vec<(String, usize)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        let mut at = start;
        let mut ups = 0;
        if text(at) == "crate" {
            ups = depth;
            at += 1;
        } else if start == 0 || text(start - 1) != ":" {
            while text(at) == "super" && text(at + 1) == ":" {
                ups += 1;
                at += if text(at + 3) == "super" { 3 } else { 1 };
            }
        }
        if ups == 0 || ups != depth || text(at) != ":" {
            continue;
        }
        at += 2;
        if text(at) == "{" {
            found.extend(group(tokens, at + 1));
        } else if let Some(token) = tokens.get(at) {
            found.push((token.text.clone(), token.line));
        }
    }
    found
}

/// First words of the parts of `{a, b::{c, d}}`, from behind the opening brace.
fn group(tokens: &[Token], from: usize) -> Vec<(String, usize)> {
    let (mut depth, mut is_first, mut found) = (1, true, Vec::new());
    for token in &tokens[from..] {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => is_first = true,
            _ if is_first => {
                found.push((token.text.clone(), token.line));
                is_first = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

#[test]
fn a_noun_uses_only_nouns_above_it() {
    let page = Architecture::read();
    let (nouns, floor) = (page.nouns(), page.floor());
    let faults: Vec<String> = tree::files("rs")
        .iter()
        .flat_map(|file| of_file(file, &nouns, &floor))
        .collect();
    settle(&faults, EXCEPTIONS);
}

#[test]
fn a_noun_that_uses_one_below_it_is_found_however_it_is_written() {
    let nouns = ["audit", "person", "petition"].map(str::to_owned);
    let floor = ["fold".to_owned()];
    let faults = |path: &str, text: &str| {
        of_file(
            &File::example(&format!("{ROOM}{path}"), text),
            &nouns,
            &floor,
        )
        .len()
    };
    assert_eq!(
        faults(
            "person/query.rs",
            "use crate::{Id, audit, petition::{self, file}};"
        ),
        1
    );
    assert_eq!(faults("person/query.rs", "use super::super::petition;"), 1);
    assert_eq!(faults("person/mod.rs", "use super::petition::Petition;"), 1);
    assert_eq!(
        faults("person/mod.rs", "fn a() { crate::petition::file() }"),
        1
    );
    assert_eq!(
        faults("petition/query.rs", "use crate::person; use super::state;"),
        0
    );
    assert_eq!(faults("fold.rs", "use crate::audit;"), 1);
    assert_eq!(faults("stranger/mod.rs", ""), 1);
    assert_eq!(faults("person/state.rs", "use store::Tx;"), 1);
    assert_eq!(
        faults("lib.rs", "pub mod person; pub use person::Party;"),
        1
    );
    assert_eq!(faults("person/tests.rs", "use crate::petition;"), 0);
}
