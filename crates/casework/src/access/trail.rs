//! Who saw and did what with one thing, as the audit has it.

use store::{Row, Tx, params};

use super::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{Id, Result, Setting};

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailRow {
    /// Where it stands in the audit: lane and number.
    pub place: (String, i64),
    /// When, microseconds UTC.
    pub at: i64,
    /// Name of the event: `case.read`.
    pub event: String,
    /// Who; none for the public and the program itself.
    pub official: Option<Id>,
    /// His name.
    pub name: Option<String>,
    /// For which unit.
    pub unit: String,
    /// Facts that name nobody.
    pub detail: String,
    /// The rule under which it was done; none for what needed no permit and for what was done before there were rules.
    pub rule: Option<String>,
}

/// Newest first, at most `limit` lines before the moment `before`, of what was done for units in scope. The caller
/// has shown that the person may see the thing itself.
///
/// # Errors
/// What the database reports.
pub fn trail(
    tx: &mut Tx<'_>,
    _permit: &Permit<acts::ReadTrail>,
    scope: &Scope,
    subject: Id,
    before: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<TrailRow>> {
    let sql = format!(
        "select a.lane, a.seq, a.at, a.event, a.official, a.unit, a.detail, a.rule, o.name from audit a \
         left join official o on o.id = a.official where a.subject = $1 and {} \
         and (a.at < $4 or (a.at = $4 and a.seq < $5)) order by a.at desc, a.seq desc, a.lane limit $6",
        scope.condition("a.unit", 2)
    );
    let [unit, below] = scope.values();
    let (at, seq) = before.unwrap_or((i64::MAX, i64::MAX));
    let values = [
        params![subject].as_slice(),
        &[unit, below],
        params![at, seq, limit],
    ]
    .concat();
    let rows = tx.query(&sql, &values)?;
    Ok(rows.iter().map(line).collect::<store::Result<_>>()?)
}

/// Puts on record that somebody looked at who saw and did what with a thing of this kind (`case`, `petition`).
///
/// # Errors
/// What the database reports.
pub fn record_trail_reading(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReadTrail>,
    kind: &'static str,
    subject: Id,
) -> Result<()> {
    let event = Event {
        name: "trail.read",
        subject_kind: kind,
        subject: Some(subject),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

fn line(row: &Row) -> store::Result<TrailRow> {
    Ok(TrailRow {
        place: (row.get("lane")?, row.get("seq")?),
        at: row.get("at")?,
        event: row.get("event")?,
        official: row.get("official")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        detail: row.get("detail")?,
        rule: row.get("rule")?,
    })
}
