//! What the passing of days brings: legal effect, the end of a term without a decision.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::procedure::{Facts, Post, Procedure, Step};
use store::{Tx, params};

use super::case::Case;
use super::given::given;
use super::step::run;
use crate::audit::By;
use crate::term::{self, Clock};
use crate::{Id, Result, Setting};

const DUE: &str = "select id, calendar_on from cases where closed_on is null and calendar_on <= $1 \
     and (calendar_on > $2 or (calendar_on = $2 and id > $3)) order by calendar_on, id limit $4";
const IS_DUE: &str = "select id from cases where id = $1 and calendar_on <= $2";
const SAVE: &str = "update cases set calendar_on = $2 where id = $1";

/// A case for which a day has brought something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarDue {
    /// The day that brought it.
    pub on: Date,
    /// The case.
    pub case: Id,
}

/// Cases for which the passing of days brings a step by today, after the last one of the page before. The caller runs
/// [`by_calendar`] for each in a transaction of its own.
///
/// # Errors
/// What the database reports.
pub fn calendar_due(
    tx: &mut Tx<'_>,
    at: &Setting,
    after: Option<CalendarDue>,
    limit: i64,
) -> Result<Vec<CalendarDue>> {
    let (day, id) = after.map_or((Date::MIN.to_string(), Id::of(0)), |after| {
        (after.on.to_string(), after.case)
    });
    let rows = tx.query(DUE, params![at.now.today, day, id, limit.clamp(1, 1000)])?;
    let each = rows.iter().map(|row| {
        Ok(CalendarDue {
            on: row.get("calendar_on")?,
            case: row.get("id")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// Takes every step that the passing of days brings to a case, up to today. Answers how many.
///
/// # Errors
/// Not found; what the database reports.
pub fn by_calendar(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<usize> {
    if tx.first(IS_DUE, params![id, at.now.today])?.is_none() {
        return Ok(0);
    }
    let mut case = Case::take(tx, id, None)?;
    let taken = catch_up(tx, at, &mut case, at.now.today)?;
    if taken == 0 {
        let next = next_day(tx, at, &case)?.filter(|next| *next > at.now.today);
        tx.execute(SAVE, params![id, term::kept(next)])?;
    }
    Ok(taken)
}

/// Brings a case to a day: what the days before it brought comes before what an officer does on it.
pub(super) fn catch_up(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &mut Case,
    until: Date,
) -> Result<usize> {
    let mut taken = 0;
    while let Some((step, on)) = next_step(tx, at, case)?.filter(|(_, on)| *on <= until) {
        let (unit, tenant) = (case.unit.clone(), case.tenant.clone());
        let by = By {
            official: None,
            unit: &unit,
            tenant: &tenant,
            rule: None,
        };
        run(tx, at, by, case, step, on, &BTreeMap::new())?;
        taken += 1;
    }
    Ok(taken)
}

/// The first day on which the passing of days brings a step to the case.
pub(super) fn next_day(tx: &mut Tx<'_>, at: &Setting, case: &Case) -> Result<Option<Date>> {
    Ok(next_step(tx, at, case)?.map(|(_, on)| on))
}

fn next_step<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    case: &Case,
) -> Result<Option<(&'a Step, Date)>> {
    let procedure = case.procedure(at)?;
    let of_state = |step: &&Step| step.by == [Post::Calendar] && step.from.contains(&case.state);
    let mut first: Option<(&Step, Date)> = None;
    for step in procedure.steps.iter().filter(of_state) {
        let Some(day) = first_day(tx, procedure, case, step)? else {
            continue;
        };
        let on = day.max(case.last_on);
        let facts: Facts = given(tx, at, case, on, None)?;
        let is_lawful = step.is_in_force(case.started_on, on) && step.refusals(&facts).is_empty();
        if is_lawful && first.is_none_or(|(_, earlier)| on < earlier) {
            first = Some((step, on));
        }
    }
    Ok(first)
}

/// The clocks for which a step waits; of them the running ones decide, and one that stands still holds it up.
pub(super) fn awaited(
    tx: &mut Tx<'_>,
    procedure: &Procedure,
    case: &Case,
    step: &Step,
) -> Result<Vec<Clock>> {
    let mut clocks = term::of_subject(tx, case.id)?;
    clocks.retain(|clock| {
        let waits = |term: &String| procedure.terms_meant(term).contains(&clock.term.as_str());
        clock.closed_on.is_none() && step.after.iter().any(waits)
    });
    Ok(clocks)
}

/// The day after the clocks for which a step waits have run out.
fn first_day(
    tx: &mut Tx<'_>,
    procedure: &Procedure,
    case: &Case,
    step: &Step,
) -> Result<Option<Date>> {
    let clocks = awaited(tx, procedure, case, step)?;
    if clocks.iter().any(|clock| !clock.is_running()) {
        return Ok(None);
    }
    let last = clocks.iter().filter_map(|clock| clock.due).max();
    Ok(last.and_then(|last| last.tomorrow().ok()))
}
