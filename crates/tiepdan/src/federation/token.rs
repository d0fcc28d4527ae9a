//! The token that tells who somebody is (`OpenID` Connect Core 1.0, 3.1.3.7): taken apart, and believed or not.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::Fault;
use super::key::Key;

/// How far the clocks of two machines may stand apart, in seconds.
const SKEW: i64 = 60;
/// Longest name of a subject (2).
const SUBJECT: usize = 255;

/// What a token says, by name.
pub(super) type Claims = Map<String, Value>;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

/// A token taken apart; nothing of it is believed yet.
pub(super) struct Token<'a> {
    signed: &'a str,
    header: Header,
    claims: Claims,
    signature: Vec<u8>,
}

/// What an answer must be to be ours.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) nonce: &'a str,
    /// The access token that came with it.
    pub(super) access: &'a str,
    /// Seconds UTC.
    pub(super) now: i64,
    /// How surely it must be proved; empty: anyhow.
    pub(super) levels: &'a [String],
}

impl<'a> Token<'a> {
    /// Takes a token apart.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(text: &'a str) -> Result<Self, Fault> {
        Self::parts(text).ok_or(Fault::Untrusted("the token"))
    }

    fn parts(text: &'a str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let bytes = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).ok();
        Some(Self {
            signed,
            header: serde_json::from_slice(&bytes(header)?).ok()?,
            claims: serde_json::from_slice(&bytes(claims)?).ok()?,
            signature: bytes(signature)?,
        })
    }

    /// Whether one of these keys may have signed it, by its name.
    pub(super) fn is_of(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.names(key))
    }

    fn names(&self, key: &Key) -> bool {
        let Some(kid) = &self.header.kid else {
            return true;
        };
        key.kid() == Some(kid)
    }

    /// What it says, once its signature and all that was expected hold.
    ///
    /// # Errors
    /// What does not hold.
    pub(super) fn believed(self, keys: &[Key], expected: &Expected<'_>) -> Result<Claims, Fault> {
        // An extension that must be understood and is not (RFC 7515, 4.1.11).
        if self.header.crit.is_some() {
            return Err(Fault::Untrusted("an extension"));
        }
        let mut fit = keys
            .iter()
            .filter(|key| self.names(key) && key.algorithm() == self.header.alg);
        if !fit.any(|key| key.verifies(self.signed.as_bytes(), &self.signature)) {
            return Err(Fault::Untrusted("the signature"));
        }
        check(&self.claims, expected)?;
        Ok(self.claims)
    }
}

fn check(claims: &Claims, expected: &Expected<'_>) -> Result<(), Fault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let time = |name: &str| claims.get(name).and_then(seconds);
    let subject = text("sub").unwrap_or_default();
    let holds = [
        ("the issuer", text("iss") == Some(expected.issuer)),
        ("the audience", is_for(claims, expected.client)),
        ("the subject", (1..=SUBJECT).contains(&subject.len())),
        (
            "the expiry",
            time("exp").is_some_and(|end| expected.now < end.saturating_add(SKEW)),
        ),
        (
            "the time of issue",
            time("iat").is_some_and(|begin| begin <= expected.now.saturating_add(SKEW)),
        ),
        (
            "the beginning",
            !claims.contains_key("nbf")
                || time("nbf").is_some_and(|begin| begin <= expected.now.saturating_add(SKEW)),
        ),
        ("the nonce", text("nonce") == Some(expected.nonce)),
        (
            "the access token",
            text("at_hash").is_none_or(|hash| hash == half_hash(expected.access)),
        ),
    ];
    if let Some((what, _)) = holds.iter().find(|(_, holds)| !holds) {
        return Err(Fault::Untrusted(what));
    }
    let level = text("acr").unwrap_or_default();
    let is_sure = expected.levels.is_empty() || expected.levels.iter().any(|one| one == level);
    if is_sure { Ok(()) } else { Err(Fault::Weak) }
}

/// Whole seconds; a provider may write them with a fraction.
fn seconds(value: &Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a float is cut at the ends of the whole numbers"
    )]
    let cut = |number: f64| number as i64;
    value.as_i64().or_else(|| value.as_f64().map(cut))
}

/// Made out to us, and to others only when it was asked for by us (3.1.3.7, 3 to 5).
fn is_for(claims: &Claims, client: &str) -> bool {
    let asked_by = claims.get("azp").and_then(Value::as_str);
    if claims.contains_key("azp") && asked_by != Some(client) {
        return false;
    }
    match claims.get("aud") {
        Some(Value::String(one)) => one == client,
        Some(Value::Array(all)) => {
            let is_named = all.iter().any(|one| one.as_str() == Some(client));
            is_named && (all.len() == 1 || asked_by == Some(client))
        }
        _ => false,
    }
}

/// The left half of the hash of a token (3.1.3.6); both algorithms hash with SHA-256.
pub(super) fn half_hash(token: &str) -> String {
    let hash = Sha256::digest(token.as_bytes());
    BASE64URL_NOPAD.encode(hash.get(..16).unwrap_or_default())
}
