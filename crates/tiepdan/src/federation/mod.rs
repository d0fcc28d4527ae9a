//! Identities that another keeps (`OpenID` Connect Core 1.0): who they are asked of, and what is believed of the answers.
//!
//! The authorization code flow alone, with PKCE (RFC 7636), state and nonce, the issuer of the answer (RFC 9207), and an
//! answer in the query. Nothing of this room knows officials or petitions.

mod ask;
mod file;
mod key;
mod metadata;
mod provider;
#[cfg(test)]
pub(crate) mod tests;
mod token;
mod way;

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub use file::{Fault as FileFault, read};
pub use provider::{Audience, Proved, Provider};
pub use way::{Begun, Held, Purpose, Waiting, Ways};

/// Why an identity was not proved. No message tells anything of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The provider cannot be reached, or does not answer as it should.
    #[error("the provider does not answer: {0}")]
    Unreachable(String),
    /// The provider answered that it proves nothing: the person turned back, or may not.
    #[error("the provider refused")]
    Refused,
    /// The answer is not to be believed; what was looked at.
    #[error("the answer is not to be believed: {0}")]
    Untrusted(&'static str),
    /// The identity was proved, but not as surely as is asked.
    #[error("the identity was not proved surely enough")]
    Weak,
}

/// Providers of identities, and who is on his way to one or back.
#[derive(Default)]
pub struct Federation {
    providers: Vec<Arc<Provider>>,
    key: Vec<u8>,
    /// Who was sent to a provider and has not come back.
    pub ways: Ways<Waiting>,
    /// What was proved of a citizen, for as long as he writes.
    pub proofs: Ways<Held>,
}

impl Federation {
    /// With these providers; `key` makes the prints of their subjects.
    pub fn new(providers: Vec<Provider>, key: &[u8]) -> Self {
        Self {
            providers: providers.into_iter().map(Arc::new).collect(),
            key: key.to_vec(),
            ..Self::default()
        }
    }

    /// The providers for these people, as the installation lists them.
    pub fn of(&self, audience: Audience) -> impl Iterator<Item = &Arc<Provider>> {
        self.providers
            .iter()
            .filter(move |provider| provider.is_for(audience))
    }

    /// A provider by its code.
    pub fn provider(&self, code: &str) -> Option<&Arc<Provider>> {
        self.providers
            .iter()
            .find(|provider| provider.code() == code)
    }

    /// By what a subject of an issuer is known again, without keeping who he is there.
    pub fn print(&self, issuer: &str, subject: &str) -> Vec<u8> {
        // A key of any length is taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else {
            return Vec::new();
        };
        mac.update(issuer.as_bytes());
        mac.update(&[0]);
        mac.update(subject.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}
