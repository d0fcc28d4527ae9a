//! One recommendation upward with its way.

use store::{Tx, Value, params};

use super::KIND;
use super::query::{UpwardRow, seen};
use super::state::UpwardRecommendation;
use super::words::SubjectKind;
use crate::access::Scope;
use crate::supervision::course::{self, CourseStep};
use crate::{Failure, Id, Result};

/// A recommendation with its way upward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpwardDetails {
    /// The recommendation.
    pub one: UpwardRecommendation,
    /// The one of the lower unit that it passes on, where the scope sees it.
    pub below: Option<UpwardRow>,
    /// Those by which it was passed on, where the scope sees them.
    pub above: Vec<UpwardRow>,
    /// Everything done with it.
    pub steps: Vec<CourseStep>,
}

fn rows(
    tx: &mut Tx<'_>,
    scope: &Scope,
    condition: &str,
    own: &[Value<'_>],
) -> Result<Vec<UpwardRow>> {
    let sql = format!(
        "select r.* from upward_recommendation r where {condition} and {} order by r.on_day, r.id limit 200",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let rows = tx.query(&sql, &[&[unit, below], own].concat())?;
    Ok(rows
        .iter()
        .map(UpwardRecommendation::of_row)
        .collect::<store::Result<_>>()?)
}

/// A recommendation in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn recommendation(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<UpwardDetails> {
    let found = rows(tx, scope, "r.id = $3", params![id])?;
    let one = found.into_iter().next().ok_or(Failure::NotFound)?;
    let below = match one.origin {
        Some(origin) => rows(tx, scope, "r.id = $3", params![origin])?
            .into_iter()
            .next(),
        None => None,
    };
    Ok(UpwardDetails {
        below,
        above: rows(tx, scope, "r.origin = $3", params![id])?,
        steps: course::steps(tx, KIND, id)?,
        one,
    })
}

/// The recommendations in scope about a thing, in the order of their days.
///
/// # Errors
/// What the database reports.
pub fn of_subject(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (kind, id): (SubjectKind, Id),
) -> Result<Vec<UpwardRow>> {
    let condition = "r.subject_kind = $3 and r.subject = $4";
    rows(tx, scope, condition, params![kind, id])
}
