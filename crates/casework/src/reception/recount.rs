//! What receptions should count, made again from sessions and visits, for the proof of the register.

use std::collections::BTreeSet;

use store::{Row, Tx, params};

use super::check::REFUSED;
use super::measure::{session_measure, visit_measure};
use super::words::{Group, Kind, Register};
use crate::{Result, Setting};

/// Last words of the measures of visits.
const OF_VISITS: &[&str] = &[
    "turns",
    "people",
    "first",
    "repeated",
    "large_groups",
    "large_group_people",
    "large_groups_first",
    "large_groups_repeated",
];
/// Last words of the measures of sessions.
const OF_SESSIONS: &[&str] = &["sessions", "days"];

/// What should be counted of a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCount {
    /// The unit.
    pub unit: String,
    /// The measure.
    pub measure: String,
    /// The day.
    pub on: String,
    /// How many.
    pub amount: i64,
}

const VISITS: &str = "select v.unit, v.on_day, v.register, s.kind, v.column_group, cast(count(*) as bigint) as turns, \
     cast(sum(v.people) as bigint) as people, \
     cast(sum(case when v.is_repeated then 0 else 1 end) as bigint) as first, \
     cast(sum(case when v.is_repeated then 1 else 0 end) as bigint) as repeated, \
     cast(sum(case when v.people >= $1 then 1 else 0 end) as bigint) as large_groups, \
     cast(sum(case when v.people >= $1 then v.people else 0 end) as bigint) as large_group_people, \
     cast(sum(case when v.people >= $1 and not v.is_repeated then 1 else 0 end) as bigint) as large_groups_first, \
     cast(sum(case when v.people >= $1 and v.is_repeated then 1 else 0 end) as bigint) as large_groups_repeated \
     from visit v join reception_session s on s.id = v.session where v.outcome <> $2 \
     group by v.unit, v.on_day, v.register, s.kind, v.column_group";
const SESSIONS: &str = "select unit, on_day, register, kind, case received_by when 'head' then 'head' else 'delegated' end as column_group, \
     cast(count(*) as bigint) as sessions from reception_session where state = 'held' and kind <> 'regular' \
     group by unit, on_day, register, kind, case received_by when 'head' then 'head' else 'delegated' end";

/// Everything that receptions should have counted, unit by unit and day by day.
///
/// # Errors
/// What the database reports.
pub fn to_count(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<ToCount>> {
    let mut all = Vec::new();
    let people = at.law.groups.large_group.people;
    for row in tx.query(VISITS, params![people, REFUSED])? {
        for what in OF_VISITS {
            let measure = |(register, kind, group)| visit_measure(register, kind, group, what);
            all.push(counted(&row, measure(book(&row)?), row.get(what)?)?);
        }
    }
    // A day on which the head sat twice is one day, also when the sessions are of two kinds.
    let mut days = BTreeSet::new();
    for row in tx.query(SESSIONS, params![])? {
        for what in OF_SESSIONS {
            let (register, kind, group) = book(&row)?;
            let measure = session_measure(register, kind, group, what);
            let amount = row.get("sessions")?;
            let mut one = counted(&row, measure, amount)?;
            if *what == "days" {
                one.amount = 1;
                if !days.insert((one.unit.clone(), one.measure.clone(), one.on.clone())) {
                    continue;
                }
            }
            all.push(one);
        }
    }
    all.retain(|one| one.amount != 0);
    Ok(all)
}

fn book(row: &Row) -> store::Result<(Register, Kind, Group)> {
    Ok((
        row.get("register")?,
        row.get("kind")?,
        row.get("column_group")?,
    ))
}

fn counted(row: &Row, measure: String, amount: i64) -> store::Result<ToCount> {
    Ok(ToCount {
        unit: row.get("unit")?,
        measure,
        on: row.get("on_day")?,
        amount,
    })
}

/// Is it the name of something that receptions count?
pub fn is_measure(name: &str) -> bool {
    let of = |register, kind| {
        Group::ALL.iter().any(|group| {
            let mut visits = OF_VISITS.iter();
            let mut sessions = OF_SESSIONS.iter();
            visits.any(|what| name == visit_measure(register, kind, *group, what))
                || sessions.any(|what| name == session_measure(register, kind, *group, what))
        })
    };
    let mut books = Register::ALL.iter();
    books.any(|register| Kind::ALL.iter().any(|kind| of(*register, *kind)))
}
