//! Asking a provider over HTTP: only the hosts it is set up with, over TLS unless it is on this machine.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Uri;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::Fault;

/// How long a provider may take; a person waits for it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Largest answer, in bytes.
const LARGEST: u64 = 256 << 10;

/// Whom a provider may send us to.
#[derive(Debug, Clone)]
pub(super) struct Hosts(Vec<String>);

impl Hosts {
    /// Those of the issuer, and what the installation adds.
    pub(super) fn new(issuer: &str, more: &[String]) -> Self {
        let own = authority(issuer);
        Self(own.into_iter().chain(more.iter().cloned()).collect())
    }

    /// Whether an address may be asked or a browser be sent there.
    pub(super) fn allow(&self, address: &str) -> bool {
        is_sound(address) && authority(address).is_some_and(|host| self.0.contains(&host))
    }
}

fn authority(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    uri.authority().map(ToString::to_string)
}

/// Over TLS, or on this machine; without a name and password before the host.
pub(super) fn is_sound(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else {
        return false;
    };
    let is_here = matches!(uri.host(), Some("127.0.0.1" | "[::1]" | "localhost"));
    let is_plain = uri
        .authority()
        .is_some_and(|authority| !authority.as_str().contains('@'));
    is_plain
        && match uri.scheme_str() {
            Some("https") => true,
            Some("http") => is_here,
            _ => false,
        }
}

/// The client: it trusts whom the machine trusts and follows nobody elsewhere.
pub(super) fn agent() -> Agent {
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(ring)
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .build()
        .into()
}

/// Reads an address as JSON, with a bearer token where one is asked for.
pub(super) fn get<T: DeserializeOwned>(
    agent: &Agent,
    address: &str,
    token: Option<&str>,
) -> Result<T, Fault> {
    let mut request = agent.get(address).header("accept", "application/json");
    if let Some(token) = token {
        request = request.header("authorization", &format!("Bearer {token}"));
    }
    read(request.call())
}

/// Sends a form and reads the answer as JSON.
pub(super) fn post<T: DeserializeOwned>(
    agent: &Agent,
    address: &str,
    authorization: Option<&str>,
    form: &str,
) -> Result<T, Fault> {
    let mut request = agent
        .post(address)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded");
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    read(request.send(form))
}

fn read<T: DeserializeOwned>(
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<T, Fault> {
    let unreachable = |error: ureq::Error| match error {
        // A code that was used, that is forged or too old.
        ureq::Error::StatusCode(status) if (400..500).contains(&status) => {
            Fault::Untrusted("the code")
        }
        other => Fault::Unreachable(other.to_string()),
    };
    let mut body = answer.map_err(unreachable)?.into_body();
    let bytes = body
        .with_config()
        .limit(LARGEST)
        .read_to_vec()
        .map_err(unreachable)?;
    // What stands in it may tell of a person: only the kind of the fault is told.
    serde_json::from_slice(&bytes)
        .map_err(|fault| Fault::Unreachable(format!("not as asked: {:?}", fault.classify())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_but_the_hosts_that_the_installation_names() {
        let hosts = Hosts::new("https://id.example/vn", &["keys.id.example".to_owned()]);
        for own in ["https://id.example/token", "https://keys.id.example/jwks"] {
            assert!(hosts.allow(own), "{own}");
        }
        for other in [
            "http://id.example/token",
            "https://id.example.evil.example/token",
            "https://id.example:444/token",
            "https://id.example@evil.example/token",
            "http://127.0.0.1/token",
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "//id.example/token",
            "",
        ] {
            assert!(!hosts.allow(other), "{other}");
        }
        let here = Hosts::new("http://127.0.0.1:9999", &[]);
        assert!(here.allow("http://127.0.0.1:9999/jwks") && !here.allow("http://127.0.0.1:22/"));
    }
}
