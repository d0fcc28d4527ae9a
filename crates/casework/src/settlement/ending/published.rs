//! Published decisions as anybody may read them: number, day, unit, and the text that was made for it. No name, no case.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::{Id, Result, Setting};

/// A published decision, conclusion or answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The publication.
    pub id: Id,
    /// `decide`, `conclude`, `answer`.
    pub kind: String,
    /// Number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: Date,
    /// The unit that issued it.
    pub unit: String,
    /// `right`, `wrong`, `partly_right`, `none`.
    pub finding: String,
    /// Public from this day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// What is shown.
    pub shown: String,
}

const SHOWN: &str = "select p.id, e.kind, e.number, e.on_day, e.unit, e.finding, p.from_on, p.until_on, p.shown from publication p \
     join decision e on e.id = p.decision where p.shown <> '' and p.from_on <= $1 and p.until_on >= $1 and p.down_on is null \
     and not exists (select 1 from publication o where o.decision = p.decision and o.id < p.id and o.shown <> '' and o.until_on is not null \
     and o.down_on is null) and (p.from_on < $2 or (p.from_on = $2 and p.id < $3)) order by p.from_on desc, p.id desc limit $4";

/// What is in public today, the newest first, after a place of the page before: one line for each decision.
///
/// # Errors
/// What the database reports.
pub fn published(
    tx: &mut Tx<'_>,
    at: &Setting,
    after: Option<(String, Id)>,
    limit: i64,
) -> Result<Vec<Published>> {
    let (day, id) = after.unwrap_or_else(|| (Date::MAX.to_string(), Id::of(i64::MAX)));
    let rows = tx.query(SHOWN, params![at.now.today, day, id, limit.clamp(1, 200)])?;
    let read = |row: &Row| {
        Ok(Published {
            id: row.get("id")?,
            kind: row.get("kind")?,
            number: row.get("number")?,
            decided_on: row.get("on_day")?,
            unit: row.get("unit")?,
            finding: row.get("finding")?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
            shown: row.get("shown")?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
