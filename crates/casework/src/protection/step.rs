//! The course of a protection: what was done, by whom, in order. Append-only, with the audit beside it.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::Protection;
use crate::audit::{self, By, Event};
use crate::{FieldError, Id, Result, Setting};

const LAST: &str = "select cast(coalesce(max(seq), 0) as bigint) as seq from protection_step where protection = $1";
const ADD: &str = "insert into protection_step (protection, seq, tenant, act, on_day, at, official, text) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ALL: &str =
    "select act, on_day, official, text from protection_step where protection = $1 order by seq";

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `asked`, `confirmed`, `assessed`, `measure_ordered`…
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who; none for the denouncer himself.
    pub official: Option<Id>,
    /// Numbers and reasons; never a name.
    pub text: String,
}

/// One act as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// Its name in the audit, `protection.granted`: what follows the point is its name in the course.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
}

impl Protection {
    /// Writes an act down, in the course and in the audit.
    pub(super) fn record(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        let row = tx.first(LAST, params![self.id])?;
        let last: i64 = row.map_or(Ok(0), |row| row.get("seq"))?;
        let seq = last + 1;
        let name = act
            .event
            .split_once('.')
            .map_or(act.event, |(_, name)| name);
        let values = params![
            self.id,
            seq,
            self.tenant,
            name,
            act.on,
            at.now.at,
            by.official,
            act.text
        ];
        tx.send(ADD, values)?;
        self.note(tx, at, by, act.event)
    }

    /// Writes into the audit alone.
    pub(super) fn note(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        name: &'static str,
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "protection",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}

/// The whole course.
pub(super) fn steps(tx: &mut Tx<'_>, protection: Id) -> Result<Vec<Step>> {
    let read = |row: &Row| {
        Ok(Step {
            act: row.get("act")?,
            on: row.get("on_day")?,
            official: row.get("official")?,
            text: row.get("text")?,
        })
    };
    let rows = tx.query(ALL, params![protection])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// The day of an act: today when none is given; not in the future, not before what was done before it.
pub(super) fn act_day(at: &Setting, on: Option<Date>, last: Date) -> Result<Date> {
    let on = on.unwrap_or(at.now.today);
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if on < last {
        let wrong = FieldError::new("on", "before-the-last-step");
        return Err(wrong.with("last", last).into());
    }
    Ok(on)
}
