//! The rows of a report, and the chain of its acts.

use jiff::civil::Date;
use law::period::Period;
use store::{Row, Tx, params};

use super::state::PeriodReport;
use super::words::Stand;
use crate::access::Permit;
use crate::audit::{self, Event};
use crate::{Failure, Id, Refusal, Result, Setting, organization};

/// One act on a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStep {
    /// `closed`, `sent`, `returned`, `accepted`.
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said.
    pub text: String,
}

pub(super) const READ: &str = "select * from period_report where unit = $1 and period = $2";
const LOCK: &str =
    "update period_report set version = version + 1 where unit = $1 and period = $2 returning *";
const INSERT: &str = "insert into period_report (id, tenant, unit, period, until_on, rule, receiver, stand, first_sent_on, sent_on, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, null, null, 1)";
const SAVE: &str =
    "update period_report set stand = $2, first_sent_on = $3, sent_on = $4 where id = $1";
const STEP: &str = "insert into period_report_step (report, seq, tenant, act, on_day, at, official, unit, text) \
     values ($1, (select coalesce(max(s.seq), 0) + 1 from period_report_step s where s.report = $1), $2, $3, $4, $5, $6, $7, $8)";

impl PeriodReport {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            period: row.get("period")?,
            until: row.get("until_on")?,
            rule: row.get("rule")?,
            receiver: row.get("receiver")?,
            stand: row.get("stand")?,
            first_sent_on: row.get("first_sent_on")?,
            sent_on: row.get("sent_on")?,
            version: row.get("version")?,
        })
    }

    /// The report of a unit, taken for an act; none where nothing was done on it.
    pub(super) fn take(tx: &mut Tx<'_>, unit: &str, period: &str) -> Result<Option<Self>> {
        let row = tx.first(LOCK, params![unit, period])?;
        Ok(row.map(|row| Self::of_row(&row)).transpose()?)
    }

    /// As [`Self::take`], for one that must be there as the official saw it.
    pub(super) fn expect(
        tx: &mut Tx<'_>,
        (unit, period): (&str, &str),
        expected: Option<i64>,
    ) -> Result<Self> {
        let taken = Self::take(tx, unit, period)?.ok_or(Failure::NotFound)?;
        match expected {
            Some(seen) if seen + 1 != taken.version => {
                Err(Refusal::new("changed-meanwhile").into())
            }
            _ => Ok(taken),
        }
    }

    /// The report of a unit on which nothing was done, begun.
    pub(super) fn begin(
        tx: &mut Tx<'_>,
        at: &Setting,
        unit: &str,
        period: &Period,
    ) -> Result<Self> {
        let kept = organization::ensure(tx, at, unit)?;
        let entry = at.law.units.get(unit).ok_or(Failure::NotFound)?;
        let rule = at.law.reporting.owed(&entry, period);
        let report = Self {
            id: at.id(),
            tenant: kept.tenant,
            unit: kept.code,
            period: period.text.clone(),
            until: period.to,
            rule: rule.map(|rule| rule.id.clone()).unwrap_or_default(),
            receiver: at.law.reporting.receiver(&entry),
            stand: Stand::Closed,
            first_sent_on: None,
            sent_on: None,
            version: 1,
        };
        let values = params![
            report.id,
            report.tenant,
            report.unit,
            report.period,
            report.until,
            report.rule,
            report.receiver,
            report.stand
        ];
        tx.execute(INSERT, values)?;
        Ok(report)
    }

    /// Keeps it as it now stands, with the act in its chain.
    pub(super) fn save<A>(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        permit: &Permit<A>,
        text: &str,
    ) -> Result<()> {
        let values = params![self.id, self.stand, self.first_sent_on, self.sent_on];
        tx.execute(SAVE, values)?;
        let (today, moment) = (at.now.today, at.now.at);
        let (official, unit) = (permit.official(), permit.unit());
        let values = params![
            self.id,
            self.tenant,
            self.stand,
            today,
            moment,
            official,
            unit,
            text
        ];
        tx.execute(STEP, values)?;
        Ok(())
    }

    /// Puts an act on record.
    pub(super) fn record<A>(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        permit: &Permit<A>,
        name: &'static str,
    ) -> Result<()> {
        let event = Event {
            name,
            subject_kind: "period_report",
            subject: Some(self.id),
            detail: &self.period,
        };
        audit::record(tx, at, permit.by(), &event)
    }
}
