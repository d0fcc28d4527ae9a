//! A form as the order for its PDF, laid out like the printed one.

use casework::report::Report;
use jiff::civil::DateTime;
use law::Law;
use law::form::Form;
use paper::order::Order;
use paper::sheet::{Cell, FormSheet, SheetRow};
use serde_json::{Value as Json, json};
use words::Voice;

use super::xlsx::laid_out;
use crate::papers::plain;

/// The template of statutory tables.
const TABLE: &str = "table.typ";

/// The order for the PDF of a report, printed at a moment on the clock of the country.
pub fn order(
    law: &Law,
    voice: &Voice<'_>,
    form: &Form,
    report: &Report,
    moment: DateTime,
) -> Order {
    let filled = filled(voice, &laid_out(voice, form, report));
    let ident = format!("{} {} {}", form.id, report.unit, report.period.text);
    plain(law, TABLE, &filled, moment, ident)
}

fn filled(voice: &Voice<'_>, sheet: &FormSheet) -> Json {
    let headings = sheet.headings.iter().map(|one| {
        json!({
            "row": one.row, "col": one.col, "rowspan": one.rowspan, "colspan": one.colspan, "text": one.text,
        })
    });
    json!({
        "title": sheet.title,
        "sender": sheet.sender,
        "number": sheet.number,
        "subtitle": sheet.subtitle,
        "units": sheet.units,
        "numbers": sheet.numbers,
        "columns": sheet.columns,
        "headings": headings.collect::<Vec<_>>(),
        "rows": sheet.rows.iter().map(|one| row(voice, one)).collect::<Vec<_>>(),
        "total": row(voice, &sheet.total),
        "notes": sheet.notes,
        "signature": sheet.signature,
    })
}

fn row(voice: &Voice<'_>, row: &SheetRow) -> Json {
    let cells = row.cells.iter().map(|cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number { digits, decimals } => voice.decimal(*digits, *decimals),
    });
    json!({ "name": row.name, "cells": cells.collect::<Vec<_>>() })
}
