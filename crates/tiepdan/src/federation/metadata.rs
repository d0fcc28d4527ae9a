//! What a provider tells of itself (`OpenID` Connect Discovery 1.0, 3).

use serde::Deserialize;
use serde_json::Value;
use ureq::Agent;

use super::Fault;
use super::ask::{self, Hosts};

/// Where a provider is asked what.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) jwks_uri: String,
    pub(super) userinfo_endpoint: Option<String>,
    pub(super) end_session_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// Whether every answer names its issuer (RFC 9207, 3).
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub(super) names_issuer: bool,
}

#[derive(Deserialize)]
pub(super) struct KeySet {
    pub(super) keys: Vec<Value>,
}

impl Metadata {
    /// Asks an issuer for it; what leads to hosts that are not its own is not used.
    ///
    /// # Errors
    /// When it cannot be reached, is another issuer's, or leads elsewhere.
    pub(super) fn ask(agent: &Agent, issuer: &str, hosts: &Hosts) -> Result<Self, Fault> {
        let address = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let found: Self = ask::get(agent, &address, None)?;
        if found.issuer != issuer {
            return Err(Fault::Untrusted("the issuer"));
        }
        if found.addresses().any(|address| !hosts.allow(address)) {
            return Err(Fault::Untrusted("the hosts"));
        }
        Ok(found)
    }

    fn addresses(&self) -> impl Iterator<Item = &String> {
        let more = [&self.userinfo_endpoint, &self.end_session_endpoint];
        let all = [
            &self.authorization_endpoint,
            &self.token_endpoint,
            &self.jwks_uri,
        ];
        all.into_iter().chain(more.into_iter().flatten())
    }

    /// Whether the secret goes in the header; the form is for those that take it no other way.
    pub(super) fn takes_basic(&self) -> bool {
        let methods = &self.token_endpoint_auth_methods_supported;
        methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic")
    }
}
