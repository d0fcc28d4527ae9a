//! What leading and supervising refuses.

use words::t;

/// The sentence of a code; none for others.
pub(super) fn led(code: &str) -> Option<&'static str> {
    Some(match code {
        "assignment-ended" => t!("refusal-assignment-ended"),
        "assignment-not-late" => t!("refusal-assignment-not-late"),
        "assignment-not-reported" => t!("refusal-assignment-not-reported"),
        "assignment-not-to-report" => t!("refusal-assignment-not-to-report"),
        "commendation-decided" => t!("refusal-commendation-decided"),
        "inspection-not-begun" => t!("refusal-inspection-not-begun"),
        "inspection-not-concluded" => t!("refusal-inspection-not-concluded"),
        "inspection-not-planned" => t!("refusal-inspection-not-planned"),
        "meeting-not-called" => t!("refusal-meeting-not-called"),
        "meeting-not-open" => t!("refusal-meeting-not-open"),
        "meeting-too-early" => t!("refusal-meeting-too-early"),
        "milestone-not-open" => t!("refusal-milestone-not-open"),
        "prolonged-contents-left" => t!("refusal-prolonged-contents-left"),
        "prolonged-ended" => t!("refusal-prolonged-ended"),
        "prolonged-not-planned" => t!("refusal-prolonged-not-planned"),
        "prolonged-not-settled" => t!("refusal-prolonged-not-settled"),
        "prolonged-not-to-plan" => t!("refusal-prolonged-not-to-plan"),
        "recommendation-not-answered" => t!("refusal-recommendation-not-answered"),
        "recommendation-not-owed" => t!("refusal-recommendation-not-owed"),
        "report-not-sent" => t!("refusal-report-not-sent"),
        "urged-thing-ended" => t!("refusal-urged-thing-ended"),
        "urging-not-late" => t!("refusal-urging-not-late"),
        "urging-not-open" => t!("refusal-urging-not-open"),
        _ => return None,
    })
}
