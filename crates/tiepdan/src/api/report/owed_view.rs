//! Reports on time as the API shows them.

use casework::report::owed::{Owed, OwedDetails, ReportStep};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// What a unit owes of a period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Owed)]
pub(super) struct OwedView {
    /// Who owes it.
    unit: String,
    /// The rule: `statutory`, `assembly`, `party_province`, `party_commune`.
    rule: String,
    /// To whom.
    receiver: Option<String>,
    /// The last day of the law.
    legal: Option<Day>,
    /// The day that the receiver has set.
    set: Option<Day>,
    /// `closed`, `sent`, `returned`, `accepted`; absent: nothing was done.
    stand: Option<&'static str>,
    /// The day it was sent last.
    sent_on: Option<Day>,
    /// Days by which it was sent late, or is late today.
    late: i64,
}

impl From<Owed> for OwedView {
    fn from(one: Owed) -> Self {
        Self {
            stand: one.stand().map(casework::report::owed::Stand::as_str),
            sent_on: one.report.and_then(|report| report.sent_on).map(Day),
            unit: one.unit,
            rule: one.rule,
            receiver: one.receiver,
            legal: one.legal.map(Day),
            set: one.set.map(Day),
            late: one.late,
        }
    }
}

/// What is owed to a unit and by it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OwedList {
    /// What the unit owes itself.
    pub(super) own: Option<OwedView>,
    /// What is owed to it.
    pub(super) items: Vec<OwedView>,
    /// Copies from bodies of other lines, which are not added.
    pub(super) copied: Vec<OwedView>,
}

/// One act on a report.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReportStep)]
pub(super) struct StepView {
    /// `closed`, `sent`, `returned`, `accepted`.
    act: String,
    on: Day,
    /// Who.
    official: Option<Key>,
    unit: String,
    text: String,
}

impl From<ReportStep> for StepView {
    fn from(step: ReportStep) -> Self {
        Self {
            act: step.act,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
        }
    }
}

/// The report of a unit with every act on it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OwedReport {
    #[serde(flatten)]
    owed: OwedView,
    /// Who did what when.
    steps: Vec<StepView>,
    /// The units to which it is copied.
    copies: Vec<String>,
    /// Grows with each act; 0: nothing was done.
    version: i64,
}

impl From<OwedDetails> for OwedReport {
    fn from(one: OwedDetails) -> Self {
        Self {
            version: one.owed.report.as_ref().map_or(0, |report| report.version),
            owed: one.owed.into(),
            steps: one.steps.into_iter().map(Into::into).collect(),
            copies: one.copies,
        }
    }
}
