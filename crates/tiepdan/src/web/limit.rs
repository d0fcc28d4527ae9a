//! How large a body may be.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::app::App;
use crate::web::error::{Kind, Problem};

/// The limit that holds for this request, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct BodyLimit(pub usize);

/// How much of a body that is too large is still read, so that a browser sees the answer instead
/// of a broken connection.
const DRAINED: usize = 256 << 20;
const PATIENCE: Duration = Duration::from_secs(30);

/// Refuses a body that is too large, before it is read where its length is told.
pub async fn bound(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let has_files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let limit = if has_files {
        app.settings.upload_limit
    } else {
        app.settings.form_limit
    };
    let (mut parts, body) = request.into_parts();
    if body.size_hint().lower() > limit as u64 {
        drain(body).await;
        return Problem::too_large(limit).into_response();
    }
    parts.extensions.insert(BodyLimit(limit));
    next.run(Request::from_parts(
        parts,
        Body::new(Limited::new(body, limit)),
    ))
    .await
}

async fn drain(body: Body) {
    let mut body = Limited::new(body, DRAINED);
    let read = async { while let Some(Ok(_)) = body.frame().await {} };
    if tokio::time::timeout(PATIENCE, read).await.is_err() {
        tracing::debug!("a body that is too large came too slowly");
    }
}

/// What a body that could not be read to its end means: too large, or cut off.
pub fn unreadable(fault: &(dyn std::error::Error + 'static), limit: usize) -> Problem {
    let mut cause = Some(fault);
    while let Some(fault) = cause {
        if fault.is::<LengthLimitError>() {
            return Problem::too_large(limit);
        }
        cause = fault.source();
    }
    Kind::Malformed.into()
}
