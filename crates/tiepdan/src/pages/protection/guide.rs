//! `/protection`: how whoever denounces asks for protection, for anybody to read.

use askama::Template;
use axum::response::IntoResponse;

use crate::web::{Html, PageContext};

#[derive(Template)]
#[template(path = "pages/protection/guide.html")]
struct GuidePage {
    t: PageContext,
}

/// `GET /protection`.
pub(super) async fn show(t: PageContext) -> impl IntoResponse {
    Html(GuidePage { t })
}
