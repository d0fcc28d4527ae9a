//! Indicators for the indices of reform, digital transformation and satisfaction: each a part of a whole, for a unit and the
//! units directly below it, from what reading the figures shows as well.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use law::indicator::{Indicator, IndicatorSource};
use law::period::Period;
use store::{Tx, Value, params};

use super::figures::{Question, figures};
use super::gather::{Span, sums};
use super::measure::Measures;
use super::member::{Members, Rows};
use crate::access::Scope;
use crate::reception::{self, Month};
use crate::{Result, Setting};

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub numerator: i64,
    /// The whole.
    pub denominator: i64,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Code.
    pub unit: String,
    /// Name.
    pub name: String,
    /// In the order of the law's indicators.
    pub parts: Vec<Part>,
}

/// Every indicator of a unit in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorTable {
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: Period,
    /// One for each unit with anything to tell.
    pub rows: Vec<IndicatorRow>,
    /// Their sum.
    pub total: Vec<Part>,
}

/// Units of a page of duties.
const PAGE: i64 = 200;
const PUBLISHED: &str = "select unit, cast(count(*) as bigint) as whole, cast(sum(case when published then 1 else 0 end) as bigint) as part \
     from decision where on_day >= $3 and on_day <= $4 and {scope} group by unit";
const WORKING: &str =
    "select distinct unit from tally where month >= $3 and month <= $4 and amount <> 0 and {scope}";

/// Reads the indicators of a unit in scope.
///
/// # Errors
/// Not found for a unit out of scope.
pub fn indicators(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    (unit, period): (&str, &Period),
) -> Result<IndicatorTable> {
    let members = Members::find(tx, &at.law, scope, unit, period, Rows::Children)?;
    let asked = Asked {
        at,
        scope,
        period,
        unit,
        members: &members,
    };
    let mut columns = Vec::new();
    for indicator in &at.law.indicators.all {
        columns.push(asked.read(tx, indicator)?);
    }
    let mut total = vec![Part::default(); columns.len()];
    let mut rows = Vec::new();
    for (no, row) in members.rows.iter().enumerate() {
        let parts = columns.iter().map(|column| column.get(no).copied());
        let parts: Vec<Part> = parts.map(Option::unwrap_or_default).collect();
        for (sum, part) in total.iter_mut().zip(&parts) {
            sum.numerator += part.numerator;
            sum.denominator += part.denominator;
        }
        // A unit that has only not begun to work here counts in the total and has no row.
        let told = parts.iter().filter(|part| part.denominator != 0).count();
        if told <= 1 && parts.iter().all(|part| part.numerator == 0) {
            continue;
        }
        rows.push(IndicatorRow {
            unit: row.code.clone(),
            name: row.name.clone(),
            parts,
        });
    }
    Ok(IndicatorTable {
        unit: unit.to_owned(),
        period: period.clone(),
        rows,
        total,
    })
}

/// What is asked for.
struct Asked<'a> {
    at: &'a Setting,
    scope: &'a Scope,
    period: &'a Period,
    unit: &'a str,
    members: &'a Members,
}

impl Asked<'_> {
    fn read(&self, tx: &mut Tx<'_>, indicator: &Indicator) -> Result<Vec<Part>> {
        match indicator.source {
            IndicatorSource::Measures => self.measures(tx, indicator),
            IndicatorSource::Columns => self.columns(tx, indicator),
            IndicatorSource::Duty => self.duty(tx),
            IndicatorSource::Publicity => self.publicity(tx),
            IndicatorSource::Connection => self.connection(tx),
        }
    }

    fn none(&self) -> Vec<Part> {
        vec![Part::default(); self.members.rows.len()]
    }

    fn units(&self) -> Vec<(&str, usize)> {
        let all = self.members.row_of.iter();
        all.map(|(code, row)| (code.as_str(), *row)).collect()
    }

    fn measures(&self, tx: &mut Tx<'_>, indicator: &Indicator) -> Result<Vec<Part>> {
        let (law, rows) = (&self.at.law, self.members.rows.len());
        let known = Measures::of(law);
        let meant = |patterns: &[String]| {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
            known.meant(&patterns)
        };
        let (part, whole) = (meant(&indicator.numerator), meant(&indicator.denominator));
        let all: BTreeSet<&str> = part.union(&whole).copied().collect();
        let within = sums(tx, &Span::of(law, self.period), &self.units(), rows, &all)?;
        let mut left = vec![0; rows];
        if indicator.has_left {
            let span = Span::before(law, self.period.from);
            let before = sums(tx, &span, &self.units(), rows, &all)?;
            let opened = before.of(&whole, rows).into_iter();
            let ended = before.of(&part, rows);
            left = opened
                .zip(ended)
                .map(|(opened, ended)| opened - ended)
                .collect();
        }
        let parts = within
            .of(&part, rows)
            .into_iter()
            .zip(within.of(&whole, rows));
        Ok(parts
            .zip(left)
            .map(|((numerator, denominator), left)| Part {
                numerator,
                denominator: denominator + left,
            })
            .collect())
    }

    fn columns(&self, tx: &mut Tx<'_>, indicator: &Indicator) -> Result<Vec<Part>> {
        let question = Question {
            form: &indicator.form,
            version: Some(&indicator.version),
            unit: self.unit,
            period: self.period,
            rows: Rows::Children,
        };
        let report = figures(tx, &self.at.law, self.scope, &question)?;
        let mut parts = self.none();
        for (row, part) in self.members.rows.iter().zip(&mut parts) {
            let Some(found) = report.rows.iter().find(|one| one.unit == row.code) else {
                continue;
            };
            let sum = |columns: &[u16]| columns.iter().map(|no| found.figures.get(*no)).sum();
            part.numerator = sum(&indicator.numerator_columns);
            part.denominator = sum(&indicator.denominator_columns);
        }
        Ok(parts)
    }

    /// The months that begin in the period and have begun by today.
    fn duty(&self, tx: &mut Tx<'_>) -> Result<Vec<Part>> {
        let mut parts = self.none();
        let mut first = self.period.to.min(self.at.now.today).first_of_month();
        while first >= self.period.from {
            let month = Month::of(first);
            let mut after = String::new();
            loop {
                let (found, next) =
                    reception::duties(tx, self.at, self.scope, None, month, &after, PAGE)?;
                for one in found {
                    let row = self.members.row_of.get(&one.unit);
                    if let Some(part) = row.and_then(|row| parts.get_mut(*row)) {
                        part.numerator += i64::from(one.fulfilled.min(one.owed));
                        part.denominator += i64::from(one.owed);
                    }
                }
                match next {
                    Some(next) => after = next,
                    None => break,
                }
            }
            first = first.saturating_sub(1.month());
        }
        Ok(parts)
    }

    fn publicity(&self, tx: &mut Tx<'_>) -> Result<Vec<Part>> {
        let sql = PUBLISHED.replace("{scope}", &self.scope.condition("unit", 1));
        let [unit, below] = self.scope.values();
        let rest: &[Value<'_>] = params![self.period.from, self.period.to];
        let mut parts = self.none();
        for row in tx.query(&sql, &[&[unit, below], rest].concat())? {
            let place = self.members.row_of.get(&row.get::<String>("unit")?);
            if let Some(part) = place.and_then(|place| parts.get_mut(*place)) {
                part.numerator += row.get::<i64>("part")?;
                part.denominator += row.get::<i64>("whole")?;
            }
        }
        Ok(parts)
    }

    fn connection(&self, tx: &mut Tx<'_>) -> Result<Vec<Part>> {
        let periods = &self.at.law.periods;
        let months = (
            periods.month_of(self.period.from).to_string(),
            periods.month_of(self.period.to).to_string(),
        );
        let sql = WORKING.replace("{scope}", &self.scope.condition("unit", 1));
        let [unit, below] = self.scope.values();
        let rest: &[Value<'_>] = params![months.0, months.1];
        let mut working = BTreeSet::new();
        for row in tx.query(&sql, &[&[unit, below], rest].concat())? {
            working.insert(row.get::<String>("unit")?);
        }
        let place: BTreeMap<&str, usize> = (0..)
            .zip(&self.members.rows)
            .map(|(no, row)| (row.code.as_str(), no))
            .collect();
        let mut parts = self.none();
        let (units, reporting) = (&self.at.law.units, &self.at.law.reporting);
        for one in units.subtree(self.unit, self.period.to) {
            if reporting.owed(&one, self.period).is_none() {
                continue;
            }
            // The row of the unit above it that has one: its own, or that of whoever stands between.
            let mut code = one.code.clone();
            while !place.contains_key(code.as_str()) {
                match units.get(&code).and_then(|entry| entry.parent) {
                    Some(above) => code = above,
                    None => break,
                }
            }
            if let Some(part) = place.get(code.as_str()).and_then(|no| parts.get_mut(*no)) {
                part.denominator += 1;
                part.numerator += i64::from(working.contains(&one.code));
            }
        }
        Ok(parts)
    }
}
