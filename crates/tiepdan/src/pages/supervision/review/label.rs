//! The words for review meetings and their agenda.

use casework::supervision::review::{ItemKind, Stand};
use words::t;

/// Where a meeting stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Called => (t!("review-stand-called"), "plain"),
        Stand::Open => (t!("review-stand-open"), "info"),
        Stand::Closed => (t!("review-stand-closed"), "good"),
        Stand::Cancelled => (t!("review-stand-cancelled"), "plain"),
    }
}

/// What a line of the agenda is.
pub(super) const fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Overdue => t!("review-item-overdue"),
        ItemKind::Stuck => t!("review-item-stuck"),
        ItemKind::Mass => t!("review-item-mass"),
        ItemKind::Directive => t!("review-item-directive"),
        ItemKind::Urging => t!("review-item-urging"),
    }
}

/// What a thing of the agenda is called.
pub(super) fn thing(subject_kind: &str) -> &'static str {
    match subject_kind {
        "case" => t!("supervision-subject-case"),
        "petition" => t!("supervision-subject-petition"),
        "visit" => t!("supervision-subject-visit"),
        "urging" => t!("urging-one"),
        _ => t!("urging-subject-assignment"),
    }
}
