//! A file of a petition, given out so that nothing in it can act in the reader's browser.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use casework::document::Attachment;
use casework::petition;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::paths::FilePath;
use crate::app::App;
use crate::web::{Problem, SignedIn};

/// A document of its own with no rights at all: no scripts, no forms, no addresses.
const POLICY: &str = "sandbox; default-src 'none'";

/// `GET /petitions/{id}/files/{file}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<FilePath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let (attachment, bytes) = app
        .store
        .write(move |tx| petition::read_file(tx, &at, &actor, path.id, path.file))
        .await?;
    Ok(given_out(&attachment, bytes))
}

/// The answer that carries a file: saved and never shown, whatever it is.
pub(in crate::pages) fn given_out(attachment: &Attachment, bytes: Vec<u8>) -> Response {
    let name = utf8_percent_encode(&attachment.name, NON_ALPHANUMERIC);
    let mut answer = bytes.into_response();
    let headers = answer.headers_mut();
    let values = [
        (header::CONTENT_TYPE, attachment.media_type.clone()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename*=UTF-8''{name}"),
        ),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    answer
}
