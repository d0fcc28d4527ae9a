//! Files that only the holders of a key open, in the format of `age` (age-encryption.org/v1): X25519 and `ChaCha20-Poly1305`,
//! or a passphrase by scrypt. What is written here opens with the program `age` too.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use clap::Args;

use super::{Failure, damaged};

/// How every closed file begins.
const WORD: &[u8] = b"age-encryption.org/";

/// For whom a file is closed.
#[derive(Debug, Args)]
pub(super) struct Closing {
    /// Who may open it: a recipient (`age1…`) or a file with one on each line; as often as needed
    #[arg(long, value_name = "RECIPIENT|FILE")]
    to: Vec<String>,
    /// File whose first line is the passphrase that opens it
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    passphrase_file: Option<PathBuf>,
    /// Anybody may open it
    #[arg(long, conflicts_with_all = ["to", "passphrase_file"])]
    plain: bool,
}

/// With what a file is opened.
#[derive(Debug, Args)]
pub(super) struct Opening {
    /// File with a key (`AGE-SECRET-KEY-1…`) on each line; lines with `#` are passed over
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// File whose first line is the passphrase
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// A closed file to be.
pub(super) struct Envelope(Encryptor);

impl Closing {
    /// The envelope that was asked for; none where the file is to be open to anybody.
    pub(super) fn envelope(&self) -> Result<Option<Envelope>, Failure> {
        if self.plain {
            return Ok(None);
        }
        if let Some(file) = &self.passphrase_file {
            let encryptor = Encryptor::with_user_passphrase(passphrase(file)?);
            return Ok(Some(Envelope(encryptor)));
        }
        let mut recipients = Vec::new();
        for one in &self.to {
            recipients.extend(read_recipients(one)?);
        }
        if recipients.is_empty() {
            return Err(Failure::words(
                "say who may open the file: --to RECIPIENT or --passphrase-file FILE; --plain leaves it open to anybody",
            ));
        }
        let all = recipients.iter().map(|one| one as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(all).map_err(Failure::fault)?;
        Ok(Some(Envelope(encryptor)))
    }
}

impl Envelope {
    /// Writes what is read into a closed file that is there already.
    pub(super) fn close(self, content: &mut impl Read, file: &Path) -> io::Result<()> {
        let out = OpenOptions::new().write(true).truncate(true).open(file)?;
        let mut out = self.0.wrap_output(BufWriter::new(out))?;
        io::copy(content, &mut out)?;
        out.finish()?.flush()
    }
}

impl Opening {
    /// Writes the content of a closed file into one that is there already.
    pub(super) fn open(&self, file: &Path, target: &Path) -> Result<(), Failure> {
        let mut opened = self.reader(file)?;
        let mut out = OpenOptions::new().write(true).truncate(true).open(target)?;
        io::copy(&mut opened, &mut out).map_err(damaged)?;
        Ok(())
    }

    /// Reads the content of a closed file.
    pub(super) fn reader(&self, file: &Path) -> Result<impl Read + use<>, Failure> {
        let keys = self.keys()?;
        if keys.is_empty() {
            return Err(Failure::words(format!(
                "{} is closed: open it with --identity FILE or --passphrase-file FILE",
                file.display()
            )));
        }
        let closed = Decryptor::new_buffered(BufReader::new(File::open(file)?)).map_err(damaged)?;
        closed
            .decrypt(keys.iter().map(|key| key.as_ref() as &dyn age::Identity))
            .map_err(|fault| match fault {
                DecryptError::NoMatchingKeys
                | DecryptError::DecryptionFailed
                | DecryptError::KeyDecryptionFailed => {
                    Failure::fault(format!("{}: no key given opens it", file.display()))
                }
                other => damaged(other),
            })
    }

    fn keys(&self) -> Result<Vec<Box<dyn age::Identity>>, Failure> {
        let mut keys: Vec<Box<dyn age::Identity>> = Vec::new();
        for file in &self.identity {
            let text = text(file)?;
            for (line, key) in lines(&text) {
                let key = key.parse::<x25519::Identity>().map_err(|_| {
                    Failure::words(format!("{}, line {line}: no key", file.display()))
                })?;
                keys.push(Box::new(key));
            }
        }
        if let Some(file) = &self.passphrase_file {
            keys.push(Box::new(scrypt::Identity::new(passphrase(file)?)));
        }
        Ok(keys)
    }
}

/// Is it a closed file?
pub(super) fn is_closed(file: &Path) -> Result<bool, Failure> {
    let unreadable = |error| Failure::fault(format!("{}: {error}", file.display()));
    let mut begin = Vec::new();
    let opened = File::open(file).map_err(unreadable)?;
    let length = u64::try_from(WORD.len()).unwrap_or_default();
    opened
        .take(length)
        .read_to_end(&mut begin)
        .map_err(unreadable)?;
    Ok(begin == WORD)
}

/// A recipient, or those of a file.
fn read_recipients(one: &str) -> Result<Vec<x25519::Recipient>, Failure> {
    if one.starts_with("age1") {
        let recipient = one.parse::<x25519::Recipient>();
        return recipient
            .map(|recipient| vec![recipient])
            .map_err(|fault| Failure::words(format!("--to {one}: {fault}")));
    }
    let file = Path::new(one);
    let text = text(file)?;
    let read = lines(&text).map(|(line, recipient)| {
        recipient
            .parse::<x25519::Recipient>()
            .map_err(|fault| Failure::words(format!("{}, line {line}: {fault}", file.display())))
    });
    read.collect()
}

/// Lines that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate();
    numbered
        .map(|(index, line)| (index + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The shortest passphrase, in characters.
const SHORTEST: usize = 16;

fn passphrase(file: &Path) -> Result<SecretString, Failure> {
    let text = text(file)?;
    let first = text.lines().next().unwrap_or_default().trim();
    if first.chars().count() < SHORTEST {
        return Err(Failure::words(format!(
            "{}: a passphrase needs at least {SHORTEST} characters",
            file.display()
        )));
    }
    Ok(SecretString::from(first.to_owned()))
}

fn text(file: &Path) -> Result<String, Failure> {
    let unreadable = |error| Failure::words(format!("{}: {error}", file.display()));
    fs::read_to_string(file).map_err(unreadable)
}
