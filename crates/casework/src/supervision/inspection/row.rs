//! The rows of an inspection, its recommendations and the acts on them.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::state::{Inspection, Recommendation};
use crate::audit::{self, By, Event};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, tally};

const LOCK: &str = "update inspection set version = version + 1 where id = $1 returning *";
const INSERT: &str = "insert into inspection (id, tenant, unit, kind, occasion, topic, basis, period_from, period_until, planned_on, days, team, \
     units, stand, recorded_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
const SAVE: &str = "update inspection set stand = $2, begun_on = $3, concluded_on = $4, number = $5, conclusion = $6, carried_out_on = $7 where id = $1";
const LOCK_ONE: &str =
    "update inspection_recommendation set version = version + 1 where id = $1 returning *";
const INSERT_ONE: &str = "insert into inspection_recommendation (id, tenant, inspection, no, unit, kind, text, organizations, people, due_on, \
     stand, done_organizations, done_people, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 1)";
const SAVE_ONE: &str = "update inspection_recommendation set due_on = $2, stand = $3, done_organizations = $4, done_people = $5, answered_on = $6, \
     closed_on = $7 where id = $1";
const LAST: &str =
    "select max(on_day) as on_day, max(seq) as seq from inspection_step where inspection = $1";
const STEP: &str = "insert into inspection_step (inspection, seq, tenant, recommendation, act, on_day, at, official, unit, text, due_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// One act on an inspection or a recommendation of it, as it is written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// `planned`, `begun`, `cancelled`, `concluded`, `carried_out`; `recommended`, `answered`, `returned`, `accepted`.
    pub(super) name: &'static str,
    /// Its name in the audit.
    pub(super) event: &'static str,
    pub(super) on: Date,
    pub(super) text: &'a str,
    /// The recommendation it is on, and the day by which it is then carried out.
    pub(super) recommendation: Option<(i64, Date)>,
}

impl Inspection {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            kind: row.get("kind")?,
            occasion: row.get("occasion")?,
            topic: row.get("topic")?,
            basis: row.get("basis")?,
            period: (row.get("period_from")?, row.get("period_until")?),
            planned_on: row.get("planned_on")?,
            days: row.get("days")?,
            team: row.get("team")?,
            units: row.get("units")?,
            stand: row.get("stand")?,
            begun_on: row.get("begun_on")?,
            concluded_on: row.get("concluded_on")?,
            number: row.get("number")?,
            conclusion: row.get("conclusion")?,
            carried_out_on: row.get("carried_out_on")?,
            version: row.get("version")?,
        })
    }

    /// The inspection, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK, params![id])?.ok_or(Failure::NotFound)?;
        let taken = Self::of_row(&row)?;
        changed(taken.version, expected)?;
        Ok(taken)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let (from, until) = self.period;
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.kind,
            self.occasion,
            self.topic,
            self.basis,
            from,
            until,
            self.planned_on,
            self.days,
            self.team,
            self.units,
            self.stand,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    /// Keeps it as it now stands.
    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let values = params![
            self.id,
            self.stand,
            self.begun_on,
            self.concluded_on,
            self.number,
            self.conclusion,
            self.carried_out_on
        ];
        tx.send(SAVE, values)?;
        Ok(())
    }

    /// The day of an act: today when none is given; not in the future, not before the act before it, not in a closed
    /// period.
    pub(super) fn day(&self, tx: &mut Tx<'_>, at: &Setting, on: Option<Date>) -> Result<Date> {
        let row = tx
            .first(LAST, params![self.id])?
            .ok_or(store::Error::Closed)?;
        let last: Option<Date> = row.get("on_day")?;
        let on = super::super::given::act_day(at, on, last.unwrap_or(Date::MIN))?;
        match tally::closed_until(tx, &self.unit, on)? {
            Some(until) => Err(FieldError::new("on", "period-closed")
                .with("until", until)
                .into()),
            None => Ok(on),
        }
    }

    /// Writes an act down.
    pub(super) fn step(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        let row = tx
            .first(LAST, params![self.id])?
            .ok_or(store::Error::Closed)?;
        let seq = row.get::<Option<i64>>("seq")?.unwrap_or(0) + 1;
        let (recommendation, due) = act.recommendation.unzip();
        let values = params![
            self.id,
            seq,
            self.tenant,
            recommendation,
            act.name,
            act.on,
            at.now.at,
            by.official,
            by.unit,
            act.text,
            due
        ];
        tx.send(STEP, values)?;
        let event = Event {
            name: act.event,
            subject_kind: "inspection",
            subject: Some(self.id),
            detail: "",
        };
        audit::record(tx, at, by, &event)
    }
}

impl Recommendation {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            inspection: row.get("inspection")?,
            no: row.get("no")?,
            unit: row.get("unit")?,
            kind: row.get("kind")?,
            text: row.get("text")?,
            asked: (row.get("organizations")?, row.get("people")?),
            due: row.get("due_on")?,
            stand: row.get("stand")?,
            done: (row.get("done_organizations")?, row.get("done_people")?),
            answered_on: row.get("answered_on")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The recommendation, taken for an act.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = tx.first(LOCK_ONE, params![id])?.ok_or(Failure::NotFound)?;
        let taken = Self::of_row(&row)?;
        changed(taken.version, expected)?;
        Ok(taken)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, tenant: &str) -> Result<()> {
        let (organizations, people) = self.asked;
        let values = params![
            self.id,
            tenant,
            self.inspection,
            self.no,
            self.unit,
            self.kind,
            self.text,
            organizations,
            people,
            self.due,
            self.stand
        ];
        tx.send(INSERT_ONE, values)?;
        Ok(())
    }

    /// Keeps it as it now stands.
    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (organizations, people) = self.done;
        let values = params![
            self.id,
            self.due,
            self.stand,
            organizations,
            people,
            self.answered_on,
            self.closed_on
        ];
        tx.send(SAVE_ONE, values)?;
        Ok(())
    }
}

fn changed(version: i64, expected: Option<i64>) -> Result<()> {
    match expected {
        Some(seen) if seen + 1 != version => Err(Refusal::new("changed-meanwhile").into()),
        _ => Ok(()),
    }
}
