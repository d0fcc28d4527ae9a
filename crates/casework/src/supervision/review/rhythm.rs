//! How often a unit meets: so many times a month where it has set itself a number, and the months that fell short.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Tx, params};

use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{FieldError, Result, Setting, organization};

/// Most meetings of a month.
const MOST: i64 = 31;

/// One month of a unit's meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Meetings held.
    pub held: i64,
    /// Meetings the unit has set itself; none where it has not.
    pub wanted: Option<i64>,
}

impl Month {
    /// Does it fall short, when it is over?
    pub fn is_short(&self, today: Date) -> bool {
        let is_over = self.first.last_of_month() < today;
        is_over && self.wanted.is_some_and(|wanted| self.held < wanted)
    }
}

const SET: &str = "insert into review_rhythm (unit, from_month, per_month, recorded_by) values ($1, $2, $3, $4) \
     on conflict (unit, from_month) do update set per_month = excluded.per_month, recorded_by = excluded.recorded_by";
const RHYTHM: &str =
    "select from_month, per_month from review_rhythm where unit = $1 order by from_month";
const HELD: &str = "select on_day from review_meeting where unit = $1 and stand = 'closed' and on_day >= $2 order by on_day, id";

/// Sets how many meetings a month the unit of the permit holds, from the month of a day on; 0 ends it.
///
/// # Errors
/// A field error for a number out of range.
pub fn set_rhythm(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldReview>,
    (from, per_month): (Date, i64),
) -> Result<()> {
    if !(0..=MOST).contains(&per_month) {
        return Err(FieldError::new("per_month", "number-wrong")
            .with("found", per_month)
            .into());
    }
    let unit = organization::ensure(tx, at, permit.unit())?;
    let (first, official) = (from.first_of_month(), permit.official());
    tx.execute(SET, params![unit.code, first, per_month, official])?;
    let event = Event {
        name: "review_rhythm.set",
        subject_kind: "review_rhythm",
        subject: None,
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

/// How many meetings a month a unit has set itself for the month of a day; none where it has not.
///
/// # Errors
/// What the database reports.
pub fn rhythm(tx: &mut Tx<'_>, unit: &str, day: Date) -> Result<Option<i64>> {
    let set = all(tx, unit)?;
    Ok(wanted(&set, day.first_of_month()))
}

fn all(tx: &mut Tx<'_>, unit: &str) -> Result<BTreeMap<Date, i64>> {
    let rows = tx.query(RHYTHM, params![unit])?;
    let each = rows
        .iter()
        .map(|row| Ok((row.get("from_month")?, row.get("per_month")?)));
    Ok(each.collect::<store::Result<_>>()?)
}

fn wanted(set: &BTreeMap<Date, i64>, first: Date) -> Option<i64> {
    let last = set.range(..=first).next_back();
    last.map(|(_, wanted)| *wanted).filter(|wanted| *wanted > 0)
}

/// The last months of a unit, the present one first.
///
/// # Errors
/// What the database reports.
pub fn months(tx: &mut Tx<'_>, at: &Setting, unit: &str, count: i64) -> Result<Vec<Month>> {
    let present = at.now.today.first_of_month();
    let firsts: Vec<Date> = (0..count)
        .map(|back| present.saturating_sub(back.months()))
        .collect();
    let since = firsts.last().copied().unwrap_or(present);
    let set = all(tx, unit)?;
    let mut held: BTreeMap<Date, i64> = BTreeMap::new();
    for row in tx.query(HELD, params![unit, since])? {
        let on: Date = row.get("on_day")?;
        *held.entry(on.first_of_month()).or_default() += 1;
    }
    let month = |first: Date| Month {
        first,
        held: held.get(&first).copied().unwrap_or_default(),
        wanted: wanted(&set, first),
    };
    Ok(firsts.into_iter().map(month).collect())
}
