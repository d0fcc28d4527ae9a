//! Reading clocks: of one subject, of a unit and what is below it.

use jiff::civil::Date;
use store::{Tx, params};

use super::clock::{COLUMNS, Clock};
use crate::access::Scope;
use crate::{Id, Result, Setting};

/// Every clock of a petition, a visit or a case, in order of opening.
///
/// # Errors
/// What the database reports.
pub fn of_subject(tx: &mut Tx<'_>, subject: Id) -> Result<Vec<Clock>> {
    let sql = format!("select {COLUMNS} from clock where subject = $1 order by id");
    Ok(tx
        .query(&sql, params![subject])?
        .iter()
        .map(Clock::of_row)
        .collect::<store::Result<_>>()?)
}

/// The first due day among the running clocks of a subject that this unit owes.
///
/// # Errors
/// What the database reports.
pub fn due_of(tx: &mut Tx<'_>, at: &Setting, subject: Id, unit: &str) -> Result<Option<Date>> {
    Ok(owed_of(tx, at, subject, unit)?.and_then(|clock| clock.due))
}

/// The clock due first among the running clocks of a subject that this unit owes.
///
/// # Errors
/// What the database reports.
pub fn owed_of(tx: &mut Tx<'_>, at: &Setting, subject: Id, unit: &str) -> Result<Option<Clock>> {
    let clocks = of_subject(tx, subject)?;
    Ok(clocks
        .into_iter()
        .filter(|clock| clock.is_running() && clock.unit == unit && clock.due.is_some())
        .filter(|clock| at.law.is_owed_by_unit(&clock.term))
        .min_by_key(|clock| (clock.due, clock.id)))
}

/// How the rows of a list keep "no due day": after every other.
pub const NO_DUE: Date = jiff::civil::date(9999, 12, 31);

/// A due day as a list keeps it.
pub fn kept(due: Option<Date>) -> Date {
    due.unwrap_or(NO_DUE)
}

/// A due day as a list kept it.
pub fn told(kept: Date) -> Option<Date> {
    (kept != NO_DUE).then_some(kept)
}

/// A running clock with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The clock.
    pub clock: Clock,
    /// `petition`, `visit`, `case`.
    pub subject_kind: String,
    /// Whose clock.
    pub subject: Id,
}

/// Running clocks due on or before a day, first due first, of the units in scope.
///
/// # Errors
/// What the database reports.
pub fn running(tx: &mut Tx<'_>, scope: &Scope, until: Date, limit: i64) -> Result<Vec<Running>> {
    let sql = format!(
        "select {COLUMNS}, subject_kind, subject from clock where closed_on is null and suspended_on is null and due_on <= $1 \
         and {} order by due_on, id limit $2",
        scope.condition("unit", 3)
    );
    let [unit, below] = scope.values();
    let rows = tx.query(
        &sql,
        &[params![until, limit].as_slice(), &[unit, below]].concat(),
    )?;
    let each = rows.iter().map(|row| {
        Ok(Running {
            clock: Clock::of_row(row)?,
            subject_kind: row.get("subject_kind")?,
            subject: row.get("subject")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// What the law gives today for a clock; the register's own due day must be the same as long as the calendar is.
pub fn recompute(at: &Setting, clock: &Clock) -> Option<Date> {
    at.law
        .due_day(&clock.question())
        .ok()
        .and_then(|days| days.due)
}

const PAGE: i64 = 500;

/// Every clock that has no article, or whose kept day is not the one the law gives, one line each.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let sql = format!("select {COLUMNS} from clock where id > $1 order by id limit $2");
    let (mut faults, mut after) = (Vec::new(), Id::of(i64::MIN));
    loop {
        let rows = tx.query(&sql, params![after, PAGE])?;
        let clocks = rows
            .iter()
            .map(Clock::of_row)
            .collect::<store::Result<Vec<_>>>()?;
        let Some(last) = clocks.last() else {
            return Ok(faults);
        };
        after = last.id;
        for clock in &clocks {
            let (id, term) = (clock.id, &clock.term);
            if clock.article.is_empty() {
                faults.push(format!("clock {id} {term}: no article"));
            }
            let found = recompute(at, clock);
            if found != clock.due {
                let day = |day: Option<Date>| day.map_or("none".to_owned(), |day| day.to_string());
                faults.push(format!(
                    "clock {id} {term}: due {}, the law gives {}",
                    day(clock.due),
                    day(found)
                ));
            }
        }
    }
}
