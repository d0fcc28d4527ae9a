//! The id in an address.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use casework::Id;

use crate::app::App;
use crate::web::{Kind, Problem};

/// The id in an address. What is no id names nothing: 404.
#[derive(Debug, Clone, Copy)]
pub(in crate::api) struct At(pub(in crate::api) Id);

impl FromRequestParts<Arc<App>> for At {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| Kind::NotFound)?;
        let named = params.iter().find(|(name, _)| *name == "id");
        let id = named.and_then(|(_, text)| text.parse().ok());
        Ok(Self(id.ok_or(Kind::NotFound)?))
    }
}
