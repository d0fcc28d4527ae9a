//! The program's own urging: once a day every open term is looked at, what is done is ended, what is not answered goes
//! upward. The caller runs each page in a transaction of its own.

use std::collections::BTreeSet;

use jiff::civil::Date;
use law::urging::{Urged, UrgingRule};
use store::{IntoValue, Row, Tx, Value, params};

use super::engine::{Day, OpenTerm, answer_day};
use super::row::Act;
use super::state::Urging;
use super::words::{Stand, UrgedKind};
use crate::{Id, Result, Setting, organization};

const TERMS: &str = "select id, term, started_on, due_on from clock where closed_on is null and suspended_on is null and due_on is not null \
     and due_on <= $1 and (due_on > $2 or (due_on = $2 and id > $3)) order by due_on, id limit $4";
const CLOCK: &str = "select unit, subject_kind, subject, term from clock where id = $1 and closed_on is null and suspended_on is null \
     and due_on = $2";
const OLDER: &str = "select id from urging where clock = $1 and unit = $2 and stand = 'told' and id <> $3 order by id";
const MET: &str = "select u.id from urging u join clock c on c.id = u.clock where u.closed_on is null \
     and (c.closed_on is not null or c.due_on is null or c.due_on <> u.due_on) order by u.id limit $1";
const UNANSWERED: &str = "select id, answer_by from urging where closed_on is null and stand = 'open' and answer_by <= $1 and escalated_on is null \
     and (answer_by > $2 or (answer_by = $2 and id > $3)) order by answer_by, id limit $4";
const READ: &str = "select * from urging where id = $1";
const ROUND: &str = "select day from urging_round where day = $1";
const DONE: &str = "insert into urging_round (day, at, terms, written) values ($1, $2, $3, $4) on conflict (day) do nothing";
/// Most rows of a page.
const MOST: i64 = 200;

/// A rule has called for an open term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The clock.
    pub clock: Id,
    /// Its due day.
    pub due: Date,
    /// The rule.
    pub rule: String,
    /// Which of its times.
    pub stage: u32,
}

/// What a page of open terms called for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// What is not written yet.
    pub calls: Vec<Call>,
    /// Open terms of the page.
    pub terms: usize,
    /// Where the next page begins; none after the last.
    pub next: Option<(Date, Id)>,
}

/// What is to go upward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// The day by which it was to be answered.
    pub by: Date,
    /// The urging.
    pub id: Id,
}

/// What the rules of today call for, of a page of open terms after a place.
///
/// # Errors
/// What the database reports.
pub fn called(tx: &mut Tx<'_>, at: &Setting, after: Option<(Date, Id)>) -> Result<Called> {
    let today = at.now.today;
    let day = Day::of(&at.law, today);
    let until = at.law.urging.horizon(&at.law.calendar, today);
    let (due, id) = place(after);
    let rows = tx.query(TERMS, params![until, due, id, MOST])?;
    let mut calls = Vec::new();
    for row in &rows {
        let (term, due): (String, Date) = (row.get("term")?, row.get("due_on")?);
        let open = OpenTerm {
            term: &term,
            started: row.get("started_on")?,
            due,
        };
        let clock: Id = row.get("id")?;
        calls.extend(day.called(&open).map(|(rule, stage)| Call {
            clock,
            due,
            rule: rule.id.clone(),
            stage,
        }));
    }
    let known = written(tx, &rows)?;
    calls.retain(|call| !known.contains(&key(call)));
    let is_whole = i64::try_from(rows.len()).unwrap_or(i64::MAX) >= MOST;
    let last = rows.last().filter(|_| is_whole);
    let next = last.map(|row| Ok::<_, store::Error>((row.get("due_on")?, row.get("id")?)));
    Ok(Called {
        calls,
        terms: rows.len(),
        next: next.transpose()?,
    })
}

fn place(after: Option<(Date, Id)>) -> (String, Id) {
    after.map_or((String::new(), Id::of(0)), |(day, id)| {
        (day.to_string(), id)
    })
}

/// A call as the table keeps it apart from others.
type Key = (Id, String, i64, Date);

fn key(call: &Call) -> Key {
    let stage = i64::from(call.stage);
    (call.clock, call.rule.clone(), stage, call.due)
}

fn written(tx: &mut Tx<'_>, clocks: &[Row]) -> Result<BTreeSet<Key>> {
    if clocks.is_empty() {
        return Ok(BTreeSet::new());
    }
    let places: Vec<String> = (1..=clocks.len()).map(|no| format!("${no}")).collect();
    let sql = format!(
        "select clock, rule, stage, due_on from urging where clock in ({}) order by id",
        places.join(", ")
    );
    let ids = clocks.iter().map(|row| row.get::<Id>("id"));
    let ids = ids.collect::<store::Result<Vec<_>>>()?;
    let values: Vec<Value<'_>> = ids.iter().map(IntoValue::value).collect();
    let rows = tx.query(&sql, &values)?;
    let each = rows.iter().map(|row| {
        Ok((
            row.get("clock")?,
            row.get("rule")?,
            row.get("stage")?,
            row.get("due_on")?,
        ))
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// Writes what rules called for; answers how many urgings were new. One whose term was met meanwhile is left out, and one
/// that is written already stays as it is.
///
/// # Errors
/// What the database reports.
pub fn write(tx: &mut Tx<'_>, at: &Setting, calls: &[Call]) -> Result<usize> {
    let mut new = 0;
    for call in calls {
        if let Some(rule) = at.law.urging.rule(&call.rule) {
            new += usize::from(write_one(tx, at, call, rule)?);
        }
    }
    Ok(new)
}

fn write_one(tx: &mut Tx<'_>, at: &Setting, call: &Call, rule: &UrgingRule) -> Result<bool> {
    let Some(row) = tx.first(CLOCK, params![call.clock, call.due])? else {
        return Ok(false);
    };
    let kind: String = row.get("subject_kind")?;
    let (Some(kind), Some(owner)) = (UrgedKind::parse(&kind), owner(tx, at, &row)?) else {
        return Ok(false);
    };
    let unit = match rule.to {
        Urged::Owner => Some(owner.clone()),
        Urged::Superior => above(tx, &owner)?,
    };
    let Some(unit) = unit else {
        return Ok(false);
    };
    let unit = organization::ensure(tx, at, &unit)?;
    let on = at.now.today;
    let answer_by = rule.answering().and_then(|by| answer_day(&at.law, &by, on));
    let urging = Urging {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        giver: None,
        of_unit: owner,
        rule: Some(rule.id.clone()),
        clock: Some(call.clock),
        stage: i64::from(call.stage),
        due: Some(call.due),
        subject: (kind, row.get("subject")?),
        number: String::new(),
        text: String::new(),
        on,
        answer_by,
        stand: answer_by.map_or(Stand::Told, |_| Stand::Open),
        answered_on: None,
        closed_on: None,
        escalated_to: None,
        escalated_on: None,
        official: None,
        version: 1,
    };
    let is_new = urging.begin(tx, at, urging.by_rule())?;
    if is_new {
        for older in tx.query(OLDER, params![call.clock, urging.unit, urging.id])? {
            end(tx, at, older.get("id")?)?;
        }
    }
    Ok(is_new)
}

/// The unit that owes the term of a clock.
fn owner(tx: &mut Tx<'_>, at: &Setting, clock: &Row) -> Result<Option<String>> {
    let (unit, term): (String, String) = (clock.get("unit")?, clock.get("term")?);
    if at.law.is_owed_by_superior(&term) {
        return above(tx, &unit);
    }
    Ok(Some(unit))
}

fn above(tx: &mut Tx<'_>, unit: &str) -> Result<Option<String>> {
    Ok(organization::find(tx, unit)?.and_then(|unit| unit.parent))
}

fn end(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<()> {
    let on = at.now.today;
    let ended = Urging::take(tx, id, None)?.ended(on)?;
    let act = Act::silent("ended", "urging.ended", on);
    ended.record(tx, at, ended.by_rule(), act)
}

/// Ends urgings whose term was met, stopped or given another day; answers how many, up to a page.
///
/// # Errors
/// What the database reports.
pub fn end_met(tx: &mut Tx<'_>, at: &Setting) -> Result<usize> {
    let rows = tx.query(MET, params![MOST])?;
    for row in &rows {
        end(tx, at, row.get("id")?)?;
    }
    Ok(rows.len())
}

/// Urgings that were to be answered and are to go upward today, after a place.
///
/// # Errors
/// What the database reports.
pub fn unanswered(
    tx: &mut Tx<'_>,
    at: &Setting,
    after: Option<Unanswered>,
) -> Result<Vec<Unanswered>> {
    let (today, days) = (at.now.today, at.law.supervision.escalation.working_days);
    let last = at.law.calendar.before(today, days).unwrap_or(today);
    let (by, id) = place(after.map(|one| (one.by, one.id)));
    let rows = tx.query(UNANSWERED, params![last, by, id, MOST])?;
    let each = rows.iter().map(|row| {
        Ok(Unanswered {
            by: row.get("answer_by")?,
            id: row.get("id")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// Sends an urging that was not answered in time to the superior of whoever urged; by rule, to the superior of the unit.
/// Answers whether it went: once, and only where somebody stands above.
///
/// # Errors
/// What the database reports.
pub fn escalate(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<bool> {
    let Some(row) = tx.first(READ, params![id])? else {
        return Ok(false);
    };
    let (seen, on) = (Urging::of_row(&row)?, at.now.today);
    let under = seen.giver.clone().unwrap_or_else(|| seen.unit.clone());
    let Some(to) = above(tx, &under)? else {
        return Ok(false);
    };
    let version = seen.version;
    if seen.escalated(to.clone(), on).is_err() {
        return Ok(false);
    }
    let escalated = Urging::take(tx, id, Some(version))?.escalated(to, on)?;
    let act = Act::silent("escalated", "urging.escalated", on);
    escalated.record(tx, at, escalated.by_rule(), act)?;
    Ok(true)
}

/// Were all open terms looked at today?
///
/// # Errors
/// What the database reports.
pub fn is_round_done(tx: &mut Tx<'_>, at: &Setting) -> Result<bool> {
    Ok(tx.first(ROUND, params![at.now.today])?.is_some())
}

/// All open terms were looked at today: how many, and how many urgings were written.
///
/// # Errors
/// What the database reports.
pub fn record_round(tx: &mut Tx<'_>, at: &Setting, terms: usize, written: usize) -> Result<()> {
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let (terms, written) = (count(terms), count(written));
    tx.execute(DONE, params![at.now.today, at.now.at, terms, written])?;
    Ok(())
}
