//! The certificate and its key, as two files have them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio_rustls::rustls;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(30);

/// Why a certificate cannot be used. No message holds what stands in the key's file.
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
    /// The file holds no certificate.
    #[error("{}: no certificate in PEM (`-----BEGIN CERTIFICATE-----`)", .0.display())]
    NoCertificate(PathBuf),
    /// The file holds no private key.
    #[error("{}: no private key in PEM without a password", .0.display())]
    NoKey(PathBuf),
    /// They do not belong together, or are of a kind that is not spoken.
    #[error("{}: the key and the certificate cannot be used together: {error}", .path.display())]
    Unfit {
        /// The certificate.
        path: PathBuf,
        /// Why.
        error: rustls::Error,
    },
}

/// A certificate that follows its files.
#[derive(Debug)]
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    held: RwLock<Held>,
}

#[derive(Debug, Clone)]
struct Held {
    /// Of both files, to see that they have changed.
    print: [u8; 32],
    certified: Arc<CertifiedKey>,
}

impl Certificate {
    /// Reads the chain and the key.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn read(chain: &Path, key: &Path) -> Result<Self, Fault> {
        let held = held(chain, key)?;
        Ok(Self {
            chain: chain.to_owned(),
            key: key.to_owned(),
            held: RwLock::new(held),
        })
    }

    /// Looks at the files again; answers whether they have changed. Connections that stand keep what they began with.
    ///
    /// # Errors
    /// [`Fault`]; the certificate of before is used on.
    pub fn look_again(&self) -> Result<bool, Fault> {
        let print = print(&bytes(&self.chain)?, &bytes(&self.key)?);
        if print == self.held().print {
            return Ok(false);
        }
        let held = held(&self.chain, &self.key)?;
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = held;
        Ok(true)
    }

    /// Looks at the files for as long as the program runs.
    pub async fn follow(self: Arc<Self>) {
        let mut looks = tokio::time::interval(LOOK);
        loop {
            looks.tick().await;
            let certificate = Arc::clone(&self);
            let looked = tokio::task::spawn_blocking(move || certificate.look_again()).await;
            if let Some(fault) = looked.map_or_else(|lost| Some(lost.to_string()), told) {
                tracing::warn!(%fault, "the certificate of before is used on");
            }
        }
    }

    fn held(&self) -> Held {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.clone()
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.held().certified)
    }
}

/// Tells of a certificate that was read anew; what was wrong with it otherwise.
fn told(looked: Result<bool, Fault>) -> Option<String> {
    match looked {
        Ok(is_new) => {
            if is_new {
                tracing::info!("the certificate was read anew");
            }
            None
        }
        Err(fault) => Some(fault.to_string()),
    }
}

fn held(chain: &Path, key: &Path) -> Result<Held, Fault> {
    let (chain_file, key_file) = (bytes(chain)?, bytes(key)?);
    let no_certificate = |_| Fault::NoCertificate(chain.to_owned());
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&chain_file)
        .collect::<Result<_, _>>()
        .map_err(no_certificate)?;
    if certificates.is_empty() {
        return Err(Fault::NoCertificate(chain.to_owned()));
    }
    let secret =
        PrivateKeyDer::from_pem_slice(&key_file).map_err(|_| Fault::NoKey(key.to_owned()))?;
    let certified = CertifiedKey::from_der(certificates, secret, &default_provider());
    let certified = certified.map_err(|error| Fault::Unfit {
        path: chain.to_owned(),
        error,
    })?;
    Ok(Held {
        print: print(&chain_file, &key_file),
        certified: Arc::new(certified),
    })
}

fn print(chain: &[u8], key: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(Sha256::digest(chain));
    digest.update(Sha256::digest(key));
    digest.finalize().into()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|error| Fault::Unreadable {
        path: path.to_owned(),
        error,
    })
}
