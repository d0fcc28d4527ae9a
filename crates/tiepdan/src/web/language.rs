//! Which language and which theme a request asks for.

use axum::http::{HeaderMap, header};
use words::Language;

use crate::web::cookie;

/// The cookie that keeps the chosen language.
pub const LANGUAGE_COOKIE: &str = "language";
/// The cookie that keeps the chosen theme.
pub const THEME_COOKIE: &str = "theme";

/// The chosen language, else the browser's, else Vietnamese.
pub fn language_of(headers: &HeaderMap) -> Language {
    let accepted = || Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    cookie::read(headers, LANGUAGE_COOKIE)
        .and_then(Language::from_tag)
        .or_else(accepted)
        .unwrap_or_default()
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in the cookie and in `data-theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The chosen theme.
    pub fn of(headers: &HeaderMap) -> Self {
        cookie::read(headers, THEME_COOKIE)
            .and_then(Self::from_name)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_choice_comes_before_the_browser_and_vietnamese_comes_last() {
        let mut headers = HeaderMap::new();
        assert_eq!(language_of(&headers), Language::Vi);
        headers.insert(
            header::ACCEPT_LANGUAGE,
            HeaderValue::from_static("en-US,en;q=0.9"),
        );
        assert_eq!(language_of(&headers), Language::En);
        headers.insert(header::COOKIE, HeaderValue::from_static("language=vi"));
        assert_eq!(language_of(&headers), Language::Vi);
        headers.insert(header::COOKIE, HeaderValue::from_static("language=klingon"));
        assert_eq!(language_of(&headers), Language::En);
    }
}
