//! Whole pages and parts of pages: htmx asks for a part where there is JavaScript.

use std::convert::Infallible;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::web::view::render;

/// What the request wants to put on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The whole page: without JavaScript, or after going back.
    Page,
    /// The part that changes.
    Part,
}

impl Wanted {
    /// What these headers ask for.
    pub fn of(headers: &HeaderMap) -> Self {
        let says =
            |name: &str, value: &str| headers.get(name).is_some_and(|header| header == value);
        if says("hx-request-type", "partial") && !headers.contains_key("hx-history-restore-request")
        {
            Self::Part
        } else {
            Self::Page
        }
    }

    /// The page or its part, whichever is wanted; caches keep them apart.
    pub fn show(self, page: &impl Template, part: &impl Template) -> Response {
        let mut answer = match self {
            Self::Page => render(StatusCode::OK, page),
            Self::Part => render(StatusCode::OK, part),
        };
        answer
            .headers_mut()
            .append(header::VARY, HeaderValue::from_static("hx-request-type"));
        answer
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_given_only_to_who_asks_for_one() {
        let mut headers = HeaderMap::new();
        assert_eq!(Wanted::of(&headers), Wanted::Page);
        headers.insert("hx-request-type", HeaderValue::from_static("full"));
        assert_eq!(Wanted::of(&headers), Wanted::Page);
        headers.insert("hx-request-type", HeaderValue::from_static("partial"));
        assert_eq!(Wanted::of(&headers), Wanted::Part);
        headers.insert(
            "hx-history-restore-request",
            HeaderValue::from_static("true"),
        );
        assert_eq!(Wanted::of(&headers), Wanted::Page);
    }
}
