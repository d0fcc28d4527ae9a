//! Forms are ours: a request that changes something must come from our own pages, and a form
//! carries a token of the session it was shown in.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::app::App;
use crate::web::cookie;
use crate::web::error::{Kind, Problem};

/// The name of the hidden field with the token.
pub const FIELD: &str = "_csrf";

/// Makes and checks form tokens with a key of this process.
pub struct Guard {
    key: [u8; 64],
}

impl Guard {
    /// A guard with this key.
    pub const fn new(key: [u8; 64]) -> Self {
        Self { key }
    }

    /// A token for the forms shown to `subject`. The mask is fresh for each page, so that two
    /// pages never hold the same token and its bytes cannot be guessed from compressed lengths.
    pub fn token(&self, subject: &str, mask: [u8; 32]) -> String {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend_from_slice(&mask);
        bytes.extend(
            mask.iter()
                .zip(self.mac(subject).finalize().into_bytes())
                .map(|(a, b)| a ^ b),
        );
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// Whether the token was made for `subject`.
    pub fn accepts(&self, subject: &str, token: &str) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(token.as_bytes()) else {
            return false;
        };
        let Some((mask, masked)) = bytes.split_at_checked(32) else {
            return false;
        };
        if masked.len() != 32 {
            return false;
        }
        let tag: Vec<u8> = mask.iter().zip(masked).map(|(a, b)| a ^ b).collect();
        self.mac(subject).verify_slice(&tag).is_ok()
    }

    fn mac(&self, subject: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new(&self.key.into());
        mac.update(subject.as_bytes());
        mac
    }
}

/// Whose forms these are: the session of an official, or else the browser of a visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(pub String);

const fn visitor_cookie(is_https: bool) -> &'static str {
    if is_https {
        "__Host-visitor"
    } else {
        "visitor"
    }
}

/// Gives every browser a name of its own, which forms are tied to until somebody signs in. A
/// session that has already put a [`Subject`] into the request is left alone.
pub async fn name_visitor(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response {
    let name = visitor_cookie(app.settings.is_https);
    let known = cookie::read(request.headers(), name)
        .filter(|value| value.len() == 22)
        .map(str::to_owned);
    let fresh = known.is_none().then(|| app.chance.token());
    if request.extensions().get::<Subject>().is_none()
        && let Some(visitor) = known.or_else(|| fresh.clone())
    {
        request.extensions_mut().insert(Subject(visitor));
    }
    let mut answer = next.run(request).await;
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page
        && let Some(fresh) = fresh
        && let Some(value) = cookie::write(name, &fresh, None, app.settings.is_https)
    {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// Refuses a request that changes something and comes from another site.
pub async fn refuse_foreign(request: Request, next: Next) -> Response {
    let is_safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE
    );
    // A browser never adds a bearer token by itself, so nobody can be tricked into sending one.
    let has_token = request
        .headers()
        .get(header::AUTHORIZATION)
        .is_some_and(|value| value.as_bytes().starts_with(b"Bearer "));
    if is_safe || has_token || is_own(request.headers()) {
        next.run(request).await
    } else {
        Problem::from(Kind::ForeignOrigin).into_response()
    }
}

/// Programs send neither header and hold no cookies of ours; browsers send at least one.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text("host")
        }
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests;
