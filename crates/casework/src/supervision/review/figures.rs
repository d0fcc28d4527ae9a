//! What a unit below reports to a meeting: its own figures of that day, and a word of its own.

use jiff::civil::Date;
use store::{Row, Tx, params};

use crate::access::Scope;
use crate::{Id, Result, Setting, organization, petition, settlement};

/// The report of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitReport {
    /// The unit.
    pub unit: String,
    /// Open cases of it and of those below it, and of them overdue.
    pub cases: (i64, i64),
    /// Petitions not handled, and of them overdue.
    pub petitions: (i64, i64),
    /// Directives it owes a late report on.
    pub late_directives: i64,
    /// Urgings it has not answered in time.
    pub late_urgings: i64,
    /// What it says; empty until it does.
    pub text: String,
    /// The day it said so.
    pub told_on: Option<Date>,
    /// Who said so.
    pub official: Option<Id>,
}

const INSERT: &str = "insert into review_report (meeting, reporter, open_cases, overdue_cases, open_petitions, late_petitions, late_directives, \
     late_urgings, text) values ($1, $2, $3, $4, $5, $6, $7, $8, '')";
const LATE_OWED: &str = "select cast(count(*) as bigint) as late from assignment a where a.unit = $1 and a.closed_on is null \
     and a.stand in ('given', 'returned') and a.due_on < $2";
const LATE_URGED: &str = "select cast(count(*) as bigint) as late from urging u where u.unit = $1 and u.stand = 'open' and u.answer_by < $2";

/// The figures of every unit of the register directly below the one that meets, or its own where there is none below.
///
/// # Errors
/// What the database reports.
pub(super) fn draw(tx: &mut Tx<'_>, at: &Setting, unit: &str) -> Result<Vec<UnitReport>> {
    let mut units: Vec<String> = Vec::new();
    let below = organization::children(tx, unit)?;
    units.extend(below.into_iter().map(|one| one.code));
    if units.is_empty() {
        units.push(unit.to_owned());
    }
    units.iter().map(|code| of_unit(tx, at, code)).collect()
}

fn of_unit(tx: &mut Tx<'_>, at: &Setting, unit: &str) -> Result<UnitReport> {
    let scope = Scope::within(unit);
    let [open, overdue, ..] = settlement::situations(tx, at, &scope)?;
    let late = |tx: &mut Tx<'_>, sql: &str| -> Result<i64> {
        let row = tx.first(sql, params![unit, at.now.today])?;
        Ok(row.ok_or(store::Error::Closed)?.get("late")?)
    };
    Ok(UnitReport {
        unit: unit.to_owned(),
        cases: (open, overdue),
        petitions: petition::count_open(tx, at, &scope)?,
        late_directives: late(tx, LATE_OWED)?,
        late_urgings: late(tx, LATE_URGED)?,
        text: String::new(),
        told_on: None,
        official: None,
    })
}

impl UnitReport {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            unit: row.get("reporter")?,
            cases: (row.get("open_cases")?, row.get("overdue_cases")?),
            petitions: (row.get("open_petitions")?, row.get("late_petitions")?),
            late_directives: row.get("late_directives")?,
            late_urgings: row.get("late_urgings")?,
            text: row.get("text")?,
            told_on: row.get("told_on")?,
            official: row.get("official")?,
        })
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, meeting: Id) -> Result<()> {
        let ((open, overdue), (waiting, late)) = (self.cases, self.petitions);
        let values = params![
            meeting,
            self.unit,
            open,
            overdue,
            waiting,
            late,
            self.late_directives,
            self.late_urgings
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }
}
