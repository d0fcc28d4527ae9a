//! One legal obstacle with its cases and its course.

use store::{Tx, Value, params};

use super::KIND;
use super::query::{COLUMNS, ObstacleRow, line};
use crate::access::Scope;
use crate::supervision::course::{self, CourseStep};
use crate::{Failure, Id, Result};

/// An obstacle with everything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObstacleDetails {
    /// The obstacle with what was counted of it.
    pub row: ObstacleRow,
    /// The cases that the scope sees: the case, its number and year.
    pub cases: Vec<(Id, i64, i64)>,
    /// Everything done with it.
    pub steps: Vec<CourseStep>,
}

/// An obstacle in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn obstacle(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<ObstacleDetails> {
    let sql = format!(
        "select {COLUMNS} from legal_obstacle o where o.id = $3 and {}",
        scope.condition("o.unit", 1)
    );
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let values = [&[unit, below], own].concat();
    let row = tx.first(&sql, &values)?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let sql = format!(
        "select c.id, c.number, c.year from cases c join obstacle_case k on k.case_id = c.id where k.obstacle = $3 and {} order by c.id limit 200",
        scope.condition("c.unit", 1)
    );
    let cases = tx.query(&sql, &values)?;
    let each = cases
        .iter()
        .map(|row| Ok((row.get("id")?, row.get("number")?, row.get("year")?)));
    Ok(ObstacleDetails {
        row,
        cases: each.collect::<store::Result<_>>()?,
        steps: course::steps(tx, KIND, id)?,
    })
}
