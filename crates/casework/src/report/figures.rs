//! The figures of a form: one row for each unit, the total, and what does not hold.

use std::collections::{BTreeMap, BTreeSet};

use law::Law;
use law::form::{self, Form, Identity, Row, Violation};
use law::period::Period;
use serde::Serialize;
use store::Tx;

use super::cases::{self, Asked, Counts};
use super::gather::{self, Span, Sums};
use super::measure::Measures;
use super::member::{Members, Rows};
use super::plan::{self, Planned};
use super::source::{Desk, Source, Standing};
use crate::access::Scope;
use crate::{Failure, FieldError, Result};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'a> {
    /// The form as printed or as in addresses: `01/TCD`, `01-TCD`.
    pub form: &'a str,
    /// The set of forms; absent: the one in force on the last day of the period.
    pub version: Option<&'a str>,
    /// Code of the unit that reports.
    pub unit: &'a str,
    /// The period.
    pub period: &'a Period,
    /// Which rows.
    pub rows: Rows,
}

/// A form filled for a unit and a period. Money in đồng, land in m².
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// As printed: `01/TCD`.
    pub form: String,
    /// Its set: `2025`.
    pub version: String,
    /// The period is older than the set, which serves for want of another.
    pub in_later_layout: bool,
    /// Code of the unit that reports.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// The period.
    pub period: Period,
    /// One for each unit.
    pub rows: Vec<ReportRow>,
    /// Their sum: the unit and everything below it.
    pub total: Row,
    /// What does not hold, in a row or in the total.
    pub violations: Vec<RowViolation>,
    /// Columns whose acts the register does not keep yet.
    pub not_built: Vec<u16>,
}

/// The figures of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Code.
    pub unit: String,
    /// Name.
    pub name: String,
    /// Figures by column.
    pub figures: Row,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowViolation {
    /// Code of the unit of the row; none: the total.
    pub unit: Option<String>,
    /// What does not hold.
    #[serde(flatten)]
    pub violation: Violation,
}

/// The form that a question means, and whether it serves a period older than its set.
///
/// # Errors
/// A field error when there is no such form or set.
pub fn form_of<'a>(law: &'a Law, question: &Question<'_>) -> Result<(&'a Form, bool)> {
    let unknown =
        |field, found: &str| FieldError::new(field, "choice-unknown").with("found", found);
    if let Some(version) = question.version {
        if law.forms.of_version(version).next().is_none() {
            return Err(unknown("version", version).into());
        }
        let form = law.forms.get(version, question.form);
        return Ok((form.ok_or_else(|| unknown("form", question.form))?, false));
    }
    let found = law.forms.in_force(question.form, question.period.to);
    let found = found.ok_or_else(|| unknown("form", question.form))?;
    Ok((found.form, found.in_later_layout))
}

/// Fills a form.
///
/// # Errors
/// Not found for a unit that is unknown or out of scope; a field error for an unknown form.
pub fn figures(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    question: &Question<'_>,
) -> Result<Report> {
    let (form, in_later_layout) = form_of(law, question)?;
    let name = law
        .units
        .get(question.unit)
        .ok_or(Failure::NotFound)?
        .name
        .vi;
    let (unit, period) = (question.unit, question.period);
    let members = Members::find(tx, law, scope, unit, period, question.rows)?;
    let measures = Measures::of(law);
    let planned = plan::plan(law, form, &measures);
    let gathered = Gathered::read(tx, law, &members, period, &planned)?;
    let not_built = not_built(form);
    let judge = Judge {
        form,
        not_built: &not_built,
    };
    let mut report = Report {
        form: form.id.clone(),
        version: form.version.clone(),
        in_later_layout,
        unit: unit.to_owned(),
        name,
        period: period.clone(),
        rows: Vec::new(),
        total: Row::of(form),
        violations: Vec::new(),
        not_built: Vec::new(),
    };
    let mut whole: BTreeMap<String, Row> = BTreeMap::new();
    let filled = gathered.fill(&planned, members.rows.len());
    for (unit, mut filled) in members.rows.iter().zip(filled) {
        let figures = filled.remove(&form.id).unwrap_or_else(|| Row::of(form));
        if !unit.is_fixed && figures.columns().all(|(_, figure)| figure == 0) {
            continue;
        }
        let wrong = judge.violations(Some(&unit.code), &figures, &filled);
        report.violations.extend(wrong);
        report.total.add(&figures);
        for (id, row) in filled {
            whole
                .entry(id)
                .and_modify(|sum| sum.add(&row))
                .or_insert(row);
        }
        report.rows.push(ReportRow {
            unit: unit.code.clone(),
            name: unit.name.clone(),
            figures,
        });
    }
    let wrong = judge.violations(None, &report.total, &whole);
    report.violations.extend(wrong);
    report.not_built = not_built;
    Ok(report)
}

/// Columns whose acts the register does not keep yet.
pub fn not_built(form: &Form) -> Vec<u16> {
    let columns = form.columns.iter().map(|column| column.no);
    columns
        .filter(|no| !plan::source(form, *no).is_some_and(Source::is_built))
        .collect()
}

/// Says what does not hold in a row; what is compared with a column that is not built is left out.
pub(super) struct Judge<'a> {
    pub(super) form: &'a Form,
    pub(super) not_built: &'a [u16],
}

impl Judge<'_> {
    pub(super) fn violations(
        &self,
        unit: Option<&str>,
        row: &Row,
        others: &BTreeMap<String, Row>,
    ) -> Vec<RowViolation> {
        let is_built = |no: &u16| !self.not_built.contains(no);
        let is_told = |violation: &Violation| {
            let compared = match &violation.identity {
                Identity::Sum(list) => list.iter().all(is_built),
                Identity::AtMost(no) | Identity::AtLeastFiveTimes(no) => is_built(no),
                Identity::SameAs(_) | Identity::AtLeast(_) => true,
            };
            compared && is_built(&violation.column)
        };
        let found = form::violations(self.form, row, others).into_iter();
        found
            .filter(is_told)
            .map(|violation| RowViolation {
                unit: unit.map(str::to_owned),
                violation,
            })
            .collect()
    }
}

/// Everything that was read for a form, by row.
pub(super) struct Gathered {
    within: Sums,
    before: Sums,
    cases: Counts<(String, Standing)>,
    processed: Counts<(String, bool)>,
    repeated: Counts<Desk>,
    matters_again: Counts<(Desk, bool)>,
    turns: Vec<(Desk, String)>,
}

impl Gathered {
    fn read(
        tx: &mut Tx<'_>,
        law: &Law,
        members: &Members,
        period: &Period,
        planned: &[Planned<'_>],
    ) -> Result<Self> {
        let units: Vec<(&str, usize)> = members
            .row_of
            .iter()
            .map(|(code, at)| (code.as_str(), *at))
            .collect();
        let rows = members.rows.len();
        let turns = turns();
        let counts_matters = planned
            .iter()
            .any(|column| matches!(column.source, Source::Matters(_)));
        let mut within = measures(planned.iter());
        if counts_matters {
            within.extend(turns.iter().map(|(_, measure)| measure.as_str()));
        }
        let before = measures(planned.iter().filter(|column| column.looks_before()));
        let asked = Asked {
            units: &units,
            rows,
            period,
        };
        let within = gather::sums(tx, &Span::of(law, period), &units, rows, &within)?;
        let span = Span::before(law, period.from);
        let before = gather::sums(tx, &span, &units, rows, &before)?;
        Self::with(tx, &asked, planned, within, before)
    }

    /// The same for every unit of the register, each in its row: whatever was counted is read, not asked for by name.
    pub(super) fn whole(
        tx: &mut Tx<'_>,
        law: &Law,
        units: &[String],
        period: &Period,
        planned: &[Planned<'_>],
    ) -> Result<Self> {
        let units: Vec<(&str, usize)> = (0..)
            .zip(units)
            .map(|(at, code)| (code.as_str(), at))
            .collect();
        let asked = Asked {
            units: &units,
            rows: units.len(),
            period,
        };
        let within = gather::whole(tx, &Span::of(law, period), &units)?;
        let before = gather::whole(tx, &Span::before(law, period.from), &units)?;
        Self::with(tx, &asked, planned, within, before)
    }

    fn with(
        tx: &mut Tx<'_>,
        asked: &Asked<'_>,
        planned: &[Planned<'_>],
        within: Sums,
        before: Sums,
    ) -> Result<Self> {
        let is = |test: fn(&Source) -> bool| planned.iter().any(|column| test(&column.source));
        Ok(Self {
            within,
            before,
            cases: read_if(is(|source| matches!(source, Source::Cases { .. })), || {
                cases::cases(tx, asked)
            })?,
            processed: read_if(
                is(|source| matches!(source, Source::Processed { .. })),
                || cases::processed(tx, asked),
            )?,
            repeated: read_if(is(|s| matches!(s, Source::Matters(_))), || {
                cases::repeated(tx, asked)
            })?,
            matters_again: read_if(is(|s| matches!(s, Source::MattersAgain(..))), || {
                cases::matters(tx, asked)
            })?,
            turns: turns(),
        })
    }

    /// The figures of each row in each form of the plan.
    pub(super) fn fill(&self, planned: &[Planned<'_>], rows: usize) -> Vec<BTreeMap<String, Row>> {
        let mut filled = vec![BTreeMap::<String, Row>::new(); rows];
        for column in planned {
            let figures = self.column(column, rows);
            for (row, figure) in filled.iter_mut().zip(figures) {
                let row = match row.get_mut(&column.form.id) {
                    Some(row) => row,
                    None => row
                        .entry(column.form.id.clone())
                        .or_insert_with(|| Row::of(column.form)),
                };
                row.set(column.no, figure);
            }
        }
        filled
    }

    /// The figures of a column, row by row.
    fn column(&self, column: &Planned<'_>, rows: usize) -> Vec<i64> {
        let came = |sums: &Sums| sums.of(&column.plus, rows);
        let went = |sums: &Sums| sums.of(&column.minus, rows);
        let (within, before) = (&self.within, &self.before);
        match column.source {
            Source::Flow(_) => came(within),
            Source::Stock(..) => total(&[came(before), came(within)], &[went(before)]),
            Source::Carried(..) => total(&[came(before)], &[went(before)]),
            Source::Left(..) => total(&[came(before), came(within)], &[went(before), went(within)]),
            Source::Cases {
                classes, standing, ..
            } => {
                let opened = within.of(&column.opened, rows);
                let cases = (0..rows).map(|at| self.cases(classes, standing, &opened, at));
                total(&[cases.collect(), came(within)], &[])
            }
            Source::Processed { class, is_carried } => {
                let key = (class.to_owned(), is_carried);
                (0..rows).map(|at| self.processed.of(&key, at)).collect()
            }
            Source::Matters(desks) => {
                let of_desks: Vec<Vec<i64>> =
                    desks.iter().map(|desk| self.matters(*desk, rows)).collect();
                total(&of_desks, &[])
            }
            Source::MattersAgain(desks, again) => {
                let of = |desk: &Desk, at| self.matters_again.of(&(*desk, again), at);
                let sum = |at| desks.iter().map(|desk| of(desk, at)).sum();
                (0..rows).map(sum).collect()
            }
            Source::NotBuilt => vec![0; rows],
        }
    }

    /// The cases of a row that stand in some way.
    fn cases(&self, classes: &[&str], standing: Standing, opened: &[i64], at: usize) -> i64 {
        let of = |standing: Standing| -> i64 {
            let keys = classes.iter().map(|class| ((*class).to_owned(), standing));
            keys.map(|key| self.cases.of(&key, at)).sum()
        };
        let all = of(Standing::Any) + opened.get(at).copied().unwrap_or(0);
        match standing {
            Standing::Any => all,
            Standing::Accepted => all - Standing::RARE.into_iter().map(of).sum::<i64>(),
            rare => of(rare),
        }
    }

    fn matters(&self, desk: Desk, rows: usize) -> Vec<i64> {
        let turns = self.turns.iter().filter(|(one, _)| *one == desk);
        let turns: BTreeSet<&str> = turns.map(|(_, measure)| measure.as_str()).collect();
        let again = (0..rows).map(|at| self.repeated.of(&desk, at));
        total(&[self.within.of(&turns, rows)], &[again.collect()])
    }
}

/// The measure of the turns at each desk.
fn turns() -> Vec<(Desk, String)> {
    Desk::ALL
        .map(|desk| (desk, format!("visit.{}.turns", desk.as_str())))
        .into()
}

/// Adds up columns and takes others away, row by row.
fn total(plus: &[Vec<i64>], minus: &[Vec<i64>]) -> Vec<i64> {
    let rows = plus.first().map_or(0, Vec::len);
    let at = |columns: &[Vec<i64>], row: usize| -> i64 {
        columns.iter().filter_map(|column| column.get(row)).sum()
    };
    (0..rows)
        .map(|row| at(plus, row) - at(minus, row))
        .collect()
}

fn measures<'p, 'a: 'p>(planned: impl Iterator<Item = &'p Planned<'a>>) -> BTreeSet<&'p str> {
    planned
        .flat_map(|column| {
            column
                .plus
                .iter()
                .chain(&column.minus)
                .chain(&column.opened)
        })
        .copied()
        .collect()
}

fn read_if<T: Default>(is_asked: bool, read: impl FnOnce() -> Result<T>) -> Result<T> {
    if is_asked { read() } else { Ok(T::default()) }
}
