//! What a page must remember without a cookie: sealed into a field of its form, so that only this program reads it, and for some
//! time only. Nothing of it stays on the machine of whoever reads the page.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// Bytes of a nonce.
pub const NONCE: usize = 24;
/// What keeps this key apart from others that are made of the same one.
const PURPOSE: &[u8] = b"tiepdan tickets in forms\0";

/// Seals and opens tickets.
pub struct Tickets {
    key: [u8; 32],
}

impl Tickets {
    /// With a key made of the one of the form tokens.
    pub fn new(form_key: [u8; 64]) -> Self {
        let mut mac = Hmac::<Sha256>::new(&form_key.into());
        mac.update(PURPOSE);
        Self {
            key: mac.finalize().into_bytes().into(),
        }
    }

    /// A ticket for a purpose that holds until a moment.
    pub fn seal(
        &self,
        purpose: &'static str,
        held: &[u8],
        until: Timestamp,
        nonce: [u8; NONCE],
    ) -> String {
        let plain = [until.as_second().to_be_bytes().as_slice(), held].concat();
        let payload = Payload {
            msg: &plain,
            aad: purpose.as_bytes(),
        };
        let cipher = XChaCha20Poly1305::new(&self.key.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.unwrap_or_default();
        BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat())
    }

    /// What a ticket holds; none when it is not ours, is for another purpose or holds no more.
    pub fn open(&self, purpose: &'static str, ticket: &str, now: Timestamp) -> Option<Vec<u8>> {
        let bytes = BASE64URL_NOPAD.decode(ticket.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: purpose.as_bytes(),
        };
        let cipher = XChaCha20Poly1305::new(&self.key.into());
        let plain = cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        let (until, held) = plain.split_first_chunk::<8>()?;
        (now.as_second() <= i64::from_be_bytes(*until)).then(|| held.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_by_its_maker_for_its_purpose_and_in_its_time() {
        let (tickets, others) = (Tickets::new([7; 64]), Tickets::new([8; 64]));
        let at = |second| Timestamp::from_second(second).unwrap();
        let ticket = tickets.seal("talk", b"held", at(100), [1; NONCE]);
        assert_eq!(tickets.open("talk", &ticket, at(100)).unwrap(), b"held");
        assert_eq!(tickets.open("talk", &ticket, at(101)), None);
        assert_eq!(tickets.open("new", &ticket, at(50)), None);
        assert_eq!(others.open("talk", &ticket, at(50)), None);
        let mut forged = ticket.clone().into_bytes();
        forged[40] ^= 1;
        let forged = String::from_utf8(forged).unwrap();
        assert_eq!(tickets.open("talk", &forged, at(50)), None);
        assert_eq!(tickets.open("talk", "", at(50)), None);
        assert!(!ticket.contains("held"));
    }
}
