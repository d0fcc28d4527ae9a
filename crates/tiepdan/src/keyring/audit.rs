//! The key that signs the root of each day: 64 hexadecimal digits in a file that its owner alone may read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use casework::witness::Key;
use data_encoding::HEXLOWER;

use crate::startup::Chance;

/// What group and others may do.
const OTHERS: u32 = 0o077;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file cannot be read or written.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the machine says.
        error: io::Error,
    },
    /// It holds something else.
    #[error("{}: it is no key: 64 hexadecimal digits are expected", .0.display())]
    Malformed(PathBuf),
    /// Somebody else may read it.
    #[error("{}: others may read this key: `chmod 600` it, and think about who has read it", .0.display())]
    Open(PathBuf),
}

/// The key in a file; where there is none, a new one is made there.
///
/// # Errors
/// [`Fault`]; a key that others may read is not used.
pub fn read_or_make(path: &Path, chance: &Chance) -> Result<Key, Fault> {
    match read(path) {
        Err(Fault::File { error, .. }) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let secret: [u8; 32] = chance.bytes();
    let file = |error| Fault::File {
        path: path.to_owned(),
        error,
    };
    make(path, &secret).map_err(file)?;
    read(path)
}

/// The key in a file.
///
/// # Errors
/// [`Fault`].
pub fn read(path: &Path) -> Result<Key, Fault> {
    let file = |error| Fault::File {
        path: path.to_owned(),
        error,
    };
    let mut opened = File::open(path).map_err(file)?;
    let mode = opened.metadata().map_err(file)?.permissions().mode();
    if mode & OTHERS != 0 {
        return Err(Fault::Open(path.to_owned()));
    }
    let mut text = String::new();
    opened.read_to_string(&mut text).map_err(file)?;
    let secret = HEXLOWER.decode(text.trim().as_bytes()).ok();
    let secret: Option<[u8; 32]> = secret.and_then(|bytes| bytes.try_into().ok());
    let secret = secret.ok_or_else(|| Fault::Malformed(path.to_owned()))?;
    Ok(Key::of_secret(&secret))
}

/// The whole file is there at once, and one that is there already stays.
fn make(path: &Path, secret: &[u8; 32]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let part = path.with_extension("part");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)?;
    writeln!(file, "{}", HEXLOWER.encode(secret))?;
    file.sync_all()?;
    let linked = fs::hard_link(&part, path);
    fs::remove_file(&part)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_for_its_owner_alone_and_one_that_others_may_read_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys").join("audit.key");
        let first = read_or_make(&path, &Chance::real()).unwrap().public();
        let again = read_or_make(&path, &Chance::real()).unwrap().public();
        assert_eq!(first, again);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(read(&path), Err(Fault::Open(_))));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "0123").unwrap();
        let refused = read_or_make(&path, &Chance::real()).err().unwrap();
        assert!(matches!(refused, Fault::Malformed(_)), "{refused}");
    }
}
