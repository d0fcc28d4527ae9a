//! What is owed and where it stands: to a unit, by a unit, and what was copied to it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::period::Period;
use law::unit::UnitEntry;
use store::{Row, Tx, params};

use super::copy::copies;
use super::day::{day_of, reporters};
use super::row::{READ, ReportStep};
use super::state::PeriodReport;
use super::words::Stand;
use crate::access::Scope;
use crate::report::{due, sees};
use crate::{Failure, Result, Setting};

/// What a unit owes of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Who owes it.
    pub unit: String,
    /// The rule by which it is owed.
    pub rule: String,
    /// To whom.
    pub receiver: Option<String>,
    /// The last day of the law, where it names one.
    pub legal: Option<Date>,
    /// The day that the receiver has set.
    pub set: Option<Date>,
    /// What was done on it; none: nothing.
    pub report: Option<PeriodReport>,
    /// Days by which it was sent after the day of the law, or is late today; where the law names none, after the day that
    /// was set. 0: in time.
    pub late: i64,
}

impl Owed {
    /// Where it stands; none: nothing was done.
    pub fn stand(&self) -> Option<Stand> {
        self.report.as_ref().map(|report| report.stand)
    }

    /// Was it sent, and not returned since?
    pub fn is_sent(&self) -> bool {
        matches!(self.stand(), Some(Stand::Sent | Stand::Accepted))
    }

    /// The day to keep: the earlier of the two.
    pub fn due(&self) -> Option<Date> {
        match (self.set, self.legal) {
            (Some(set), Some(legal)) => Some(set.min(legal)),
            (set, legal) => set.or(legal),
        }
    }
}

/// What a unit owes of a period, with every act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedDetails {
    /// What it owes.
    pub owed: Owed,
    /// Who did what when.
    pub steps: Vec<ReportStep>,
    /// The units to which it is copied.
    pub copies: Vec<String>,
}

const TO_UNIT: &str = "select * from period_report where receiver = $1 and period = $2";
const COPIED: &str = "select unit from report_copy where receiver = $1 order by unit";
const STEPS: &str = "select act, on_day, official, unit, text from period_report_step where report = $1 order by seq";

/// What is owed to a unit of a period, in the order of the law.
///
/// # Errors
/// Not found for a unit out of scope.
pub fn owed_to(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Vec<Owed>> {
    if !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let mut done = BTreeMap::new();
    for row in tx.query(TO_UNIT, params![unit, period.text])? {
        let report = PeriodReport::of_row(&row)?;
        done.insert(report.unit.clone(), report);
    }
    let set = day_of(tx, unit, &period.text)?;
    let below = reporters(&at.law, unit, period);
    let each = below
        .iter()
        .map(|one| of(at, one, period, set, done.remove(&one.code)));
    Ok(each.collect())
}

/// What a unit owes of a period; none where no rule asks for a report.
///
/// # Errors
/// Not found for a unit out of scope.
pub fn owed_by(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Option<Owed>> {
    if !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    one(tx, at, unit, period)
}

/// The reports of bodies of other lines that are copied to a unit: where they stand, and nothing to be added.
///
/// # Errors
/// Not found for a unit out of scope.
pub fn copied(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<Vec<Owed>> {
    if !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let mut all = Vec::new();
    for row in tx.query(COPIED, params![unit])? {
        let sender: String = row.get("unit")?;
        all.extend(one(tx, at, &sender, period)?);
    }
    Ok(all)
}

/// The report of a unit with every act on it, for whoever sees the unit, receives its reports or is sent a copy.
///
/// # Errors
/// Not found for anybody else, and where no rule asks for a report.
pub fn report_of(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: &str,
    period: &Period,
) -> Result<OwedDetails> {
    let owed = one(tx, at, unit, period)?.ok_or(Failure::NotFound)?;
    let copies = copies(tx, unit)?;
    let receives = owed.receiver.as_deref() == Some(scope.unit());
    let is_copied = copies.iter().any(|copy| copy == scope.unit());
    if !receives && !is_copied && !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let steps = match &owed.report {
        Some(report) => tx.query(STEPS, params![report.id])?,
        None => Vec::new(),
    };
    Ok(OwedDetails {
        steps: steps.iter().map(step).collect::<store::Result<_>>()?,
        owed,
        copies,
    })
}

fn one(tx: &mut Tx<'_>, at: &Setting, unit: &str, period: &Period) -> Result<Option<Owed>> {
    let Some(entry) = at.law.units.as_of(unit, period.to) else {
        return Ok(None);
    };
    if at.law.reporting.owed(&entry, period).is_none() {
        return Ok(None);
    }
    let row = tx.first(READ, params![unit, period.text])?;
    let report = row.map(|row| PeriodReport::of_row(&row)).transpose()?;
    let set = match at.law.reporting.receiver(&entry) {
        Some(receiver) => day_of(tx, &receiver, &period.text)?,
        None => None,
    };
    Ok(Some(of(at, &entry, period, set, report)))
}

fn of(
    at: &Setting,
    unit: &UnitEntry,
    period: &Period,
    set: Option<Date>,
    report: Option<PeriodReport>,
) -> Owed {
    let rule = at.law.reporting.owed(unit, period);
    let legal = due(&at.law, unit, period).filter(|_| rule.is_some_and(|rule| rule.has_figures));
    let first = report.as_ref().and_then(|report| report.first_sent_on);
    let day = first.unwrap_or(at.now.today);
    let late = legal.or(set).filter(|due| *due < day);
    Owed {
        unit: unit.code.clone(),
        rule: rule.map(|rule| rule.id.clone()).unwrap_or_default(),
        receiver: at.law.reporting.receiver(unit),
        legal,
        set,
        report,
        late: late.map_or(0, |due| {
            due.until(day).map_or(0, |span| i64::from(span.get_days()))
        }),
    }
}

fn step(row: &Row) -> store::Result<ReportStep> {
    Ok(ReportStep {
        act: row.get("act")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
    })
}
