//! What the days of a month are paid, person by person: one day is paid once, at the highest rate (BD-11).

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, params};

use super::rate::Rates;
use super::row::Duty;
use crate::reception::Month;
use crate::{Id, Result, Setting};

/// One day that is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidDay {
    /// The row of the roster.
    pub duty: Id,
    /// The day.
    pub on: Date,
    /// The group it is paid by.
    pub group: String,
    /// Minutes in fact, where they count.
    pub minutes: Option<i64>,
    /// The rate of the law: `BD-04`.
    pub rate: String,
    /// What a whole day is paid at this place, in đồng.
    pub full: i64,
    /// What this day is paid.
    pub amount: i64,
}

/// One person of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// An official of the unit.
    pub official: Option<Id>,
    /// Or a name.
    pub name: String,
    /// And its body.
    pub body: String,
    /// The days that are paid, in order.
    pub days: Vec<PaidDay>,
}

impl PersonLine {
    /// Days paid in full.
    pub fn full_days(&self) -> i64 {
        count(&self.days, |day| day.amount == day.full)
    }

    /// Days paid half.
    pub fn half_days(&self) -> i64 {
        count(&self.days, |day| day.amount != day.full)
    }

    /// Everything he is paid for the month, in đồng.
    pub fn amount(&self) -> i64 {
        self.days.iter().map(|day| day.amount).sum()
    }
}

fn count(days: &[PaidDay], is_one: impl Fn(&PaidDay) -> bool) -> i64 {
    i64::try_from(days.iter().filter(|day| is_one(day)).count()).unwrap_or(i64::MAX)
}

const COUNTS: &str = "select * from roster_duty where unit = $1 and on_day >= $2 and on_day <= $3 and from_sheet <= $4 \
     and (until_sheet is null or until_sheet > $4) order by on_day, id";

/// The rows of the roster that count in a sheet of a month.
pub(super) fn counting(tx: &mut Tx<'_>, unit: &str, month: Month, sheet: i64) -> Result<Vec<Duty>> {
    let rows = tx.query(COUNTS, params![unit, month.first(), month.last(), sheet])?;
    let all = rows.iter().map(Duty::of_row);
    Ok(all.collect::<store::Result<_>>()?)
}

/// What everybody is paid for a month as one of its sheets has it, first come first. A day whose time is not known is not
/// paid.
///
/// # Errors
/// What the database reports.
pub(super) fn pay(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    month: Month,
    sheet: i64,
) -> Result<Vec<PersonLine>> {
    let rates = Rates::of(tx, unit)?;
    let mut best: BTreeMap<(String, Date), (PaidDay, Duty)> = BTreeMap::new();
    for duty in counting(tx, unit, month, sheet)? {
        let Some(paid) = paid(at, &rates, &duty) else {
            continue;
        };
        let key = (duty.person(), duty.on);
        let is_better = best
            .get(&key)
            .is_none_or(|(there, _)| there.amount < paid.amount);
        if is_better {
            best.insert(key, (paid, duty));
        }
    }
    let mut people: BTreeMap<String, PersonLine> = BTreeMap::new();
    for ((person, _), (paid, duty)) in best {
        let line = people.entry(person).or_insert_with(|| PersonLine {
            official: duty.official,
            name: duty.name,
            body: duty.body,
            days: Vec::new(),
        });
        line.days.push(paid);
    }
    let mut lines: Vec<PersonLine> = people.into_values().collect();
    lines.sort_by_key(|line| line.days.first().map(|day| (day.on, day.duty)));
    Ok(lines)
}

fn paid(at: &Setting, rates: &Rates, duty: &Duty) -> Option<PaidDay> {
    let allowance = &at.law.allowance;
    let group = allowance.group(&duty.group)?;
    let rate = allowance.rate_of(&duty.group, &duty.unit, duty.on)?;
    let (without, with) = rates.line(rate, duty.on).paid;
    let full = if duty.has_allowance { with } else { without };
    let minutes = match group.counted {
        law::allowance::Counted::Assigned => 0,
        law::allowance::Counted::Actual => duty.minutes?,
    };
    Some(PaidDay {
        duty: duty.id,
        on: duty.on,
        group: duty.group.clone(),
        minutes: duty.minutes,
        rate: rate.id.clone(),
        full,
        amount: allowance.paid(group, full, minutes),
    })
}

/// What all of them are paid, in đồng.
pub(super) fn total(lines: &[PersonLine]) -> i64 {
    lines.iter().map(PersonLine::amount).sum()
}
