//! The words for how urgings stand.

use casework::supervision::urging::{Situation, Stand, UrgedKind, Urging};
use words::t;

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::Open => t!("urging-tab-open"),
        Situation::Late => t!("urging-tab-late"),
        Situation::Escalated => t!("urging-tab-escalated"),
        Situation::Told => t!("urging-tab-told"),
        Situation::Answered => t!("urging-tab-answered"),
        Situation::Ended => t!("urging-tab-ended"),
    }
}

/// What it is about.
pub(super) const fn kind(kind: UrgedKind) -> &'static str {
    match kind {
        UrgedKind::Case => t!("supervision-subject-case"),
        UrgedKind::Petition => t!("supervision-subject-petition"),
        UrgedKind::Visit => t!("supervision-subject-visit"),
        UrgedKind::Assignment => t!("urging-subject-assignment"),
        UrgedKind::VoterPetition => t!("urging-subject-voter-petition"),
    }
}

/// How one stands, and the tone of its mark.
pub(super) fn stand(one: &Urging) -> (&'static str, &'static str) {
    match one.stand {
        Stand::Told => (t!("urging-stand-told"), "info"),
        Stand::Open => (t!("urging-stand-open"), "wait"),
        Stand::Answered if one.is_answered_late() => (t!("urging-stand-answered-late"), "bad"),
        Stand::Answered => (t!("urging-stand-answered"), "good"),
        Stand::Ended => (t!("urging-stand-ended"), "plain"),
        Stand::Withdrawn => (t!("urging-stand-withdrawn"), "plain"),
    }
}

/// What was done on one.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "urged" => t!("urging-act-urged"),
        "answered" => t!("urging-act-answered"),
        "ended" => t!("urging-act-ended"),
        "withdrawn" => t!("urging-act-withdrawn"),
        _ => t!("urging-act-escalated"),
    }
}
