//! One provider: the way to it, the way back, and what it then says.

use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::{BASE64, BASE64URL_NOPAD};
use law::Text;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use ureq::Agent;

use super::ask::{self, Hosts};
use super::file::Written;
use super::key::{self, Key};
use super::metadata::{KeySet, Metadata};
use super::token::{Claims, Expected, Token};
use super::{Begun, Fault};

/// How long what a provider tells of itself is taken as known, in seconds.
const KNOWN: i64 = 3600;
/// How often unknown keys may make us ask again, in seconds: who forges tokens must not make us knock all the time.
const PAUSE: i64 = 60;
/// Longest value that is taken over into a form.
const LONGEST: usize = 200;

/// Whom a provider proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Those who work here.
    Staff,
    /// Those who write.
    Citizens,
}

/// What a provider says of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proved {
    /// Who he is there. It is kept nowhere as it stands.
    pub subject: String,
    /// His full name.
    pub name: String,
    /// His personal number.
    pub number: String,
    /// His e-mail.
    pub email: String,
}

#[derive(Clone)]
struct Known {
    since: i64,
    /// When its keys were asked for again because one was unknown.
    again: Option<i64>,
    metadata: Arc<Metadata>,
    keys: Arc<Vec<Key>>,
}

/// A provider as the installation names it.
pub struct Provider {
    written: Written,
    secret: String,
    hosts: Hosts,
    agent: Agent,
    known: Mutex<Option<Known>>,
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    id_token: String,
}

impl Provider {
    pub(super) fn new(written: Written, secret: String) -> Self {
        Self {
            hosts: Hosts::new(&written.issuer, &written.hosts),
            agent: ask::agent(),
            known: Mutex::default(),
            written,
            secret,
        }
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.written.code
    }

    /// What people call it.
    pub fn name(&self) -> &Text {
        &self.written.name
    }

    /// The issuer of its tokens.
    pub fn issuer(&self) -> &str {
        &self.written.issuer
    }

    /// Whether these people are proved by it.
    pub fn is_for(&self, audience: Audience) -> bool {
        self.written.audience.contains(&audience)
    }

    /// Where a browser is sent to prove who sits before it. It waits for the provider.
    ///
    /// # Errors
    /// When the provider cannot be reached.
    pub fn leave(&self, begun: &Begun, now: i64) -> Result<String, Fault> {
        let metadata = self.known(now)?.metadata;
        let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(begun.verifier.as_bytes()));
        let scopes = self.written.scopes.join(" ");
        let levels = self.written.levels.join(" ");
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", self.written.client.as_str()),
            ("redirect_uri", begun.back.as_str()),
            ("scope", scopes.as_str()),
            ("state", begun.state.as_str()),
            ("nonce", begun.nonce.as_str()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        if !levels.is_empty() {
            pairs.push(("acr_values", levels.as_str()));
        }
        Ok(with(&metadata.authorization_endpoint, &pairs))
    }

    /// Who came back with this code; `issuer` is the one that the answer named. It waits for the provider.
    ///
    /// # Errors
    /// What is not to be believed, or that the provider cannot be reached.
    pub fn prove(
        &self,
        begun: &Begun,
        code: &str,
        issuer: &str,
        now: i64,
    ) -> Result<Proved, Fault> {
        let known = self.known(now)?;
        self.check_issuer(&known.metadata, issuer)?;
        let answer = self.redeem(&known.metadata, begun, code)?;
        let token = Token::read(&answer.id_token)?;
        let keys = if token.is_of(&known.keys) {
            known.keys
        } else {
            self.keys_again(&known, now)?
        };
        let expected = Expected {
            issuer: &self.written.issuer,
            client: &self.written.client,
            nonce: &begun.nonce,
            access: &answer.access_token,
            now,
            levels: &self.written.levels,
        };
        let claims = token.believed(&keys, &expected)?;
        self.told(&known.metadata, claims, &answer.access_token)
    }

    /// Whether an answer is this provider's and not another's that was mixed up with it (RFC 9207, 2.4). It waits for
    /// the provider.
    ///
    /// # Errors
    /// When it is not, or the provider cannot be reached.
    pub fn answers(&self, issuer: &str, now: i64) -> Result<(), Fault> {
        self.check_issuer(&self.known(now)?.metadata, issuer)
    }

    fn check_issuer(&self, metadata: &Metadata, issuer: &str) -> Result<(), Fault> {
        let is_missing = issuer.is_empty() && !metadata.names_issuer;
        if is_missing || issuer == self.written.issuer {
            Ok(())
        } else {
            Err(Fault::Untrusted("the issuer of the answer"))
        }
    }

    /// Where a browser is sent to sign out of the provider as well; none where it offers that not. It waits for the
    /// provider.
    ///
    /// # Errors
    /// When the provider cannot be reached.
    pub fn sign_out(&self, back: &str, now: i64) -> Result<Option<String>, Fault> {
        let metadata = self.known(now)?.metadata;
        let pairs = [
            ("client_id", self.written.client.as_str()),
            ("post_logout_redirect_uri", back),
        ];
        let end = metadata.end_session_endpoint.as_ref();
        Ok(end.map(|end| with(end, &pairs)))
    }

    fn redeem(&self, metadata: &Metadata, begun: &Begun, code: &str) -> Result<Answer, Fault> {
        let client = self.written.client.as_str();
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", begun.back.as_str()),
            ("code_verifier", begun.verifier.as_str()),
        ];
        let (id, secret) = (coded(client), coded(&self.secret));
        let basic = format!(
            "Basic {}",
            BASE64.encode(format!("{id}:{secret}").as_bytes())
        );
        let header = metadata.takes_basic().then_some(basic.as_str());
        if header.is_none() {
            pairs.extend([("client_id", client), ("client_secret", &self.secret)]);
        }
        ask::post(&self.agent, &metadata.token_endpoint, header, &form(&pairs))
    }

    /// What is taken over of the person; what the token does not say is asked of the provider, about the same subject.
    fn told(&self, metadata: &Metadata, claims: Claims, access: &str) -> Result<Proved, Fault> {
        let wanted = &self.written.claims;
        let names = [&wanted.name, &wanted.number, &wanted.email];
        let text = |claims: &Claims, name: &str| -> String {
            let value = claims.get(name).and_then(Value::as_str).unwrap_or_default();
            let plain = value.chars().filter(|letter| !letter.is_control());
            plain.take(LONGEST).collect()
        };
        let subject = claims.get("sub").cloned();
        let mut all = claims;
        let mut wanted = names.iter().filter(|name| !name.is_empty());
        if let Some(address) = &metadata.userinfo_endpoint
            && wanted.any(|name| !all.contains_key(name.as_str()))
        {
            let more: Claims = ask::get(&self.agent, address, Some(access))?;
            if more.get("sub") != subject.as_ref() {
                return Err(Fault::Untrusted("the subject"));
            }
            for (name, value) in more {
                all.entry(name).or_insert(value);
            }
        }
        let [name, number, email] = names.map(|name| text(&all, name));
        Ok(Proved {
            subject: subject
                .as_ref()
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            name,
            number,
            email,
        })
    }

    /// What the provider tells of itself, asked anew after a while.
    fn known(&self, now: i64) -> Result<Known, Fault> {
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.as_ref().filter(|known| now < known.since + KNOWN) {
            return Ok(known.clone());
        }
        // Nobody waits behind the lock for a provider.
        drop(kept);
        let metadata = Metadata::ask(&self.agent, &self.written.issuer, &self.hosts)?;
        let keys = self.ask_keys(&metadata)?;
        let known = Known {
            since: now,
            again: None,
            metadata: Arc::new(metadata),
            keys: Arc::new(keys),
        };
        self.keep(&known);
        Ok(known)
    }

    /// Its keys, asked for again because it signs with one that is new.
    fn keys_again(&self, known: &Known, now: i64) -> Result<Arc<Vec<Key>>, Fault> {
        if known.again.is_some_and(|at| now < at + PAUSE) {
            return Ok(Arc::clone(&known.keys));
        }
        let keys = Arc::new(self.ask_keys(&known.metadata)?);
        self.keep(&Known {
            again: Some(now),
            keys: Arc::clone(&keys),
            ..known.clone()
        });
        Ok(keys)
    }

    fn ask_keys(&self, metadata: &Metadata) -> Result<Vec<Key>, Fault> {
        let set: KeySet = ask::get(&self.agent, &metadata.jwks_uri, None)?;
        Ok(key::read(&set.keys))
    }

    fn keep(&self, known: &Known) {
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(known.clone());
    }
}

fn coded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn form(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={}", coded(value)))
        .collect();
    pairs.join("&")
}

/// An address with more in its query.
fn with(address: &str, pairs: &[(&str, &str)]) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{}", form(pairs))
}
