//! Refusals of the seal over denouncers.

use words::t;

pub(super) fn seal(code: &str) -> Option<&'static str> {
    Some(match code {
        "seal-keys-missing" => t!("refusal-seal-keys-missing"),
        "seal-damaged" => t!("refusal-seal-damaged"),
        "seal-destroyed" => t!("refusal-seal-destroyed"),
        "seal-not-for-this-unit" => t!("refusal-seal-not-for-this-unit"),
        "seal-asked-already" => t!("refusal-seal-asked-already"),
        "seal-needs-another" => t!("refusal-seal-needs-another"),
        "seal-needs-second" => t!("refusal-seal-needs-second"),
        "seal-no-custodians" => t!("refusal-seal-no-custodians"),
        _ => return None,
    })
}
