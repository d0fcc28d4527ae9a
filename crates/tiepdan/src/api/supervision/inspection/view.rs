//! Inspections as the API shows them.

use casework::supervision::inspection::{
    InspectionDetails, InspectionRow, InspectionStep, Recommendation,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// One inspection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Inspection)]
pub(super) struct InspectionView {
    id: Key,
    /// The unit that inspects.
    unit: String,
    /// `inspection` (stands in form 06/QLKNTC), `check`.
    kind: &'static str,
    /// `planned`, `unscheduled`.
    occasion: &'static str,
    /// `reception`, `settlement`, `both`.
    topic: &'static str,
    /// Number of the decision or plan.
    basis: String,
    /// First day of the time that is inspected.
    from: Day,
    until: Day,
    planned_on: Day,
    /// Working days it may take.
    days: i64,
    /// A name a line; the first leads.
    team: String,
    /// Units that are inspected.
    units: i64,
    /// `planned`, `begun`, `concluded`, `carried_out`, `cancelled`.
    stand: &'static str,
    begun_on: Option<Day>,
    concluded_on: Option<Day>,
    /// Number of the conclusion, or empty.
    number: String,
    conclusion: String,
    carried_out_on: Option<Day>,
    /// Recommendations; of those accepted; of those owed after their day.
    recommended: i64,
    accepted: i64,
    late: i64,
    version: i64,
}

impl From<InspectionRow> for InspectionView {
    fn from(row: InspectionRow) -> Self {
        let one = row.inspection;
        Self {
            id: Key(one.id),
            unit: one.unit,
            kind: one.kind.as_str(),
            occasion: one.occasion.as_str(),
            topic: one.topic.as_str(),
            basis: one.basis,
            from: Day(one.period.0),
            until: Day(one.period.1),
            planned_on: Day(one.planned_on),
            days: one.days,
            team: one.team,
            units: one.units,
            stand: one.stand.as_str(),
            begun_on: one.begun_on.map(Day),
            concluded_on: one.concluded_on.map(Day),
            number: one.number,
            conclusion: one.conclusion,
            carried_out_on: one.carried_out_on.map(Day),
            recommended: row.recommended,
            accepted: row.accepted,
            late: row.late,
            version: one.version,
        }
    }
}

/// One recommendation of a conclusion.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InspectionRecommendation)]
pub(super) struct RecommendationView {
    id: Key,
    no: i64,
    /// The unit that carries it out.
    unit: String,
    /// `administrative`, `investigation`, `measure`.
    kind: &'static str,
    text: String,
    /// Organizations, or matters sent to the investigating body.
    organizations: i64,
    people: i64,
    due_on: Day,
    /// `given`, `answered`, `returned`, `accepted`.
    stand: &'static str,
    /// Organizations dealt with, or cases prosecuted.
    done_organizations: i64,
    done_people: i64,
    answered_on: Option<Day>,
    closed_on: Option<Day>,
    version: i64,
}

impl From<Recommendation> for RecommendationView {
    fn from(one: Recommendation) -> Self {
        Self {
            id: Key(one.id),
            no: one.no,
            unit: one.unit,
            kind: one.kind.as_str(),
            text: one.text,
            organizations: one.asked.0,
            people: one.asked.1,
            due_on: Day(one.due),
            stand: one.stand.as_str(),
            done_organizations: one.done.0,
            done_people: one.done.1,
            answered_on: one.answered_on.map(Day),
            closed_on: one.closed_on.map(Day),
            version: one.version,
        }
    }
}

/// One act on an inspection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InspectionStep)]
pub(super) struct StepView {
    /// `planned`, `begun`, `cancelled`, `concluded`, `recommended`, `answered`, `returned`, `accepted`, `carried_out`.
    act: String,
    /// The number of the recommendation it is on.
    recommendation: Option<i64>,
    on: Day,
    official: Option<Key>,
    /// For which unit.
    unit: String,
    text: String,
}

impl From<InspectionStep> for StepView {
    fn from(step: InspectionStep) -> Self {
        Self {
            act: step.act,
            recommendation: step.recommendation,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
        }
    }
}

/// An inspection with its units, recommendations and acts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InspectionWithSteps {
    #[serde(flatten)]
    inspection: InspectionView,
    /// Codes of the units that are inspected.
    subjects: Vec<String>,
    recommendations: Vec<RecommendationView>,
    steps: Vec<StepView>,
}

impl From<InspectionDetails> for InspectionWithSteps {
    fn from(found: InspectionDetails) -> Self {
        Self {
            inspection: found.row.into(),
            subjects: found.subjects,
            recommendations: found
                .recommendations
                .into_iter()
                .map(RecommendationView::from)
                .collect(),
            steps: found.steps.into_iter().map(StepView::from).collect(),
        }
    }
}
