//! Reading proposals. The caller has shown that the case may be seen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::State;
use crate::access::Actor;
use crate::{Failure, Id, Result};

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The row.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// The step.
    pub step: String,
    /// The day of it.
    pub on: Date,
    /// What was filled in.
    pub fields: BTreeMap<String, String>,
    /// What the head should know.
    pub note: String,
    /// Where it stands.
    pub state: State,
    /// Who proposed it.
    pub proposed_by: Id,
    /// When, microseconds UTC.
    pub proposed_at: i64,
    /// Who checked it.
    pub checked_by: Option<Id>,
    /// Who ended it.
    pub ended_by: Option<Id>,
    /// Why it was returned, or the remark of who checked it.
    pub answer: String,
    /// The docket entry by which it was taken.
    pub seq: Option<i64>,
    /// A stale answer names an older one.
    pub version: i64,
}

const COLUMNS: &str = "p.id, p.case_id, p.step, p.on_day, p.fields, p.note, p.state, p.proposed_by, p.proposed_at, p.checked_by, p.ended_by, \
     p.answer, p.seq, p.version";

/// Most proposals of a list.
const MOST: i64 = 200;

/// A proposal of a unit.
///
/// # Errors
/// Not found when the unit has none such.
pub fn one(tx: &mut Tx<'_>, unit: &str, id: Id) -> Result<Proposal> {
    let sql = format!("select {COLUMNS} from proposal p where p.id = $1 and p.unit = $2");
    let row = tx.first(&sql, params![id, unit])?;
    proposal(&row.ok_or(Failure::NotFound)?)
}

/// The proposals of a case, the last first.
///
/// # Errors
/// What the database reports.
pub fn of_case(tx: &mut Tx<'_>, case: Id) -> Result<Vec<Proposal>> {
    let sql = format!(
        "select {COLUMNS} from proposal p where p.case_id = $1 order by p.id desc limit {MOST}"
    );
    let rows = tx.query(&sql, params![case])?;
    rows.iter().map(proposal).collect()
}

/// What waits in a person's unit, the oldest first.
///
/// # Errors
/// What the database reports.
pub fn waiting(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Proposal>> {
    let sql = format!(
        "select {COLUMNS} from proposal p where p.unit = $1 and p.state in ('proposed', 'checked') order by p.proposed_at, p.id limit {MOST}"
    );
    let rows = tx.query(&sql, params![actor.unit])?;
    rows.iter().map(proposal).collect()
}

fn proposal(row: &Row) -> Result<Proposal> {
    let (state, fields): (String, String) = (row.get("state")?, row.get("fields")?);
    Ok(Proposal {
        id: row.get("id")?,
        case: row.get("case_id")?,
        step: row.get("step")?,
        on: row.get("on_day")?,
        fields: serde_json::from_str(&fields).unwrap_or_default(),
        note: row.get("note")?,
        state: State::parse(&state).unwrap_or(State::Withdrawn),
        proposed_by: row.get("proposed_by")?,
        proposed_at: row.get("proposed_at")?,
        checked_by: row.get("checked_by")?,
        ended_by: row.get("ended_by")?,
        answer: row.get("answer")?,
        seq: row.get("seq")?,
        version: row.get("version")?,
    })
}
