//! `/responsibility/{unit}`: what a unit and its head did in a period, with the formula of each measure.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{Scope, acts};
use casework::report::{self, Measure, Measured};
use casework::{Failure, Setting};
use law::period::Period;
use store::Tx;

use super::label;
use super::neglected::{Line as Neglected, line as neglected_line};
use super::paths::{self, UnitPath};
use super::period::{PeriodQuery, period};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::view::render;
use crate::web::{At, PageContext, Problem, SignedIn, Typed, legal};

/// Petitions that are shown here; the rest stand in their list.
const FIRST: i64 = 10;

/// A measure.
struct Line {
    name: &'static str,
    formula: &'static str,
    share: String,
    part: String,
    part_href: String,
    whole: String,
    whole_href: String,
    middle: String,
    is_hidden: bool,
}

#[derive(Template)]
#[template(path = "pages/responsibility/unit.html")]
struct UnitPage {
    t: PageContext,
    form: Typed,
    here: String,
    unit: String,
    head: String,
    period: String,
    lines: Vec<Line>,
    warned: String,
    neglected: Vec<Neglected>,
    neglected_href: String,
}

/// `GET /responsibility/{unit}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { unit }): At<UnitPath>,
    t: PageContext,
    asked: Asked<PeriodQuery>,
) -> Result<Response, Problem> {
    actor.permit::<acts::ReadResponsibility>()?;
    let mut form = asked.into_typed();
    let of = period(&t, &app.law, &mut form)?;
    let (at, scope, code, wanted) = (app.setting(), actor.scope(), unit.clone(), of.clone());
    let found = app
        .store
        .read(move |tx| read(tx, &at, &scope, (&code, &wanted)));
    let found = found.await?;
    let status = if form.is_valid() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok(render(status, &page(t, &app, (&unit, &of), form, &found)))
}

type Found = (report::Responsibility, report::NeglectedPage);

fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    (unit, period): (&str, &Period),
) -> Result<Found, Failure> {
    let found = report::responsibility(tx, at, scope, unit, period)?;
    let neglected = report::neglected(tx, at, scope, Some(unit), None, FIRST)?;
    Ok((found, neglected))
}

fn page(
    t: PageContext,
    app: &App,
    (unit, period): (&str, &Period),
    form: Typed,
    (found, neglected): &Found,
) -> UnitPage {
    let entry = app.law.units.get(unit);
    let head = entry.and_then(|entry| entry.head_title);
    let line = |measured: &Measured| line(&t, unit, period, measured);
    UnitPage {
        here: format!("{}/{unit}", paths::LIST),
        unit: legal::unit_in_place(&t, &app.law, unit),
        head: head.map_or_else(String::new, |head| legal::text(&t, &head).to_owned()),
        period: t.span(period.from, period.to),
        lines: found.measures.iter().map(line).collect(),
        warned: legal::article(&t, &app.law, &app.law.supervision.neglect.article),
        neglected: neglected
            .rows
            .iter()
            .map(|row| neglected_line(&t, &app.law, row))
            .collect(),
        neglected_href: paths::neglected(unit, None),
        form,
        t,
    }
}

fn line(t: &PageContext, unit: &str, period: &Period, measured: &Measured) -> Line {
    let ratio = measured.ratio.unwrap_or_default();
    let name = measured.measure.as_str();
    let opens = measured.measure != Measure::Satisfaction;
    let rows = |part, value: i64| match value {
        0 => String::new(),
        _ if !opens => String::new(),
        _ => paths::rows(unit, name, part, (period.from, period.to), ""),
    };
    Line {
        name: label::name(measured.measure),
        formula: label::formula(measured.measure),
        share: label::share(t, measured),
        part: t.number(ratio.part),
        part_href: rows(true, ratio.part),
        whole: t.number(ratio.whole),
        whole_href: rows(false, ratio.whole),
        middle: label::middle(t, measured),
        is_hidden: measured.ratio.is_none(),
    }
}
