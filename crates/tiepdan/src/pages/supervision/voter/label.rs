//! The words for meetings with voters and for how their petitions stand.

use casework::supervision::voter::{MeetingKind, Outcome, Situation, Stand};
use words::t;

/// Which meeting it was.
pub(super) const fn kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::BeforeSession => t!("voter-kind-before-session"),
        MeetingKind::AfterSession => t!("voter-kind-after-session"),
        MeetingKind::Thematic => t!("voter-kind-thematic"),
        MeetingKind::Local => t!("voter-kind-local"),
    }
}

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("voter-tab-all"),
        Situation::Received => t!("voter-tab-received"),
        Situation::Open => t!("voter-tab-open"),
        Situation::Late => t!("voter-tab-late"),
        Situation::Answered => t!("voter-tab-answered"),
        Situation::Accepted => t!("voter-tab-accepted"),
        Situation::Closed => t!("voter-tab-closed"),
    }
}

/// How a petition stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Received => (t!("voter-stand-received"), "wait"),
        Stand::Explained => (t!("voter-stand-explained"), "good"),
        Stand::Forwarded => (t!("voter-stand-forwarded"), "info"),
        Stand::Answered => (t!("voter-stand-answered"), "wait"),
        Stand::Returned => (t!("voter-stand-returned"), "bad"),
        Stand::Watched => (t!("voter-stand-watched"), "info"),
        Stand::Accepted => (t!("voter-stand-accepted"), "wait"),
        Stand::Told => (t!("voter-stand-told"), "good"),
    }
}

/// What an answer says.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Settled => t!("voter-outcome-settled"),
        Outcome::UnderWay => t!("voter-outcome-under-way"),
        Outcome::Explained => t!("voter-outcome-explained"),
        Outcome::Declined => t!("voter-outcome-declined"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "received" => t!("voter-act-received"),
        "explained" => t!("voter-act-explained"),
        "forwarded" => t!("voter-act-forwarded"),
        "answered" => t!("voter-act-answered"),
        "returned" => t!("voter-act-returned"),
        "accepted" => t!("voter-act-accepted"),
        _ => t!("voter-act-told"),
    }
}
