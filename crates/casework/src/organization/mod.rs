//! Units that receive, settle or supervise: who stands above whom, and since when.
//!
//! The whole country is law (`law::unit`); a unit enters the register with everything above it when it is
//! first used, so that the rows of a small register name few units. What the law does not name (a department, a
//! centre, a school) is brought in from a file ([`import`]) and stands beside the law's units ([`join`]).

mod added;
mod check;
mod import;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use store::{Asked, Tx, params};

use crate::{FieldError, Result, Setting};

pub use added::{added, join, last_import};
pub use check::check;
pub use import::{Fault, Imported, Outcome, Wrong, import};

/// A unit of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Unique for ever.
    pub code: String,
    /// Code of the province or central body whose rows stand together.
    pub tenant: String,
    /// Code of the unit above.
    pub parent: Option<String>,
    /// `central`, `province`, `district`, `commune`.
    pub level: String,
    /// `government`, `party`, …
    pub branch: String,
    /// Name, as the law writes it.
    pub name: String,
}

const FIND: &str = "select code, tenant, parent, level, branch, name from unit where code = $1";
const ADD: &str = "insert into unit (code, tenant, parent, level, branch, name, from_on, until_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing";
const REACH_SELF: &str = "insert into unit_reach (upper, lower, depth) values ($1, $1, 0) on conflict (upper, lower) do nothing";
const REACH_ABOVE: &str = "insert into unit_reach (upper, lower, depth) \
     select upper, $1, depth + 1 from unit_reach where lower = $2 on conflict (upper, lower) do nothing";
const CHILDREN: &str = "select u.code, u.tenant, u.parent, u.level, u.branch, u.name from unit u \
     join unit_reach r on r.lower = u.code where r.upper = $1 and r.depth = 1 order by u.code";
const REACH: &str = "select u.code, u.tenant, u.parent, u.level, u.branch, u.name from unit u \
     join unit_reach r on r.lower = u.code where r.upper = $1 order by r.depth, u.name, u.code limit $2";
const IS_BELOW: &str = "select depth from unit_reach where upper = $1 and lower = $2";

/// The unit with this code, entered into the register with all above it if it is not there yet.
///
/// # Errors
/// A field error `unit-unknown` on `unit` when the law knows no such unit.
pub fn ensure(tx: &mut Tx<'_>, at: &Setting, code: &str) -> Result<Unit> {
    if let Some(unit) = find(tx, code)? {
        return Ok(unit);
    }
    let (unit, days) = of_law(at, code)?;
    enter(tx, at, &unit, days)?;
    Ok(unit)
}

/// A unit as the law has it, and the question whether it stands in the register yet.
#[derive(Debug)]
pub(crate) struct UnitAsked {
    /// The unit.
    pub(crate) unit: Unit,
    days: (Date, Option<Date>),
    asked: Asked,
}

/// As [`ensure`], so that the question goes to the database together with others.
///
/// # Errors
/// As [`ensure`].
pub(crate) fn ask_unit(tx: &mut Tx<'_>, at: &Setting, code: &str) -> Result<UnitAsked> {
    let (unit, days) = of_law(at, code)?;
    let asked = tx.ask(FIND, params![code])?;
    Ok(UnitAsked { unit, days, asked })
}

impl UnitAsked {
    /// Enters it into the register if it is not there.
    ///
    /// # Errors
    /// What the database reports.
    pub(crate) fn ensure(&self, tx: &mut Tx<'_>, at: &Setting) -> Result<()> {
        if tx.fetch(self.asked)?.is_empty() {
            enter(tx, at, &self.unit, self.days)?;
        }
        Ok(())
    }
}

/// The unit of the law and its days.
fn of_law(at: &Setting, code: &str) -> Result<(Unit, (Date, Option<Date>))> {
    let entry = at
        .law
        .units
        .get(code)
        .ok_or_else(|| FieldError::new("unit", "unit-unknown").with("unit", code))?;
    let unit = Unit {
        code: entry.code,
        tenant: entry.tenant,
        parent: entry.parent,
        level: entry.level.as_str().to_owned(),
        branch: entry.branch.as_str().to_owned(),
        name: entry.name.vi,
    };
    Ok((unit, (entry.from, entry.until)))
}

fn enter(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &Unit,
    (from, until): (Date, Option<Date>),
) -> Result<()> {
    if let Some(parent) = &unit.parent {
        ensure(tx, at, parent)?;
    }
    tx.send(
        ADD,
        params![
            unit.code,
            unit.tenant,
            unit.parent,
            unit.level,
            unit.branch,
            unit.name,
            from,
            until
        ],
    )?;
    tx.send(REACH_SELF, params![unit.code])?;
    if let Some(parent) = &unit.parent {
        tx.send(REACH_ABOVE, params![unit.code, parent])?;
    }
    Ok(())
}

/// The unit of the register with this code.
///
/// # Errors
/// What the database reports.
pub fn find(tx: &mut Tx<'_>, code: &str) -> Result<Option<Unit>> {
    Ok(tx
        .first(FIND, params![code])?
        .map(|row| of_row(&row))
        .transpose()?)
}

/// The units of the register directly below a unit, in order of code.
///
/// # Errors
/// What the database reports.
pub fn children(tx: &mut Tx<'_>, code: &str) -> Result<Vec<Unit>> {
    Ok(tx
        .query(CHILDREN, params![code])?
        .iter()
        .map(of_row)
        .collect::<store::Result<_>>()?)
}

/// The units of the register within a unit, itself first, by level and name; at most `limit`.
///
/// # Errors
/// What the database reports.
pub fn reach(tx: &mut Tx<'_>, code: &str, limit: i64) -> Result<Vec<Unit>> {
    Ok(tx
        .query(REACH, params![code, limit])?
        .iter()
        .map(of_row)
        .collect::<store::Result<_>>()?)
}

/// Is `lower` the unit `upper` or below it?
///
/// # Errors
/// What the database reports.
pub fn is_within(tx: &mut Tx<'_>, upper: &str, lower: &str) -> Result<bool> {
    Ok(tx.first(IS_BELOW, params![upper, lower])?.is_some())
}

fn of_row(row: &store::Row) -> store::Result<Unit> {
    Ok(Unit {
        code: row.get("code")?,
        tenant: row.get("tenant")?,
        parent: row.get("parent")?,
        level: row.get("level")?,
        branch: row.get("branch")?,
        name: row.get("name")?,
    })
}

/// The number of a paper in its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The series: the letters of its kind, which all forms of the kind share; of a paper that bears no number, its form.
    pub series: String,
    /// The number in the series of the year.
    pub number: i64,
    /// As it is printed: `12/TB-UBND`; none for papers that bear no number.
    pub label: Option<String>,
}

/// Numbers a paper: decisions are counted with decisions and notices with notices, whatever their form.
///
/// # Errors
/// What the database reports.
pub fn number_paper(
    tx: &mut Tx<'_>,
    at: &Setting,
    unit: &str,
    form: &str,
    on: Date,
) -> Result<Numbered> {
    let (papers, units) = (&at.law.papers, &at.law.units);
    let letters = papers.get(form).and_then(|paper| paper.letters.as_deref());
    let series = letters.unwrap_or(form);
    let number = next_number(tx, unit, series, on)?;
    let printed = letters.zip(units.get(unit));
    Ok(Numbered {
        series: series.to_owned(),
        number,
        label: printed.map(|(letters, unit)| papers.office().number(units, &unit, letters, number)),
    })
}

/// The next number of a unit's own series in a year: without gaps, without doubles.
///
/// # Errors
/// What the database reports.
pub fn next_number(tx: &mut Tx<'_>, unit: &str, series: &str, on: Date) -> Result<i64> {
    ask_number(tx, unit, series, on)?.fetch(tx)
}

/// A number that was asked for.
#[derive(Debug)]
pub(crate) struct NumberAsked(Asked);

/// As [`next_number`], told later, so that the question goes to the database together with others.
///
/// # Errors
/// What the database reports.
pub(crate) fn ask_number(
    tx: &mut Tx<'_>,
    unit: &str,
    series: &str,
    on: Date,
) -> Result<NumberAsked> {
    const NEXT: &str = "insert into series (unit, series, year, last) values ($1, $2, $3, 1) \
         on conflict (unit, series, year) do update set last = series.last + 1 returning last";
    let asked = tx.ask(NEXT, params![unit, series, i32::from(on.year())])?;
    Ok(NumberAsked(asked))
}

impl NumberAsked {
    /// The number.
    ///
    /// # Errors
    /// What the database reports.
    pub(crate) fn fetch(self, tx: &mut Tx<'_>) -> Result<i64> {
        let rows = tx.fetch(self.0)?;
        Ok(rows.first().ok_or(store::Error::Closed)?.get("last")?)
    }
}
