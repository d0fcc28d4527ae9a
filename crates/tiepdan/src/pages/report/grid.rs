//! A form as a table laid out like the printed one: merged headings, column numbers, a row for each
//! unit. The total stands first, where it is in sight.

use casework::report::{Report, decimals};
use law::Law;
use law::form::{Form, HeaderCell, Row};

use super::chosen::Chosen;
use super::paths;
use crate::web::{PageContext, legal};

/// Units on one page.
const ROWS: usize = 60;

/// A form as a table.
pub(super) struct Grid {
    /// The headings, row by row.
    pub(super) header: Vec<Vec<HeaderCell>>,
    /// How many rows the headings have.
    pub(super) depth: usize,
    /// The column numbers, and whether the register keeps what they count.
    pub(super) numbers: Vec<(u16, bool)>,
    pub(super) lines: Vec<GridLine>,
    pub(super) total: Vec<GridCell>,
    /// The unit after which the next page begins.
    pub(super) next: Option<String>,
}

/// The figures of a unit.
pub(super) struct GridLine {
    /// Its own form; empty when it is the one shown.
    pub(super) href: String,
    pub(super) name: String,
    pub(super) cells: Vec<GridCell>,
}

/// A figure.
pub(super) struct GridCell {
    pub(super) text: String,
    /// What is behind it; empty where there is nothing.
    pub(super) href: String,
}

impl Grid {
    /// Lays out a report, from the unit after a code on.
    pub(super) fn of(
        t: &PageContext,
        law: &Law,
        (form, report): (&Form, &Report),
        chosen: &Chosen,
    ) -> Self {
        let depth = form.header_rows();
        let mut header: Vec<Vec<HeaderCell>> = vec![Vec::new(); depth];
        for cell in form.header() {
            if let Some(row) = header.get_mut(cell.row) {
                row.push(cell);
            }
        }
        let is_built = |no: u16| !report.not_built.contains(&no);
        let from = report.rows.iter().position(|row| row.unit == chosen.after);
        let from = from.map_or(0, |at| at + 1);
        let page = report.rows.iter().skip(from).take(ROWS);
        let lines = page.map(|row| GridLine {
            href: unit_href(form, chosen, &row.unit),
            name: legal::whole_name(t, law, &row.unit, &row.name),
            cells: cells(t, form, &row.figures, |no| {
                chosen.link(&paths::rows(form, no), &[("row", &row.unit)])
            }),
        });
        let lines: Vec<GridLine> = lines.collect();
        let last = report.rows.get((from + ROWS).saturating_sub(1));
        let is_more = report.rows.len() > from + ROWS;
        Self {
            header,
            depth,
            numbers: form
                .columns
                .iter()
                .map(|one| (one.no, is_built(one.no)))
                .collect(),
            lines,
            total: cells(t, form, &report.total, |no| {
                chosen.link(&paths::rows(form, no), &[])
            }),
            next: last.filter(|_| is_more).map(|row| row.unit.clone()),
        }
    }
}

/// The form of the unit of a row: with what is below it, or of itself where the row is its own.
fn unit_href(form: &Form, chosen: &Chosen, unit: &str) -> String {
    if unit != chosen.unit {
        return chosen.link(&paths::sheet(form), &[("unit", unit), ("rows", "")]);
    }
    if chosen.rows == casework::report::Rows::Own {
        return String::new();
    }
    chosen.link(&paths::sheet(form), &[("rows", "own")])
}

fn cells(t: &PageContext, form: &Form, row: &Row, href: impl Fn(u16) -> String) -> Vec<GridCell> {
    let cell = |(no, figure): (u16, i64)| GridCell {
        text: figure_text(t, form, no, figure),
        href: if figure == 0 { String::new() } else { href(no) },
    };
    row.columns().map(cell).collect()
}

/// A figure in the unit of its column, as the language writes numbers.
pub(super) fn figure_text(t: &PageContext, form: &Form, column: u16, figure: i64) -> String {
    t.decimal(figure, decimals(form, column))
}

/// A column by its headings from the top down.
pub(super) fn column_label(form: &Form, column: u16) -> String {
    let found = form.column(column);
    found.map_or_else(String::new, |column| column.label.join(" › "))
}
