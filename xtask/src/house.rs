//! Where the checkout and its build folder stand, and which programs are there.

use std::env;
use std::path::{Path, PathBuf};

/// The places a task works with.
pub(crate) struct House {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// The folder Cargo builds into, wherever the environment puts it.
    pub(crate) target: PathBuf,
}

impl House {
    /// Finds both from what Cargo tells the program it runs.
    pub(crate) fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
        let root = manifest
            .parent()
            .map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        let built = env::current_exe().ok();
        // The program itself is `<target>/debug/xtask`.
        let target = built
            .as_deref()
            .and_then(|program| program.ancestors().nth(2));
        let target = target.map_or_else(|| root.join("target"), Path::to_path_buf);
        Self { root, target }
    }

    /// Cargo's own additions that these tasks installed.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The program of that name in `PATH`, among our tools, or where Debian keeps PostgreSQL.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        self.path()
            .into_iter()
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    }

    /// Every folder in which a program is looked for, in order.
    pub(crate) fn path(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.tools().join("bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        folders.push(PathBuf::from("/usr/sbin"));
        folders.extend(postgres_folders());
        folders
    }
}

/// Debian keeps each major version in a folder of its own; the newest first.
fn postgres_folders() -> Vec<PathBuf> {
    let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") else {
        return Vec::new();
    };
    let mut found: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|version| {
            let number = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, folder)| folder).collect()
}
