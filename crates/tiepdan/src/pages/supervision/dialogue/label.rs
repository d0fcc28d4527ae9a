//! The words for public dialogues.

use casework::supervision::dialogue::{DialogueKind, Situation, Stand};
use words::t;

/// Which dialogue it is.
pub(super) const fn kind(kind: DialogueKind) -> &'static str {
    match kind {
        DialogueKind::Periodic => t!("dialogue-kind-periodic"),
        DialogueKind::Thematic => t!("dialogue-kind-thematic"),
        DialogueKind::Requested => t!("dialogue-kind-requested"),
        DialogueKind::Organizations => t!("dialogue-kind-organizations"),
    }
}

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("dialogue-tab-all"),
        Situation::Announced => t!("dialogue-tab-announced"),
        Situation::Held => t!("dialogue-tab-held"),
        Situation::Late => t!("dialogue-tab-late"),
    }
}

/// How one stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Announced => (t!("dialogue-stand-announced"), "wait"),
        Stand::Held => (t!("dialogue-stand-held"), "good"),
        Stand::Cancelled => (t!("dialogue-stand-cancelled"), "plain"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "announced" => t!("dialogue-act-announced"),
        "held" => t!("dialogue-act-held"),
        "asked" => t!("dialogue-act-asked"),
        "promised" => t!("dialogue-act-promised"),
        "published" => t!("dialogue-act-published"),
        _ => t!("dialogue-act-cancelled"),
    }
}
