//! `/responsibility/{unit}/rows`: what is behind a measure.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::Id;
use casework::access::acts;
use casework::report::{self, BehindMeasure, Measure, Named};
use law::Law;
use law::period::Period;

use super::label;
use super::paths::{self, UnitPath};
use super::period::{PeriodQuery, period};
use crate::app::App;
use crate::pages::report::{ThingLine, thing_line};
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::{At, Html, Kind, PageContext, Problem, SignedIn, legal};

/// Things on a page.
const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "pages/responsibility/rows.html")]
struct RowsPage {
    t: PageContext,
    unit: String,
    back: String,
    label: &'static str,
    formula: &'static str,
    period: String,
    lines: Vec<ThingLine>,
    pager: Pager,
}

/// Shows what is behind a measure, or behind its part.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(UnitPath { unit }): At<UnitPath>,
    t: PageContext,
    asked: Asked<PeriodQuery>,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::ReadResponsibility>()?;
    let mut typed = asked.into_typed();
    let of = period(&t, &app.law, &mut typed)?;
    let measure = Measure::parse(typed.value("measure")).filter(|_| typed.is_valid());
    let measure = measure.ok_or(Kind::NotFound)?;
    let part = typed.value("part") == "yes";
    let after: Option<Id> = match typed.value("after") {
        "" => None,
        place => Some(place.parse().map_err(|_| Kind::NotFound)?),
    };
    let (at, scope, code, wanted) = (app.setting(), actor.scope(), unit.clone(), of.clone());
    let found = app.store.read(move |tx| {
        let asked = BehindMeasure {
            unit: &code,
            measure,
            part,
            period: &wanted,
            after,
            limit: i64::try_from(ROWS + 1).unwrap_or(i64::MAX),
        };
        let things = report::behind_measure(tx, &at, &scope, &asked)?;
        report::named(tx, &scope, things)
    });
    let (named, chosen) = (found.await?, (measure, part, after));
    Ok(Html(page(t, &app.law, (&unit, &of), chosen, named)))
}

fn page(
    t: PageContext,
    law: &Law,
    (unit, of): (&str, &Period),
    (measure, part, after): (Measure, bool, Option<Id>),
    mut named: Vec<Named>,
) -> RowsPage {
    let is_more = named.len() > ROWS;
    named.truncate(ROWS);
    let link = |after: &str| paths::rows(unit, measure.as_str(), part, (of.from, of.to), after);
    let last = named.last().filter(|_| is_more);
    let lines = named
        .iter()
        .map(|one| thing_line(&t, law, one, t.number(one.thing.amount)));
    RowsPage {
        unit: legal::unit_in_place(&t, law, unit),
        back: paths::unit(unit, of.from, of.to),
        label: label::name(measure),
        formula: label::formula(measure),
        period: t.span(of.from, of.to),
        pager: Pager {
            first: after.map(|_| link("")),
            next: last.map(|one| link(&one.thing.subject.to_string())),
        },
        lines: lines.collect(),
        t,
    }
}
