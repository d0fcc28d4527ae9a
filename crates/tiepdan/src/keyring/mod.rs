//! The keys with which papers are signed: the office's own, and those of heads, as a file of the installation names them.
//! Secrets stand in files of their own, never in words of a command.

mod audit;
mod file;
pub mod seal;
mod stamp;
#[cfg(test)]
pub(crate) mod tests;

use signing::{Mark, Signer, Stamper};

pub use audit::{Fault as AuditKeyFault, read as read_audit_key, read_or_make as audit_key};
pub use file::{Fault as FileFault, read};

/// A key and whose it is.
pub struct Key {
    /// The unit whose papers it signs.
    unit: String,
    /// The account of the official whose own it is; none: the office's.
    official: Option<String>,
    signer: Signer,
}

/// Whose key signs last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The office's.
    Office,
    /// The official's own.
    Official,
}

/// The keys of an installation; none are needed.
#[derive(Default)]
pub struct Keyring {
    keys: Vec<Key>,
    /// Where time is stamped.
    stamps: Option<String>,
}

/// Why a paper was not signed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The certificate does not hold today.
    #[error("the certificate of {0} does not hold at this moment")]
    NotValid(String),
    /// The key, the token or the time stamp.
    #[error(transparent)]
    Signing(#[from] signing::Fault),
}

/// What is signed, and when.
#[derive(Debug, Clone)]
pub struct Signing<'a> {
    /// The name of the unit.
    pub office: &'a str,
    /// The name of the official who issues.
    pub official: &'a str,
    /// What for.
    pub reason: &'a str,
    /// The moment on the clock of the country: year, month, day, hour, minute, second.
    pub moment: [u16; 6],
    /// Minutes by which that clock is ahead of UTC.
    pub zone: i16,
    /// The same moment in seconds since 1970.
    pub second: u64,
    /// A number used once.
    pub nonce: [u8; 16],
}

impl Keyring {
    /// Whose key signs last when this official issues a paper of a unit; none where it stays unsigned.
    pub fn last_hand(&self, unit: &str, account: &str) -> Option<Hand> {
        if self.of(unit, None).is_some() {
            return Some(Hand::Office);
        }
        self.of(unit, Some(account)).map(|_| Hand::Official)
    }

    fn of(&self, unit: &str, official: Option<&str>) -> Option<&Key> {
        let mut keys = self.keys.iter();
        keys.find(|key| key.unit == unit && key.official.as_deref() == official)
    }

    /// Signs a paper of a unit: first the official with his own key where he has one, then the office. A paper of a unit
    /// without keys stays as it is.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn sign(
        &self,
        pdf: Vec<u8>,
        unit: &str,
        account: &str,
        signing: &Signing<'_>,
    ) -> Result<Vec<u8>, Fault> {
        let by_hand = self.of(unit, Some(account));
        let by_hand = by_hand.map(|key| (key, signing.official));
        let by_office = self.of(unit, None).map(|key| (key, signing.office));
        let mut signed = pdf;
        for (key, name) in by_hand.into_iter().chain(by_office) {
            signed = self.once(&signed, key, name, signing)?;
        }
        Ok(signed)
    }

    fn once(
        &self,
        pdf: &[u8],
        key: &Key,
        name: &str,
        signing: &Signing<'_>,
    ) -> Result<Vec<u8>, Fault> {
        let (from, until) = key.signer.holds();
        if !(from..=until).contains(&signing.second) {
            return Err(Fault::NotValid(key.signer.subject()));
        }
        let mark = Mark {
            name,
            reason: signing.reason,
            moment: signing.moment,
            zone: signing.zone,
        };
        let ask = |request: &[u8]| stamp::ask(self.stamps.as_deref().unwrap_or_default(), request);
        let stamper = self.stamps.as_ref().map(|_| Stamper {
            ask: &ask,
            nonce: signing.nonce,
        });
        Ok(signing::sign(pdf, &mark, &key.signer, stamper.as_ref())?)
    }
}
