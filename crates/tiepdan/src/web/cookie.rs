//! Reading and writing cookies.

use axum::http::{HeaderMap, HeaderValue, header};

/// The value of a cookie of the request.
pub fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A `Set-Cookie` value: for the whole site, out of reach of scripts, not sent from other sites'
/// forms. `seconds` is its life; `None` ends it with the browser.
pub fn write(name: &str, value: &str, seconds: Option<u32>, is_https: bool) -> Option<HeaderValue> {
    let life = seconds
        .map(|seconds| format!("; Max-Age={seconds}"))
        .unwrap_or_default();
    let secure = if is_https { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax{life}{secure}"
    ))
    .ok()
}

/// A year, in seconds: how long a choice of language or theme is kept.
pub const YEAR: u32 = 365 * 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_is_found_among_many() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("a=1; theme=dark; ab=2"),
        );
        assert_eq!(read(&headers, "theme"), Some("dark"));
        assert_eq!(read(&headers, "b"), None);
    }

    #[test]
    fn a_cookie_cannot_smuggle_a_second_header() {
        assert!(write("theme", "dark\r\nX: 1", None, true).is_none());
        let cookie = write("theme", "dark", Some(9), true).unwrap();
        assert_eq!(
            cookie,
            "theme=dark; Path=/; HttpOnly; SameSite=Lax; Max-Age=9; Secure"
        );
    }
}
