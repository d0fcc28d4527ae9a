//! Static files: embedded, named after their content, compressed at build time.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::web::error::{Kind, Problem};

/// One static file.
struct Asset {
    name: &'static str,
    hashed: &'static str,
    url: &'static str,
    etag: &'static str,
    mime: &'static str,
    plain: &'static [u8],
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a static file by its plain name (`tiepdan.css`); it changes with the content.
/// Empty for a name that does not exist, which a test keeps from happening.
pub fn url(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("", |asset| asset.url)
}

/// Serves `/assets/{name}`.
///
/// # Errors
/// 404 for a name that is not one of ours.
pub async fn show(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.hashed == name)
        .ok_or(Kind::NotFound)?;
    let mut answer = if is_known(&headers, asset.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (encoding, content) = smallest(asset, &headers);
        let mut answer = Body::from(content).into_response();
        answer
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
        if let Some(encoding) = encoding {
            answer
                .headers_mut()
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        answer
    };
    let headers = answer.headers_mut();
    headers.insert(header::ETAG, HeaderValue::from_static(asset.etag));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // The name changes with the content, so what it names never does.
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Ok(answer)
}

fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        known
            .split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == etag || tag.trim() == "*")
    })
}

fn smallest(asset: &Asset, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let takes = |name: &str| {
        accepted.split(',').any(|part| {
            let mut pieces = part.split(';').map(str::trim);
            pieces.next() == Some(name)
                && !pieces.any(|piece| matches!(piece, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    match asset {
        Asset {
            brotli: Some(content),
            ..
        } if takes("br") => (Some("br"), content),
        Asset {
            gzip: Some(content),
            ..
        } if takes("gzip") => (Some("gzip"), content),
        _ => (None, asset.plain),
    }
}

#[cfg(test)]
mod tests;
