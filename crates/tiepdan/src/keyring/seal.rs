//! The master keys of the seal over denouncers: files of a folder beside the register, one for each epoch, never in its database
//! and never in its ordinary backup.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sealing::Masters;

use crate::startup::Chance;

/// Why the master keys cannot be used. No message holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    /// A file or the folder cannot be read or written.
    #[error("{}: {error}", .path.display())]
    Unusable {
        /// Which.
        path: PathBuf,
        /// What the machine says.
        error: io::Error,
    },
    /// A file is no key.
    #[error("{} is no key: 64 letters and digits are needed", .0.display())]
    NoKey(PathBuf),
    /// Others on the machine may read a key.
    #[error("{} may be read by others: chmod 600", .0.display())]
    Open(PathBuf),
}

fn of_epoch(folder: &Path, epoch: u32) -> PathBuf {
    folder.join(format!("{epoch}.key"))
}

/// The master keys in a folder; none where there is none.
///
/// # Errors
/// A file that cannot be read, is no key, or may be read by others.
pub fn read(folder: &Path) -> Result<Masters, SealFault> {
    let mut masters = Masters::default();
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(masters),
        Err(error) => return Err(unusable(folder, error)),
    };
    for entry in listed {
        let path = entry.map_err(|error| unusable(folder, error))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let epoch = name.and_then(|name| name.strip_suffix(".key"));
        let Some(epoch) = epoch.and_then(|text| text.parse().ok()) else {
            continue;
        };
        refuse_open(&path)?;
        let text = fs::read_to_string(&path).map_err(|error| unusable(&path, error))?;
        let bytes = HEXLOWER.decode(text.trim().as_bytes()).ok();
        let key = bytes.and_then(|bytes| bytes.try_into().ok());
        masters = masters.with(epoch, key.ok_or(SealFault::NoKey(path))?);
    }
    Ok(masters)
}

/// A new master key in the folder, durable before it is answered.
///
/// # Errors
/// When it cannot be written, or there is one of this epoch.
pub fn make(folder: &Path, epoch: u32, chance: &Chance) -> Result<[u8; 32], SealFault> {
    fs::create_dir_all(folder).map_err(|error| unusable(folder, error))?;
    let path = of_epoch(folder, epoch);
    let key: [u8; 32] = chance.bytes();
    let written = write(&path, &HEXLOWER.encode(&key));
    written.map_err(|error| unusable(&path, error))?;
    Ok(key)
}

/// Destroys the master key of an epoch that nothing needs any more.
///
/// # Errors
/// When it cannot be removed.
pub fn destroy(folder: &Path, epoch: u32) -> Result<(), SealFault> {
    let path = of_epoch(folder, epoch);
    fs::remove_file(&path).map_err(|error| unusable(&path, error))
}

/// A file that only its owner may read, which was not there before.
///
/// # Errors
/// What the machine says.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    if let Some(folder) = path.parent().filter(|folder| folder.as_os_str() != "") {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(unix)]
fn refuse_open(path: &Path) -> Result<(), SealFault> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(path).map_err(|error| unusable(path, error))?;
    // Nothing for the group, nothing for others.
    if found.permissions().mode().trailing_zeros() >= 6 {
        Ok(())
    } else {
        Err(SealFault::Open(path.to_owned()))
    }
}

#[cfg(not(unix))]
fn refuse_open(_path: &Path) -> Result<(), SealFault> {
    Ok(())
}

fn unusable(path: &Path, error: io::Error) -> SealFault {
    SealFault::Unusable {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sealing::Holder;

    #[test]
    fn a_master_key_is_made_once_read_again_and_refused_when_others_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys").join("seal");
        assert_eq!(read(&keys).unwrap().epoch(), 0);
        let key = make(&keys, 1, &Chance::counting()).unwrap();
        assert!(make(&keys, 1, &Chance::counting()).is_err());
        let label = "seal post x head 1";
        let expected = Masters::default().with(1, key).derive(1, label).unwrap();
        assert_eq!(*read(&keys).unwrap().derive(1, label).unwrap(), *expected);
        let path = of_epoch(&keys, 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            assert!(matches!(read(&keys), Err(SealFault::Open(_))));
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
        destroy(&keys, 1).unwrap();
        fs::write(of_epoch(&keys, 2), "rubbish").unwrap();
        assert!(read(&keys).is_err());
    }
}
