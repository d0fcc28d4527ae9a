//! One inspection as rows tell it, with its units, recommendations and acts.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::query::{COLUMNS, seen};
use super::state::{Inspection, Recommendation};
use crate::access::Scope;
use crate::{Failure, Id, Result, Setting};

/// One line: an inspection with what is left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionRow {
    /// The inspection.
    pub inspection: Inspection,
    /// The first unit that is inspected.
    pub first_subject: Option<String>,
    /// Recommendations.
    pub recommended: i64,
    /// Of those, accepted.
    pub accepted: i64,
    /// Of those, owed after their day.
    pub late: i64,
}

/// One act on an inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionStep {
    /// `planned`, `begun`, `cancelled`, `concluded`, `recommended`, `answered`, `returned`, `accepted`, `carried_out`.
    pub act: String,
    /// The number of the recommendation it is on.
    pub recommendation: Option<i64>,
    /// Its day.
    pub on: Date,
    /// Who.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said.
    pub text: String,
    /// The day by which the recommendation is then carried out.
    pub due: Option<Date>,
}

/// An inspection with everything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionDetails {
    /// The inspection with what is left of it.
    pub row: InspectionRow,
    /// Codes of the units that are inspected.
    pub subjects: Vec<String>,
    /// What it recommends.
    pub recommendations: Vec<Recommendation>,
    /// Everything done, the first act first.
    pub steps: Vec<InspectionStep>,
}

const SUBJECTS: &str = "select subject from inspected where inspection = $1 order by no";
const RECOMMENDED: &str =
    "select * from inspection_recommendation where inspection = $1 order by no";
const STEPS: &str = "select act, recommendation, on_day, official, unit, text, due_on from inspection_step where inspection = $1 order by seq";
const OF: &str = "select inspection from inspection_recommendation where id = $1";

/// An inspection in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn inspection(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    id: Id,
) -> Result<InspectionDetails> {
    let sql = format!(
        "select {COLUMNS} from inspection i where i.id = $4 and {}",
        seen(scope)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![at.now.today, id]);
    let row = tx.first(&sql, &[&[unit, below], rest].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let subjects = tx.query(SUBJECTS, params![id])?;
    let subjects = subjects.iter().map(|row| row.get("subject"));
    let subjects = subjects.collect::<store::Result<_>>()?;
    let recommended = tx.query(RECOMMENDED, params![id])?;
    let recommended = recommended.iter().map(Recommendation::of_row);
    let recommendations = recommended.collect::<store::Result<_>>()?;
    let steps = tx.query(STEPS, params![id])?;
    Ok(InspectionDetails {
        row,
        subjects,
        recommendations,
        steps: steps.iter().map(step).collect::<store::Result<_>>()?,
    })
}

/// The inspection in scope of which this is a recommendation.
///
/// # Errors
/// Not found when there is none in scope.
pub fn recommendation(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    id: Id,
) -> Result<InspectionDetails> {
    let row = tx.first(OF, params![id])?.ok_or(Failure::NotFound)?;
    inspection(tx, at, scope, row.get("inspection")?)
}

pub(super) fn line(row: &Row) -> store::Result<InspectionRow> {
    Ok(InspectionRow {
        inspection: Inspection::of_row(row)?,
        first_subject: row.get("first_subject")?,
        recommended: row.get("recommended")?,
        accepted: row.get("accepted")?,
        late: row.get("late")?,
    })
}

fn step(row: &Row) -> store::Result<InspectionStep> {
    Ok(InspectionStep {
        act: row.get("act")?,
        recommendation: row.get("recommendation")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
        due: row.get("due_on")?,
    })
}
