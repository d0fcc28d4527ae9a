//! The duty of heads to receive citizens in person (rulebook §3.3, §5): what the law asks of a head in a month, and
//! what he did. A day on which a delegate sat is shown and does not fulfil it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use law::{Duty, Per, Text};
use store::{Tx, Value, params};

use super::words::{Receiver, State};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Most units of a page.
const MOST: i64 = 200;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    first: Date,
    last: Date,
}

impl Month {
    /// The month in which a day lies.
    pub fn of(day: Date) -> Self {
        Self {
            first: day.first_of_month(),
            last: day.last_of_month(),
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.last
    }
}

/// A head's duty in a month and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadDuty {
    /// The unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// The rule: `CR-05`.
    pub duty: String,
    /// Whose duty it is.
    pub head: Text,
    /// The article.
    pub article: Text,
    /// Days in person that the law asks for in the month.
    pub owed: u32,
    /// Of them fulfilled.
    pub fulfilled: u32,
    /// Days still to come in the calendar.
    pub planned: u32,
    /// Days on which the head sat.
    pub in_person: u32,
    /// Days on which his delegate sat.
    pub delegated: u32,
    /// Days that went by without anybody receiving.
    pub missed: u32,
    /// Days that were put off.
    pub moved: u32,
}

impl HeadDuty {
    /// Did the head do what the law asks?
    pub fn is_met(&self) -> bool {
        self.fulfilled >= self.owed
    }
}

/// Days of the head's own calendar by what became of them.
#[derive(Debug, Default)]
struct Days {
    planned: BTreeSet<Date>,
    in_person: BTreeSet<Date>,
    delegated: BTreeSet<Date>,
    missed: BTreeSet<Date>,
    moved: BTreeSet<Date>,
}

const UNITS: &str = "select u.code, u.name, u.level, u.branch from unit u where u.code > $1 and (u.until_on is null or u.until_on >= $2) \
     and (cast($3 as text) is null or u.code = $3) and {scope} order by u.code limit $4";
const DAYS: &str = "select s.unit, s.on_day, s.state, s.received_by, s.id from reception_session s where s.kind <> 'regular' \
     and s.on_day >= $1 and s.on_day <= $2 and s.unit >= $3 and s.unit <= $4 and {scope} order by s.unit, s.on_day, s.id";

/// The duties of the heads of the units in scope (or of one of them) in a month, in order of unit. Answers the
/// code after which the next page begins, if there is one.
///
/// # Errors
/// What the database reports.
pub fn duties(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    unit: Option<&str>,
    month: Month,
    after: &str,
    limit: i64,
) -> Result<(Vec<HeadDuty>, Option<String>)> {
    let limit = limit.clamp(1, MOST);
    let [top, below] = scope.values();
    let values = params![after, month.first, unit, limit];
    let sql = UNITS.replace("{scope}", &scope.condition("u.code", 5));
    let units = tx.query(
        &sql,
        &[values.as_slice(), &[top.clone(), below.clone()]].concat(),
    )?;
    let mut found = Vec::new();
    for row in &units {
        let (code, level): (String, String) = (row.get("code")?, row.get("level")?);
        let branch: String = row.get("branch")?;
        if let Some(duty) = duty_of(at, &code, &level, &branch, month) {
            found.push((code, row.get::<String>("name")?, duty));
        }
    }
    let last = units
        .last()
        .map(|row| row.get::<String>("code"))
        .transpose()?;
    let is_full = i64::try_from(units.len()).is_ok_and(|n| n == limit);
    let days = days(tx, at, scope, month, &found)?;
    let none = Days::default();
    let duties = found
        .into_iter()
        .map(|(unit, name, duty)| {
            let days = days.get(&unit).unwrap_or(&none);
            fulfil(at, unit, name, duty, month, days)
        })
        .collect();
    Ok((duties, last.filter(|_| is_full)))
}

/// What the law asks in a month of the heads of some units, and what they fulfilled: unit, days owed, days fulfilled.
///
/// # Errors
/// What the database reports.
pub fn duty_sums(
    tx: &mut Tx<'_>,
    at: &Setting,
    units: &BTreeSet<&str>,
    month: Month,
) -> Result<Vec<(String, u32, u32)>> {
    let mut found = Vec::new();
    for code in units {
        let Some(unit) = at
            .law
            .units
            .get(code)
            .filter(|unit| unit.is_in_force(month.last))
        else {
            continue;
        };
        let (level, branch) = (unit.level.as_str(), unit.branch.as_str());
        if let Some(duty) = duty_of(at, code, level, branch, month) {
            found.push(((*code).to_owned(), String::new(), duty));
        }
    }
    let days = days(tx, at, &Scope::whole(), month, &found)?;
    let none = Days::default();
    let sum = |(unit, name, duty): (String, String, &Duty)| {
        let days = days.get(&unit).unwrap_or(&none);
        let done = fulfil(at, unit, name, duty, month, days);
        (done.unit, done.owed, done.fulfilled)
    };
    Ok(found.into_iter().map(sum).collect())
}

/// The numbered duty of the head of a unit at the end of a month; the first one named in the law where several fit.
fn duty_of<'a>(
    at: &'a Setting,
    code: &str,
    level: &str,
    branch: &str,
    month: Month,
) -> Option<&'a Duty> {
    let kind = at.law.units.get(code).map(|unit| unit.kind)?;
    at.law
        .duties
        .iter()
        .filter(|duty| duty.days.is_some() && duty.holds_on(month.last))
        .find(|duty| duty.lies_on(level, branch) && duty.names_body(&kind))
}

/// The days of the weeks that touch the month, by unit: a duty by the week looks over its ends.
fn days(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    month: Month,
    units: &[(String, String, &Duty)],
) -> Result<BTreeMap<String, Days>> {
    let mut all = BTreeMap::<String, Days>::new();
    let (Some((first, ..)), Some((last, ..))) = (units.first(), units.last()) else {
        return Ok(all);
    };
    let (from, until) = (monday(month.first), sunday(month.last));
    let sql = DAYS.replace("{scope}", &scope.condition("s.unit", 5));
    let [top, below] = scope.values();
    let values: &[Value<'_>] = params![from, until, first, last];
    for row in tx.query(&sql, &[values, &[top, below]].concat())? {
        let (on, state): (Date, State) = (row.get("on_day")?, row.get("state")?);
        let receiver: Receiver = row.get("received_by")?;
        let days = all.entry(row.get("unit")?).or_default();
        let kept = match (state, receiver) {
            (State::Held, Receiver::Head) => &mut days.in_person,
            (State::Held, _) => &mut days.delegated,
            (State::Moved, _) => &mut days.moved,
            (State::Missed, _) => &mut days.missed,
            (State::Planned | State::Announced, _) if on < at.now.today => &mut days.missed,
            (State::Planned | State::Announced, _) => &mut days.planned,
        };
        let _: Id = row.get("id")?;
        kept.insert(on);
    }
    Ok(all)
}

fn fulfil(
    at: &Setting,
    unit: String,
    unit_name: String,
    duty: &Duty,
    month: Month,
    days: &Days,
) -> HeadDuty {
    let each = duty.days.unwrap_or_default();
    let within = |set: &BTreeSet<Date>| count(set.range(month.first..=month.last).count());
    let (owed, fulfilled) = match duty.per {
        Per::Week => {
            let weeks = weeks(at, duty, month);
            let done = |monday: &Date| {
                let held = days.in_person.range(*monday..=sunday(*monday)).count();
                count(held).min(each)
            };
            (
                count(weeks.len()).saturating_mul(each),
                weeks.iter().map(done).sum(),
            )
        }
        Per::Month | Per::Occasion => (each, within(&days.in_person).min(each)),
    };
    HeadDuty {
        unit,
        unit_name,
        duty: duty.id.clone(),
        head: duty.head.clone(),
        article: duty.article.clone(),
        owed,
        fulfilled,
        planned: within(&days.planned),
        in_person: within(&days.in_person),
        delegated: within(&days.delegated),
        missed: within(&days.missed),
        moved: within(&days.moved),
    }
}

/// The Mondays of the weeks that belong to a month: those whose Wednesday lies in it, whose duty holds then, and
/// that have a working day.
fn weeks(at: &Setting, duty: &Duty, month: Month) -> Vec<Date> {
    let mut weeks = Vec::new();
    let mut week = monday(month.first);
    while week <= month.last {
        let end = sunday(week);
        let middle = week.saturating_add(jiff::Span::new().days(2));
        let belongs = month.first <= middle && middle <= month.last && duty.holds_on(middle);
        if belongs && !at.law.calendar.working_days(week, end).is_empty() {
            weeks.push(week);
        }
        week = end.saturating_add(jiff::Span::new().days(1));
    }
    weeks
}

fn monday(day: Date) -> Date {
    let since = day.weekday().since(Weekday::Monday);
    day.saturating_sub(jiff::Span::new().days(since))
}

fn sunday(day: Date) -> Date {
    monday(day).saturating_add(jiff::Span::new().days(6))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
