//! What papers, dossiers and proposals refuse.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn paper(code: &str) -> Option<&'static str> {
    Some(match code {
        "dossier-joined" => t!("refusal-dossier-joined"),
        "package-docket-broken" => t!("refusal-package-docket-broken"),
        "package-file-changed" => t!("refusal-package-file-changed"),
        "package-file-missing" => t!("refusal-package-file-missing"),
        "package-file-unlisted" => t!("refusal-package-file-unlisted"),
        "package-format-unknown" => t!("refusal-package-format-unknown"),
        "package-no-list" => t!("refusal-package-no-list"),
        "package-not-a-zip" => t!("refusal-package-not-a-zip"),
        "package-too-large" => t!("refusal-package-too-large"),
        "package-unreadable" => t!("refusal-package-unreadable"),
        "paper-issued" => t!("refusal-paper-issued"),
        "paper-not-built" => t!("refusal-paper-not-built"),
        "paper-not-issued" => t!("refusal-paper-not-issued"),
        "paper-of-another-unit" => t!("refusal-paper-of-another-unit"),
        "proposal-not-waiting" => t!("refusal-proposal-not-waiting"),
        "proposal-own" => t!("refusal-proposal-own"),
        "proposal-waits" => t!("refusal-proposal-waits"),
        "visit-without-paper" => t!("refusal-visit-without-paper"),
        _ => return None,
    })
}
