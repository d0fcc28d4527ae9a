//! What second factors, passwords and the need of a second person refuse.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn proof(code: &str) -> Option<&'static str> {
    Some(match code {
        "answered-already" => t!("refusal-answered-already"),
        "emergency-running" => t!("refusal-emergency-running"),
        "factor-there-already" => t!("refusal-factor-there-already"),
        "needs-another-person" => t!("refusal-needs-another-person"),
        _ => return None,
    })
}

/// The sentence of a wrong entry; none for others.
pub(super) fn entry(code: &str) -> Option<&'static str> {
    Some(match code {
        "asked-already" => t!("entry-asked-already"),
        "password-holds-name" => t!("entry-password-holds-name"),
        "password-too-common" => t!("entry-password-too-common"),
        "password-too-short" => t!("entry-password-too-short"),
        "too-many-passkeys" => t!("entry-too-many-passkeys"),
        _ => return None,
    })
}
