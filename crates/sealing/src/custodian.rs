//! A key shared among three custodians so that any two of them recover it and none alone: sealed once for each pair, first
//! for one and the envelope then for the other.

use zeroize::Zeroizing;

use crate::{Chance, Fault, PrivateKey, PublicKey, envelope};

/// What a share is bound to.
const ABOUT: &[u8] = b"recovery of two among three";

/// The share of one pair of custodians.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Who opens first: 0, 1 or 2.
    pub first: usize,
    /// Who opens what the first one found.
    pub second: usize,
    /// The envelope.
    pub envelope: Vec<u8>,
}

/// Seals a key for each pair of three custodians.
///
/// # Errors
/// When one of their keys is no key.
pub fn share(
    key: &PrivateKey,
    custodians: &[PublicKey; 3],
    chance: &dyn Chance,
) -> Result<Vec<Pair>, Fault> {
    let mut pairs = Vec::new();
    for (first, outer) in custodians.iter().enumerate() {
        for (second, inner) in custodians.iter().enumerate().skip(first + 1) {
            let within = envelope::seal(inner, ABOUT, key.bytes(), chance)?;
            pairs.push(Pair {
                first,
                second,
                envelope: envelope::seal(outer, ABOUT, &within, chance)?,
            });
        }
    }
    Ok(pairs)
}

/// The key again, from the two private keys of a pair in either order.
///
/// # Errors
/// [`Fault::Closed`] when they are not the two of this pair.
pub fn join(envelope: &[u8], keys: [&PrivateKey; 2]) -> Result<PrivateKey, Fault> {
    let [one, other] = keys;
    let through = |first: &PrivateKey, second: &PrivateKey| -> Result<Zeroizing<Vec<u8>>, Fault> {
        let within = envelope::open(first, ABOUT, envelope)?;
        envelope::open(second, ABOUT, &within)
    };
    let opened = through(one, other).or_else(|_| through(other, one))?;
    PrivateKey::of(&opened)
}
