//! The version that the sender has seen.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use super::fault::of_entry;
use crate::app::App;
use crate::web::Problem;

/// `If-Match`: the version that the sender has seen; none when he does not mind.
#[derive(Debug, Clone, Copy)]
pub(in crate::api) struct IfMatch(pub(in crate::api) Option<i64>);

/// No version is that of a tag we never gave out, so an act on it is always stale.
const NEVER: i64 = -1;

impl FromRequestParts<Arc<App>> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        let mut tags = parts.headers.get_all(header::IF_MATCH).iter();
        let Some(tag) = tags.next() else {
            return Ok(Self(None));
        };
        let text = tag.to_str().unwrap_or("").trim();
        if tags.next().is_some() || text.contains(',') {
            return Err(of_entry("If-Match", "tag-wrong"));
        }
        if text == "*" {
            return Ok(Self(None));
        }
        let inner = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let known = inner.and_then(|inner| inner.parse().ok());
        Ok(Self(Some(known.unwrap_or(NEVER))))
    }
}
