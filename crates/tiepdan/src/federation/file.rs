//! The file that names providers and where the secrets shared with them are.

use std::fs;
use std::path::{Path, PathBuf};

use law::Text;
use serde::Deserialize;

use super::ask::is_sound;
use super::{Audience, Provider};

/// Why the providers cannot be used. No message holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file cannot be read.
    #[error("{}: {error}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the machine says.
        error: std::io::Error,
    },
    /// The file is not as it should be.
    #[error("{}: {error}", .path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// Line and reason.
        error: Box<toml::de::Error>,
    },
    /// A value of a provider cannot be used.
    #[error("{}: provider {code}: {key}: {reason}", .path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The provider.
        code: String,
        /// The key.
        key: &'static str,
        /// What it must be.
        reason: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    provider: Vec<Written>,
}

/// A provider as it is written down.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Written {
    pub(super) code: String,
    pub(super) name: Text,
    pub(super) issuer: String,
    #[serde(rename = "client-id")]
    pub(super) client: String,
    #[serde(rename = "client-secret-file")]
    secret: PathBuf,
    #[serde(rename = "for")]
    pub(super) audience: Vec<Audience>,
    #[serde(default = "usual_scopes")]
    pub(super) scopes: Vec<String>,
    #[serde(default)]
    pub(super) claims: Names,
    /// Values of `acr` that are sure enough; empty: any.
    #[serde(default, rename = "trusted-acr")]
    pub(super) levels: Vec<String>,
    /// Hosts besides the issuer's to which its addresses may lead.
    #[serde(default)]
    pub(super) hosts: Vec<String>,
}

/// What the provider calls what is taken over; empty: it is not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Names {
    #[serde(rename = "personal-number")]
    pub(super) number: String,
    pub(super) name: String,
    pub(super) email: String,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            number: String::new(),
            name: "name".to_owned(),
            email: String::new(),
        }
    }
}

fn usual_scopes() -> Vec<String> {
    vec!["openid".to_owned(), "profile".to_owned()]
}

/// Reads the providers that a file names; its paths begin at its own folder.
///
/// # Errors
/// [`Fault`], before anything is served.
pub fn read(path: &Path) -> Result<Vec<Provider>, Fault> {
    let file: File = toml::from_str(&text(path)?).map_err(|error| Fault::Malformed {
        path: path.to_owned(),
        error: Box::new(error),
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut codes = Vec::new();
    let mut read = Vec::new();
    for written in file.provider {
        if let Some((key, reason)) = fault(&written, &codes) {
            return Err(Fault::Wrong {
                path: path.to_owned(),
                code: written.code,
                key,
                reason,
            });
        }
        codes.push(written.code.clone());
        let secret = text(&folder.join(&written.secret))?;
        let secret = secret.trim_end_matches(['\r', '\n']).to_owned();
        read.push(Provider::new(written, secret));
    }
    Ok(read)
}

fn fault(written: &Written, codes: &[String]) -> Option<(&'static str, &'static str)> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_code = !written.code.is_empty() && written.code.chars().all(is_plain);
    if !is_code {
        return Some(("code", "small letters, digits and hyphens"));
    }
    if codes.contains(&written.code) {
        return Some(("code", "another provider has it"));
    }
    if !is_sound(&written.issuer) || written.issuer.contains(['?', '#']) {
        return Some(("issuer", "an https address without query"));
    }
    if written.client.is_empty() {
        return Some(("client-id", "it is empty"));
    }
    if written.audience.is_empty() {
        return Some(("for", "`staff`, `citizens` or both"));
    }
    if !written.scopes.iter().any(|scope| scope == "openid") {
        return Some(("scopes", "`openid` among them"));
    }
    None
}

fn text(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path).map_err(|error| Fault::Unreadable {
        path: path.to_owned(),
        error,
    })
}
