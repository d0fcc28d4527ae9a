//! Who somebody is: what the officer asks for (Law on Citizen Reception, rulebook CR-20).

use serde::{Deserialize, Serialize};
use store::Row;

use crate::FieldError;

/// An identity under the seal fills a multiple of so many bytes.
const PADDED: usize = 256;
/// Longest name.
const NAME: usize = 200;
/// Longest address.
const ADDRESS: usize = 500;
/// Longest number of a paper.
const NUMBER: usize = 20;

/// A citizen or an organization.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Is it an organization?
    pub is_organization: bool,
    /// Full name.
    pub name: String,
    /// Kind of paper: `identity_card`, `passport`, `personal_number`.
    pub id_kind: Option<String>,
    /// Number of the paper.
    pub id_number: Option<String>,
    /// Address as told.
    pub address: String,
    /// Code of the commune of the address.
    pub commune: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}

/// An identity as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawIdentity {
    /// Is it an organization?
    pub is_organization: bool,
    /// Full name.
    pub name: String,
    /// Kind of paper.
    pub id_kind: String,
    /// Number of the paper.
    pub id_number: String,
    /// Address.
    pub address: String,
    /// Code of the commune.
    pub commune: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

impl RawIdentity {
    /// The identity, or what is wrong with it; `prefix` names the group of fields (`people.0.`).
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(&self, prefix: &str) -> Result<Identity, Vec<FieldError>> {
        let mut errors = Vec::new();
        let wrong =
            |field: &str, code| -> FieldError { FieldError::new(format!("{prefix}{field}"), code) };
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = |text: &str, most: usize| text.chars().count() > most;
        if name.is_empty() {
            errors.push(wrong("name", "field-missing"));
        }
        for (field, text, most) in [
            ("name", &name, NAME),
            ("address", &self.address, ADDRESS),
            ("id_kind", &self.id_kind, NUMBER),
            ("commune", &self.commune, NUMBER),
        ] {
            if long(text, most) {
                errors.push(wrong(field, "field-too-long").with("most", most));
            }
        }
        let number: String = self
            .id_number
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '.')
            .collect();
        if number.len() > NUMBER || !number.chars().all(|c| c.is_ascii_alphanumeric()) {
            errors.push(wrong("id_number", "id-number-wrong"));
        }
        let phone: String = self
            .phone
            .chars()
            .filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')'))
            .collect();
        if !phone.is_empty() && !is_phone(&phone) {
            errors.push(wrong("phone", "phone-wrong"));
        }
        let email = self.email.trim();
        if !email.is_empty() && !is_email(email) {
            errors.push(wrong("email", "email-wrong"));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let kept = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Identity {
            is_organization: self.is_organization,
            name,
            id_kind: kept(&self.id_kind).filter(|_| !number.is_empty()),
            id_number: kept(&number),
            address: self.address.trim().to_owned(),
            commune: kept(&self.commune),
            phone: kept(&phone),
            email: kept(email),
        })
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (8..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
}

fn is_email(text: &str) -> bool {
    text.len() <= 254
        && text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        })
        && !text.chars().any(char::is_whitespace)
}

impl Identity {
    /// From a row with the columns of `person`.
    pub(crate) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            is_organization: row.get("is_organization")?,
            name: row.get("name")?,
            id_kind: row.get("id_kind")?,
            id_number: row.get("id_number")?,
            address: row.get("address")?,
            commune: row.get("commune")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
        })
    }

    /// For an envelope, filled up to a multiple of 256 bytes so that its length tells nothing.
    pub(crate) fn bytes(&self) -> crate::Result<Vec<u8>> {
        let unreadable = |_| crate::Failure::from(sealing::Fault::Closed);
        let mut bytes = serde_json::to_vec(self).map_err(unreadable)?;
        bytes.resize(bytes.len().next_multiple_of(PADDED), b' ');
        Ok(bytes)
    }

    /// From an envelope.
    pub(crate) fn of_bytes(bytes: &[u8]) -> crate::Result<Self> {
        serde_json::from_slice(bytes).map_err(|_| sealing::Fault::Closed.into())
    }
}
