//! Keys as they sign: RSA with PKCS#1 v1.5, or ECDSA on P-256, both over SHA-256.

use der::asn1::ObjectIdentifier;
use der::{Any, Decode};
use p256::ecdsa::signature::Signer as _;
use p256::pkcs8::DecodePrivateKey;
use rsa::PrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::signature::SignatureEncoding;
use sha2::Sha256;
use x509_cert::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::Fault;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// The kind of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Rsa,
    P256,
}

impl Kind {
    /// The kind of the key that a certificate speaks for.
    pub(crate) fn of(certificate: &Certificate) -> Result<Self, Fault> {
        let key = &certificate
            .tbs_certificate()
            .subject_public_key_info()
            .algorithm;
        let curve = key.parameters.as_ref();
        match key.oid {
            RSA => Ok(Self::Rsa),
            EC if curve.is_some_and(|curve| curve.decode_as() == Ok(P256)) => Ok(Self::P256),
            _ => Err(Fault::Kind),
        }
    }

    /// How a signature by such a key is told.
    pub(crate) fn algorithm(self) -> AlgorithmIdentifierOwned {
        match self {
            Self::Rsa => AlgorithmIdentifierOwned {
                oid: RSA_SHA256,
                parameters: Some(Any::null()),
            },
            Self::P256 => AlgorithmIdentifierOwned {
                oid: ECDSA_SHA256,
                parameters: None,
            },
        }
    }
}

/// A key held in memory.
pub(crate) enum Held {
    Rsa(Box<SigningKey<Sha256>>),
    P256(Box<p256::ecdsa::SigningKey>),
}

impl Held {
    /// Reads a key in PKCS#8.
    pub(crate) fn read(kind: Kind, pkcs8: &[u8]) -> Result<Self, Fault> {
        let unreadable = |_| Fault::File("the key in it cannot be read".to_owned());
        Ok(match kind {
            Kind::Rsa => {
                let key = PrivateKey::from_pkcs8_der(pkcs8).map_err(unreadable)?;
                Self::Rsa(Box::new(SigningKey::new(key)))
            }
            Kind::P256 => {
                let key = p256::ecdsa::SigningKey::from_pkcs8_der(pkcs8).map_err(unreadable)?;
                Self::P256(Box::new(key))
            }
        })
    }

    /// The signature over a message, as CMS holds it.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Fault> {
        let failed = |_| Fault::File("the key does not sign".to_owned());
        Ok(match self {
            Self::Rsa(key) => key.try_sign(message).map_err(failed)?.to_vec(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.try_sign(message).map_err(failed)?;
                signature.to_der().as_bytes().to_vec()
            }
        })
    }
}

/// Reads a certificate in DER.
pub(crate) fn certificate(der: &[u8]) -> Result<Certificate, Fault> {
    Ok(Certificate::from_der(der)?)
}
