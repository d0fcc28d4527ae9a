//! What protection and restoration refuse.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn protection(code: &str) -> Option<&'static str> {
    Some(match code {
        "protection-case-open" => t!("refusal-protection-case-open"),
        "protection-measure-ended" => t!("refusal-protection-measure-ended"),
        "protection-not-asked" => t!("refusal-protection-not-asked"),
        "protection-not-assessed" => t!("refusal-protection-not-assessed"),
        "protection-not-granted" => t!("refusal-protection-not-granted"),
        "protection-not-of-denunciation" => t!("refusal-protection-not-of-denunciation"),
        "protection-over" => t!("refusal-protection-over"),
        "protection-runs" => t!("refusal-protection-runs"),
        "protection-without-measures" => t!("refusal-protection-without-measures"),
        "protection-written" => t!("refusal-protection-written"),
        "restoration-done" => t!("refusal-restoration-done"),
        "restoration-needs-consent" => t!("refusal-restoration-needs-consent"),
        "restoration-not-posted" => t!("refusal-restoration-not-posted"),
        "restoration-posted" => t!("refusal-restoration-posted"),
        "restoration-told" => t!("refusal-restoration-told"),
        "watch-over" => t!("refusal-watch-over"),
        _ => return None,
    })
}
