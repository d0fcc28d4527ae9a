//! A unit sets the day by which it wants the reports of a period: earlier than the law's, which goes on to hold
//! (Circular 06/2025/TT-TTCP Art. 7(2)).

use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::UnitEntry;
use store::{Tx, params};

use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::report::due;
use crate::{FieldError, Result, Setting, organization};

const SET: &str = "insert into report_day (unit, period, due_on, set_on, official) values ($1, $2, $3, $4, $5) \
     on conflict (unit, period) do update set due_on = excluded.due_on, set_on = excluded.set_on, official = excluded.official";
const DAY: &str = "select due_on from report_day where unit = $1 and period = $2";

/// Sets the day by which the unit of the permit wants the reports of a period.
///
/// # Errors
/// Field errors for a period that nobody reports to this unit, for a day in the period or later than that of the law.
pub fn set_day(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::TakeReport>,
    period: &Period,
    on: Option<Date>,
) -> Result<()> {
    let on = on.ok_or_else(|| FieldError::new("due", "field-missing"))?;
    let reporters = reporters(&at.law, permit.unit(), period);
    if reporters.is_empty() {
        return Err(FieldError::new("period", "nobody-reports").into());
    }
    if on <= period.to {
        let wrong = FieldError::new("due", "day-in-the-period");
        return Err(wrong.with("until", period.to).into());
    }
    let legal = reporters.iter().filter_map(|one| due(&at.law, one, period));
    if let Some(legal) = legal.min().filter(|legal| *legal < on) {
        let wrong = FieldError::new("due", "day-after-the-law");
        return Err(wrong.with("legal", legal).into());
    }
    let unit = organization::ensure(tx, at, permit.unit())?;
    let (today, official) = (at.now.today, permit.official());
    tx.execute(SET, params![unit.code, period.text, on, today, official])?;
    let event = Event {
        name: "report_day.set",
        subject_kind: "report_day",
        subject: None,
        detail: &period.text,
    };
    audit::record(tx, at, permit.by(), &event)
}

/// The day that a unit has set for the reports of a period.
pub(super) fn day_of(tx: &mut Tx<'_>, unit: &str, period: &str) -> Result<Option<Date>> {
    let row = tx.first(DAY, params![unit, period])?;
    Ok(row.map(|row| row.get("due_on")).transpose()?)
}

/// The units that owe a report of a period to this one, in the order of the law.
pub(super) fn reporters(law: &Law, unit: &str, period: &Period) -> Vec<UnitEntry> {
    let tops = law.reporting.receives_for(unit);
    let below = tops.flat_map(|top| law.units.children(top, period.to));
    let owes = |one: &UnitEntry| law.reporting.owed(one, period).is_some() && one.code != unit;
    below.filter(owes).collect()
}
