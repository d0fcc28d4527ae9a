//! Reading a typed address: what is no address of ours is not found.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::web::error::{Kind, Problem};

/// The parts of the address, read into a type; an id that is none answers 404 as one that does not exist.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<App>> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let path = Path::<T>::from_request_parts(parts, app).await;
        path.map(|Path(found)| Self(found))
            .map_err(|_| Kind::NotFound.into())
    }
}
