//! Second factors at the edge: the key under which their secrets are kept, codes of the moment, passkeys and the challenges
//! these sign. What is kept and what was used up stands in [`casework::access`].

pub mod challenge;
pub mod key;
pub mod passkey;
pub mod recovery;
pub mod totp;

use crate::startup::Chance;
use challenge::Challenges;
use key::Key;

/// What proves second factors: the key of this installation, and challenges made with it.
pub struct Factors {
    /// Seals the secrets of codes.
    pub key: Key,
    /// Makes challenges and takes each once.
    pub challenges: Challenges,
}

impl Factors {
    /// With the key of the installation; none: one drawn now, which ends with the program.
    pub fn new(key: Option<[u8; 32]>, chance: &Chance) -> Self {
        let key = key.unwrap_or_else(|| chance.bytes());
        Self {
            key: Key::new(key),
            challenges: Challenges::new(key),
        }
    }
}
