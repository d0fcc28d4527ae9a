//! A filled form as a sheet.

use casework::report::Report;
use law::form::{Column, Form, Row};
use paper::sheet::{Heading, Line, Sheet};
use words::Voice;

/// A figure as the form prints it: money in millions, everything else as counted.
pub fn printed(column: &Column, row: &Row) -> f64 {
    const MILLION: i64 = 1_000_000;
    let figure = row.get(column.no);
    let (whole, rest) = match column.unit.as_deref() {
        Some("million VND") => (figure / MILLION, figure % MILLION),
        _ => (figure, 0),
    };
    // A register's sums stay far below what a double keeps exactly.
    let text = format!("{whole}.{:06}", rest.abs());
    text.parse().unwrap_or(f64::NAN)
}

/// The sheet of a filled form, in the words of a language.
pub fn form_sheet(report: &Report, form: &Form, voice: &Voice<'_>) -> Sheet {
    let figures = |row: &Row| {
        form.columns
            .iter()
            .map(|column| printed(column, row))
            .collect()
    };
    let line = |name: String, row: &Row| Line {
        name,
        figures: figures(row),
    };
    Sheet {
        form: form.id.clone(),
        title: form.title.clone(),
        under: vec![
            report.name.clone(),
            voice.span(report.period.from, report.period.to),
        ],
        unit_heading: voice.say("report-unit").into_owned(),
        heading_rows: u32::try_from(form.header_rows()).unwrap_or(1),
        headings: form.header().into_iter().map(heading).collect(),
        numbers: form.columns.iter().map(|column| column.no).collect(),
        lines: report
            .rows
            .iter()
            .map(|row| line(row.name.clone(), &row.figures))
            .collect(),
        total: line(voice.say("report-total").into_owned(), &report.total),
    }
}

fn heading(cell: law::form::HeaderCell) -> Heading {
    let narrow = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    Heading {
        row: u32::from(narrow(cell.row)),
        column: narrow(cell.col),
        rows: u32::from(narrow(cell.rowspan)),
        columns: narrow(cell.colspan),
        text: cell.text,
    }
}
