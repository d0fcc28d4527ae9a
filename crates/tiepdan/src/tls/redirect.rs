//! From plain HTTP to the address of the server.

use axum::Router;
use axum::http::uri::PathAndQuery;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::any;

/// Sends every page to the same page below `address`, whatever host the client names. Programs are refused instead: who sends
/// a token in the clear must learn of it.
pub fn to_https(address: &str) -> Router {
    let address = address.trim_end_matches('/').to_owned();
    Router::new().fallback(any(move |uri: Uri| {
        let answer = answer(&address, &uri);
        async move { answer }
    }))
}

fn answer(address: &str, uri: &Uri) -> Response {
    if uri.path().starts_with("/api/") {
        let told = format!("the API is reached at {address} only\n");
        return (StatusCode::FORBIDDEN, told).into_response();
    }
    let asked = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let asked = if asked.starts_with('/') { asked } else { "/" };
    Redirect::permanent(&format!("{address}{asked}")).into_response()
}
