//! `/roster/sheet/xlsx`, `/roster/sheet/pdf`: the sheet of a month as a file, ready for payment.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use words::Language;

use super::super::month;
use super::month::MonthQuery;
use super::sheet::{self, Found};
use crate::app::App;
use crate::papers::roster::{MonthPaper, PersonPaper};
use crate::web::file::{saved, shown};
use crate::web::form::Asked;
use crate::web::{Kind, PageContext, Problem, SignedIn};

/// The media type of a sheet.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which file an address names.
#[derive(Debug, Deserialize)]
pub(super) struct FilePath {
    format: String,
}

/// The sheet with the words around it.
fn paper<'a>(app: &App, found: &'a Found) -> MonthPaper<'a> {
    let unit = app.law.units.get(&found.sheet.unit);
    let people = found.sheet.lines.iter().map(|line| PersonPaper {
        name: found.name(line),
        line,
    });
    MonthPaper {
        unit: unit.map_or_else(|| found.sheet.unit.clone(), |unit| unit.name.vi),
        month: month::said(&app.words.voice(Language::Vi), found.sheet.month),
        sheet: &found.sheet,
        people: people.collect(),
    }
}

/// `GET /roster/sheet/{format}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    Path(FilePath { format }): Path<FilePath>,
    query: Asked<MonthQuery>,
) -> Result<Response, Problem> {
    let asked = sheet::asked(&t, &query.into_typed());
    let found = sheet::find(&app, &actor, asked).await?;
    let voice = app.words.voice(Language::Vi);
    let (paper, month) = (paper(&app, &found), found.sheet.month);
    let name = format!("allowance_{}_{}", found.sheet.unit, month::name(month));
    match format.as_str() {
        "xlsx" => {
            let bytes = paper.xlsx(&app.law, &voice);
            let bytes = bytes.map_err(|fault| Problem::fault(&fault))?;
            Ok(saved(XLSX, &format!("{name}.xlsx"), bytes))
        }
        "pdf" => {
            let order = paper.order(&app.law, &voice, t.now.local);
            Ok(shown(
                app.press.print(&order).await?,
                &format!("{name}.pdf"),
            ))
        }
        _ => Err(Kind::NotFound.into()),
    }
}
