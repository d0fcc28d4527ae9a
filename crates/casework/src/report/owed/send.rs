//! A unit closes and sends its report. One without figures of its own, such as that of a Party committee, is only sent.

use law::period::Period;
use store::Tx;

use super::state::PeriodReport;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::report::freeze;
use crate::{Failure, FieldError, Refusal, Result, Setting};

/// Longest text of an act.
pub(super) const TEXT: usize = 4_000;

/// The figures of a period were closed.
pub(in crate::report) fn closed(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    period: &Period,
) -> Result<()> {
    let taken = PeriodReport::take(tx, permit.unit(), &period.text)?;
    let mut report = match taken {
        Some(taken) => taken,
        None => PeriodReport::begin(tx, at, permit.unit(), period)?,
    };
    report.stand = Stand::Closed;
    report.save(tx, at, permit, "")
}

/// The report of a period was sent.
pub(in crate::report) fn sent(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    period: &Period,
    text: &str,
) -> Result<()> {
    let taken = PeriodReport::take(tx, permit.unit(), &period.text)?;
    let report = match taken {
        Some(taken) => taken,
        None => PeriodReport::begin(tx, at, permit.unit(), period)?,
    };
    report.sent(at.now.today)?.save(tx, at, permit, text)
}

/// Sends the report of a period of the unit of the permit: its closed figures, or, where none belong to it, the report
/// whose number and day are told.
///
/// # Errors
/// Not found where the unit owes no report of the period; a field error for a missing or too long text;
/// `period-not-over`, `period-not-frozen`, `period-sent`.
pub fn send(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Freeze>,
    period: &Period,
    text: &str,
) -> Result<()> {
    let entry = at.law.units.get(permit.unit()).ok_or(Failure::NotFound)?;
    let rule = at.law.reporting.owed(&entry, period);
    let rule = rule.ok_or(Failure::NotFound)?;
    if rule.has_figures {
        return freeze::send(tx, at, permit, period);
    }
    if at.now.today <= period.to {
        return Err(Refusal::new("period-not-over")
            .article(&rule.article)
            .with("until", period.to)
            .into());
    }
    let text = told("text", text)?;
    sent(tx, at, permit, period, text)?;
    let report = PeriodReport::take(tx, permit.unit(), &period.text)?;
    let report = report.ok_or(Failure::NotFound)?;
    report.record(tx, at, permit, "period_report.sent")
}

/// A text that must be there, not longer than it may be.
pub(super) fn told<'a>(field: &str, text: &'a str) -> Result<&'a str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldError::new(field, "field-missing").into());
    }
    if text.chars().count() > TEXT {
        let wrong = FieldError::new(field, "field-too-long");
        return Err(wrong.with("most", TEXT).into());
    }
    Ok(text)
}
