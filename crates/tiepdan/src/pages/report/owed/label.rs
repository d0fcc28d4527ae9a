//! Where a report stands, in words.

use casework::report::owed::{Owed, Stand};
use words::t;

/// The message of where it stands, and the tone of its mark.
pub(super) fn stand(one: &Owed) -> (&'static str, &'static str) {
    match (one.stand(), one.late > 0) {
        (None, false) => (t!("owed-not-begun"), "plain"),
        (None, true) => (t!("owed-not-begun-late"), "bad"),
        (Some(Stand::Closed), false) => (t!("owed-closed"), "info"),
        (Some(Stand::Closed), true) => (t!("owed-closed-late"), "bad"),
        (Some(Stand::Sent), false) => (t!("owed-sent"), "info"),
        (Some(Stand::Sent), true) => (t!("owed-sent-late"), "wait"),
        (Some(Stand::Returned), _) => (t!("owed-returned"), "wait"),
        (Some(Stand::Accepted), false) => (t!("owed-accepted"), "good"),
        (Some(Stand::Accepted), true) => (t!("owed-accepted-late"), "good"),
    }
}

/// The message of an act.
pub(super) fn act(word: &str) -> &'static str {
    match Stand::parse(word) {
        Some(Stand::Closed) => t!("owed-act-closed"),
        Some(Stand::Returned) => t!("owed-act-returned"),
        Some(Stand::Accepted) => t!("owed-act-accepted"),
        Some(Stand::Sent) | None => t!("owed-act-sent"),
    }
}
