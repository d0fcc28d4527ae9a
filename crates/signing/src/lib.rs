//! Signatures in PDF files: PAdES baseline B-B (ETSI EN 319 142-1), with a time stamp B-T. A file is prepared, its digest
//! is signed by a key in a PKCS#12 file or on a PKCS#11 token, and the signature is put into the place kept for it. A
//! second signature goes behind the first and leaves it whole.
//!
//! This crate knows no network: whoever stamps time is asked by the caller.

mod container;
mod file;
mod key;
mod pdf;
mod signer;
mod stamp;
#[cfg(test)]
mod tests;
mod token;

pub use pdf::Mark;
pub use signer::Signer;
pub use stamp::Stamper;
pub use token::{Place, Tokens};

/// Why nothing was signed. No fault holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The PKCS#12 file cannot be opened with this password, or holds no key.
    #[error("the key file cannot be used: {0}")]
    File(String),
    /// The token refuses.
    #[error("the token cannot be used: {0}")]
    Token(String),
    /// The key is of a kind that is not used for signing here.
    #[error("the key is neither RSA nor ECDSA on P-256")]
    Kind,
    /// What stands in a certificate or a signature cannot be read or written.
    #[error("the certificate cannot be used: {0}")]
    Certificate(#[from] der::Error),
    /// The PDF cannot be signed.
    #[error("the PDF cannot be signed: {0}")]
    Pdf(String),
    /// The time stamp is none of ours.
    #[error("the time stamp cannot be used: {0}")]
    Stamp(String),
}

impl From<lopdf::Error> for Fault {
    fn from(error: lopdf::Error) -> Self {
        Self::Pdf(error.to_string())
    }
}

/// Signs a PDF: the file as it was, and behind it the signature.
///
/// # Errors
/// [`Fault`]; the file is never half signed.
pub fn sign(
    pdf: &[u8],
    mark: &Mark<'_>,
    signer: &Signer,
    stamper: Option<&Stamper<'_>>,
) -> Result<Vec<u8>, Fault> {
    let prepared = pdf::prepare(pdf, mark, signer.room(stamper.is_some()))?;
    let signature = container::signed(&prepared.digest(), signer, stamper)?;
    prepared.with(&signature)
}
