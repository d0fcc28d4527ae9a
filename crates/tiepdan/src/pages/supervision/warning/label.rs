//! The words for early warnings.

use casework::supervision::warning::{CauseKind, Stand, Warning};
use law::Law;
use words::t;

use crate::pages::petition::label;
use crate::web::{PageContext, legal};

/// Where a warning stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Open => (t!("warning-stand-open"), "wait"),
        Stand::Heeded => (t!("warning-stand-heeded"), "info"),
        Stand::Closed => (t!("warning-stand-closed"), "good"),
    }
}

/// What kind of cause it is.
pub(super) const fn kind(kind: CauseKind) -> &'static str {
    match kind {
        CauseKind::Project => t!("warning-kind-project"),
        CauseKind::Decision => t!("warning-kind-decision"),
        CauseKind::Place => t!("warning-kind-place"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "told" => t!("warning-act-told"),
        "done" => t!("warning-act-done"),
        _ => t!("warning-act-closed"),
    }
}

/// The cause in words: the project or decision, or the field.
pub(super) fn cause(t: &PageContext, law: &Law, warning: &Warning) -> String {
    match warning.kind {
        CauseKind::Place => label::field(t, law, &warning.field),
        _ => warning.cause.clone(),
    }
}

/// The place: the unit where it rises.
pub(super) fn place(t: &PageContext, law: &Law, warning: &Warning) -> String {
    legal::unit_in_place(t, law, &warning.unit)
}

/// How many wrote before, on average in a window; in words where the number may not be told.
pub(super) fn before(t: &PageContext, law: &Law, warning: &Warning) -> String {
    let least = law.supervision.warning.people;
    let values = [
        ("windows", warning.windows.into()),
        ("least", least.into()),
        ("people", warning.before.unwrap_or(0).into()),
    ];
    let key = match warning.before {
        None => t!("warning-before-few"),
        Some(_) => t!("warning-before"),
    };
    t.say_with(key, &values).into_owned()
}
