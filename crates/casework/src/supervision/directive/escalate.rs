//! What is late goes to the superior of its owner, by rule and once for each due day.

use jiff::civil::Date;
use store::{Tx, params};

use super::row::Act;
use super::state::Assignment;
use crate::audit::By;
use crate::{Id, Result, Setting, organization};

const LATE: &str = "select id, due_on from assignment where closed_on is null and due_on <= $1 and stand in ('given', 'returned') \
     and (escalated_on is null or escalated_on <= due_on) and (due_on > $2 or (due_on = $2 and id > $3)) order by due_on, id limit $4";
const READ: &str = "select * from assignment where id = $1";

/// An assignment that is late and not yet known to the superior of its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Its due day.
    pub due: Date,
    /// The assignment.
    pub id: Id,
}

/// Assignments that are to go upward by today, after the last one of the page before. The caller runs [`escalate`] for
/// each in a transaction of its own.
///
/// # Errors
/// What the database reports.
pub fn late(tx: &mut Tx<'_>, at: &Setting, after: Option<Late>, limit: i64) -> Result<Vec<Late>> {
    let days = at.law.supervision.escalation.working_days;
    let today = at.now.today;
    let last = at.law.calendar.before(today, days).unwrap_or(today);
    let (due, id) = after.map_or((String::new(), Id::of(0)), |last| {
        (last.due.to_string(), last.id)
    });
    let rows = tx.query(LATE, params![last, due, id, limit.clamp(1, 1000)])?;
    let each = rows.iter().map(|row| {
        Ok(Late {
            due: row.get("due_on")?,
            id: row.get("id")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// Sends a late assignment to the superior of its owner, or to its giver where there is none above. Answers whether it
/// went; a second time, or for one that is not late, nothing happens.
///
/// # Errors
/// What the database reports.
pub fn escalate(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<bool> {
    let Some(row) = tx.first(READ, params![id])? else {
        return Ok(false);
    };
    let seen = Assignment::of_row(&row)?;
    let (on, days) = (at.now.today, at.law.supervision.escalation.working_days);
    let is_time = at
        .law
        .calendar
        .after(seen.due, days)
        .is_ok_and(|day| day <= on);
    let owner = organization::find(tx, &seen.unit)?;
    let superior = owner.and_then(|unit| unit.parent);
    let superior = superior.unwrap_or_else(|| seen.giver.clone());
    let (version, unit, tenant) = (seen.version, seen.unit.clone(), seen.tenant.clone());
    if !is_time || seen.escalated(superior.clone(), on).is_err() {
        return Ok(false);
    }
    let escalated = Assignment::take(tx, id, Some(version))?.escalated(superior, on)?;
    let by = By {
        official: None,
        unit: &unit,
        tenant: &tenant,
        rule: None,
    };
    let act = Act {
        name: "escalated",
        event: "assignment.escalated",
        on,
        text: "",
    };
    escalated.record(tx, at, by, act)?;
    Ok(true)
}
