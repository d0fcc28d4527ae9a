//! Who holds the master key, from which the keys of posts follow. It never stands in the register.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Fault;

/// A holder of master keys, one for each epoch: a file, a token, a service of keys that computes HMAC-SHA256.
pub trait Holder: Send + Sync + std::fmt::Debug {
    /// The epoch under which new keys are made.
    fn epoch(&self) -> u32;

    /// HMAC-SHA256 of a label under the master key of an epoch.
    ///
    /// # Errors
    /// When it has not that key, or does not answer.
    fn derive(&self, epoch: u32, label: &str) -> Result<Zeroizing<[u8; 32]>, Fault>;
}

/// Master keys in memory.
#[derive(Default)]
pub struct Masters(BTreeMap<u32, Zeroizing<[u8; 32]>>);

impl Masters {
    /// One more epoch; the greatest is the one in use.
    #[must_use]
    pub fn with(mut self, epoch: u32, key: [u8; 32]) -> Self {
        self.0.insert(epoch, Zeroizing::new(key));
        self
    }

    /// The epochs whose keys are here.
    pub fn epochs(&self) -> impl Iterator<Item = u32> {
        self.0.keys().copied()
    }
}

impl std::fmt::Debug for Masters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Holder for Masters {
    fn epoch(&self) -> u32 {
        self.0.last_key_value().map_or(0, |(epoch, _)| *epoch)
    }

    fn derive(&self, epoch: u32, label: &str) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let key = self.0.get(&epoch).ok_or(Fault::NoEpoch(epoch))?;
        Ok(Zeroizing::new(hmac(key.as_slice(), label.as_bytes())))
    }
}

/// HMAC-SHA256 (RFC 2104), which takes a key of any length.
pub(crate) fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    mac.update(text);
    mac.finalize().into_bytes().into()
}
