//! Rooms use each other only along the arrows of `ARCHITECTURE.md`.

use crate::architecture::{Architecture, Arrows};
use crate::code::whole;
use crate::manifest::{self, Manifest};
use crate::settled::settle;
use crate::tree::{self, File};

/// Crates that would bring a page, a paper, mail, a clock or chance into the subject.
const NOT_IN_CASEWORK: &[&str] = &[
    "askama",
    "axum",
    "docx-rs",
    "getrandom",
    "lettre",
    "rand",
    "reqwest",
    "rust_xlsxwriter",
    "tower",
    "tower-http",
    "ureq",
];

/// Crates of the database engines, for `store` alone.
const ENGINES: &[&str] = &[
    "rusqlite",
    "tokio-postgres",
    "deadpool-postgres",
    "postgres",
];

/// `room: what`, where an arrow is not drawn yet.
const EXCEPTIONS: &[&str] = &[];

fn of_manifest(manifest: &Manifest, arrows: &Arrows) -> Vec<String> {
    let room = &manifest.room;
    let Some(may) = arrows.get(room) else {
        return vec![format!("crates/{room}: is not in the table of arrows")];
    };
    let mut faults = Vec::new();
    for used in manifest.needs.iter().chain(&manifest.tests_need) {
        if arrows.contains_key(used) && used != room && !may.contains(used) {
            faults.push(format!("crates/{room}: may not depend on {used}"));
        }
    }
    for used in &manifest.needs {
        let foreign = room == "casework" && NOT_IN_CASEWORK.contains(&used.as_str());
        if foreign || (room != "store" && ENGINES.contains(&used.as_str())) {
            faults.push(format!("crates/{room}: has no business with {used}"));
        }
    }
    faults.extend(
        manifest
            .own_versions
            .iter()
            .map(|name| format!("crates/{room}: {name} has a version of its own")),
    );
    faults
}

/// Names of rooms at the head of a path, in `use` and anywhere else.
fn of_file(file: &File, arrows: &Arrows) -> Vec<String> {
    let Some(room) = file
        .path
        .strip_prefix("crates/")
        .and_then(|rest| rest.split('/').next())
    else {
        return Vec::new();
    };
    let Some(may) = arrows.get(room) else {
        return Vec::new();
    };
    let tokens = whole(file);
    let mut faults = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .map(|token| token.text.as_str())
        };
        let begins = !matches!(text(at.checked_sub(1)), Some(":" | "."));
        let path = text(Some(at + 1)) == Some(":") && text(Some(at + 2)) == Some(":");
        let alone = text(at.checked_sub(1)) == Some("use") && text(Some(at + 1)) == Some(";");
        let used = &token.text;
        let is_room = !token.is_string && arrows.contains_key(used) && used != room;
        if is_room && begins && (path || alone) && !may.contains(used) && !is_own_module(file, used)
        {
            faults.push(format!(
                "{}:{}: {room} may not use {used}",
                file.path, token.line
            ));
        }
    }
    faults
}

/// A module of the same crate may have the name of another room (`tiepdan::web::words`).
fn is_own_module(file: &File, name: &str) -> bool {
    file.text.contains(&format!("mod {name};")) || file.text.contains(&format!("crate::{name}"))
}

#[test]
fn rooms_use_each_other_only_along_the_arrows() {
    let arrows = Architecture::read().arrows();
    let mut faults: Vec<String> = manifest::all()
        .iter()
        .flat_map(|manifest| of_manifest(manifest, &arrows))
        .collect();
    faults.extend(
        tree::files("rs")
            .iter()
            .flat_map(|file| of_file(file, &arrows)),
    );
    settle(&faults, EXCEPTIONS);
}

#[test]
fn every_room_of_the_table_is_there() {
    let rooms: Vec<String> = manifest::all()
        .into_iter()
        .map(|manifest| manifest.room)
        .collect();
    let missing: Vec<String> = Architecture::read()
        .arrows()
        .into_keys()
        .filter(|room| !rooms.contains(room))
        .collect();
    assert!(
        missing.is_empty(),
        "rooms of ARCHITECTURE.md that are not built: {missing:?}"
    );
}

#[test]
fn a_leaf_that_uses_the_subject_is_found_in_its_manifest_and_in_its_code() {
    let page = Architecture::example(
        "## Arrows\n| a | b |\n| --- | --- |\n| `law`, `store` | – |\n| `casework` | `law` |\n| `tiepdan` | all |\n",
    );
    let arrows = page.arrows();
    let leaf = manifest::read(
        "law",
        "[dependencies]\ncasework.workspace = true\nserde = \"1\"\n",
    );
    assert_eq!(
        of_manifest(&leaf, &arrows),
        [
            "crates/law: may not depend on casework",
            "crates/law: serde has a version of its own"
        ]
    );
    let subject = manifest::read(
        "casework",
        "[dependencies]\nlaw.workspace = true\naxum.workspace = true\n",
    );
    assert_eq!(
        of_manifest(&subject, &arrows),
        ["crates/casework: has no business with axum"]
    );
    let code = File::example(
        "crates/law/src/a.rs",
        "use std::fs;\nfn a() { casework::petition::file(x.store::<u8>()) }",
    );
    assert_eq!(
        of_file(&code, &arrows),
        ["crates/law/src/a.rs:2: law may not use casework"]
    );
    let edge = File::example("crates/tiepdan/src/a.rs", "use casework::petition;");
    assert!(of_file(&edge, &arrows).is_empty());
}
