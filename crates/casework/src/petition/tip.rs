//! Information with denunciation content whose source is not known: used to inspect and to manage, never settled as a
//! denunciation and never a case (Law on Denunciations art. 25, Decree 31/2019 art. 20; rulebook §2.5).

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::handle::Handling;
use super::state::Classified;
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Information of an unknown source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// The row.
    pub id: Id,
    /// The unit that holds it.
    pub unit: String,
    /// The petition in which it stood.
    pub petition: Id,
    /// The day it was found to be one.
    pub on: Date,
    /// About whom or what.
    pub respondent: String,
    /// His unit.
    pub respondent_unit: Option<String>,
    /// What it says, in short.
    pub summary: String,
    /// The unit to which it was passed on for management; none: used here.
    pub passed_to: Option<String>,
    /// Why it can be checked.
    pub reason: String,
}

const ADD: &str = "insert into tip (id, tenant, unit, petition, on_day, respondent, respondent_unit, summary, passed_to, reason) \
     select $1, tenant, unit, id, $2, respondent, respondent_unit, summary, $3, $4 from petition where id = $5";

/// Keeps what a petition tells of which nobody answers for the source.
pub(super) fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    classified: &Classified,
    handling: &Handling,
    on: Date,
) -> Result<Id> {
    let (id, petition) = (at.id(), classified.received.id);
    let reason = handling.reason.trim();
    tx.execute(ADD, params![id, on, handling.sent_to, reason, petition])?;
    Ok(id)
}

/// Tips of the units in scope, the newest first, before the last one of the page before.
///
/// # Errors
/// What the database reports.
pub fn tips(tx: &mut Tx<'_>, scope: &Scope, before: Option<Id>, limit: i64) -> Result<Vec<Tip>> {
    let sql = format!(
        "select id, unit, petition, on_day, respondent, respondent_unit, summary, passed_to, reason from tip \
         where id < $3 and {} order by id desc limit $4",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let (before, limit) = (before.unwrap_or(Id::of(i64::MAX)), limit.clamp(1, 200));
    let rest: &[Value<'_>] = params![before, limit];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    Ok(rows.iter().map(of_row).collect::<store::Result<_>>()?)
}

fn of_row(row: &Row) -> store::Result<Tip> {
    Ok(Tip {
        id: row.get("id")?,
        unit: row.get("unit")?,
        petition: row.get("petition")?,
        on: row.get("on_day")?,
        respondent: row.get("respondent")?,
        respondent_unit: row.get("respondent_unit")?,
        summary: row.get("summary")?,
        passed_to: row.get("passed_to")?,
        reason: row.get("reason")?,
    })
}
