//! Envelopes: what is sealed to a public key. One byte of version, 32 of the sender's key for this envelope alone, the rest.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::Zeroizing;

use crate::{Chance, Fault, PrivateKey, PublicKey};

/// What every envelope is bound to.
const INFO: &[u8] = b"tiepdan seal 1";
/// The first byte of an envelope.
const VERSION: u8 = 1;
/// Bytes of the sender's key.
const SENDER: usize = 32;

/// Seals bytes for whoever has the private half. They are bound to `about`: an envelope moved to another matter does not open.
///
/// # Errors
/// When the key is no key.
pub fn seal(
    to: &PublicKey,
    about: &[u8],
    plain: &[u8],
    chance: &dyn Chance,
) -> Result<Vec<u8>, Fault> {
    let (sender, sealed) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &to.hpke()?,
            INFO,
            plain,
            about,
            &mut Drawn(chance),
        )
        .map_err(|_| Fault::NoKey)?;
    Ok([&[VERSION][..], sender.to_bytes().as_slice(), &sealed].concat())
}

/// Opens an envelope. What it held is wiped from memory when it is no longer used.
///
/// # Errors
/// [`Fault::Closed`] for another key, another matter, or changed bytes.
pub fn open(with: &PrivateKey, about: &[u8], envelope: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let (version, rest) = envelope.split_first().ok_or(Fault::Closed)?;
    if *version != VERSION {
        return Err(Fault::Closed);
    }
    let (sender, sealed) = rest.split_at_checked(SENDER).ok_or(Fault::Closed)?;
    let sender = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(sender);
    let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &with.hpke()?,
        &sender.map_err(|_| Fault::Closed)?,
        INFO,
        sealed,
        about,
    );
    opened.map(Zeroizing::new).map_err(|_| Fault::Closed)
}

/// The caller's chance as the library asks for it.
struct Drawn<'a>(&'a dyn Chance);

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}
