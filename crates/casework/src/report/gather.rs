//! What was counted for units: in a period, and before it. Whole reporting months from the sums, the days at the ends
//! from what was counted.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use law::Law;
use law::period::{Period, ReportingMonth};
use store::{Tx, Value, params};

use super::member::{MOST_UNITS, list};
use crate::Result;

/// The days whose counts are added up: first and last of each stretch of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Span {
    /// Whole reporting years.
    years: Vec<(String, String)>,
    /// Whole months beside them.
    months: Vec<(String, String)>,
    /// Days beside those.
    days: Vec<(Date, Date)>,
}

impl Span {
    /// The days of a period.
    pub(super) fn of(law: &Law, period: &Period) -> Self {
        let parts = law.periods.months_and_days(period);
        let mut span = Self {
            days: parts.days,
            ..Self::default()
        };
        let mut rest = parts.months.as_slice();
        while let Some(first) = rest.first() {
            let of_year = rest.iter().take_while(|month| month.year == first.year);
            let (year, after) = rest.split_at(of_year.count());
            if let Some(last) = year.last() {
                if year.len() == MONTHS {
                    span.years
                        .push((first.year.to_string(), first.year.to_string()));
                } else {
                    span.months.push((first.to_string(), last.to_string()));
                }
            }
            rest = after;
        }
        span
    }

    /// Every day before a day.
    pub(super) fn before(law: &Law, day: Date) -> Self {
        let month = law.periods.month_of(day);
        let first = law.periods.days_of(month).map_or(day, |(first, _)| first);
        let stretch = day.yesterday().ok().filter(|last| first <= *last);
        let january = ReportingMonth { month: 1, ..month };
        let december = ReportingMonth {
            month: month.month - 1,
            ..month
        };
        let months = (month != january).then(|| (january.to_string(), december.to_string()));
        Self {
            years: vec![(String::new(), (month.year - 1).to_string())],
            months: months.into_iter().collect(),
            days: stretch.map(|last| (first, last)).into_iter().collect(),
        }
    }
}

/// Months of a reporting year.
const MONTHS: usize = 12;

/// Sums by measure and row.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums(HashMap<String, Vec<i64>>);

impl Sums {
    /// What some measures add up to, row by row.
    pub(super) fn of(&self, measures: &BTreeSet<&str>, rows: usize) -> Vec<i64> {
        let mut all = vec![0_i64; rows];
        for sums in measures.iter().filter_map(|measure| self.0.get(*measure)) {
            for (all, sum) in all.iter_mut().zip(sums) {
                *all = all.saturating_add(*sum);
            }
        }
        all
    }

    fn add(&mut self, measure: String, row: usize, rows: usize, amount: i64) {
        let sums = self.0.entry(measure).or_insert_with(|| vec![0; rows]);
        if let Some(sum) = sums.get_mut(row) {
            *sum = sum.saturating_add(amount);
        }
    }
}

/// Adds up what some measures counted in a span, row by row.
///
/// # Errors
/// What the database reports.
pub(super) fn sums(
    tx: &mut Tx<'_>,
    span: &Span,
    units: &[(&str, usize)],
    rows: usize,
    measures: &BTreeSet<&str>,
) -> Result<Sums> {
    let mut found = Sums::default();
    if measures.is_empty() {
        return Ok(found);
    }
    let measures: Vec<&str> = measures.iter().copied().collect();
    let row_of: HashMap<&str, usize> = units.iter().copied().collect();
    for part in units.chunks(MOST_UNITS) {
        let codes: Vec<&str> = part.iter().map(|(code, _)| *code).collect();
        for (first, last) in &span.years {
            add(
                tx,
                &mut found,
                ("tally_year", "year"),
                params![first, last],
                &codes,
                &measures,
                &row_of,
                rows,
            )?;
        }
        for (first, last) in &span.months {
            add(
                tx,
                &mut found,
                ("tally", "month"),
                params![first, last],
                &codes,
                &measures,
                &row_of,
                rows,
            )?;
        }
        for (first, last) in &span.days {
            add(
                tx,
                &mut found,
                ("counted", "on_day"),
                params![first, last],
                &codes,
                &measures,
                &row_of,
                rows,
            )?;
        }
    }
    Ok(found)
}

/// Adds up whatever was counted in a span for any of these units, each in its row.
///
/// # Errors
/// What the database reports.
pub(super) fn whole(tx: &mut Tx<'_>, span: &Span, units: &[(&str, usize)]) -> Result<Sums> {
    let mut found = Sums::default();
    let row_of: HashMap<&str, usize> = units.iter().copied().collect();
    let times = |pairs: &[(String, String)]| pairs.to_vec();
    let days = span.days.iter();
    let days = days
        .map(|(first, last)| (first.to_string(), last.to_string()))
        .collect();
    let stretches = [
        ("tally_year", "year", times(&span.years)),
        ("tally", "month", times(&span.months)),
        ("counted", "on_day", days),
    ];
    for (table, time, stretches) in stretches {
        let sql = format!(
            "select unit, measure, cast(sum(amount) as bigint) as amount from {table} \
             where {time} >= $1 and {time} <= $2 group by unit, measure"
        );
        for (first, last) in stretches {
            for row in tx.query(&sql, params![first, last])? {
                let unit: String = row.get("unit")?;
                if let Some(at) = row_of.get(unit.as_str()) {
                    found.add(row.get("measure")?, *at, units.len(), row.get("amount")?);
                }
            }
        }
    }
    Ok(found)
}

#[expect(
    clippy::too_many_arguments,
    reason = "one statement, seen from all its sides"
)]
fn add(
    tx: &mut Tx<'_>,
    found: &mut Sums,
    (table, time): (&str, &str),
    ends: &[Value<'_>],
    units: &[&str],
    measures: &[&str],
    row_of: &HashMap<&str, usize>,
    rows: usize,
) -> Result<()> {
    let (unit_marks, unit_values) = list(3, units);
    let (measure_marks, measure_values) = list(3 + unit_values.len(), measures);
    let sql = format!(
        "select unit, measure, cast(sum(amount) as bigint) as amount from {table} \
         where unit in ({unit_marks}) and measure in ({measure_marks}) and {time} >= $1 and {time} <= $2 group by unit, measure"
    );
    let values = [ends, &unit_values, &measure_values].concat();
    for row in tx.query(&sql, &values)? {
        let unit: String = row.get("unit")?;
        if let Some(at) = row_of.get(unit.as_str()) {
            found.add(row.get("measure")?, *at, rows, row.get("amount")?);
        }
    }
    Ok(())
}
