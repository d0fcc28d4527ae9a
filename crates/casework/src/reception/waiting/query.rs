//! Reading who waits, in the order in which they are received. A denouncer stays under the seal of his visit.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::order;
use super::state::Waiting;
use crate::access::Scope;
use crate::{Failure, Id, Result, Setting};

/// Most who wait in one list.
const MOST: i64 = 500;

/// Somebody who waits, with what his visit tells of him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// The row.
    pub waiting: Waiting,
    /// People.
    pub people: i64,
    /// What it is about.
    pub class: Option<String>,
    /// The officer's summary.
    pub summary: String,
    /// Is who came under the seal?
    pub sealed: bool,
    /// The first who came, unless sealed.
    pub first_name: Option<String>,
    /// The case it is about.
    pub case: Option<Id>,
    /// The day of the session on which it was put.
    pub session_on: Option<Date>,
    /// Where that session stands.
    pub session_state: Option<String>,
}

const COLUMNS: &str = "w.*, v.people, v.class, v.summary, v.sealed, v.case_id, p.name as first_name, s.on_day as session_on, s.state as session_state \
     from waiting w join visit v on v.id = w.visit left join visit_person vp on vp.visit = v.id and vp.no = 1 \
     left join person p on p.id = vp.person left join reception_session s on s.id = w.session";

impl Waiting {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            visit: row.get("visit")?,
            asked_on: row.get("asked_on")?,
            is_complex: row.get("is_complex")?,
            is_prolonged: row.get("is_prolonged")?,
            stand: row.get("stand")?,
            session: row.get("session")?,
            told_on: row.get("told_on")?,
            received: row.get("received")?,
            ended_on: row.get("ended_on")?,
            reason: row.get("reason")?,
            version: row.get("version")?,
        })
    }
}

fn of_row(row: &Row) -> store::Result<WaitingRow> {
    let (sealed, first_name): (bool, Option<String>) = (row.get("sealed")?, row.get("first_name")?);
    Ok(WaitingRow {
        waiting: Waiting::of_row(row)?,
        people: row.get("people")?,
        class: row.get("class")?,
        summary: row.get("summary")?,
        sealed,
        first_name: first_name.filter(|_| !sealed),
        case: row.get("case_id")?,
        session_on: row.get("session_on")?,
        session_state: row.get("session_state")?,
    })
}

/// Those in scope who wait, in the order in which they are received; with `ended` the last who no longer do instead.
///
/// # Errors
/// What the database reports.
pub fn waiting(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    ended: bool,
) -> Result<Vec<WaitingRow>> {
    let order = if ended {
        "w.ended_on is not null order by w.ended_on desc, w.id desc"
    } else {
        "w.ended_on is null order by w.asked_on, w.id"
    };
    let sql = format!(
        "select {COLUMNS} where {} and {order} limit {MOST}",
        scope.condition("w.unit", 1)
    );
    let rows = tx.query(&sql, &scope.values())?;
    let mut rows = rows.iter().map(of_row).collect::<store::Result<Vec<_>>>()?;
    if !ended {
        rows.sort_by_key(|row| {
            let (place, _) = order::place(&at.law, row);
            (place, row.waiting.asked_on, row.waiting.id)
        });
    }
    Ok(rows)
}

fn first(tx: &mut Tx<'_>, scope: &Scope, (column, id): (&str, Id)) -> Result<Option<WaitingRow>> {
    let sql = format!(
        "select {COLUMNS} where {} and {column} = $3 order by w.ended_on desc, w.id desc",
        scope.condition("w.unit", 1)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let row = tx.first(&sql, &[&[unit, below], rest].concat())?;
    Ok(row.as_ref().map(of_row).transpose()?)
}

/// One of them in scope.
///
/// # Errors
/// Not found.
pub fn waiting_one(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<WaitingRow> {
    first(tx, scope, ("w.id", id))?.ok_or(Failure::NotFound)
}

/// Whoever asked at a visit; none where nobody did.
///
/// # Errors
/// What the database reports.
pub fn of_visit(tx: &mut Tx<'_>, scope: &Scope, visit: Id) -> Result<Option<WaitingRow>> {
    first(tx, scope, ("w.visit", visit))
}
