//! Urgings as the API shows them.

use casework::supervision::urging::{UrgingRow, UrgingStep, UrgingSums};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::cursor::Page;
use crate::api::value::{BookNumber, Day, Key};

/// One urging of one unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Urging)]
pub(super) struct UrgingView {
    id: Key,
    /// The unit that is urged.
    unit: String,
    /// The unit that urges; null for the program.
    giver: Option<String>,
    /// The unit that owes what it is about: another where its superior is urged.
    of_unit: String,
    /// The law's rule that called; null by hand.
    rule: Option<String>,
    /// Which time of the rule, from 0.
    stage: i64,
    /// The term that is late, and its day.
    term: Option<String>,
    due_on: Option<Day>,
    /// `case`, `petition`, `visit`, `assignment`.
    subject_kind: &'static str,
    subject: Key,
    /// Number of the case, petition or visit.
    subject_number: Option<BookNumber>,
    /// Number of the letter, or empty.
    number: String,
    /// What is asked; empty by rule.
    text: String,
    on: Day,
    /// The day by which an answer is owed; null for a reminder.
    answer_by: Option<Day>,
    /// `told`, `open`, `answered`, `ended`, `withdrawn`.
    stand: &'static str,
    answered_on: Option<Day>,
    /// Was it answered after its day?
    is_answered_late: bool,
    closed_on: Option<Day>,
    /// The unit above that was told that it is not answered.
    escalated_to: Option<String>,
    version: i64,
}

impl From<UrgingRow> for UrgingView {
    fn from(row: UrgingRow) -> Self {
        let one = row.urging;
        let is_answered_late = one.is_answered_late();
        Self {
            id: Key(one.id),
            unit: one.unit,
            giver: one.giver,
            of_unit: one.of_unit,
            rule: one.rule,
            stage: one.stage,
            term: row.term,
            due_on: one.due.map(Day),
            subject_kind: one.subject.0.as_str(),
            subject: Key(one.subject.1),
            subject_number: row.number.map(BookNumber::from),
            number: one.number,
            text: one.text,
            on: Day(one.on),
            answer_by: one.answer_by.map(Day),
            stand: one.stand.as_str(),
            answered_on: one.answered_on.map(Day),
            is_answered_late,
            closed_on: one.closed_on.map(Day),
            escalated_to: one.escalated_to,
            version: one.version,
        }
    }
}

/// One act on an urging.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UrgingStep)]
pub(super) struct StepView {
    /// `urged`, `answered`, `ended`, `withdrawn`, `escalated`.
    act: String,
    on: Day,
    /// Who; null for the program.
    official: Option<Key>,
    /// For which unit.
    unit: String,
    /// What was said; of an answer the process so far.
    text: String,
    /// Of an answer the reasons of the delay.
    reasons: String,
    /// Of an answer who is responsible.
    responsibility: String,
}

impl From<UrgingStep> for StepView {
    fn from(step: UrgingStep) -> Self {
        Self {
            act: step.act,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
            reasons: step.reasons,
            responsibility: step.responsibility,
        }
    }
}

/// An urging with everything done on it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UrgingWithSteps {
    #[serde(flatten)]
    urging: UrgingView,
    steps: Vec<StepView>,
}

impl UrgingWithSteps {
    pub(super) fn of((row, steps): (UrgingRow, Vec<UrgingStep>)) -> Self {
        Self {
            urging: row.into(),
            steps: steps.into_iter().map(StepView::from).collect(),
        }
    }
}

/// A page of urgings, and how many of all that I see stand how.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Urgings {
    #[serde(flatten)]
    pub(super) page: Page<UrgingView>,
    /// An answer is owed.
    open: i64,
    /// An answer is owed and its day is past.
    late: i64,
    /// Not answered, and the unit above was told.
    escalated: i64,
    /// Reminders that ask no answer.
    told: i64,
    answered: i64,
    /// Of those answered, after their day.
    answered_late: i64,
}

impl Urgings {
    pub(super) fn of(page: Page<UrgingView>, sums: UrgingSums) -> Self {
        Self {
            page,
            open: sums.open,
            late: sums.late,
            escalated: sums.escalated,
            told: sums.told,
            answered: sums.answered,
            answered_late: sums.answered_late,
        }
    }
}
