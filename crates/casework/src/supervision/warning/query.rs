//! Reading warnings: counts and what was done, for the units in scope.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::cause::CauseKind;
use crate::access::Scope;
use crate::{Failure, Id, Result};

/// Most rows of a page.
const MOST: i64 = 200;

/// Where a warning stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Nobody was told yet.
    Open,
    /// Somebody was told or something done.
    Heeded,
    /// Done with.
    Closed,
}

impl Stand {
    /// The name in rows and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Heeded => "heeded",
            Self::Closed => "closed",
        }
    }

    /// The stand of this name.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Open, Self::Heeded, Self::Closed];
        all.into_iter().find(|one| one.as_str() == text)
    }
}

/// One cause about which more people write than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The row.
    pub id: Id,
    /// The lowest unit where it rises.
    pub unit: String,
    /// What kind of cause.
    pub kind: CauseKind,
    /// Name of the project or decision; empty for a field at a place.
    pub cause: String,
    /// The field; empty for a project or decision.
    pub field: String,
    /// The day it was raised.
    pub raised_on: Date,
    /// The last day on which it still rose.
    pub seen_on: Date,
    /// People of the last window; never less than the law's least.
    pub people: i64,
    /// People of all windows before; none where they are fewer than may be told.
    pub before: Option<i64>,
    /// How many windows these are.
    pub windows: i64,
    /// Where it stands.
    pub stand: Stand,
    /// The day it was closed.
    pub closed_on: Option<Date>,
    /// Grows with each act.
    pub version: i64,
}

/// What was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningStep {
    /// `told`, `done`, `closed`.
    pub act: String,
    /// The day.
    pub on: Date,
    /// Who did it.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// Who was told.
    pub whom: String,
    /// What was said or done.
    pub text: String,
}

/// A warning with what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningDetails {
    /// The warning.
    pub warning: Warning,
    /// In order.
    pub steps: Vec<WarningStep>,
}

/// A page of warnings, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<Warning>,
    /// Where the next page begins.
    pub next: Option<(Date, Id)>,
}

pub(super) fn of_row(row: &Row, least: i64) -> store::Result<Warning> {
    let (kind, stand): (String, String) = (row.get("kind")?, row.get("stand")?);
    let unknown = |column: &str, found: String| store::Error::Column {
        column: column.to_owned(),
        reason: found,
    };
    let before: i64 = row.get("before_people")?;
    Ok(Warning {
        id: row.get("id")?,
        unit: row.get("unit")?,
        kind: CauseKind::parse(&kind).ok_or_else(|| unknown("kind", kind))?,
        cause: row.get("cause")?,
        field: row.get("field")?,
        raised_on: row.get("raised_on")?,
        seen_on: row.get("seen_on")?,
        people: row.get("people")?,
        before: Some(before).filter(|before| *before == 0 || *before >= least),
        windows: row.get("windows")?,
        stand: Stand::parse(&stand).ok_or_else(|| unknown("stand", stand))?,
        closed_on: row.get("closed_on")?,
        version: row.get("version")?,
    })
}

/// Warnings in scope, the latest first, those of one stand or all.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &crate::Setting,
    scope: &Scope,
    stand: Option<Stand>,
    after: Option<(Date, Id)>,
    limit: i64,
) -> Result<Page> {
    let limit = limit.clamp(1, MOST);
    let sql = format!(
        "select w.* from warning w where {} and (cast($3 as text) is null or w.stand = $3) \
         and (w.raised_on < $4 or (w.raised_on = $4 and w.id < $5)) order by w.raised_on desc, w.id desc limit $6",
        scope.condition("w.unit", 1)
    );
    let (day, id) = after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let [unit, below] = scope.values();
    let (named, with_next) = (stand.map(Stand::as_str), limit + 1);
    let rest: &[Value<'_>] = params![named, day, id, with_next];
    let least = at.law.supervision.warning.people;
    let found = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows = found
        .iter()
        .map(|row| of_row(row, least))
        .collect::<store::Result<Vec<_>>>()?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| is_more);
    Ok(Page {
        next: next.map(|row| (row.raised_on, row.id)),
        rows,
    })
}

/// One warning in scope with what was done.
///
/// # Errors
/// Not found.
pub fn warning(
    tx: &mut Tx<'_>,
    at: &crate::Setting,
    scope: &Scope,
    id: Id,
) -> Result<WarningDetails> {
    const STEPS: &str = "select act, on_day, official, unit, whom, text from warning_step where warning = $1 order by seq";
    let sql = format!(
        "select w.* from warning w where w.id = $1 and {}",
        scope.condition("w.unit", 2)
    );
    let values = [params![id].as_slice(), &scope.values()].concat();
    let row = tx.first(&sql, &values)?.ok_or(Failure::NotFound)?;
    let step = |row: &Row| {
        Ok(WarningStep {
            act: row.get("act")?,
            on: row.get("on_day")?,
            official: row.get("official")?,
            unit: row.get("unit")?,
            whom: row.get("whom")?,
            text: row.get("text")?,
        })
    };
    Ok(WarningDetails {
        warning: of_row(&row, at.law.supervision.warning.people)?,
        steps: tx
            .query(STEPS, params![id])?
            .iter()
            .map(step)
            .collect::<store::Result<_>>()?,
    })
}
