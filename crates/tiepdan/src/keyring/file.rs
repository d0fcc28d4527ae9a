//! The file that names keys and where their secrets are.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use signing::{Place, Signer, Tokens};

use super::{Key, Keyring};

/// Why the keys cannot be used. No message holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file cannot be read.
    #[error("{}: {error}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the machine says.
        error: std::io::Error,
    },
    /// The file is not as it should be.
    #[error("{}: {error}", .path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// Line and reason.
        error: Box<toml::de::Error>,
    },
    /// A key cannot be used.
    #[error("the key of {unit}: {fault}")]
    Key {
        /// Whose.
        unit: String,
        /// Why.
        fault: signing::Fault,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    key: Vec<WrittenKey>,
    stamp: Option<WrittenStamp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStamp {
    address: String,
}

#[derive(Deserialize)]
struct WrittenKey {
    unit: String,
    official: Option<String>,
    #[serde(flatten)]
    place: WrittenPlace,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenPlace {
    File {
        pkcs12: PathBuf,
        password: PathBuf,
    },
    Token {
        module: PathBuf,
        token: String,
        label: String,
        pin: PathBuf,
        #[serde(default)]
        issuers: Vec<PathBuf>,
    },
}

/// Reads the keys that a file names; its paths begin at its own folder.
///
/// # Errors
/// [`Fault`], before anything is served: an office learns at the start that it cannot sign.
pub fn read(path: &Path) -> Result<Keyring, Fault> {
    let text = bytes(path)?;
    let text = String::from_utf8_lossy(&text);
    let written: Written = toml::from_str(&text).map_err(|error| Fault::Malformed {
        path: path.to_owned(),
        error: Box::new(error),
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut tokens = Tokens::default();
    let keys = written.key.into_iter().map(|one| {
        let signer = signer(folder, &mut tokens, &one)?;
        Ok(Key {
            unit: one.unit,
            official: one.official,
            signer,
        })
    });
    Ok(Keyring {
        keys: keys.collect::<Result<_, Fault>>()?,
        stamps: written.stamp.map(|stamp| stamp.address),
    })
}

fn signer(folder: &Path, tokens: &mut Tokens, key: &WrittenKey) -> Result<Signer, Fault> {
    let signer = match &key.place {
        WrittenPlace::File { pkcs12, password } => {
            let file = bytes(&folder.join(pkcs12))?;
            Signer::of_file(&file, &secret(&folder.join(password))?)
        }
        WrittenPlace::Token {
            module,
            token,
            label,
            pin,
            issuers,
        } => {
            let place = Place {
                module: module.clone(),
                token: token.clone(),
                label: label.clone(),
            };
            let issuers = issuers.iter().map(|one| bytes(&folder.join(one)));
            let issuers = issuers.collect::<Result<Vec<_>, _>>()?;
            tokens.signer(&place, &secret(&folder.join(pin))?, &issuers)
        }
    };
    signer.map_err(|fault| Fault::Key {
        unit: key.unit.clone(),
        fault,
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|error| Fault::Unreadable {
        path: path.to_owned(),
        error,
    })
}

/// A secret in a file; the line's end is none of it.
fn secret(path: &Path) -> Result<String, Fault> {
    let bytes = bytes(path)?;
    Ok(String::from_utf8_lossy(&bytes)
        .trim_end_matches(['\r', '\n'])
        .to_owned())
}
