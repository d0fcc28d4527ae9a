//! Reading deputies' days, with the days by which law wants them told and reported back.

use jiff::civil::Date;
use law::Question;
use store::{Row, Tx, Value, params};

use super::words::Stand;
use crate::access::Scope;
use crate::reception::query::{Page, page_size};
use crate::{Failure, Id, Result, Setting};

/// The deputy is told some working days before.
const TOLD: &str = "CR-11";
/// He reports some working days before that he cannot.
const UNABLE: &str = "CR-11a";

/// One day of one deputy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeputyDay {
    /// The row.
    pub id: Id,
    /// The office that keeps the calendar.
    pub unit: String,
    /// The deputy.
    pub deputy: String,
    /// Of which assembly, by the law's list `reception.deputy`.
    pub assembly: String,
    /// The day.
    pub on: Date,
    /// When it begins.
    pub starts_at: Option<String>,
    /// Where.
    pub place: String,
    /// The day on which he was told.
    pub told_on: Option<Date>,
    /// The day on which he reported that he cannot.
    pub unable_on: Option<Date>,
    /// Why.
    pub reason: String,
    /// Who sits for him.
    pub substitute: String,
    /// The day to which it was put off.
    pub moved_to: Option<Id>,
    /// People who were received.
    pub people: Option<i64>,
    /// Where it stands.
    pub stand: Stand,
    /// Grows with each act.
    pub version: i64,
}

impl DeputyDay {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            deputy: row.get("deputy")?,
            assembly: row.get("assembly")?,
            on: row.get("on_day")?,
            starts_at: row.get("starts_at")?,
            place: row.get("place")?,
            told_on: row.get("told_on")?,
            unable_on: row.get("unable_on")?,
            reason: row.get("reason")?,
            substitute: row.get("substitute")?,
            moved_to: row.get("moved_to")?,
            people: row.get("people")?,
            stand: row.get("stand")?,
            version: row.get("version")?,
        })
    }

    /// The last day to tell the deputy, and the last on which he may report that he cannot; none where the law's calendar
    /// does not reach.
    pub fn terms(&self, at: &Setting) -> [Option<Date>; 2] {
        [TOLD, UNABLE].map(|term| {
            let days = at.law.due_day(&Question::new(term, self.on)).ok();
            days.and_then(|days| days.due)
        })
    }

    /// Was he told too late, or is it too late and he does not know?
    pub fn is_told_late(&self, at: &Setting) -> bool {
        let [told_by, _] = self.terms(at);
        let told = self.told_on.unwrap_or(at.now.today);
        told_by.is_some_and(|last| told > last)
    }

    /// Did he report too late that he cannot?
    pub fn is_unable_late(&self, at: &Setting) -> bool {
        let [_, unable_by] = self.terms(at);
        self.unable_on
            .zip(unable_by)
            .is_some_and(|(on, last)| on > last)
    }
}

/// Days in scope from a day on, in order, by keyset.
///
/// # Errors
/// What the database reports.
pub fn days(
    tx: &mut Tx<'_>,
    scope: &Scope,
    from: Date,
    (after, limit): (Option<(Date, Id)>, i64),
) -> Result<Page<DeputyDay>> {
    let sql = format!(
        "select d.* from deputy_day d where {} and d.on_day >= $3 and (d.on_day > $4 or (d.on_day = $4 and d.id > $5)) \
         order by d.on_day, d.id limit $6",
        scope.condition("d.unit", 1)
    );
    let ((day, id), limit) = (crate::reception::query::place(after), page_size(limit));
    let with_next = limit + 1;
    let ([unit, below], rest): (_, &[Value<'_>]) =
        (scope.values(), params![from, day, id, with_next]);
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let rows = rows.iter().map(DeputyDay::of_row);
    let rows = rows.collect::<store::Result<_>>()?;
    Ok(Page::of(rows, limit, |row: &DeputyDay| (row.on, row.id)))
}

/// One day in scope.
///
/// # Errors
/// Not found.
pub fn one(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<DeputyDay> {
    let sql = format!(
        "select d.* from deputy_day d where d.id = $3 and {}",
        scope.condition("d.unit", 1)
    );
    let ([unit, below], rest): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let row = tx.first(&sql, &[&[unit, below], rest].concat())?;
    Ok(DeputyDay::of_row(&row.ok_or(Failure::NotFound)?)?)
}
