//! `/prolonged/{id}/pdf`: the progress of a list in a month, as it is told to the Party.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::supervision::month_progress;
use jiff::civil::Date;
use words::{Language, t};

use super::paths::RowPath;
use crate::app::App;
use crate::papers::supervision::Progress;
use crate::web::file::shown;
use crate::web::form::Asked;
use crate::web::{At, Field, Fields, Kind, PageContext, Problem, SignedIn};

/// Which month: `2025-04`; absent: the present one, or the last of a list whose period is over.
pub(super) struct MonthQuery;

impl Fields for MonthQuery {
    const FIELDS: &'static [Field] = &[Field::line("month", t!("supervision-column-month"), 7)];
}

/// `GET /prolonged/{id}/pdf?month=2025-04`.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    asked: Asked<MonthQuery>,
) -> Result<Response, Problem> {
    let day = match asked.value("month") {
        "" => t.today(),
        month => first_of(month).ok_or(Kind::NotFound)?,
    };
    let (at, scope) = (app.setting(), actor.scope());
    let found = app
        .store
        .read(move |tx| month_progress(tx, &at, &scope, id, day));
    let told = found.await?;
    let unit = app.law.units.get(&told.list.unit);
    let sender = unit.map_or_else(|| told.list.unit.clone(), |unit| unit.name.vi);
    let paper = Progress {
        sender: &sender,
        told: &told,
    };
    let order = paper.order(&app.law, &app.words.voice(Language::Vi), t.now.local);
    let bytes = app.press.print(&order).await?;
    let month = told.first.strftime("%Y-%m");
    Ok(shown(bytes, &format!("progress_{id}_{month}.pdf")))
}

/// The first day of a month.
fn first_of(month: &str) -> Option<Date> {
    format!("{month}-01").parse().ok()
}
