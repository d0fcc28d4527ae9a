//! Reading what needs two persons, and what was done under an emergency.

use law::procedure::Post;
use store::{Row, Tx, params};

use super::{RequestKind, RequestStand};
use crate::access::Scope;
use crate::{Failure, Id, Now, Result};

/// Most that a page shows.
const MOST: i64 = 200;

const ROWS: &str = "select q.id, q.kind, q.unit, q.official, o.name as official_name, q.post, q.reason, q.hours, q.asked_by, a.name as asked_name, \
     q.asked_at, q.stand, b.name as answered_name, q.answered_at, q.ends_at, q.report, q.reported_at from second_person q \
     join official o on o.id = q.official join official a on a.id = q.asked_by left join official b on b.id = q.answered_by";
const DEEDS: &str = "select at, event, unit from audit where official = $1 and at >= $2 and at <= $3 order by at, lane, seq limit $4";

/// A request as administrators and supervisors see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The row.
    pub id: Id,
    /// What.
    pub kind: RequestKind,
    /// The unit of the official.
    pub unit: String,
    /// For whom.
    pub official: Id,
    /// His name.
    pub official_name: String,
    /// The post of an emergency.
    pub post: Option<Post>,
    /// Why.
    pub reason: String,
    /// For how many hours.
    pub hours: i64,
    /// Who asked.
    pub asked_by: Id,
    /// His name.
    pub asked_name: String,
    /// When, microseconds UTC.
    pub asked_at: i64,
    /// How it stands.
    pub stand: RequestStand,
    /// The name of the second person.
    pub answered_name: Option<String>,
    /// When he answered, microseconds UTC.
    pub answered_at: Option<i64>,
    /// When the emergency ends or ended, microseconds UTC.
    pub ends_at: Option<i64>,
    /// The report; empty while none is written.
    pub report: String,
    /// When it was written, microseconds UTC.
    pub reported_at: Option<i64>,
    /// Does the emergency run now?
    pub is_running: bool,
}

impl RequestRow {
    /// Is the report of this emergency still to be written?
    pub fn owes_report(&self) -> bool {
        let was_granted = matches!(self.stand, RequestStand::Granted | RequestStand::Ended);
        was_granted && !self.is_running && self.reported_at.is_none()
    }
}

/// Something that was done under an emergency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedRow {
    /// When, microseconds UTC.
    pub at: i64,
    /// Name of the event.
    pub event: String,
    /// For which unit.
    pub unit: String,
}

/// What was asked for units in scope, newest first.
///
/// # Errors
/// What the database reports.
pub fn requests(tx: &mut Tx<'_>, scope: &Scope, now: Now) -> Result<Vec<RequestRow>> {
    let sql = format!(
        "{ROWS} where {} order by q.id desc limit $3",
        scope.condition("q.unit", 1)
    );
    let [upper, below] = scope.values();
    let rows = tx.query(&sql, &[[upper, below].as_slice(), params![MOST]].concat())?;
    let read = rows.iter().filter_map(|row| row_of(row, now).transpose());
    Ok(read.collect::<store::Result<_>>()?)
}

/// One of them.
///
/// # Errors
/// Not found.
pub fn request(tx: &mut Tx<'_>, scope: &Scope, now: Now, id: Id) -> Result<RequestRow> {
    let sql = format!(
        "{ROWS} where q.id = $1 and {}",
        scope.condition("q.unit", 2)
    );
    let [upper, below] = scope.values();
    let row = tx.first(&sql, &[params![id].as_slice(), &[upper, below]].concat())?;
    let row = row.map(|row| row_of(&row, now)).transpose()?.flatten();
    row.ok_or(Failure::NotFound)
}

/// What the named official did while the emergency ran, as the audit has it: all of it stands under this emergency.
///
/// # Errors
/// What the database reports.
pub fn deeds(tx: &mut Tx<'_>, row: &RequestRow) -> Result<Vec<DeedRow>> {
    let Some((from, until)) = row.answered_at.zip(row.ends_at) else {
        return Ok(Vec::new());
    };
    let read = |row: &Row| {
        Ok(DeedRow {
            at: row.get("at")?,
            event: row.get("event")?,
            unit: row.get("unit")?,
        })
    };
    let rows = tx.query(DEEDS, params![row.official, from, until, MOST])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn row_of(row: &Row, now: Now) -> store::Result<Option<RequestRow>> {
    let kind = RequestKind::parse(&row.get::<String>("kind")?);
    let stand = RequestStand::parse(&row.get::<String>("stand")?);
    let Some((kind, stand)) = kind.zip(stand) else {
        return Ok(None);
    };
    let (post, ends_at): (Option<String>, Option<i64>) = (row.get("post")?, row.get("ends_at")?);
    let is_running = stand == RequestStand::Granted && ends_at.is_some_and(|ends| ends > now.at);
    Ok(Some(RequestRow {
        id: row.get("id")?,
        kind,
        unit: row.get("unit")?,
        official: row.get("official")?,
        official_name: row.get("official_name")?,
        post: post.as_deref().and_then(Post::parse),
        reason: row.get("reason")?,
        hours: row.get("hours")?,
        asked_by: row.get("asked_by")?,
        asked_name: row.get("asked_name")?,
        asked_at: row.get("asked_at")?,
        stand,
        answered_name: row.get("answered_name")?,
        answered_at: row.get("answered_at")?,
        ends_at,
        report: row.get("report")?,
        reported_at: row.get("reported_at")?,
        is_running,
    }))
}
