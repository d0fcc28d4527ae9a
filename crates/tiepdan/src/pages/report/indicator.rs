//! `/reports/indicators`: figures that serve the indices, for a unit and those directly below, on the page and as files.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::access::Actor;
use casework::report::{self, IndicatorTable, Part, per_mille};
use law::Law;

use super::choices::Choices;
use super::chosen::{Chosen, ReportQuery};
use super::files::XLSX;
use super::{frame, paths};
use crate::app::App;
use crate::papers::report::{indicators_csv, indicators_xlsx};
use crate::web::file::saved;
use crate::web::form::Asked;
use crate::web::{Html, Kind, PageContext, Problem, SignedIn, Typed, legal};

/// An indicator of the unit.
struct Line {
    title: String,
    formula: String,
    indices: String,
    part: String,
    whole: String,
    rate: String,
}

/// A unit below with its rates.
struct Row {
    unit: String,
    rates: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/report/indicator.html")]
struct IndicatorPage {
    t: PageContext,
    form: Typed,
    choices: Choices,
    unit: String,
    period: String,
    lines: Vec<Line>,
    rows: Vec<Row>,
    csv: String,
    xlsx: String,
}

/// `GET /reports/indicators`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (chosen, form) = Chosen::read(&app.law, &actor, t.today(), asked.into_typed())?;
    let table = read(&app, &actor, &chosen).await?;
    Ok(Html(drawn(&app, &actor, t, (chosen, form), &table)).into_response())
}

async fn read(app: &App, actor: &Actor, chosen: &Chosen) -> Result<IndicatorTable, Problem> {
    let (at, scope, of) = (app.setting(), actor.scope(), chosen.clone());
    let found = app
        .store
        .read(move |tx| report::indicators(tx, &at, &scope, (&of.unit, &of.period)));
    Ok(found.await?)
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (chosen, form): (Chosen, Typed),
    table: &IndicatorTable,
) -> IndicatorPage {
    let law: &Law = &app.law;
    let lines = law.indicators.all.iter().zip(&table.total);
    let line = |(one, part): (&law::indicator::Indicator, &Part)| Line {
        title: legal::text(&t, &one.title).to_owned(),
        formula: legal::text(&t, &one.formula).to_owned(),
        indices: one.indices.join(", "),
        part: t.number(part.numerator),
        whole: t.number(part.denominator),
        rate: rate(&t, part),
    };
    let row = |one: &report::IndicatorRow| Row {
        unit: legal::unit_in_place(&t, law, &one.unit),
        rates: one.parts.iter().map(|part| rate(&t, part)).collect(),
    };
    IndicatorPage {
        lines: lines.map(line).collect(),
        rows: table.rows.iter().map(row).collect(),
        choices: Choices::of(&t, law, actor, &chosen),
        unit: legal::unit_in_place(&t, law, &chosen.unit),
        period: frame::period(&t, &chosen),
        csv: chosen.link(paths::INDICATORS_CSV, &[]),
        xlsx: chosen.link(paths::INDICATORS_XLSX, &[]),
        form,
        t,
    }
}

/// A rate in percent; a dash where the whole is 0.
fn rate(t: &PageContext, part: &Part) -> String {
    let rate = per_mille(part.numerator, part.denominator);
    rate.map_or_else(
        || "–".to_owned(),
        |rate| format!("{} %", t.decimal(rate, 1)),
    )
}

/// `GET /reports/indicators/csv`.
pub(super) async fn csv(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (chosen, table) = filed(&app, &actor, &t, asked).await?;
    let whole = legal::unit_in_place(&t, &app.law, &chosen.unit);
    let bytes = indicators_csv(&t, &app.law, &table, &whole);
    let bytes = bytes.map_err(|fault| Problem::fault(&fault))?;
    Ok(saved(
        "text/csv; charset=utf-8",
        &named(&chosen, "csv"),
        bytes,
    ))
}

/// `GET /reports/indicators/xlsx`.
pub(super) async fn xlsx(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (chosen, table) = filed(&app, &actor, &t, asked).await?;
    let whole = legal::unit_in_place(&t, &app.law, &chosen.unit);
    let bytes = indicators_xlsx(&t, &app.law, &table, &whole);
    let bytes = bytes.map_err(|fault| Problem::fault(&fault))?;
    Ok(saved(XLSX, &named(&chosen, "xlsx"), bytes))
}

async fn filed(
    app: &App,
    actor: &Actor,
    t: &PageContext,
    asked: Asked<ReportQuery>,
) -> Result<(Chosen, IndicatorTable), Problem> {
    let (chosen, typed) = Chosen::read(&app.law, actor, t.today(), asked.into_typed())?;
    if !typed.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let table = read(app, actor, &chosen).await?;
    Ok((chosen, table))
}

fn named(chosen: &Chosen, ending: &str) -> String {
    format!("indicators_{}_{}.{ending}", chosen.unit, chosen.period.text)
}
