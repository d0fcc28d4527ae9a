//! Which address leads where, and what stands before every handler.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::app::App;
use crate::web::error::{Kind, Problem, explain};
use crate::web::{assets, cover, csrf, headers, limit, preferences, proof, session};

/// Where those who tell something begin.
const START: &str = "/tip";

/// The whole server: what the frame itself serves, and the given routes.
pub fn router(app: Arc<App>, pages: Router<Arc<App>>) -> Router {
    guarded(frame().merge(pages), app)
}

/// A server for those who tell something without a name, and for nothing else: for an address in an onion network.
pub fn tips_only(app: Arc<App>, pages: Router<Arc<App>>) -> Router {
    let start = || async { Redirect::to(START) };
    guarded(frame().merge(pages).route("/", get(start)), app)
}

fn frame() -> Router<Arc<App>> {
    Router::new()
        .route("/assets/{name}", get(assets::show))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/preferences/language", post(preferences::choose_language))
        .route("/preferences/theme", post(preferences::choose_theme))
}

/// Puts every layer around the routes: read from below, a request passes the headers, gets its
/// visitor's name, and from there on whatever refuses it is explained in its language.
fn guarded(routes: Router<Arc<App>>, app: Arc<App>) -> Router {
    // Static files come compressed, and a picture or a typeface does not shrink.
    let shrinks = DefaultPredicate::new().and(NotForContentType::new("font/"));
    let shrinks = shrinks.and(cover::may_shrink);
    routes
        .fallback(|| async { Problem::from(Kind::NotFound) })
        .method_not_allowed_fallback(|| async { Problem::from(Kind::MethodNotAllowed) })
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), limit::bound))
        .layer(from_fn(csrf::refuse_foreign))
        .layer(from_fn_with_state(app.clone(), proof::ask))
        .layer(from_fn(session::stop_unrecognized))
        .layer(from_fn_with_state(app.clone(), explain))
        .layer(from_fn_with_state(app.clone(), csrf::name_visitor))
        .layer(from_fn_with_state(app.clone(), session::recognize))
        .layer(from_fn_with_state(app.clone(), cover::cover))
        .layer(CompressionLayer::new().compress_when(shrinks))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .with_state(app)
}
