//! Choosing the language and the theme: forms that work without JavaScript.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use words::{Language, t};

use crate::app::App;
use crate::web::cookie::{self, YEAR};
use crate::web::error::{Kind, Problem};
use crate::web::form::{Field, Fields, Form};
use crate::web::language::{LANGUAGE_COOKIE, THEME_COOKIE, Theme};

/// The fields of both forms.
pub struct Choice;

impl Fields for Choice {
    const FIELDS: &'static [Field] = &[
        Field::line("value", t!("frame-choice"), 10),
        Field::line("back", t!("frame-choice"), 2000),
    ];
}

/// `POST /preferences/language`.
///
/// # Errors
/// A language that is not one of ours.
pub async fn choose_language(
    State(app): State<Arc<App>>,
    form: Form<Choice>,
) -> Result<Response, Problem> {
    let language = Language::from_tag(form.value("value")).ok_or(Kind::Invalid)?;
    Ok(keep(
        &app,
        LANGUAGE_COOKIE,
        language.tag(),
        form.value("back"),
    ))
}

/// `POST /preferences/theme`.
///
/// # Errors
/// A theme that is not one of ours.
pub async fn choose_theme(
    State(app): State<Arc<App>>,
    form: Form<Choice>,
) -> Result<Response, Problem> {
    let theme = Theme::from_name(form.value("value")).ok_or(Kind::Invalid)?;
    Ok(keep(&app, THEME_COOKIE, theme.name(), form.value("back")))
}

fn keep(app: &App, cookie: &str, value: &str, back: &str) -> Response {
    let mut answer = Redirect::to(own_path(back)).into_response();
    if let Some(cookie) = cookie::write(cookie, value, Some(YEAR), app.settings.is_https) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// The path if it stays on this site, else the first page.
pub fn own_path(path: &str) -> &str {
    let stays = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|byte| byte.is_ascii_graphic());
    if stays { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_never_leaves_the_site() {
        assert_eq!(own_path("/queue?sort=due"), "/queue?sort=due");
        for foreign in [
            "//evil.vn",
            "https://evil.vn",
            "/\\evil.vn",
            "",
            "/\r\nx",
            "javascript:1",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
    }
}
