//! What rosters, lists of those who wait, and the other registers around the desk refuse.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn desk(code: &str) -> Option<&'static str> {
    Some(match code {
        "assignment-over" => t!("refusal-assignment-over"),
        "deputy-day-over" => t!("refusal-deputy-day-over"),
        "document-struck" => t!("refusal-document-struck"),
        "excess-by-province-alone" => t!("refusal-excess-by-province-alone"),
        "month-not-over" => t!("refusal-month-not-over"),
        "not-received-yet" => t!("refusal-not-received-yet"),
        "rate-of-closed-month" => t!("refusal-rate-of-closed-month"),
        "sheet-empty" => t!("refusal-sheet-empty"),
        "sheet-unchanged" => t!("refusal-sheet-unchanged"),
        "sheet-without-time" => t!("refusal-sheet-without-time"),
        "visit-was-refused" => t!("refusal-visit-was-refused"),
        "waiting-already" => t!("refusal-waiting-already"),
        "waiting-ended" => t!("refusal-waiting-ended"),
        _ => return None,
    })
}

/// The sentence of a wrong entry; none for others.
pub(super) fn entry(code: &str) -> Option<&'static str> {
    Some(match code {
        "assigned-already" => t!("entry-assigned-already"),
        "correction-without-reason" => t!("entry-correction-without-reason"),
        "document-ended" => t!("entry-document-ended"),
        "document-later" => t!("entry-document-later"),
        "document-unknown" => t!("entry-document-unknown"),
        "identity-linked-already" => t!("entry-identity-linked-already"),
        "identity-not-invited" => t!("entry-identity-not-invited"),
        "interpreter-unknown" => t!("entry-interpreter-unknown"),
        "new-names-another" => t!("entry-new-names-another"),
        "no-rate-that-day" => t!("entry-no-rate-that-day"),
        "not-a-working-day" => t!("entry-not-a-working-day"),
        "not-in-thousands" => t!("entry-not-in-thousands"),
        "on-the-roster-already" => t!("entry-on-the-roster-already"),
        "rate-not-in-force" => t!("entry-rate-not-in-force"),
        "substitute-or-day" => t!("entry-substitute-or-day"),
        "tells-of-a-person" => t!("entry-tells-of-a-person"),
        _ => return None,
    })
}
