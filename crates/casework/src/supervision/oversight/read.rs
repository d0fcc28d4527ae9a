//! How the territory stands that a body supervises.

use jiff::civil::Date;
use store::{Tx, params};

use super::query::{Overseen, overseen};
use crate::access::{Actor, Permit, Scope, acts};
use crate::supervision::bodies;
use crate::{Id, Result, Setting, petition, settlement};

/// Matters that are shown.
const LINES: i64 = 50;

/// A petition that the body passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The unit that received it.
    pub unit: String,
    /// Its number there and the year.
    pub number: (i64, i64),
    /// The day it arrived.
    pub received_on: Date,
    /// The day on which it was handled there.
    pub handled_on: Option<Date>,
    /// The day on which the body was told the result.
    pub told_on: Option<Date>,
}

/// What a supervising body sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oversight {
    /// The unit at the head of the territory it watches.
    pub top: String,
    /// Open cases and those overdue.
    pub cases: (i64, i64),
    /// Petitions not handled and those overdue.
    pub petitions: (i64, i64),
    /// Prolonged cases on open lists and those done.
    pub prolonged: (i64, i64),
    /// Conciliations in which somebody of the body's line mediated, and how many of their cases have ended.
    pub mediated: (i64, i64),
    /// Voters' petitions owed an answer in the territory, and of those late.
    pub voters: (i64, i64),
    /// Late, prolonged and mass matters.
    pub matters: Vec<Overseen>,
    /// Petitions that the body passed on, the latest first.
    pub passed: Vec<Passed>,
}

const PROLONGED: &str = "select cast(coalesce(sum(case when e.closed_on is null then 1 else 0 end), 0) as bigint) as open, \
     cast(coalesce(sum(case when e.stand = 'done' then 1 else 0 end), 0) as bigint) as done from prolonged_case e join cases c on c.id = e.case_id \
     where exists (select 1 from unit_reach r where r.upper = $1 and r.lower = c.unit)";
const MEDIATED: &str = "select cast(count(*) as bigint) as held, cast(coalesce(sum(case when c.closed_on is null then 0 else 1 end), 0) as bigint) as ended \
     from meeting m join cases c on c.id = m.case_id where m.kind = 'conciliate' \
     and exists (select 1 from unit_reach r where r.upper = $1 and r.lower = c.unit) \
     and exists (select 1 from meeting_person p where p.case_id = m.case_id and p.meeting = m.no and p.role = $2)";
const VOTERS: &str = "select cast(count(*) as bigint) as owed, cast(coalesce(sum(case when v.due_on < $2 then 1 else 0 end), 0) as bigint) as late \
     from voter_petition v where v.stand in ('forwarded', 'returned', 'watched') \
     and exists (select 1 from unit_reach r where r.upper = $1 and r.lower = v.to_unit)";
const PASSED: &str = "select q.id, q.unit, q.number, q.year, q.received_on, q.handled_on, \
     (select max(r.on_day) from reply r where r.petition = q.id) as told_on from petition q where q.forwarded_unit = $1 \
     order by q.received_on desc, q.id desc limit $2";

/// The unit at the head of the territory that a body supervises.
///
/// # Errors
/// `unit-keeps-no-such-register` for a body that supervises none.
fn watched(at: &Setting, unit: &str) -> Result<String> {
    let supervision = &at.law.supervision;
    bodies::require_branch(at, unit, &supervision.lead.branches)?;
    let tops = supervision.leads(&at.law.units, unit);
    Ok(tops
        .into_iter()
        .next_back()
        .unwrap_or_else(|| unit.to_owned()))
}

/// What a supervising body sees of the territory it watches.
///
/// # Errors
/// `unit-keeps-no-such-register` for a body that supervises none; what the database reports.
pub fn oversight(
    tx: &mut Tx<'_>,
    at: &Setting,
    (permit, actor): (&Permit<acts::Oversee>, &Actor),
) -> Result<Oversight> {
    let top = watched(at, permit.unit())?;
    let scope = Scope::within(&top);
    let [open, overdue, ..] = settlement::situations(tx, at, &scope)?;
    let pair = |tx: &mut Tx<'_>, sql: &str, second: &str, names: [&str; 2]| -> Result<(i64, i64)> {
        let values = if second.is_empty() {
            params![top].to_vec()
        } else {
            params![top, second].to_vec()
        };
        let row = tx.first(sql, &values)?.ok_or(store::Error::Closed)?;
        let [first, other] = names;
        Ok((row.get(first)?, row.get(other)?))
    };
    let branch = at
        .law
        .units
        .get(&actor.unit)
        .map(|unit| unit.branch.as_str());
    let today = at.now.today.to_string();
    Ok(Oversight {
        cases: (open, overdue),
        petitions: petition::count_open(tx, at, &scope)?,
        prolonged: pair(tx, PROLONGED, "", ["open", "done"])?,
        mediated: pair(tx, MEDIATED, branch.unwrap_or_default(), ["held", "ended"])?,
        voters: pair(tx, VOTERS, &today, ["owed", "late"])?,
        matters: overseen(tx, at, &top, (None, LINES))?,
        passed: passed(tx, permit.unit())?,
        top,
    })
}

fn passed(tx: &mut Tx<'_>, unit: &str) -> Result<Vec<Passed>> {
    let rows = tx.query(PASSED, params![unit, LINES])?;
    let each = rows.iter().map(|row| {
        let _: Id = row.get("id")?;
        Ok(Passed {
            unit: row.get("unit")?,
            number: (row.get("number")?, row.get("year")?),
            received_on: row.get("received_on")?,
            handled_on: row.get("handled_on")?,
            told_on: row.get("told_on")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}
