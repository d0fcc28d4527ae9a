//! Cryptography of the seal over denouncers: keys, envelopes, marks, and the sharing of a key among custodians. Everything
//! rests on RFC 9180 (HPKE, base mode) with X25519, HKDF-SHA256 and ChaCha20-Poly1305, and on HMAC-SHA256.
//!
//! Nothing here has chance of its own: who calls brings it ([`Chance`]).

mod custodian;
mod envelope;
mod holder;
mod key;
mod mark;
#[cfg(test)]
mod tests;

pub use custodian::{Pair, join, share};
pub use envelope::{open, seal};
pub use holder::{Holder, Masters};
pub use key::{PrivateKey, PublicKey};
pub use mark::Marks;

/// Where unguessable bytes come from.
pub trait Chance {
    /// Fills the bytes with what nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The bytes are no key.
    #[error("these bytes are no key")]
    NoKey,
    /// The holder has not the keys of this epoch.
    #[error("the keys of epoch {0} are not here")]
    NoEpoch(u32),
    /// The envelope cannot be opened with this key: it is another's, or was changed.
    #[error("the envelope cannot be opened: another key, or changed bytes")]
    Closed,
    /// Whatever keeps the master key does not answer.
    #[error("whatever keeps the master key does not answer")]
    Holder,
}
