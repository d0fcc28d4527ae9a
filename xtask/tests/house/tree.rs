//! The files of the checkout.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours, below the checkout.
const NOT_OURS: &[&str] = &["target", "data", "journeys/node_modules", "journeys/out"];

/// One text file of the checkout.
pub(crate) struct File {
    /// Path below the checkout: `crates/law/src/lib.rs`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

impl File {
    /// A file made up for an example.
    pub(crate) fn example(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Does the whole file hold tests or benches?
    pub(crate) fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| {
            matches!(
                part,
                "tests" | "tests.rs" | "testing" | "testing.rs" | "benches" | "bench" | "fuzz"
            )
        })
    }
}

/// The folder of the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").expect("Cargo runs the tests");
    Path::new(&manifest)
        .parent()
        .expect("xtask stands in the checkout")
        .to_path_buf()
}

/// Every file of ours with that ending below the checkout, in order of path.
pub(crate) fn files(ending: &str) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)
            .expect("a folder can be read")
            .flatten()
        {
            let path = entry.path();
            let below = path
                .strip_prefix(&root)
                .expect("it stands below the checkout");
            let below = below.to_string_lossy().into_owned();
            if path.is_dir() {
                if is_ours(&below) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == ending) {
                let text = fs::read_to_string(&path).expect("a text file can be read");
                found.push(File { path: below, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// A folder `vendor` holds what others wrote, wherever it stands; a hidden one holds settings.
fn is_ours(folder: &str) -> bool {
    let name = folder.rsplit('/').next().unwrap_or_default();
    !name.starts_with('.') && name != "vendor" && !NOT_OURS.contains(&folder)
}

#[test]
fn what_is_built_and_what_others_wrote_is_not_ours() {
    assert!(!is_ours("target"));
    assert!(!is_ours("journeys/node_modules"));
    assert!(!is_ours("crates/tiepdan/assets/vendor"));
    assert!(is_ours("crates/casework/src/data"));
}

#[test]
fn the_tree_has_this_file_and_knows_it_for_a_test() {
    let files = files("rs");
    let this = files
        .iter()
        .find(|file| file.path == "xtask/tests/house/tree.rs")
        .unwrap();
    assert!(this.is_test());
    assert!(!files.iter().any(|file| file.path.starts_with("target/")));
}
