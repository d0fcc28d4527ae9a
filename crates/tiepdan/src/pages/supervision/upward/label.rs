//! The words for recommendations upward.

use casework::supervision::upward::{Outcome, Situation, Stand, SubjectKind};
use words::t;

/// What it is about.
pub(super) const fn subject(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::General => t!("upward-subject-general"),
        SubjectKind::Obstacle => t!("obstacle-one"),
        SubjectKind::Case => t!("supervision-subject-case"),
    }
}

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("upward-tab-all"),
        Situation::Open => t!("upward-tab-open"),
        Situation::Late => t!("upward-tab-late"),
        Situation::Answered => t!("upward-tab-answered"),
        Situation::Closed => t!("upward-tab-closed"),
    }
}

/// How one stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Sent => (t!("upward-stand-sent"), "wait"),
        Stand::PassedOn => (t!("upward-stand-passed-on"), "info"),
        Stand::Answered => (t!("upward-stand-answered"), "info"),
        Stand::Ended => (t!("upward-stand-ended"), "good"),
        Stand::Withdrawn => (t!("upward-stand-withdrawn"), "plain"),
    }
}

/// What an answer says.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => t!("upward-outcome-accepted"),
        Outcome::Partly => t!("upward-outcome-partly"),
        Outcome::Declined => t!("upward-outcome-declined"),
        Outcome::Explained => t!("upward-outcome-explained"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "sent" => t!("upward-act-sent"),
        "answered" => t!("upward-act-answered"),
        "passed_on" => t!("upward-act-passed-on"),
        "carried_out" => t!("upward-act-carried-out"),
        _ => t!("upward-act-withdrawn"),
    }
}
