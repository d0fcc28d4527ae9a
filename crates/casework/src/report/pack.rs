//! The pack for a secretary's quarterly session with the places below him: the figures of each place beside those of a year
//! before, what is overdue, prolonged or not done there, and his own conclusions that nobody has carried out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::UnitEntry;
use store::{Tx, Value, params};

use super::figures::{Question, figures};
use super::member::{Rows, sees};
use crate::access::{Permit, Scope, acts};
use crate::{Failure, Result, Setting};

/// What is left to be done in a place on the last day of the period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Open cases past their due day.
    pub overdue: i64,
    /// Cases on lists of prolonged ones.
    pub prolonged: i64,
    /// Directives not carried out by their day.
    pub directives: i64,
    /// Recommendations of inspections not carried out by their day.
    pub recommendations: i64,
}

/// One place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackRow {
    /// Code of the territory.
    pub territory: String,
    /// Figures in the order of the law's columns.
    pub now: Vec<i64>,
    /// The same of a year before; empty where no rule of that time gives the period.
    pub before: Vec<i64>,
    /// What is left.
    pub left: Left,
}

/// A conclusion that was not carried out by its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The unit that owes it.
    pub unit: String,
    /// What is to be done.
    pub text: String,
    /// The day it was given.
    pub on: Date,
    /// The day by which it was owed.
    pub due: Date,
}

/// The whole pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The unit whose session it is.
    pub unit: String,
    /// Its territory.
    pub territory: String,
    /// The period.
    pub period: Period,
    /// The period of a year before.
    pub before: Option<Period>,
    /// The places with anything to tell, in the order of the law; the bodies of the unit's own territory first.
    pub rows: Vec<PackRow>,
    /// Their sum.
    pub total: PackRow,
    /// Places with nothing to tell.
    pub silent: usize,
    /// Conclusions not carried out, the oldest first.
    pub undone: Vec<Undone>,
}

/// Conclusions that one pack tells.
const MOST: i64 = 100;
const STOCKS: [&str; 4] = [
    "select unit, cast(count(*) as bigint) as n from cases where due_on < $3 and started_on <= $3 and (closed_on is null or closed_on > $3)",
    "select owner as unit, cast(count(*) as bigint) as n from prolonged_case where listed_on <= $3 and (closed_on is null or closed_on > $3)",
    "select unit, cast(count(*) as bigint) as n from assignment where due_on < $3 and (closed_on is null or closed_on > $3)",
    "select unit, cast(count(*) as bigint) as n from inspection_recommendation where due_on < $3 and (closed_on is null or closed_on > $3)",
];
const COLUMNS: [&str; 4] = ["unit", "owner", "unit", "unit"];
const UNDONE: &str = "select a.unit, a.due_on, d.text, d.on_day from assignment a join directive d on d.id = a.directive \
     where a.giver = $1 and a.due_on < $2 and (a.closed_on is null or a.closed_on > $2) order by a.due_on, a.id limit $3";

/// The pack of a unit for a period, for whoever directs in it or above it.
///
/// # Errors
/// Not found for a unit out of scope.
pub fn pack(
    tx: &mut Tx<'_>,
    at: &Setting,
    _permit: &Permit<acts::Direct>,
    scope: &Scope,
    (unit, period): (&str, &Period),
) -> Result<Pack> {
    let entry = at.law.units.get(unit).ok_or(Failure::NotFound)?;
    if !sees(tx, &at.law, scope, unit)? {
        return Err(Failure::NotFound);
    }
    let own = entry.territory.clone();
    let tops = tops(&at.law, &entry, period.to);
    let before = at.law.periods.same_period_last_year(period).ok();
    let mut places: BTreeMap<String, PackRow> = BTreeMap::new();
    for top in &tops {
        let now = counted(tx, &at.law, top, period)?;
        add(&mut places, &at.law, &own, now, |row| &mut row.now);
        if let Some(before) = &before {
            let before = counted(tx, &at.law, top, before)?;
            add(&mut places, &at.law, &own, before, |row| &mut row.before);
        }
        stocks(
            tx,
            at,
            (&own, top),
            period.to.min(at.now.today),
            &mut places,
        )?;
    }
    let mut order = vec![own.clone()];
    let below = at.law.units.children(&own, period.to);
    order.extend(below.into_iter().map(|one| one.code));
    let gone = places.keys().filter(|code| !order.contains(code));
    let gone: Vec<String> = gone.cloned().collect();
    let all = order.len() + gone.len();
    let (mut rows, mut total) = (Vec::new(), PackRow::default());
    for code in order.into_iter().chain(gone) {
        let row = places.remove(&code).filter(PackRow::tells);
        rows.extend(row.inspect(|row| total.add(row)));
    }
    Ok(Pack {
        silent: all - rows.len(),
        undone: undone(tx, unit, period.to.min(at.now.today))?,
        unit: unit.to_owned(),
        territory: own,
        period: period.clone(),
        before,
        rows,
        total,
    })
}

/// The unit and the government that it leads, as they were on a day.
fn tops(law: &Law, unit: &UnitEntry, on: Date) -> Vec<String> {
    let tops = law.supervision.leads(&law.units, &unit.code);
    let there = |code: &String| *code == unit.code || law.units.as_of(code, on).is_some();
    let tops: Vec<String> = tops.into_iter().filter(there).collect();
    let is_above = |upper: &str, lower: &str| {
        let mut next = law.units.get(lower).and_then(|one| one.parent);
        while let Some(code) = next {
            if code == upper {
                return true;
            }
            next = law.units.get(&code).and_then(|one| one.parent);
        }
        false
    };
    // What stands below another of them is counted with it.
    let counts = |code: &&String| !tops.iter().any(|other| is_above(other, code));
    tops.iter().filter(counts).cloned().collect()
}

/// What was counted below a unit, in the order of the law's columns, by the unit of its row.
fn counted(
    tx: &mut Tx<'_>,
    law: &Law,
    top: &str,
    period: &Period,
) -> Result<BTreeMap<String, Vec<i64>>> {
    let session = &law.reporting.session;
    let mut found: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (place, column) in session.columns.iter().enumerate() {
        let is_read = session
            .columns
            .iter()
            .take(place)
            .any(|one| one.form == column.form);
        if is_read {
            continue;
        }
        let question = Question {
            form: &column.form,
            version: Some(&session.version),
            unit: top,
            period,
            rows: Rows::Children,
        };
        let report = figures(tx, law, &Scope::within(top), &question)?;
        for row in report.rows {
            let kept = found.entry(row.unit).or_default();
            kept.resize(session.columns.len(), 0);
            for (cell, one) in kept.iter_mut().zip(&session.columns) {
                if one.form == column.form {
                    *cell = row.figures.get(one.column);
                }
            }
        }
    }
    Ok(found)
}

fn add(
    places: &mut BTreeMap<String, PackRow>,
    law: &Law,
    own: &str,
    found: BTreeMap<String, Vec<i64>>,
    part: impl Fn(&mut PackRow) -> &mut Vec<i64>,
) {
    for (unit, figures) in found {
        sum(part(place(places, law, own, &unit)), &figures);
    }
}

fn stocks(
    tx: &mut Tx<'_>,
    at: &Setting,
    (own, top): (&str, &str),
    on: Date,
    places: &mut BTreeMap<String, PackRow>,
) -> Result<()> {
    let scope = Scope::within(top);
    for (kind, (sql, column)) in STOCKS.into_iter().zip(COLUMNS).enumerate() {
        let sql = format!("{sql} and {} group by {column}", scope.condition(column, 1));
        let [unit, below] = scope.values();
        let rest: &[Value<'_>] = params![on];
        for row in tx.query(&sql, &[&[unit, below], rest].concat())? {
            let (unit, count): (String, i64) = (row.get("unit")?, row.get("n")?);
            let left = &mut place(places, &at.law, own, &unit).left;
            match kind {
                0 => left.overdue += count,
                1 => left.prolonged += count,
                2 => left.directives += count,
                _ => left.recommendations += count,
            }
        }
    }
    Ok(())
}

/// The row of the territory directly below one's own in which a unit works; one's own for its bodies.
fn place<'a>(
    places: &'a mut BTreeMap<String, PackRow>,
    law: &Law,
    own: &str,
    unit: &str,
) -> &'a mut PackRow {
    let mut code = law
        .units
        .get(unit)
        .map_or_else(|| own.to_owned(), |entry| entry.territory);
    while code != own {
        match law.units.get(&code).and_then(|entry| entry.parent) {
            Some(above) if above == own => break,
            Some(above) => code = above,
            None => own.clone_into(&mut code),
        }
    }
    let row = places.entry(code.clone()).or_default();
    row.territory = code;
    row
}

fn undone(tx: &mut Tx<'_>, unit: &str, on: Date) -> Result<Vec<Undone>> {
    let rows = tx.query(UNDONE, params![unit, on, MOST])?;
    let each = rows.iter().map(|row| {
        Ok(Undone {
            unit: row.get("unit")?,
            text: row.get("text")?,
            on: row.get("on_day")?,
            due: row.get("due_on")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

fn sum(into: &mut Vec<i64>, figures: &[i64]) {
    into.resize(into.len().max(figures.len()), 0);
    for (cell, figure) in into.iter_mut().zip(figures) {
        *cell += figure;
    }
}

impl PackRow {
    /// Is there anything to tell?
    fn tells(&self) -> bool {
        let counted = self.now.iter().chain(&self.before);
        counted.into_iter().any(|figure| *figure != 0) || self.left != Left::default()
    }

    fn add(&mut self, row: &Self) {
        sum(&mut self.now, &row.now);
        sum(&mut self.before, &row.before);
        self.left.overdue += row.left.overdue;
        self.left.prolonged += row.left.prolonged;
        self.left.directives += row.left.directives;
        self.left.recommendations += row.left.recommendations;
    }
}
