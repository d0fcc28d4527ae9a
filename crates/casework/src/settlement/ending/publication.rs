//! Publicity (công khai): each form of it with its days, never shorter than the law says, and its end.

use jiff::ToSpan;
use jiff::civil::Date;
use law::grounds::Entry;
use store::{Row, Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::last_decision;
use crate::{FieldError, Id, Refusal, Result};

/// One form in which a decision stands in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Number in the case.
    pub no: i64,
    /// The form: a code of the law's list.
    pub form: String,
    /// The first day; later than the step's while an embargo lasts.
    pub from_on: Date,
    /// The last day, for a form that lasts.
    pub until_on: Option<Date>,
    /// How many times, for a form that is repeated.
    pub times: i64,
    /// Where.
    pub place: String,
    /// What anybody may read of it.
    pub shown: String,
    /// The day it was taken down.
    pub down_on: Option<Date>,
    /// Why.
    pub down_reason: String,
}

const INSERT: &str = "insert into publication (id, tenant, unit, case_id, no, decision, form, from_on, until_on, times, place, shown, seq, \
     down_reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '')";
const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from publication where case_id = $1";
const OF_CASE: &str = "select no, form, from_on, until_on, times, place, shown, down_on, down_reason from publication where case_id = $1 order by no";
const LASTS: &str =
    "select max(until_on) as until_on from publication where case_id = $1 and down_on is null";
const DOWN: &str = "update publication set down_on = $2, down_seq = $3, down_reason = $4 where case_id = $1 and down_on is null";
/// The ground of taking down what has stood as long as it must.
const TERM_OVER: &str = "term_over";

impl Doing<'_> {
    /// One row for each form chosen.
    ///
    /// # Errors
    /// Field errors: begins before the step or after the term of publicity; too short; too seldom.
    pub(super) fn make_public(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let Some(decision) = last_decision(tx, case.id)? else {
            return Ok(());
        };
        let from = self.entered.dates.get("from_on").copied();
        let from = from.unwrap_or(self.on);
        self.check_beginning(tx, case, from)?;
        for code in self.entered.list("publicity") {
            if let Some(form) = self.form(&code) {
                self.add(tx, case, decision, form, from)?;
            }
        }
        Ok(())
    }

    fn form(&self, code: &str) -> Option<&Entry> {
        let mut fields = self.step.fields.iter();
        let field = fields.find(|field| field.id == "publicity")?;
        let list = self.at.law.grounds.get(field.list.as_deref()?)?;
        list.entry(code, self.on)
    }

    /// An embargo ends within the term: what is to be public in time is public in time.
    fn check_beginning(&self, tx: &mut Tx<'_>, case: &Case, from: Date) -> Result<()> {
        if from < self.on {
            let error = FieldError::new("fields.from_on", "date-before-the-step");
            return Err(error.with("on", self.on).into());
        }
        let due = self.met_until(tx, case)?;
        match due.filter(|due| from > *due && from > self.on) {
            Some(due) => Err(FieldError::new("fields.from_on", "after-the-term")
                .with("due", due)
                .into()),
            None => Ok(()),
        }
    }

    fn add(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        decision: Id,
        form: &Entry,
        from: Date,
    ) -> Result<()> {
        let until = self.until(form, from)?;
        let times = self.times(form)?;
        let row = tx.first(NEXT, params![case.id])?;
        let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
        tx.send(
            INSERT,
            params![
                self.at.id(),
                case.tenant,
                case.unit,
                case.id,
                no,
                decision,
                form.code,
                from,
                until,
                times,
                self.told("place"),
                self.told("shown"),
                case.docket_length
            ],
        )?;
        Ok(())
    }

    /// The last day: the one given, else the first that the law allows; none for a form that does not last.
    fn until(&self, form: &Entry, from: Date) -> Result<Option<Date>> {
        let Some(days) = form.least_days else {
            return Ok(None);
        };
        let least = from.saturating_add((days - 1).days());
        let given = self.entered.dates.get("until_on").copied();
        match given.filter(|given| *given < least) {
            Some(_) => Err(FieldError::new("fields.until_on", "public-too-short")
                .with("days", days)
                .with("least", least)
                .into()),
            None => Ok(Some(given.unwrap_or(least))),
        }
    }

    fn times(&self, form: &Entry) -> Result<i64> {
        let least = form.least_times.unwrap_or(1);
        let given = self
            .entered
            .amounts
            .get("times")
            .copied()
            .filter(|_| form.least_times.is_some());
        match given.filter(|given| *given < least) {
            Some(_) => Err(FieldError::new("fields.times", "public-too-seldom")
                .with("least", least)
                .into()),
            None => Ok(given.unwrap_or(least)),
        }
    }

    /// What stands in public ends: when its days are over, or before on a ground.
    pub(super) fn take_down(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let row = tx.first(LASTS, params![case.id])?;
        let lasts: Option<Date> = row.map_or(Ok(None), |row| row.get("until_on"))?;
        if self.told("ground") == TERM_OVER
            && let Some(until) = lasts.filter(|until| *until >= self.on)
        {
            return Err(Refusal::new("public-until")
                .article(&self.step.article)
                .with("until", until)
                .into());
        }
        let reason = self.told("ground");
        tx.send(DOWN, params![case.id, self.on, case.docket_length, reason])?;
        Ok(())
    }
}

/// Where the decisions of a case stand in public. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(super) fn publications_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<PublicationRow>> {
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn read(row: &Row) -> store::Result<PublicationRow> {
    Ok(PublicationRow {
        no: row.get("no")?,
        form: row.get("form")?,
        from_on: row.get("from_on")?,
        until_on: row.get("until_on")?,
        times: row.get("times")?,
        place: row.get("place")?,
        shown: row.get("shown")?,
        down_on: row.get("down_on")?,
        down_reason: row.get("down_reason")?,
    })
}
