//! Key pairs: one of each sealed matter, one of each post that may open it.

use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};
use zeroize::Zeroizing;

use crate::{Chance, Fault};

/// Bytes of a key.
const LENGTH: usize = 32;

/// With which anybody can seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(pub(crate) [u8; LENGTH]);

impl PublicKey {
    /// From its bytes.
    ///
    /// # Errors
    /// When they are no key.
    pub fn of(bytes: &[u8]) -> Result<Self, Fault> {
        <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(bytes).map_err(|_| Fault::NoKey)?;
        bytes.try_into().map(Self).map_err(|_| Fault::NoKey)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn hpke(&self) -> Result<<X25519HkdfSha256 as Kem>::PublicKey, Fault> {
        Deserializable::from_bytes(&self.0).map_err(|_| Fault::NoKey)
    }
}

/// With which one can open. Its bytes are wiped when it is no longer used.
#[derive(Clone)]
pub struct PrivateKey(Zeroizing<[u8; LENGTH]>);

impl PrivateKey {
    /// A new one.
    pub fn draw(chance: &dyn Chance) -> Self {
        let mut material = Zeroizing::new([0; LENGTH]);
        chance.fill(material.as_mut_slice());
        Self::derive(&material)
    }

    /// The one that follows from 32 secret bytes (RFC 9180 §7.1.3).
    pub fn derive(material: &[u8; LENGTH]) -> Self {
        let (private, _) = X25519HkdfSha256::derive_keypair(material);
        Self(Zeroizing::new(private.to_bytes().into()))
    }

    /// From its bytes.
    ///
    /// # Errors
    /// When they are no key.
    pub fn of(bytes: &[u8]) -> Result<Self, Fault> {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(bytes).map_err(|_| Fault::NoKey)?;
        let bytes = bytes.try_into().map_err(|_| Fault::NoKey)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// Its bytes, to be sealed for somebody or kept in a file.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The public half.
    ///
    /// # Errors
    /// When the bytes are no key.
    pub fn public(&self) -> Result<PublicKey, Fault> {
        let public = X25519HkdfSha256::sk_to_pk(&self.hpke()?);
        Ok(PublicKey(public.to_bytes().into()))
    }

    pub(crate) fn hpke(&self) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey, Fault> {
        Deserializable::from_bytes(self.0.as_slice()).map_err(|_| Fault::NoKey)
    }
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey")
    }
}
