//! Who signs: a key and the certificates that speak for it.

use der::Encode;
use x509_cert::Certificate;

use crate::Fault;
use crate::key::{Held, Kind};
use crate::token::OnToken;

/// Bytes of a signature beside its certificates.
const OWN: usize = 2048;
/// Bytes of a time stamp with the certificates of who stamps.
const STAMP: usize = 10_240;

/// A key with its certificates, the signer's own first.
pub struct Signer {
    chain: Vec<Certificate>,
    kind: Kind,
    hand: Hand,
}

/// Where the key is.
pub(crate) enum Hand {
    Held(Held),
    Token(OnToken),
}

impl Signer {
    pub(crate) fn new(chain: Vec<Certificate>, hand: Hand) -> Result<Self, Fault> {
        let own = chain.first();
        let kind = Kind::of(own.ok_or_else(|| Fault::File("it holds no certificate".to_owned()))?)?;
        Ok(Self { chain, kind, hand })
    }

    /// The certificates, the signer's own first.
    pub(crate) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// To whom the certificate was issued, as RFC 4514 writes it.
    pub fn subject(&self) -> String {
        let own = self.chain.first();
        own.map_or_else(String::new, |own| {
            own.tbs_certificate().subject().to_string()
        })
    }

    /// Seconds since 1970 from when until when the certificate holds.
    pub fn holds(&self) -> (u64, u64) {
        let Some(own) = self.chain.first() else {
            return (0, 0);
        };
        let held = own.tbs_certificate().validity();
        let second = |time: x509_cert::time::Time| time.to_unix_duration().as_secs();
        (second(held.not_before), second(held.not_after))
    }

    /// The signature over a message.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Fault> {
        match &self.hand {
            Hand::Held(key) => key.sign(message),
            Hand::Token(key) => key.sign(self.kind, message),
        }
    }

    /// Bytes to keep for a signature.
    pub(crate) fn room(&self, stamped: bool) -> usize {
        let length = |one: &Certificate| one.encoded_len().map_or(0, u32::from);
        let chain: u32 = self.chain.iter().map(length).sum();
        let chain = usize::try_from(chain).unwrap_or_default();
        OWN + chain + if stamped { STAMP } else { 0 }
    }
}
