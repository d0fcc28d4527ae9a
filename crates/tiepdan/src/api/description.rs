//! The description of the API, OpenAPI 3.1, made from the code.

use std::sync::{Arc, LazyLock};

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::OpenApi as _;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder, Server};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{Open, ProblemDocument};
use crate::app::App;

#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(ProblemDocument)))]
struct Schemas;

/// What stands around the operations: name, licence, ways to sign in, the problem document.
pub(super) fn frame() -> OpenApi {
    let mut license = License::new("EUPL-1.2");
    license.identifier = Some("EUPL-1.2".to_owned());
    let info = InfoBuilder::new()
        .title("Tiếp Dân")
        .version("1")
        .description(Some(
            "Receiving citizens and settling complaints, denunciations, recommendations and reflections. Problems are \
             `application/problem+json` with a stable `code`; lists go by cursor; a POST with an `Idempotency-Key` may be \
             sent again; `If-Match` with the `ETag` last seen keeps two people from overwriting each other.",
        ))
        .license(Some(license))
        .build();
    let mut components = Schemas::openapi().components.unwrap_or_default();
    let security = ComponentsBuilder::from(components.clone())
        .security_scheme(
            "token",
            SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
        )
        .security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("session"))),
        );
    components = security.build();
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new("/")]))
        .components(Some(components))
        .build()
}

/// The description as it is served and printed: JSON with two spaces, ending in a newline.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json() -> Result<String, serde_json::Error> {
    let (_, description) = super::described().split_for_parts();
    Ok(description.to_pretty_json()? + "\n")
}

static SERVED: LazyLock<String> = LazyLock::new(|| json().unwrap_or_default());

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(show))
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", operation_id = "readDescription", tag = "description",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value), Open))]
async fn show() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], SERVED.as_str())
}
