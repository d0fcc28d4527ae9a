//! The key of second factors: in a file of its own, never in the database, so that a copy of the register proves nobody.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use crate::startup::Chance;

/// Bytes of a nonce, which stand before what they sealed.
const NONCE: usize = 24;

/// Seals and opens secrets of second factors (`XChaCha20-Poly1305`).
pub struct Key(XChaCha20Poly1305);

impl Key {
    /// With these bytes.
    pub fn new(key: [u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&key.into()))
    }

    /// A secret sealed for one purpose and person; elsewhere it does not open. Empty where the cipher fails, which opens nowhere.
    pub fn seal(&self, nonce: [u8; NONCE], bound: &str, secret: &[u8]) -> Vec<u8> {
        let payload = Payload {
            msg: secret,
            aad: bound.as_bytes(),
        };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload);
        sealed.map_or_else(
            |_| Vec::new(),
            |sealed| [nonce.as_slice(), &sealed].concat(),
        )
    }

    /// The secret, if it was sealed with this key for this purpose and person.
    pub fn open(&self, bound: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: sealed,
            aad: bound.as_bytes(),
        };
        self.0.decrypt(&XNonce::from(nonce), payload).ok()
    }
}

/// The key in a file that only its owner reads; a file that is not there is made.
///
/// # Errors
/// A file that cannot be read or made, that others may read, or that holds no key.
pub fn read_or_make(file: &Path, chance: &Chance) -> io::Result<[u8; 32]> {
    match fs::read(file) {
        Ok(bytes) => whole(file, bytes),
        Err(fault) if fault.kind() == ErrorKind::NotFound => make(file, chance),
        Err(fault) => Err(told(file, &fault.to_string())),
    }
}

fn whole(file: &Path, bytes: Vec<u8>) -> io::Result<[u8; 32]> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(file)?.permissions().mode() & 0o077 != 0 {
        return Err(told(file, "others may read it: chmod 600"));
    }
    bytes
        .try_into()
        .map_err(|_| told(file, "it does not hold a key of 32 bytes"))
}

fn make(file: &Path, chance: &Chance) -> io::Result<[u8; 32]> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let key: [u8; 32] = chance.bytes();
    let mut made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    made.write_all(&key)?;
    made.sync_all()?;
    Ok(key)
}

fn told(file: &Path, what: &str) -> io::Error {
    io::Error::other(format!("{}: {what}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_same_key_for_the_same_person_alone() {
        let key = Key::new([7; 32]);
        let sealed = key.seal([1; 24], "totp:1", b"secret");
        assert_eq!(key.open("totp:1", &sealed), Some(b"secret".to_vec()));
        assert_eq!(key.open("totp:2", &sealed), None);
        assert_eq!(Key::new([8; 32]).open("totp:1", &sealed), None);
        assert_eq!(key.open("totp:1", b"short"), None);
    }

    #[test]
    fn the_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys").join("sign-in.key");
        let chance = Chance::real();
        let made = read_or_make(&file, &chance).unwrap();
        assert_eq!(read_or_make(&file, &chance).unwrap(), made);
        let rights = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(rights & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read_or_make(&file, &chance).is_err());
    }
}
