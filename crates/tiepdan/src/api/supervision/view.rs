//! Directives and prolonged cases as the API shows them.

use casework::supervision::{
    AssignmentRow, AssignmentStep, ContentLine, ContentStand, Directive, EntryDetails, EntryRow,
    EntryStep, ListRow, Milestone, Month, MonthReport,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{BookNumber, Day, Key};

/// What was ordered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Directive)]
pub(super) struct DirectiveView {
    id: Key,
    /// The unit that gave it.
    unit: String,
    /// `reception`, `standing_committee`, `review_meeting`, `dialogue`, `inspection`, `written`.
    source: &'static str,
    /// Number of the document, or empty.
    number: String,
    on: Day,
    /// The leader or the body that gave it.
    given_by: String,
    /// The session at which it was given.
    session: Option<Key>,
    /// `case`, `petition`, `visit`, `meeting`, `duty`, `general`.
    subject_kind: &'static str,
    /// The case, petition, visit or meeting it is about.
    subject: Option<Key>,
    text: String,
    /// How many owe it.
    owners: i64,
}

impl From<Directive> for DirectiveView {
    fn from(one: Directive) -> Self {
        let (kind, subject) = one.subject;
        Self {
            id: Key(one.id),
            unit: one.unit,
            source: one.source.as_str(),
            number: one.number,
            on: Day(one.on),
            given_by: one.given_by,
            session: one.session.map(Key),
            subject_kind: kind.as_str(),
            subject: subject.map(Key),
            text: one.text,
            owners: one.owners,
        }
    }
}

/// What one owner owes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Assignment)]
pub(super) struct AssignmentView {
    id: Key,
    directive: DirectiveView,
    /// The unit that owes it.
    unit: String,
    /// The official who owes it, where one is named.
    official: Option<Key>,
    due_on: Day,
    /// `given`, `reported`, `returned`, `accepted`, `withdrawn`.
    stand: &'static str,
    reported_on: Option<Day>,
    closed_on: Option<Day>,
    /// The superior of the owner who was told that it is late.
    escalated_to: Option<String>,
    version: i64,
}

impl From<AssignmentRow> for AssignmentView {
    fn from(row: AssignmentRow) -> Self {
        let one = row.assignment;
        Self {
            id: Key(one.id),
            directive: row.directive.into(),
            unit: one.unit,
            official: one.official.map(Key),
            due_on: Day(one.due),
            stand: one.stand.as_str(),
            reported_on: one.reported_on.map(Day),
            closed_on: one.closed_on.map(Day),
            escalated_to: one.escalated_to,
            version: one.version,
        }
    }
}

/// One act on an assignment or a prolonged case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SupervisionStep)]
pub(super) struct StepView {
    /// `given`, `reported`, `returned`, `accepted`, `withdrawn`, `escalated`; `listed`, `planned`, `reached`, `settled`,
    /// `noted`, `sent_back`, `done`, `removed`.
    act: String,
    on: Day,
    /// Who; null for the program.
    official: Option<Key>,
    /// For which unit.
    unit: String,
    text: String,
}

impl From<AssignmentStep> for StepView {
    fn from(step: AssignmentStep) -> Self {
        Self {
            act: step.act,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
        }
    }
}

impl From<EntryStep> for StepView {
    fn from(step: EntryStep) -> Self {
        Self {
            act: step.act,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
        }
    }
}

/// An assignment with everything done on it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AssignmentWithSteps {
    #[serde(flatten)]
    assignment: AssignmentView,
    steps: Vec<StepView>,
}

impl AssignmentWithSteps {
    pub(super) fn of((row, steps): (AssignmentRow, Vec<AssignmentStep>)) -> Self {
        Self {
            assignment: row.into(),
            steps: steps.into_iter().map(StepView::from).collect(),
        }
    }
}

/// A list of prolonged cases; the sums are those of the units one sees.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProlongedList)]
pub(super) struct ListView {
    id: Key,
    /// The unit that keeps it.
    unit: String,
    name: String,
    /// The document behind it.
    basis: String,
    from: Day,
    until: Day,
    cases: i64,
    /// With a plan.
    planned: i64,
    /// Settled as the owner says, not yet found done.
    settled: i64,
    done: i64,
}

impl From<ListRow> for ListView {
    fn from(row: ListRow) -> Self {
        Self {
            id: Key(row.id),
            unit: row.unit,
            name: row.name,
            basis: row.basis,
            from: Day(row.from),
            until: Day(row.until),
            cases: row.cases,
            planned: row.planned,
            settled: row.settled,
            done: row.done,
        }
    }
}

/// One month of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProlongedMonth)]
pub(super) struct MonthView {
    /// Its first day.
    first: Day,
    listed: i64,
    done: i64,
    removed: i64,
    /// Cases on which something was reported in it.
    reported: i64,
    /// Cases left at its end.
    left: i64,
}

impl From<Month> for MonthView {
    fn from(month: Month) -> Self {
        Self {
            first: Day(month.first),
            listed: month.listed,
            done: month.done,
            removed: month.removed,
            reported: month.reported,
            left: month.left,
        }
    }
}

/// A list with its months.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListWithMonths {
    #[serde(flatten)]
    pub(super) list: ListView,
    pub(super) months: Vec<MonthView>,
}

/// A case on a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProlongedCase)]
pub(super) struct EntryView {
    id: Key,
    list: Key,
    case: Key,
    /// The unit that settles the case, and its number there.
    case_unit: String,
    number: BookNumber,
    title: String,
    sealed: bool,
    /// The unit that owns it on the list.
    owner: String,
    /// The head who answers for it.
    head_name: String,
    listed_on: Day,
    /// Ids of the law's criteria that it met then.
    criteria: Vec<String>,
    reason: String,
    /// `listed`, `planned`, `settled`, `done`, `removed`.
    stand: &'static str,
    settled_on: Option<Day>,
    closed_on: Option<Day>,
    /// The month last reported on: `2025-04`.
    reported: Option<String>,
    /// Milestones of the plan, and of them reached and late.
    milestones: i64,
    reached: i64,
    late: i64,
    version: i64,
}

impl From<EntryRow> for EntryView {
    fn from(row: EntryRow) -> Self {
        let one = row.entry;
        Self {
            id: Key(one.id),
            list: Key(one.list),
            case: Key(one.case),
            case_unit: row.case_unit,
            number: row.number.into(),
            title: row.title,
            sealed: row.sealed,
            owner: one.owner,
            head_name: one.head_name,
            listed_on: Day(one.listed_on),
            criteria: one.criteria,
            reason: one.reason,
            stand: one.stand.as_str(),
            settled_on: one.settled_on.map(Day),
            closed_on: one.closed_on.map(Day),
            reported: row.reported,
            milestones: row.milestones,
            reached: row.reached,
            late: row.late,
            version: one.version,
        }
    }
}

/// A milestone of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Milestone)]
pub(super) struct MilestoneView {
    no: i64,
    due: Day,
    text: String,
    done_on: Option<Day>,
}

impl From<Milestone> for MilestoneView {
    fn from(one: Milestone) -> Self {
        Self {
            no: one.no,
            due: Day(one.due),
            text: one.text,
            done_on: one.done_on.map(Day),
        }
    }
}

/// A content of the case as last reported.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProlongedContent)]
pub(super) struct ContentView {
    no: i64,
    text: String,
    /// Has the case decided on it?
    is_decided: bool,
    /// `not_begun`, `under_way`, `exhausted`, `settled`; null when nothing was reported.
    stand: Option<&'static str>,
}

impl From<ContentLine> for ContentView {
    fn from(one: ContentLine) -> Self {
        Self {
            no: one.no,
            text: one.text,
            is_decided: one.is_decided,
            stand: one.stand.map(ContentStand::as_str),
        }
    }
}

/// What was reported on a content in a month.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProlongedReport)]
pub(super) struct ReportView {
    /// `2025-04`.
    month: String,
    content: i64,
    stand: &'static str,
    text: String,
    on: Day,
}

impl From<MonthReport> for ReportView {
    fn from(one: MonthReport) -> Self {
        Self {
            month: one.month,
            content: one.content,
            stand: one.stand.as_str(),
            text: one.text,
            on: Day(one.on),
        }
    }
}

/// A case on a list with its plan, contents, months and everything done on it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProlongedCaseWithPlan {
    #[serde(flatten)]
    entry: EntryView,
    plan: Vec<MilestoneView>,
    contents: Vec<ContentView>,
    months: Vec<ReportView>,
    steps: Vec<StepView>,
}

impl From<EntryDetails> for ProlongedCaseWithPlan {
    fn from(details: EntryDetails) -> Self {
        fn all<A, B: From<A>>(rows: Vec<A>) -> Vec<B> {
            rows.into_iter().map(B::from).collect()
        }
        Self {
            entry: details.row.into(),
            plan: all(details.milestones),
            contents: all(details.contents),
            months: all(details.months),
            steps: all(details.steps),
        }
    }
}
