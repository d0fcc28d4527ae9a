//! What is refused of files.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn file(code: &str) -> Option<&'static str> {
    Some(match code {
        "file-harmful" => t!("refusal-file-harmful"),
        "file-not-scanned" => t!("refusal-file-not-scanned"),
        "picture-not-drawn" => t!("refusal-picture-not-drawn"),
        _ => return None,
    })
}

/// The sentence of a wrong entry; none for others.
pub(super) fn entry(code: &str) -> Option<&'static str> {
    Some(match code {
        "file-active" => t!("entry-file-active"),
        "file-archive" => t!("entry-file-archive"),
        "file-two-kinds" => t!("entry-file-two-kinds"),
        _ => return None,
    })
}
