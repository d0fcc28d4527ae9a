//! A form as programs read it: by the command and by the API.

use std::collections::BTreeMap;

use casework::report::{Report, RowViolation, shown};
use jiff::civil::Date;
use law::form::{Form, Identity, Row};
use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

/// Figures by the printed number of their column; money in millions, exact.
pub(super) type Columns = BTreeMap<u16, Number>;

/// A form filled for a unit and a period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportView {
    /// As printed.
    #[schema(example = "01/TCD")]
    form: String,
    /// The set of forms.
    #[schema(example = "2025")]
    version: String,
    /// The period is older than the set, which serves for want of another.
    in_later_layout: bool,
    /// Code of the unit that reports.
    #[schema(example = "37-2025.ubnd")]
    unit: String,
    /// Its name.
    name: String,
    /// The period as it is written.
    #[schema(example = "2026-Q2")]
    period: String,
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    to: Date,
    /// One for each unit.
    rows: Vec<RowView>,
    /// The unit and everything below it.
    #[schema(value_type = BTreeMap<String, f64>)]
    total: Columns,
    /// What does not hold.
    violations: Vec<ViolationView>,
    /// Columns whose acts the register does not keep yet: 0.
    not_built: Vec<u16>,
}

/// The figures of one unit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RowView {
    /// Its code.
    #[schema(example = "14005-2025.ubnd")]
    unit: String,
    /// Its name.
    name: String,
    /// Figures by column.
    #[schema(value_type = BTreeMap<String, f64>)]
    columns: Columns,
}

/// Something that does not hold in a row or in the total.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ViolationView {
    /// Code of the unit of the row; absent: the total.
    unit: Option<String>,
    /// The column.
    column: u16,
    /// The rule of the rulebook.
    #[schema(example = "BC-01")]
    rule: &'static str,
    /// What it was compared with.
    #[schema(example = "5 + 11 + 17")]
    with: String,
    /// The figure it should be, or the bound it crosses.
    #[schema(value_type = f64)]
    expected: Number,
    /// The figure in the row.
    #[schema(value_type = f64)]
    found: Number,
}

impl ReportView {
    /// A report as programs read it.
    pub fn of(form: &Form, report: &Report) -> Self {
        let rows = report.rows.iter().map(|row| RowView {
            unit: row.unit.clone(),
            name: row.name.clone(),
            columns: columns(form, &row.figures),
        });
        Self {
            form: report.form.clone(),
            version: report.version.clone(),
            in_later_layout: report.in_later_layout,
            unit: report.unit.clone(),
            name: report.name.clone(),
            period: report.period.text.clone(),
            from: report.period.from,
            to: report.period.to,
            rows: rows.collect(),
            total: columns(form, &report.total),
            violations: report
                .violations
                .iter()
                .map(|one| violation(form, one))
                .collect(),
            not_built: report.not_built.clone(),
        }
    }
}

fn columns(form: &Form, row: &Row) -> Columns {
    let figures = row.columns();
    figures
        .map(|(no, figure)| (no, number(form, no, figure)))
        .collect()
}

/// A figure in the unit of its column.
pub fn number(form: &Form, column: u16, figure: i64) -> Number {
    let text = shown(form, column, figure);
    let exact = text.parse().ok().and_then(Number::from_f64);
    match text.parse::<i64>() {
        Ok(whole) => Number::from(whole),
        Err(_) => exact.unwrap_or_else(|| Number::from(figure)),
    }
}

fn violation(form: &Form, one: &RowViolation) -> ViolationView {
    let violation = &one.violation;
    ViolationView {
        unit: one.unit.clone(),
        column: violation.column,
        rule: violation.rule,
        with: compared(&violation.identity),
        expected: number(form, violation.column, violation.expected),
        found: number(form, violation.column, violation.found),
    }
}

/// What a column was compared with, as the forms print it: `5 + 11 + 17`, `02/XLD.6`.
pub(super) fn compared(identity: &Identity) -> String {
    match identity {
        Identity::Sum(list) => {
            let list: Vec<String> = list.iter().map(u16::to_string).collect();
            list.join(" + ")
        }
        Identity::AtMost(no) => format!("≤ {no}"),
        Identity::AtLeastFiveTimes(no) => format!("≥ 5 × {no}"),
        Identity::SameAs(at) => format!("= {}.{}", at.form, at.no),
        Identity::AtLeast(at) => format!("≥ {}.{}", at.form, at.no),
    }
}
