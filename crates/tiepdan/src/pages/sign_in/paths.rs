//! Addresses of signing in and out.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The form, and where it is sent.
pub const SIGN_IN: &str = "/sign-in";
/// To a provider that proves who signs in.
pub const WITH: &str = "/sign-in/with/{provider}";
/// Where a provider sends back to.
pub const BACK: &str = "/identity/{provider}";
/// Ends the session here and at the provider that proved it.
pub const SIGN_OUT_BOTH: &str = "/sign-out/both";
/// Ends the session.
pub const SIGN_OUT: &str = "/sign-out";

/// Asks for the second factor.
pub const SECOND: &str = "/sign-in/second";
/// Signs in with a passkey.
pub const PASSKEY: &str = "/sign-in/passkey";
/// Asks for a fresh proof.
pub const CONFIRM: &str = "/confirm";
/// Takes a passkey for one.
pub const CONFIRM_PASSKEY: &str = "/confirm/passkey";

/// Where this provider sends back to; it is registered there.
pub fn back(provider: &str) -> String {
    format!("/identity/{provider}")
}

/// The form, with the page to go to afterwards.
pub fn sign_in_then(path: &str) -> String {
    format!(
        "{SIGN_IN}?then={}",
        utf8_percent_encode(path, NON_ALPHANUMERIC)
    )
}

/// The second factor, with the page to go to afterwards.
pub fn second_then(path: &str) -> String {
    format!(
        "{SECOND}?then={}",
        utf8_percent_encode(own(path), NON_ALPHANUMERIC)
    )
}

/// The fresh proof, with the page to go to afterwards.
pub fn confirm_then(path: &str) -> String {
    format!(
        "{CONFIRM}?next={}",
        utf8_percent_encode(own(path), NON_ALPHANUMERIC)
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
