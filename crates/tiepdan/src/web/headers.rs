//! The headers every answer carries.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::web::{cookie, session};

/// Scripts and sheets come from our own files only and none stands in a page. Pictures may also
/// be data, for the base sheet draws its marks so.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // An address may name a case; nobody outside learns it. `no-referrer` would take the origin from our own forms too.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-embedder-policy"),
        "require-corp",
    ),
];

const TLS_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers; a handler that set one itself keeps its own.
pub async fn secure(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let kept = if may_be_kept(&app, &request) {
        "private, no-cache"
    } else {
        "no-store"
    };
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if app.settings.is_https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(TLS_ONLY),
        );
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(kept));
    answer
}

/// Whether a browser may keep the answer. What an official sees, or anybody was answered to what he sent, is left on no disk: the next
/// one at this machine may be another.
fn may_be_kept(app: &App, request: &Request) -> bool {
    let headers = request.headers();
    let session = session::cookie_name(app.settings.is_https);
    request.method().is_safe()
        && cookie::read(headers, session).is_none()
        && !headers.contains_key(header::AUTHORIZATION)
}
