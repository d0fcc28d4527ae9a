//! What a passkey signs: drawn for one browser and purpose, good for five minutes, taken once. It carries its own proof, so
//! that whoever only opens pages fills no memory; only challenges that were used are remembered until they would end anyway.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Microseconds for which a challenge holds (five minutes).
const LIFE: i64 = 5 * 60 * 1_000_000;
const NONCE: usize = 16;
const MOMENT: usize = 8;

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To prove oneself again.
    Confirm,
    /// To make a passkey.
    Enrol,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Confirm => "confirm",
            Self::Enrol => "enrol",
        }
    }
}

/// Makes challenges and takes them.
pub struct Challenges {
    key: [u8; 32],
    spent: Mutex<HashMap<Vec<u8>, i64>>,
}

impl Challenges {
    /// With the key of the installation.
    pub fn new(key: [u8; 32]) -> Self {
        Self {
            key,
            spent: Mutex::default(),
        }
    }

    /// A challenge for the browser of `subject`; `now` in microseconds UTC.
    pub fn draw(&self, nonce: [u8; NONCE], purpose: Purpose, subject: &str, now: i64) -> String {
        let ends = (now + LIFE).to_be_bytes();
        let tag = self.mac(&nonce, &ends, purpose, subject).finalize();
        let bytes = [nonce.as_slice(), &ends, &tag.into_bytes()].concat();
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// Takes a challenge: whether it was drawn for this browser and purpose, still holds and was never taken.
    pub fn take(&self, challenge: &str, purpose: Purpose, subject: &str, now: i64) -> bool {
        let Some(ends) = self.ends(challenge, purpose, subject) else {
            return false;
        };
        if ends <= now {
            return false;
        }
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.retain(|_, ends| *ends > now);
        spent.insert(challenge.as_bytes().to_vec(), ends).is_none()
    }

    fn ends(&self, challenge: &str, purpose: Purpose, subject: &str) -> Option<i64> {
        let bytes = BASE64URL_NOPAD.decode(challenge.as_bytes()).ok()?;
        let (nonce, rest) = bytes.split_at_checked(NONCE)?;
        let (ends, tag) = rest.split_at_checked(MOMENT)?;
        let mac = self.mac(nonce, ends, purpose, subject);
        mac.verify_slice(tag).ok()?;
        Some(i64::from_be_bytes(ends.try_into().ok()?))
    }

    fn mac(&self, nonce: &[u8], ends: &[u8], purpose: Purpose, subject: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new(&self.padded().into());
        for part in [
            b"passkey".as_slice(),
            nonce,
            ends,
            purpose.word().as_bytes(),
        ] {
            mac.update(part);
            mac.update(b"\0");
        }
        mac.update(subject.as_bytes());
        mac
    }

    /// The key as long as a block, as HMAC pads it itself.
    fn padded(&self) -> [u8; 64] {
        let mut key = [0; 64];
        key.iter_mut()
            .zip(self.key)
            .for_each(|(place, byte)| *place = byte);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_taken_once_by_the_browser_it_was_drawn_for_in_its_time() {
        let all = Challenges::new([3; 32]);
        let drawn = all.draw([1; 16], Purpose::SignIn, "browser", 1_000);
        assert!(!all.take(&drawn, Purpose::SignIn, "another", 1_001));
        assert!(!all.take(&drawn, Purpose::Confirm, "browser", 1_001));
        assert!(!all.take(&drawn, Purpose::SignIn, "browser", 1_000 + LIFE));
        assert!(!Challenges::new([4; 32]).take(&drawn, Purpose::SignIn, "browser", 1_001));
        assert!(all.take(&drawn, Purpose::SignIn, "browser", 1_001));
        assert!(!all.take(&drawn, Purpose::SignIn, "browser", 1_002));
    }
}
