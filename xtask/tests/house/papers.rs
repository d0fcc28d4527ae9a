//! Every paper is set by a test: a snapshot keeps what fills its template, and the test that keeps it gives it to the press.

use std::collections::BTreeSet;

use crate::settled::settle;
use crate::tree::{self, File};

/// Where templates stand.
const TEMPLATES: &str = "law/vn/papers/";
/// How a template names another.
const IMPORT: &str = "#import \"";

/// Templates that no snapshot fills.
const EXCEPTIONS: &[&str] = &[
    "law/vn/papers/dossier.typ",
    "law/vn/papers/petition.typ",
    "law/vn/papers/picture.typ",
    "law/vn/papers/table.typ",
];

/// Templates without a snapshot of their name that no template with one imports.
fn unset(templates: &[File], snapshots: &[File]) -> Vec<String> {
    let kept: BTreeSet<&str> = snapshots
        .iter()
        .filter_map(|file| file.path.strip_suffix(".snap")?.rsplit("__").next())
        .collect();
    let mut waiting: Vec<&File> = templates
        .iter()
        .filter(|file| kept.contains(stem(&file.path)))
        .collect();
    let mut set = BTreeSet::new();
    while let Some(file) = waiting.pop() {
        if !set.insert(file.path.as_str()) {
            continue;
        }
        let imports = file.text.split(IMPORT).skip(1);
        let named: BTreeSet<&str> = imports.filter_map(|rest| rest.split('"').next()).collect();
        let imported = templates.iter().filter(|other| {
            let name = other.path.rsplit('/').next().unwrap_or_default();
            named.contains(name)
        });
        waiting.extend(imported);
    }
    let all = templates.iter().map(|file| file.path.clone());
    all.filter(|path| !set.contains(path.as_str())).collect()
}

/// `124-2020-03` of `law/vn/papers/124-2020-03.typ`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".typ").unwrap_or(name)
}

#[test]
fn every_template_of_a_paper_is_set_by_a_test() {
    let mut templates = tree::files("typ");
    templates.retain(|file| file.path.starts_with(TEMPLATES));
    settle(&unset(&templates, &tree::files("snap")), EXCEPTIONS);
}

#[test]
fn a_template_that_nobody_fills_is_found_and_a_shared_one_is_filled_with_its_paper() {
    let file = |path: &str, text: &str| File::example(&format!("{TEMPLATES}{path}"), text);
    let templates = [
        file("a.typ", "#import \"shared.typ\": *"),
        file("b.typ", "#import \"other.typ\": *"),
        file("other.typ", ""),
        file("shared.typ", ""),
    ];
    let snapshots = [File::example("tests/snapshots/tests__a.snap", "")];
    assert_eq!(
        unset(&templates, &snapshots),
        ["law/vn/papers/b.typ", "law/vn/papers/other.typ"]
    );
}
