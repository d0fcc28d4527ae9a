//! The end of a backup file: a word and the hash of all that stands before it, so that one changed byte or a missing end is
//! seen before anything is restored.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

/// The word that ends every backup, before the hash.
const WORD: &[u8; 16] = b"tiepdan backup 1";
const HASH: u64 = 32;
const END: u64 = 16 + HASH;

/// Writes the end of a file and makes it durable.
pub(super) fn seal(file: &Path) -> io::Result<()> {
    let mut content = File::open(file)?;
    let hash = copy(&mut content, &mut io::sink())?;
    let mut end = OpenOptions::new().append(true).open(file)?;
    end.write_all(WORD)?;
    end.write_all(&hash)?;
    end.sync_all()
}

/// Copies what stands before the end of a sealed file; answers whether the file is whole.
pub(super) fn open(file: &Path, target: &Path) -> io::Result<bool> {
    let mut sealed = File::open(file)?;
    let Some(length) = sealed.metadata()?.len().checked_sub(END) else {
        return Ok(false);
    };
    let mut copied = File::create(target)?;
    let hash = copy(&mut Read::by_ref(&mut sealed).take(length), &mut copied)?;
    let mut end = Vec::new();
    sealed.read_to_end(&mut end)?;
    Ok(end == [WORD.as_slice(), &hash].concat())
}

/// Copies and answers the hash of what was copied.
fn copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<Vec<u8>> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = from.read(&mut buffer)?;
        let Some(part) = buffer.get(..length).filter(|part| !part.is_empty()) else {
            return Ok(digest.finalize().to_vec());
        };
        digest.update(part);
        to.write_all(part)?;
    }
}
