//! Signatures by Ed25519 (RFC 8032), keys and signatures in hexadecimal.

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

/// The key with which roots are signed. It forgets itself when it is dropped, and is never shown.
pub struct Key(SigningKey);

impl Key {
    /// The key of a secret of 32 bytes.
    pub fn of_secret(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// What anybody may know of it: 64 hexadecimal digits.
    pub fn public(&self) -> String {
        HEXLOWER.encode(self.0.verifying_key().as_bytes())
    }

    /// The signature under a text.
    pub(super) fn sign(&self, text: &str) -> String {
        HEXLOWER.encode(&self.0.sign(text.as_bytes()).to_bytes())
    }
}

/// Is this the signature of that key under the text?
pub(super) fn is_signed(public_key: &str, text: &str, signature: &str) -> bool {
    let signed = || {
        let key: [u8; 32] = bytes(public_key)?;
        let key = VerifyingKey::from_bytes(&key).ok()?;
        let signature = Signature::from_bytes(&bytes(signature)?);
        key.verify_strict(text.as_bytes(), &signature).ok()
    };
    signed().is_some()
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}
