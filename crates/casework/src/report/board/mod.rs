//! Boards: what stands open with a unit and those below it, how old and how late it is, how it flowed month by month and
//! year by year. Every figure is one of `tally`'s sums and opens the things behind it.

mod behind;
mod stock;

pub use behind::{BoardBehind, board_behind};
pub use stock::{AGES, Age, Standing};

use jiff::civil::Date;
use law::Law;
use law::period::ReportingMonth;
use law::procedure::Class;
use store::Tx;

use super::member::sees;
use crate::access::Scope;
use crate::tally::{self, Place, Sums, Times};
use crate::{Failure, Result, organization};

/// Reporting months that a board shows.
const MONTHS: usize = 13;
/// Reporting years that a board shows.
const YEARS: i16 = 10;

/// What flowed in a reporting month or year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// The month, `2026-11`, or the year, `2026`.
    pub time: String,
    /// Turns of citizens received.
    pub visits: i64,
    /// Petitions received.
    pub received: i64,
    /// Petitions processed.
    pub processed: i64,
    /// Cases opened.
    pub opened: i64,
    /// Cases settled.
    pub settled: i64,
    /// Decisions and conclusions in time.
    pub in_time: i64,
    /// Decisions and conclusions that came late.
    pub late: i64,
}

/// A unit directly below, with all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// Code.
    pub unit: String,
    /// Name.
    pub name: String,
    /// Petitions that are not processed.
    pub petitions: Standing,
    /// Cases that are not closed.
    pub cases: Standing,
    /// What flowed in the reporting year so far.
    pub year: Flow,
}

/// The board of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Code of the unit.
    pub unit: String,
    /// Does it count the unit alone, for a reader who does not see below it?
    pub own: bool,
    /// The day on which late is late.
    pub today: Date,
    /// Grows with every change.
    pub version: i64,
    /// Petitions that are not processed.
    pub petitions: Standing,
    /// Cases that are not closed, by class.
    pub cases: Vec<(Class, Standing)>,
    /// The same by how long they have been there.
    pub ages: Vec<Age>,
    /// The last reporting months, the running one last.
    pub months: Vec<Flow>,
    /// The last reporting years, the running one last.
    pub years: Vec<Flow>,
    /// The unit alone and the units directly below it; empty for a reader who does not see below.
    pub below: Vec<Below>,
}

impl Board {
    /// All cases that are not closed.
    pub fn all_cases(&self) -> Standing {
        stock::total(self.cases.iter().map(|(_, standing)| *standing))
    }

    /// The running reporting year.
    pub fn this_year(&self) -> Flow {
        self.years.last().cloned().unwrap_or_default()
    }
}

/// Whether a reader sees a unit, and if so, only the unit alone.
///
/// # Errors
/// Not found for a unit that is unknown or out of scope.
pub fn board_reach(tx: &mut Tx<'_>, law: &Law, scope: &Scope, unit: &str) -> Result<bool> {
    if law.units.get(unit).is_none() || !sees(tx, law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    Ok(!scope.is_whole() && !scope.reaches_below())
}

/// The board of a unit.
///
/// # Errors
/// As [`board_reach`].
pub fn board(tx: &mut Tx<'_>, law: &Law, scope: &Scope, unit: &str, today: Date) -> Result<Board> {
    let own = board_reach(tx, law, scope, unit)?;
    // The version is read first: what changes meanwhile is told again rather than missed.
    let version = tally::board_version(tx, unit, own)?;
    let running = law.periods.month_of(today);
    let (months, year) = (last_months(running), running.year.to_string());
    let from = months.first().map(ToString::to_string);
    let shown = Times {
        today,
        months_from: from.as_deref(),
        year: &year,
    };
    let place = if own {
        Place::Alone(unit)
    } else {
        Place::With(unit)
    };
    let sums = tally::boards(tx, place, &shown)?;
    let of = |time: String| flow(&sums, unit, time);
    let years = (running.year - YEARS + 1..=running.year).map(|year| of(year.to_string()));
    Ok(Board {
        unit: unit.to_owned(),
        own,
        today,
        version,
        petitions: stock::standing(&sums, unit, "petition.due"),
        cases: stock::cases(&sums, unit),
        ages: stock::ages(&sums, unit, today),
        months: months.iter().map(|month| of(month.to_string())).collect(),
        years: years.collect(),
        below: if own {
            Vec::new()
        } else {
            below(tx, unit, today, &year)?
        },
    })
}

fn flow(sums: &Sums, unit: &str, time: String) -> Flow {
    let get = |figure: &str| sums.get(unit, figure, &time);
    let of_cases = |what: &str| -> i64 {
        let classes = Class::ALL
            .iter()
            .map(|class| format!("{what}.{}", class.as_str()));
        classes.map(|figure| get(&figure)).sum()
    };
    Flow {
        visits: get("visits"),
        received: get("received"),
        processed: get("processed"),
        opened: of_cases("opened"),
        settled: of_cases("settled"),
        in_time: get("in_time"),
        late: get("late"),
        time,
    }
}

fn last_months(running: ReportingMonth) -> Vec<ReportingMonth> {
    let mut months = vec![running];
    let mut month = running;
    while months.len() < MONTHS {
        month = if month.month == 1 {
            ReportingMonth {
                year: month.year - 1,
                month: 12,
            }
        } else {
            ReportingMonth {
                month: month.month - 1,
                ..month
            }
        };
        months.push(month);
    }
    months.reverse();
    months
}

/// The unit alone, where it has anything, and the units below it, in order of code.
fn below(tx: &mut Tx<'_>, unit: &str, today: Date, year: &str) -> Result<Vec<Below>> {
    let children = organization::children(tx, unit)?;
    let shown = Times {
        today,
        months_from: None,
        year,
    };
    let sums = tally::boards(tx, Place::Below(unit), &shown)?;
    let own = tally::boards(tx, Place::Alone(unit), &shown)?;
    let line = |sums: &Sums, code: &str, name: &str| Below {
        unit: code.to_owned(),
        name: name.to_owned(),
        petitions: stock::standing(sums, code, "petition.due"),
        cases: stock::total(stock::cases(sums, code).into_iter().map(|(_, one)| one)),
        year: flow(sums, code, year.to_owned()),
    };
    let name = organization::find(tx, unit)?.map_or_else(String::new, |unit| unit.name);
    let mut lines = vec![line(&own, unit, &name)];
    lines.extend(
        children
            .iter()
            .map(|child| line(&sums, &child.code, &child.name)),
    );
    Ok(lines)
}
