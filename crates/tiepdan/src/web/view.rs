//! Turning a template into an answer.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::web::error::Problem;

/// A page to show.
pub struct Html<T>(pub T);

/// A page to show again with what was typed and what is wrong with it: 422.
pub struct Again<T>(pub T);

/// A page to show again because the law, the facts or somebody else's work stand against what was sent: 409.
pub struct Refused<T>(pub T);

impl<T: Template> IntoResponse for Refused<T> {
    fn into_response(self) -> Response {
        render(StatusCode::CONFLICT, &self.0)
    }
}

impl<T: Template> IntoResponse for Html<T> {
    fn into_response(self) -> Response {
        render(StatusCode::OK, &self.0)
    }
}

impl<T: Template> IntoResponse for Again<T> {
    fn into_response(self) -> Response {
        render(StatusCode::UNPROCESSABLE_ENTITY, &self.0)
    }
}

/// Renders a template with a status.
pub fn render(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(page) => (
            status,
            [(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            )],
            page,
        )
            .into_response(),
        Err(fault) => Problem::fault(&fault).into_response(),
    }
}
