//! Who receives a report accepts it, or returns it with reasons: then its figures are open again, to be mended, closed and
//! sent anew. What had been sent is kept.

use store::{Tx, params};

use super::send::told;
use super::state::PeriodReport;
use crate::access::{Permit, acts};
use crate::{Failure, Result, Setting};

/// What a receiver answers.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Why it is returned.
    pub reason: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const KEEP: &str = "insert into returned_figure (report, edition, form, figures, frozen_at, frozen_by, sent_on) \
     select cast($1 as bigint), (select coalesce(max(r.edition), 0) + 1 from returned_figure r where r.report = $1), f.form, f.figures, \
     f.frozen_at, f.frozen_by, f.sent_on from frozen_figure f where f.unit = $2 and f.period = $3";
const OPEN: &str = "delete from frozen_figure where unit = $1 and period = $2";

/// Accepts a report that was sent to the unit of the permit.
///
/// # Errors
/// Not found when it goes to another unit; `report-not-sent`, `changed-meanwhile`.
pub fn accept(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::TakeReport>,
    (unit, period): (&str, &str),
    expected: Option<i64>,
) -> Result<()> {
    let report = received(tx, permit, (unit, period), expected)?.accepted()?;
    report.save(tx, at, permit, "")?;
    report.record(tx, at, permit, "period_report.accepted")
}

/// Returns a report that was sent to the unit of the permit, with reasons.
///
/// # Errors
/// Not found when it goes to another unit; a field error for missing reasons; `report-not-sent`, `changed-meanwhile`.
pub fn give_back(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::TakeReport>,
    (unit, period): (&str, &str),
    answer: &Answer,
) -> Result<()> {
    let report = received(tx, permit, (unit, period), answer.expected)?;
    let reason = told("reason", &answer.reason)?;
    let report = report.returned()?;
    tx.execute(KEEP, params![report.id, unit, period])?;
    tx.execute(OPEN, params![unit, period])?;
    report.save(tx, at, permit, reason)?;
    report.record(tx, at, permit, "period_report.returned")
}

fn received(
    tx: &mut Tx<'_>,
    permit: &Permit<acts::TakeReport>,
    place: (&str, &str),
    expected: Option<i64>,
) -> Result<PeriodReport> {
    let report = PeriodReport::expect(tx, place, expected)?;
    if report.receiver.as_deref() == Some(permit.unit()) {
        Ok(report)
    } else {
        Err(Failure::NotFound)
    }
}
