//! `GET /tip`: what it is, what protects and what does not, before anything is typed.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;

use super::paths;
use crate::app::App;
use crate::web::{Html, PageContext, legal};

#[derive(Template)]
#[template(path = "pages/tip/about.html")]
struct AboutPage {
    t: PageContext,
    leave: &'static str,
    article: String,
}

/// `GET /tip`.
pub(super) async fn show(State(app): State<Arc<App>>, t: PageContext) -> impl IntoResponse {
    let rule = app.law.tips.unknown.as_ref();
    let article = rule.map(|rule| legal::article(&t, &app.law, &rule.article));
    Html(AboutPage {
        article: article.unwrap_or_default(),
        leave: paths::LEAVE,
        t,
    })
}
