//! The rows of the roster.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::words::Ending;
use crate::audit::{self, By, Event};
use crate::reception::Month;
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, fold};

/// One day of one person on the roster of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The row.
    pub id: Id,
    /// Tenant of the unit.
    pub tenant: String,
    /// The unit at whose place he sits.
    pub unit: String,
    /// The day.
    pub on: Date,
    /// Group of the decree.
    pub group: String,
    /// An official of the unit.
    pub official: Option<Id>,
    /// Or the name of somebody of another body.
    pub name: String,
    /// That body.
    pub body: String,
    /// Does he have an occupational responsibility allowance?
    pub has_allowance: bool,
    /// The decision that assigns him.
    pub basis: String,
    /// Minutes in fact, once they are known.
    pub minutes: Option<i64>,
    /// The session of the head that it was drawn from.
    pub session: Option<Id>,
    /// What else to know.
    pub note: String,
    /// The first sheet of its month in which it counts.
    pub from_sheet: i64,
}

const INSERT: &str = "insert into roster_duty (id, tenant, unit, on_day, paid_group, official, name, body, has_allowance, basis, minutes, session, \
     note, from_sheet, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const HOLDS: &str = "select * from roster_duty where id = $1 and unit = $2 and until_sheet is null";
const END: &str =
    "update roster_duty set until_sheet = $2, ended_as = $3 where id = $1 and until_sheet is null";
const SAME: &str = "select official, name, body from roster_duty where unit = $1 and on_day = $2 and paid_group = $3 and until_sheet is null \
     order by id";
const LAST: &str = "select cast(coalesce(max(no), 0) as bigint) as no from allowance_sheet where unit = $1 and month = $2";

impl Duty {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            on: row.get("on_day")?,
            group: row.get("paid_group")?,
            official: row.get("official")?,
            name: row.get("name")?,
            body: row.get("body")?,
            has_allowance: row.get("has_allowance")?,
            basis: row.get("basis")?,
            minutes: row.get("minutes")?,
            session: row.get("session")?,
            note: row.get("note")?,
            from_sheet: row.get("from_sheet")?,
        })
    }

    /// Who sits there: the same person has the same key, however his name is written.
    pub fn person(&self) -> String {
        key(self.official, &self.name, &self.body)
    }

    /// The row of a unit that holds.
    ///
    /// # Errors
    /// Not found.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, unit: &str) -> Result<Self> {
        let row = tx.first(HOLDS, params![id, unit])?;
        Ok(Self::of_row(&row.ok_or(Failure::NotFound)?)?)
    }

    /// Keeps it, once for each person, day and group.
    pub(super) fn insert(
        &self,
        tx: &mut Tx<'_>,
        field: &'static str,
        by: Option<Id>,
    ) -> Result<()> {
        for row in tx.query(SAME, params![self.unit, self.on, self.group])? {
            let (name, body): (String, String) = (row.get("name")?, row.get("body")?);
            if key(row.get("official")?, &name, &body) == self.person() {
                let twice = FieldError::new(field, "on-the-roster-already");
                return Err(twice.with("on", self.on).into());
            }
        }
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.on,
            self.group,
            self.official,
            self.name,
            self.body,
            self.has_allowance,
            self.basis,
            self.minutes,
            self.session,
            self.note,
            self.from_sheet,
            by
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    /// Ends it: from the next sheet of its month on it no longer counts.
    pub(super) fn end(&self, tx: &mut Tx<'_>, ending: Ending) -> Result<i64> {
        let sheet = next_sheet(tx, &self.unit, Month::of(self.on))?;
        if tx.execute(END, params![self.id, sheet, ending])? == 0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        Ok(sheet)
    }
}

fn key(official: Option<Id>, name: &str, body: &str) -> String {
    official.map_or_else(
        || format!("{}\n{}", fold(name), fold(body)),
        |official| official.to_string(),
    )
}

/// The name of a month in rows: `2026-08`.
pub(super) fn name(month: Month) -> String {
    month.first().strftime("%Y-%m").to_string()
}

/// The number of the sheet of a month that is not closed yet.
pub(super) fn next_sheet(tx: &mut Tx<'_>, unit: &str, month: Month) -> Result<i64> {
    let row = tx.first(LAST, params![unit, name(month)])?;
    let last: i64 = row.map_or(Ok(0), |row| row.get("no"))?;
    Ok(last + 1)
}

/// Why a month that was closed is corrected must be said.
pub(super) fn check_reason(sheet: i64, field: &'static str, note: &str) -> Result<()> {
    if sheet > 1 && note.trim().is_empty() {
        return Err(FieldError::new(field, "correction-without-reason").into());
    }
    Ok(())
}

/// Puts an act on record.
pub(super) fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    name: &'static str,
    subject: Option<Id>,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "roster",
        subject,
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
