//! A file that is not whole yet: for the program's user alone, and gone unless it becomes the file it is meant to be.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The file, and what SQLite leaves beside an open database.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];

/// An unfinished file.
pub(super) struct Part(PathBuf);

impl Part {
    /// Begins a file beside the one it shall become.
    pub(super) fn beside(file: &Path) -> io::Result<Self> {
        Self::begin(with_ending(file, ".part"))
    }

    /// Begins a file inside a folder.
    pub(super) fn inside(folder: &Path, name: &str) -> io::Result<Self> {
        Self::begin(folder.join(format!("{name}-{}.part", std::process::id())))
    }

    fn begin(path: PathBuf) -> io::Result<Self> {
        // What an attempt that was cut off has left.
        drop(fs::remove_file(&path));
        let mut options = OpenOptions::new();
        options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        Ok(Self(path))
    }

    /// Where it is written.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Makes it durable under its name.
    pub(super) fn become_file(self, target: &Path) -> io::Result<()> {
        File::open(&self.0)?.sync_all()?;
        fs::rename(&self.0, target)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        for ending in ENDINGS {
            // What became the file is not there any more.
            drop(fs::remove_file(with_ending(&self.0, ending)));
        }
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}
