//! Passkeys (Web Authentication level 3, sections 7.1 and 7.2): what a browser answers, checked. Keys are taken without
//! attestation, as `SubjectPublicKeyInfo`; the person must have been verified by the authenticator; ES256 and RS256.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Verifier as _;
use p256::pkcs8::DecodePublicKey as _;
use rsa::traits::PublicKeyParts as _;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The person was there.
const PRESENT: u8 = 0x01;
/// The authenticator verified him.
const VERIFIED: u8 = 0x04;
/// A new key stands in the data.
const ATTESTED: u8 = 0x40;
/// Bytes of the shortest RSA modulus taken (2048 bits).
const RSA: usize = 256;
/// Longest id of a key.
const CREDENTIAL: usize = 1023;

/// The site that asks, as browsers know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// `https://tiepdan.example.vn`.
    pub origin: String,
    /// `tiepdan.example.vn`: the id to which keys are bound.
    pub host: String,
}

impl Origin {
    /// From the address of the server.
    pub fn of(address: &str) -> Self {
        let after = address.split_once("://").map_or(address, |(_, rest)| rest);
        let authority = after.split('/').next().unwrap_or(after);
        let scheme = address.split("://").next().unwrap_or("https");
        let host = authority
            .rsplit_once(':')
            .filter(|(_, port)| port.chars().all(|digit| digit.is_ascii_digit()))
            .map_or(authority, |(host, _)| host);
        Self {
            origin: format!("{scheme}://{authority}"),
            host: host.to_owned(),
        }
    }
}

/// What the script of the page sends: parts of the browser's answer, each as base64url.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Sent {
    id: String,
    client_data: String,
    auth_data: String,
    #[serde(default)]
    public_key: String,
    #[serde(default)]
    algorithm: i64,
    #[serde(default)]
    signature: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// A new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub credential: Vec<u8>,
    /// How it signs.
    pub algorithm: &'static str,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// Its counter.
    pub counter: i64,
    /// The challenge it answers, still to be taken.
    pub challenge: String,
}

/// A signature of a key that is known, still to be checked with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The id of the key.
    pub credential: Vec<u8>,
    /// The counter.
    pub counter: i64,
    /// The challenge it answers, still to be taken.
    pub challenge: String,
    message: Vec<u8>,
    signature: Vec<u8>,
}

/// Reads the answer to the making of a key; none for one that is not ours or not whole.
pub fn made(answer: &str, site: &Origin) -> Option<Made> {
    let sent: Sent = serde_json::from_str(answer).ok()?;
    let (challenge, _) = client(&sent, "webauthn.create", site)?;
    let data = decoded(&sent.auth_data)?;
    let (flags, counter, rest) = authenticator(&data, site)?;
    let credential = decoded(&sent.id)?;
    // After the authenticator's model (16 bytes) stands the id with its length.
    let (length, after) = rest.get(16..)?.split_at_checked(2)?;
    let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
    let is_same = after.get(..length)? == credential.as_slice();
    if flags & ATTESTED == 0 || !is_same || !(1..=CREDENTIAL).contains(&length) {
        return None;
    }
    let public_key = decoded(&sent.public_key)?;
    let algorithm = match sent.algorithm {
        -7 if ec(&public_key).is_some() => "ES256",
        -257 if rsa(&public_key).is_some() => "RS256",
        _ => return None,
    };
    Some(Made {
        credential,
        algorithm,
        public_key,
        counter,
        challenge,
    })
}

/// Reads a signature; none for one that is not for us or not whole.
pub fn signed(answer: &str, site: &Origin) -> Option<Signed> {
    let sent: Sent = serde_json::from_str(answer).ok()?;
    let (challenge, client_data) = client(&sent, "webauthn.get", site)?;
    let data = decoded(&sent.auth_data)?;
    let (_, counter, _) = authenticator(&data, site)?;
    let hash = Sha256::digest(client_data);
    Some(Signed {
        credential: decoded(&sent.id)?,
        counter,
        challenge,
        message: [data.as_slice(), hash.as_slice()].concat(),
        signature: decoded(&sent.signature)?,
    })
}

impl Signed {
    /// Whether this key made the signature.
    pub fn is_by(&self, algorithm: &str, public_key: &[u8]) -> bool {
        let verified = match algorithm {
            "ES256" => self.is_by_ec(public_key),
            "RS256" => self.is_by_rsa(public_key),
            _ => None,
        };
        verified.is_some()
    }

    fn is_by_ec(&self, public_key: &[u8]) -> Option<()> {
        let signature = p256::ecdsa::Signature::from_der(&self.signature).ok()?;
        ec(public_key)?.verify(&self.message, &signature).ok()
    }

    fn is_by_rsa(&self, public_key: &[u8]) -> Option<()> {
        let signature = rsa::pkcs1v15::Signature::try_from(self.signature.as_slice()).ok()?;
        let key = rsa::pkcs1v15::VerifyingKey::<Sha256>::new(rsa(public_key)?);
        key.verify(&self.message, &signature).ok()
    }
}

fn ec(public_key: &[u8]) -> Option<p256::ecdsa::VerifyingKey> {
    p256::ecdsa::VerifyingKey::from_public_key_der(public_key).ok()
}

fn rsa(public_key: &[u8]) -> Option<rsa::PublicKey> {
    let key = rsa::PublicKey::from_public_key_der(public_key).ok()?;
    (key.size() >= RSA).then_some(key)
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

/// The challenge, with the bytes that were hashed; none for another ceremony or another site.
fn client(sent: &Sent, kind: &str, site: &Origin) -> Option<(String, Vec<u8>)> {
    let bytes = decoded(&sent.client_data)?;
    let data: ClientData = serde_json::from_slice(&bytes).ok()?;
    let is_ours = data.kind == kind && data.origin == site.origin && !data.cross_origin;
    is_ours.then_some((data.challenge, bytes))
}

/// Flags, counter and what follows; none for another site or a person who was not verified.
fn authenticator<'a>(data: &'a [u8], site: &Origin) -> Option<(u8, i64, &'a [u8])> {
    let (host, rest) = data.split_at_checked(32)?;
    let (flags, rest) = rest.split_first()?;
    let (counter, rest) = rest.split_at_checked(4)?;
    let counter = u32::from_be_bytes(counter.try_into().ok()?);
    let is_ours = host == Sha256::digest(site.host.as_bytes()).as_slice();
    let is_verified = flags & PRESENT != 0 && flags & VERIFIED != 0;
    (is_ours && is_verified).then_some((*flags, i64::from(counter), rest))
}

#[cfg(test)]
mod tests;
