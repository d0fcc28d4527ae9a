//! A form as CSV: code, name, then the columns by their printed numbers; the total last, without a code.

use ::csv::{Error, IntoInnerError, Writer};
use casework::report::{Report, shown};
use law::form::{Form, Row};
use words::{Voice, t};

/// The CSV of a report, UTF-8.
///
/// # Errors
/// When it cannot be written.
pub fn csv(voice: &Voice<'_>, form: &Form, report: &Report) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::from_writer(Vec::new());
    let numbers = form.columns.iter().map(|column| column.no.to_string());
    let head = [
        voice.say(t!("report-unit-code")).into_owned(),
        voice.say(t!("report-units")).into_owned(),
    ];
    writer.write_record(head.into_iter().chain(numbers))?;
    for row in &report.rows {
        writer.write_record(record(form, &row.unit, &row.name, &row.figures))?;
    }
    let total = voice.say(t!("report-total"));
    writer.write_record(record(form, "", &total, &report.total))?;
    writer
        .into_inner()
        .map_err(IntoInnerError::into_error)
        .map_err(Error::from)
}

fn record(form: &Form, unit: &str, name: &str, row: &Row) -> Vec<String> {
    let figures = row.columns().map(|(no, figure)| shown(form, no, figure));
    [unit.to_owned(), name.to_owned()]
        .into_iter()
        .chain(figures)
        .collect()
}
