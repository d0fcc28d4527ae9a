//! The words for how legal obstacles stand.

use casework::supervision::obstacle::{Situation, Stand};
use words::t;

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("obstacle-tab-all"),
        Situation::Found => t!("obstacle-tab-found"),
        Situation::Proposed => t!("obstacle-tab-proposed"),
        Situation::Answered => t!("obstacle-tab-answered"),
        Situation::Closed => t!("obstacle-tab-closed"),
    }
}

/// How one stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Found => (t!("obstacle-stand-found"), "bad"),
        Stand::Proposed => (t!("obstacle-stand-proposed"), "wait"),
        Stand::Answered => (t!("obstacle-stand-answered"), "info"),
        Stand::Resolved => (t!("obstacle-stand-resolved"), "good"),
        Stand::Dropped => (t!("obstacle-stand-dropped"), "plain"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "found" => t!("obstacle-act-found"),
        "tied" => t!("obstacle-act-tied"),
        "proposed" => t!("obstacle-act-proposed"),
        "answered" => t!("obstacle-act-answered"),
        "resolved" => t!("obstacle-act-resolved"),
        _ => t!("obstacle-act-dropped"),
    }
}
