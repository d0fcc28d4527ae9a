//! Warnings as the API writes them: counts, and what was done.

use casework::supervision::warning::{Warning, WarningDetails, WarningStep};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// One cause about which more people write than before; never who they are.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WarningView {
    /// The warning.
    id: Key,
    /// Code of the lowest unit where it rises.
    unit: String,
    /// `project`, `decision`, `place`.
    kind: String,
    /// Name of the project or decision; empty for a field at a place.
    cause: String,
    /// Id of the field; empty for a project or decision.
    field: String,
    /// The day it was raised.
    raised_on: Day,
    /// The last day on which it still rose.
    seen_on: Day,
    /// People of the last window; never fewer than may be told.
    people: i64,
    /// People of all windows before; null where they are fewer than may be told.
    people_before: Option<i64>,
    /// How many windows these are.
    windows: i64,
    /// `open`, `heeded`, `closed`.
    stand: String,
    /// The day it was closed.
    closed_on: Option<Day>,
    /// Grows with each act.
    version: i64,
}

/// What was done about it.
#[derive(Debug, Serialize, ToSchema)]
struct WarningStepView {
    /// `told`, `done`, `closed`.
    act: String,
    /// The day.
    on: Day,
    /// Code of the unit for which it was done.
    unit: String,
    /// Who was told.
    whom: String,
    /// What was said or done.
    text: String,
}

/// A warning with what was done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WarningWithSteps {
    /// The warning.
    #[serde(flatten)]
    warning: WarningView,
    /// In order.
    steps: Vec<WarningStepView>,
}

impl From<Warning> for WarningView {
    fn from(one: Warning) -> Self {
        Self {
            id: Key(one.id),
            unit: one.unit,
            kind: one.kind.as_str().to_owned(),
            cause: one.cause,
            field: one.field,
            raised_on: Day(one.raised_on),
            seen_on: Day(one.seen_on),
            people: one.people,
            people_before: one.before,
            windows: one.windows,
            stand: one.stand.as_str().to_owned(),
            closed_on: one.closed_on.map(Day),
            version: one.version,
        }
    }
}

impl From<WarningDetails> for WarningWithSteps {
    fn from(found: WarningDetails) -> Self {
        let step = |one: WarningStep| WarningStepView {
            act: one.act,
            on: Day(one.on),
            unit: one.unit,
            whom: one.whom,
            text: one.text,
        };
        Self {
            warning: found.warning.into(),
            steps: found.steps.into_iter().map(step).collect(),
        }
    }
}
