//! The keys with which a provider signs (RFC 7517), and its signatures (RFC 7518, 3): RS256 and ES256, nothing else.

use data_encoding::BASE64URL_NOPAD;
use rsa::{BoxedUint, PublicKey};
use serde::Deserialize;
use serde_json::Value;
use sha2::Sha256;

/// Smallest RSA modulus, in bytes (RFC 7518, 3.3).
const MODULUS: usize = 256;

/// A key as a provider publishes it.
#[derive(Deserialize)]
struct Published {
    kty: String,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

enum Material {
    Rsa(Box<rsa::pkcs1v15::VerifyingKey<Sha256>>),
    P256(Box<p256::ecdsa::VerifyingKey>),
}

/// A key that verifies signatures of one algorithm.
pub(super) struct Key {
    kid: Option<String>,
    material: Material,
}

/// The keys of a set that can be used; others are passed over, for a set may hold keys for other ends.
pub(super) fn read(set: &[Value]) -> Vec<Key> {
    set.iter().filter_map(one).collect()
}

fn one(value: &Value) -> Option<Key> {
    let published = Published::deserialize(value).ok()?;
    if published
        .usage
        .as_deref()
        .is_some_and(|usage| usage != "sig")
    {
        return None;
    }
    let material = material(&published)?;
    let key = Key {
        kid: published.kid,
        material,
    };
    let fits = published.alg.is_none_or(|alg| alg == key.algorithm());
    fits.then_some(key)
}

fn material(published: &Published) -> Option<Material> {
    let bytes = |text: &Option<String>| BASE64URL_NOPAD.decode(text.as_deref()?.as_bytes()).ok();
    match published.kty.as_str() {
        "RSA" => {
            let (modulus, exponent) = (bytes(&published.n)?, bytes(&published.e)?);
            if modulus.len() < MODULUS {
                return None;
            }
            let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
            let key = PublicKey::new(number(&modulus), number(&exponent)).ok()?;
            let key = rsa::pkcs1v15::VerifyingKey::new(key);
            Some(Material::Rsa(Box::new(key)))
        }
        "EC" if published.crv.as_deref() == Some("P-256") => {
            let point = [vec![4], bytes(&published.x)?, bytes(&published.y)?].concat();
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok()?;
            Some(Material::P256(Box::new(key)))
        }
        _ => None,
    }
}

impl Key {
    /// Its name in the set.
    pub(super) fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The one algorithm it verifies; what a token says of itself never chooses another.
    pub(super) fn algorithm(&self) -> &'static str {
        match self.material {
            Material::Rsa(_) => "RS256",
            Material::P256(_) => "ES256",
        }
    }

    /// Whether the signature is that of this key.
    pub(super) fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        match &self.material {
            Material::Rsa(key) => rsa::pkcs1v15::Signature::try_from(signature).is_ok_and(|one| {
                rsa::signature::Verifier::verify(key.as_ref(), signed, &one).is_ok()
            }),
            Material::P256(key) => p256::ecdsa::Signature::from_slice(signature).is_ok_and(|one| {
                p256::ecdsa::signature::Verifier::verify(key.as_ref(), signed, &one).is_ok()
            }),
        }
    }
}
