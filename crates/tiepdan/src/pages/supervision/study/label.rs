//! The words for how studies stand.

use casework::supervision::study::{Proposal, Situation, Stand};
use words::t;

/// The tabs of the register.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("study-tab-all"),
        Situation::Owed => t!("study-tab-owed"),
        Situation::Advised => t!("study-tab-advised"),
        Situation::Followed => t!("study-tab-followed"),
        Situation::Late => t!("study-tab-late"),
        Situation::Closed => t!("study-tab-closed"),
    }
}

/// How one stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Asked => (t!("study-stand-asked"), "wait"),
        Stand::Advised => (t!("study-stand-advised"), "info"),
        Stand::Returned => (t!("study-stand-returned"), "bad"),
        Stand::Concluded => (t!("study-stand-concluded"), "info"),
        Stand::Noticed => (t!("study-stand-noticed"), "info"),
        Stand::Closed => (t!("study-stand-closed"), "good"),
    }
}

/// What is proposed.
pub(super) const fn proposal(proposal: Proposal) -> &'static str {
    match proposal {
        Proposal::Settle => t!("study-proposal-settle"),
        Proposal::Transfer => t!("study-proposal-transfer"),
        Proposal::Direct => t!("study-proposal-direct"),
        Proposal::Explain => t!("study-proposal-explain"),
        Proposal::File => t!("study-proposal-file"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "asked" => t!("study-act-asked"),
        "advised" => t!("study-act-advised"),
        "returned" => t!("study-act-returned"),
        "concluded" => t!("study-act-concluded"),
        "noticed" => t!("study-act-noticed"),
        _ => t!("study-act-closed"),
    }
}
