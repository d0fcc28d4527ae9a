//! Addresses of signing in and out.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The form, and where it is sent.
pub const SIGN_IN: &str = "/sign-in";
/// Ends the session.
pub const SIGN_OUT: &str = "/sign-out";

/// The form, with the page to go to afterwards.
pub fn sign_in_then(path: &str) -> String {
    format!(
        "{SIGN_IN}?then={}",
        utf8_percent_encode(path, NON_ALPHANUMERIC)
    )
}

/// A page of ours to go to: anything that could lead to another site leads home.
pub fn own(then: &str) -> &str {
    let is_own =
        then.starts_with('/') && !then.starts_with("//") && !then.contains(['\\', '\r', '\n']);
    if is_own { then } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_sign_in_leads_to_our_own_pages_only() {
        assert_eq!(own("/cases?state=overdue"), "/cases?state=overdue");
        for elsewhere in [
            "//elsewhere.example",
            "https://elsewhere.example",
            "/\\elsewhere",
            "javascript:x",
            "",
        ] {
            assert_eq!(own(elsewhere), "/");
        }
    }
}
