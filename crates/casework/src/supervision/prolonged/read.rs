//! One case of a list with its plan, its contents, its months and everything done on it.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::list::seen;
use super::query::{COLUMNS, EntryRow, TABLES, line};
use super::words::ContentStand;
use crate::access::Scope;
use crate::{Failure, Id, Result, Setting};

/// A milestone of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its number in the plan.
    pub no: i64,
    /// The day by which it is to be reached.
    pub due: Date,
    /// What is to be reached.
    pub text: String,
    /// The day on which it was.
    pub done_on: Option<Date>,
}

/// A content of the case and where it stood when it was last reported on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentLine {
    /// Its number in the case.
    pub no: i64,
    /// What is claimed.
    pub text: String,
    /// Has the case decided on it, or was it taken back?
    pub is_decided: bool,
    /// As last reported.
    pub stand: Option<ContentStand>,
}

/// What was reported on a content in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthReport {
    /// The month: `2025-04`.
    pub month: String,
    /// The content.
    pub content: i64,
    /// Where it stood.
    pub stand: ContentStand,
    /// What was done.
    pub text: String,
    /// The day of the report.
    pub on: Date,
}

/// One act on a case of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryStep {
    /// `listed`, `planned`, `reached`, `reported`, `settled`, `noted`, `sent_back`, `done`, `removed`.
    pub act: String,
    /// Its day.
    pub on: Date,
    /// Who.
    pub official: Option<Id>,
    /// For which unit.
    pub unit: String,
    /// What was said.
    pub text: String,
}

/// A case of a list with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDetails {
    /// The line of the list.
    pub row: EntryRow,
    /// The plan, in the order of days.
    pub milestones: Vec<Milestone>,
    /// The contents of the case.
    pub contents: Vec<ContentLine>,
    /// The reports, the latest month first.
    pub months: Vec<MonthReport>,
    /// What was done on it.
    pub steps: Vec<EntryStep>,
}

const MILESTONES: &str =
    "select no, due_on, text, done_on from milestone where entry = $1 order by due_on, no";
const CONTENTS: &str = "select k.no, k.text, k.state, (select p.stand from content_progress p where p.entry = $1 and p.content = k.no \
     and p.month = (select max(m.month) from content_progress m where m.entry = $1 and m.content = k.no)) as stand \
     from case_content k where k.case_id = $2 order by k.no";
const MONTHS: &str = "select month, content, stand, text, on_day from content_progress where entry = $1 order by month desc, content";
const STEPS: &str =
    "select act, on_day, official, unit, text from prolonged_step where entry = $1 order by seq";

/// A case of a list in scope with everything that belongs to it.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn entry(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, id: Id) -> Result<EntryDetails> {
    let sql = format!(
        "select {COLUMNS} from {TABLES} where e.id = $4 and {}",
        seen(scope)
    );
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![at.now.today, id];
    let row = tx.first(&sql, &[&[unit, below], rest].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let case = row.entry.case;
    Ok(EntryDetails {
        milestones: rows(tx, MILESTONES, params![id], milestone)?,
        contents: rows(tx, CONTENTS, params![id, case], content)?,
        months: rows(tx, MONTHS, params![id], month)?,
        steps: rows(tx, STEPS, params![id], step)?,
        row,
    })
}

fn rows<T>(
    tx: &mut Tx<'_>,
    sql: &str,
    values: &[Value<'_>],
    read: impl Fn(&Row) -> store::Result<T>,
) -> Result<Vec<T>> {
    let rows = tx.query(sql, values)?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn milestone(row: &Row) -> store::Result<Milestone> {
    Ok(Milestone {
        no: row.get("no")?,
        due: row.get("due_on")?,
        text: row.get("text")?,
        done_on: row.get("done_on")?,
    })
}

fn content(row: &Row) -> store::Result<ContentLine> {
    Ok(ContentLine {
        no: row.get("no")?,
        text: row.get("text")?,
        is_decided: row.get::<String>("state")? != "open",
        stand: row.get("stand")?,
    })
}

fn month(row: &Row) -> store::Result<MonthReport> {
    Ok(MonthReport {
        month: row.get("month")?,
        content: row.get("content")?,
        stand: row.get("stand")?,
        text: row.get("text")?,
        on: row.get("on_day")?,
    })
}

fn step(row: &Row) -> store::Result<EntryStep> {
    Ok(EntryStep {
        act: row.get("act")?,
        on: row.get("on_day")?,
        official: row.get("official")?,
        unit: row.get("unit")?,
        text: row.get("text")?,
    })
}
