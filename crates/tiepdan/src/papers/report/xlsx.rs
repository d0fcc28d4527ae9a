//! A form as XLSX, laid out like the printed one.

use casework::report::{Report, decimals};
use law::form::{Form, Row};
use paper::sheet::{self, Cell, FormSheet, Heading, SheetError, SheetRow};
use words::{Voice, t};

/// The XLSX of a report.
///
/// # Errors
/// When it is larger than a sheet can hold.
pub fn xlsx(voice: &Voice<'_>, form: &Form, report: &Report) -> Result<Vec<u8>, SheetError> {
    sheet::form(&laid_out(voice, form, report))
}

/// A report laid out like the printed form, for whatever writes it.
pub(super) fn laid_out(voice: &Voice<'_>, form: &Form, report: &Report) -> FormSheet {
    let rows = report.rows.iter().map(|row| SheetRow {
        name: row.name.clone(),
        cells: cells(form, &row.figures),
    });
    FormSheet {
        name: form.url_id.clone(),
        sender: report.name.clone(),
        number: voice
            .say_with(t!("report-form-number"), &[("form", (&form.id).into())])
            .into_owned(),
        title: form.title.clone(),
        subtitle: subtitle(voice, report),
        units: voice.say(t!("report-units")).into_owned(),
        numbers: voice.say(t!("report-numbers")).into_owned(),
        headings: headings(form),
        columns: form.columns.len(),
        rows: rows.collect(),
        total: SheetRow {
            name: voice.say(t!("report-total")).into_owned(),
            cells: cells(form, &report.total),
        },
        notes: notes(voice, report),
        signature: vec![
            voice.say(t!("report-place-and-day")).into_owned(),
            voice.say(t!("report-head")).into_owned(),
            voice.say(t!("report-sign-here")).into_owned(),
        ],
    }
}

fn subtitle(voice: &Voice<'_>, report: &Report) -> Vec<String> {
    let period = &report.period;
    let days = [
        ("from", voice.date(period.from).into()),
        ("to", voice.date(period.to).into()),
    ];
    vec![
        voice.say_with(t!("report-days"), &days).into_owned(),
        voice.say(t!("report-measured-in")).into_owned(),
    ]
}

fn headings(form: &Form) -> Vec<Heading> {
    let cells = form.header().into_iter();
    cells
        .map(|cell| Heading {
            row: cell.row,
            col: cell.col,
            rowspan: cell.rowspan,
            colspan: cell.colspan,
            text: cell.text,
        })
        .collect()
}

fn cells(form: &Form, row: &Row) -> Vec<Cell> {
    let figures = row.columns();
    figures
        .map(|(no, figure)| Cell::Number {
            digits: figure,
            decimals: decimals(form, no),
        })
        .collect()
}

/// What a reader must know: a layout that is not of the period, columns that nothing fills yet.
fn notes(voice: &Voice<'_>, report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if report.in_later_layout {
        notes.push(voice.say(t!("report-later-layout")).into_owned());
    }
    if !report.not_built.is_empty() {
        let columns: Vec<String> = report.not_built.iter().map(u16::to_string).collect();
        let columns = [("columns", columns.join(", ").into())];
        notes.push(
            voice
                .say_with(t!("report-not-built"), &columns)
                .into_owned(),
        );
    }
    notes
}
