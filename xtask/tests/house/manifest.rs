//! The dependencies each crate declares.

use std::fs;

use crate::tree;

/// A crate of `crates/` and what its `Cargo.toml` asks for.
pub(crate) struct Manifest {
    /// The crate's folder, which is its name.
    pub(crate) room: String,
    /// Crates it is built with.
    pub(crate) needs: Vec<String>,
    /// Crates its tests are built with.
    pub(crate) tests_need: Vec<String>,
    /// Dependencies with a version or path of their own instead of the workspace's.
    pub(crate) own_versions: Vec<String>,
}

/// Every crate under `crates/`, in order of name.
pub(crate) fn all() -> Vec<Manifest> {
    let mut manifests: Vec<Manifest> = fs::read_dir(tree::root().join("crates"))
        .expect("there is a folder crates")
        .flatten()
        .filter_map(|folder| {
            let text = fs::read_to_string(folder.path().join("Cargo.toml")).ok()?;
            Some(read(&folder.file_name().to_string_lossy(), &text))
        })
        .collect();
    manifests.sort_by(|a, b| a.room.cmp(&b.room));
    manifests
}

/// Reads one `Cargo.toml`.
pub(crate) fn read(room: &str, text: &str) -> Manifest {
    let table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{room}: {error}"));
    let mut own_versions = Vec::new();
    let mut names = |section: &str| -> Vec<String> {
        let Some(toml::Value::Table(dependencies)) = table.get(section) else {
            return Vec::new();
        };
        let own = dependencies
            .iter()
            .filter(|(_, told)| told.get("workspace").is_none());
        own_versions.extend(own.map(|(name, _)| name.clone()));
        dependencies.keys().cloned().collect()
    };
    let mut needs = names("dependencies");
    needs.extend(names("build-dependencies"));
    let tests_need = names("dev-dependencies");
    Manifest {
        room: room.to_owned(),
        needs,
        tests_need,
        own_versions,
    }
}
