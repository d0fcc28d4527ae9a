//! A file of a petition, given out so that nothing in it can act in the reader's browser.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use casework::document::{Attachment, Scan, Standing};
use casework::{Failure, Refusal, petition};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use words::t;

use super::paths::FilePath;
use crate::app::App;
use crate::scanner;
use crate::web::picture::DRAWN;
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
    hand_out(&app, &attachment, bytes).await
}

/// `GET /petitions/{id}/files/{file}/picture`: drawn anew, to be looked at.
pub(super) async fn picture(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<FilePath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let (attachment, bytes) = app
        .store
        .write(move |tx| petition::read_file(tx, &at, &actor, path.id, path.file))
        .await?;
    show_picture(&app, &attachment, bytes).await
}

/// Shows a picture that may be given out, drawn anew: nothing of the file itself reaches the browser.
pub(in crate::pages) async fn show_picture(
    app: &App,
    attachment: &Attachment,
    bytes: Vec<u8>,
) -> Result<Response, Problem> {
    scanner::admit(app, &attachment.hash, &bytes).await?;
    let drawn = app.easel.draw(bytes).await;
    let picture = drawn.ok_or_else(|| Failure::from(Refusal::new("picture-not-drawn")))?;
    Ok(picture.into_response())
}

/// What an officer is told beside a file.
pub(in crate::pages) fn note(scan: Scan) -> Option<&'static str> {
    match scan.standing {
        Standing::Infected => Some(t!("document-harmful")),
        _ if scan.has_macros => Some(t!("document-macros")),
        Standing::Unscanned => Some(t!("document-unscanned")),
        Standing::Clean => None,
    }
}

/// Can a file of this type be shown?
pub(in crate::pages) fn is_shown(attachment: &Attachment, scan: Scan) -> bool {
    let is_open = !attachment.sealed && scan.standing != Standing::Infected;
    is_open && DRAWN.contains(&attachment.media_type.as_str())
}

/// Gives a file out that may be given out: none that is harmful, and where a scanner is set up none that it has not seen.
///
/// A PDF is saved as everything else: browsers do not run their viewers in a sandbox, and without one a PDF of a stranger
/// does not belong into our pages.
pub(in crate::pages) async fn hand_out(
    app: &App,
    attachment: &Attachment,
    bytes: Vec<u8>,
) -> Result<Response, Problem> {
    scanner::admit(app, &attachment.hash, &bytes).await?;
    Ok(given_out(attachment, bytes))
}

/// The answer that carries a file: saved and never shown, whatever it is.
fn given_out(attachment: &Attachment, bytes: Vec<u8>) -> Response {
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
