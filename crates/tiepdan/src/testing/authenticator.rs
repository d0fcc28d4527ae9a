//! An authenticator as a telephone or a security key has it: makes a passkey and signs with it (P-256, no attestation).

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::EncodePublicKey as _;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The authenticator; what it says of itself can be changed, to lie.
pub struct Authenticator {
    /// What it signs with.
    pub key: SigningKey,
    /// The id of its key.
    pub credential: Vec<u8>,
    /// The site it believes to be on.
    pub origin: String,
    /// The id of that site.
    pub host: String,
    /// Its counter.
    pub counter: u32,
    /// What it says of the person: present (1), verified (4).
    pub flags: u8,
}

impl Authenticator {
    /// A new one on the site of the tests, with a key of its own.
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential: vec![seed; 20],
            origin: "http://localhost".to_owned(),
            host: "localhost".to_owned(),
            counter: 1,
            flags: 0x05,
        }
    }

    /// Answers the making of a key.
    pub fn makes(&self, challenge: &str) -> String {
        let length = u16::try_from(self.credential.len()).unwrap();
        let attested = [
            &[0; 16],
            length.to_be_bytes().as_slice(),
            self.credential.as_slice(),
        ]
        .concat();
        let data = [self.head(0x40), attested].concat();
        let public_key = self.key.verifying_key().to_public_key_der().unwrap();
        json!({
            "id": coded(&self.credential),
            "clientData": coded(&self.client("webauthn.create", challenge)),
            "authData": coded(&data),
            "publicKey": coded(public_key.as_bytes()),
            "algorithm": -7,
        })
        .to_string()
    }

    /// Signs a challenge.
    pub fn signs(&self, challenge: &str) -> String {
        let (client, data) = (self.client("webauthn.get", challenge), self.head(0));
        let message = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature: Signature = self.key.sign(&message);
        json!({
            "id": coded(&self.credential),
            "clientData": coded(&client),
            "authData": coded(&data),
            "signature": coded(signature.to_der().as_bytes()),
        })
        .to_string()
    }

    fn head(&self, more: u8) -> Vec<u8> {
        let host = Sha256::digest(self.host.as_bytes());
        let mut data = host.to_vec();
        data.push(self.flags | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }
}

fn coded(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
