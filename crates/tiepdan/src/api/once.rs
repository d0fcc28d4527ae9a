//! Acts over the API: done in one transaction, answered with the version, and answered alike when sent again.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::access::Actor;
use casework::idempotency::{self, Asking};
use casework::{Failure, Setting};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Tx;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::read::of_entry;
use crate::app::App;
use crate::web::Problem;

/// The header that names a request so that it may be sent again.
pub(in crate::api) const HEADER: &str = "idempotency-key";
/// Longest key.
const LONGEST: usize = 200;
/// The caller of requests without an account.
const PUBLIC: &str = "public";

/// A key as the description knows it.
pub(in crate::api) struct RequestKey;

impl PartialSchema for RequestKey {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .pattern(Some(format!("^[!-~]{{1,{LONGEST}}}$")));
        Schema::from(object).into()
    }
}

impl ToSchema for RequestKey {}

/// A request that may be sent again under a key.
#[derive(Debug, Clone)]
pub(in crate::api) struct Once {
    key: Option<String>,
    address: String,
}

impl FromRequestParts<Arc<App>> for Once {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        let key = match parts.headers.get(HEADER) {
            None => None,
            Some(value) => {
                Some(key(value).ok_or_else(|| of_entry("Idempotency-Key", "key-wrong"))?)
            }
        };
        Ok(Self {
            key,
            address: format!("{} {}", parts.method, parts.uri.path()),
        })
    }
}

fn key(value: &HeaderValue) -> Option<String> {
    let text = value.to_str().ok()?;
    let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    fits.then(|| text.to_owned())
}

impl Once {
    /// Of an official who asks for what has this print.
    pub(in crate::api) fn by(&self, actor: &Actor, print: &str) -> Option<Asking> {
        self.of(actor.official.to_string(), print)
    }

    /// Of somebody without an account. Keys are kept as hashes and answered to the same request alone, so that nobody
    /// learns what another has sent.
    pub(in crate::api) fn by_anybody(&self, print: &str) -> Option<Asking> {
        self.of(PUBLIC.to_owned(), print)
    }

    fn of(&self, caller: String, print: &str) -> Option<Asking> {
        let whole = format!("{}\n{print}", self.address);
        Some(Asking {
            caller,
            key: self.key.clone()?,
            print: data_encoding::HEXLOWER.encode(&Sha256::digest(whole.as_bytes())),
        })
    }
}

/// Does an act in one transaction, once for each key, and answers what it answers.
///
/// # Errors
/// What the act answers.
pub(in crate::api) async fn act<T, F>(
    app: &App,
    asking: Option<Asking>,
    status: StatusCode,
    mut work: F,
) -> Result<Response, Problem>
where
    T: Serialize,
    F: FnMut(&mut Tx<'_>, &Setting) -> casework::Result<T> + Send + 'static,
{
    let at = app.setting();
    let answer = app.store.write(move |tx| {
        idempotency::once(tx, &at, asking.as_ref(), |tx| {
            let body = serde_json::to_string(&work(tx, &at)?);
            Ok::<_, Failure>(idempotency::Answer {
                status: status.as_u16(),
                body: body.map_err(|fault| unwritable(&fault))?,
            })
        })
    });
    let answer = answer.await?;
    let status = StatusCode::from_u16(answer.status).unwrap_or(status);
    Ok(written(status, answer.body))
}

/// An answer with the tag of its version, if it has one.
pub(in crate::api) fn tagged<T: Serialize>(value: &T) -> Result<Response, Problem> {
    let body = serde_json::to_string(value).map_err(|fault| Problem::fault(&fault))?;
    Ok(written(StatusCode::OK, body))
}

fn unwritable(fault: &serde_json::Error) -> store::Error {
    store::Error::Column {
        column: "answer".to_owned(),
        reason: fault.to_string(),
    }
}

#[derive(Deserialize)]
struct Versioned {
    version: Option<i64>,
}

fn written(status: StatusCode, body: String) -> Response {
    let version = serde_json::from_str::<Versioned>(&body).ok();
    let tag = version.and_then(|found| found.version);
    let mut answer = (status, body).into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(tag) = tag.and_then(|version| HeaderValue::from_str(&format!("\"{version}\"")).ok())
    {
        headers.insert(ETAG, tag);
    }
    answer
}
