//! The JSON body of a request.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::fault::{broken_letters, of_entry};
use crate::app::App;
use crate::web::limit::{BodyLimit, unreadable};
use crate::web::{Kind, Problem};

/// A JSON body, read to the letter.
pub(in crate::api) struct Body<T> {
    /// What it says.
    pub(in crate::api) value: T,
    /// A print of its bytes, to know the same request again.
    pub(in crate::api) print: String,
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Kind::WrongMedia.into());
        }
        let limit = request
            .extensions()
            .get::<BodyLimit>()
            .map_or(app.settings.form_limit, |limit| limit.0);
        let bytes = axum::body::to_bytes(request.into_body(), limit).await;
        let bytes = bytes.map_err(|fault| unreadable(&fault, limit))?;
        Ok(Self {
            value: read(&bytes)?,
            print: data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)),
        })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let essence = kind.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// The value in these bytes.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Kind::BrokenText)?;
    // A letter that no text may hold can stand in JSON only as an escape.
    if text.contains('\\')
        && let Ok(whole) = serde_json::from_str::<Json>(text)
        && let Some(field) = broken_letters(&whole, "")
    {
        return Err(of_entry(&field, "control-letters"));
    }
    // A list would be read as the fields of an object in their order.
    if !text.trim_start().starts_with('{') {
        return Err(match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => of_entry("", "wrong-type"),
            Err(_) => Kind::Malformed.into(),
        });
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|fault| {
        if fault.inner().is_data() {
            super::fault::of_reading(&fault.path().to_string(), &fault.inner().to_string())
        } else {
            Kind::Malformed.into()
        }
    })?;
    reader.end().map_err(|_| Kind::Malformed)?;
    Ok(value)
}

#[cfg(test)]
mod tests;
