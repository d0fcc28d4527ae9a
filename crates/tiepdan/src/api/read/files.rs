//! The files of a multipart body.

use std::sync::Arc;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use casework::document::Upload;
use sha2::{Digest, Sha256};

use super::fault::of_entry;
use crate::app::App;
use crate::scanner;
use crate::web::limit::{BodyLimit, unreadable};
use crate::web::{Kind, Problem};

/// The files of a multipart body, one a part.
pub(in crate::api) struct Files {
    /// The files.
    pub(in crate::api) uploads: Vec<Upload>,
    /// A print of names and contents: the marks between the parts differ from one sending to the next.
    pub(in crate::api) print: String,
}

impl FromRequest<Arc<App>> for Files {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            return Err(Kind::WrongMedia.into());
        }
        let limit = request
            .extensions()
            .get::<BodyLimit>()
            .map_or(app.settings.upload_limit, |limit| limit.0);
        let mut parts = Multipart::from_request(request, app)
            .await
            .map_err(|_| Kind::Malformed)?;
        let (mut uploads, mut digest) = (Vec::new(), Sha256::new());
        while let Some(part) = parts
            .next_field()
            .await
            .map_err(|fault| unreadable(&fault, limit))?
        {
            let upload = file_of(part, limit).await?;
            for piece in [upload.name.as_bytes(), &upload.bytes] {
                digest.update(piece.len().to_be_bytes());
                digest.update(piece);
            }
            uploads.push(upload);
        }
        if uploads.is_empty() {
            return Err(of_entry("file", "field-missing"));
        }
        let files = uploads.iter_mut();
        let files = files.map(|one| (one.bytes.as_slice(), &mut one.verdict));
        scanner::at_the_door(&app.scanner, files.collect()).await;
        Ok(Self {
            uploads,
            print: data_encoding::HEXLOWER.encode(&digest.finalize()),
        })
    }
}

async fn file_of(part: Field<'_>, limit: usize) -> Result<Upload, Problem> {
    let field = part.name().unwrap_or("").to_owned();
    let Some(name) = part.file_name().map(str::to_owned) else {
        return Err(of_entry(&field, "file-expected"));
    };
    let bytes = part
        .bytes()
        .await
        .map_err(|fault| unreadable(&fault, limit))?;
    Ok(Upload::new(name, bytes.to_vec()))
}
