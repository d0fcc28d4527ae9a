//! `/inspections/new`: an inspection is planned, or decided on at once.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::acts;
use casework::supervision::inspection::{self, Kind, Occasion, RawInspection, Topic};
use words::t;

use super::super::{paths, written};
use super::label;
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

/// The longest inspection in working days.
const LONGEST: i64 = 400;
/// Working days offered at first.
const USUAL_DAYS: &str = "30";

pub(super) struct PlanForm;

impl Fields for PlanForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("inspection-field-kind"), 20),
        Field::line("occasion", t!("inspection-field-occasion"), 20),
        Field::line("topic", t!("inspection-field-topic"), 20),
        Field::line("basis", t!("inspection-field-basis"), 300),
        Field::line("from", t!("inspection-field-from"), 10),
        Field::line("until", t!("inspection-field-until"), 10),
        Field::line("on", t!("inspection-field-on"), 10),
        Field::line("days", t!("inspection-field-days"), 4),
        Field::text("team", t!("inspection-field-team"), 4000),
        Field::text("units", t!("inspection-field-units"), 20_000),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/inspection/plan.html")]
struct PlanPage {
    t: PageContext,
    form: Typed,
    kinds: Vec<Choice>,
    occasions: Vec<Choice>,
    topics: Vec<Choice>,
}

/// `GET /inspections/new`.
pub(super) async fn ask(SignedIn(actor): SignedIn, t: PageContext) -> Result<Response, Problem> {
    actor.permit::<acts::Inspect>()?;
    let form = Typed::empty(PlanForm::FIELDS)
        .fill("on", t.today().to_string())
        .fill("days", USUAL_DAYS)
        .fill("team", actor.name.clone());
    Ok(page(t, form, StatusCode::OK))
}

fn page(t: PageContext, form: Typed, status: StatusCode) -> Response {
    let page = PlanPage {
        kinds: label::choices(&t, Kind::ALL, Kind::as_str, label::kind),
        occasions: label::choices(&t, Occasion::ALL, Occasion::as_str, label::occasion),
        topics: label::choices(&t, Topic::ALL, Topic::as_str, label::topic),
        form,
        t,
    };
    render(status, &page)
}

/// `POST /inspections/new`.
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PlanForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Inspect>()?;
    let raw = read(&app, &t, &mut form);
    let planned = if form.is_valid() {
        let at = app.setting();
        let work = move |tx: &mut store::Tx<'_>| {
            let entry = raw.clone().validate(&at).map_err(Failure::Invalid)?;
            inspection::plan(tx, &at, &permit, &entry)
        };
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    match planned {
        Ok(id) => Ok(Redirect::to(&paths::inspection(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(page(t, form.into_typed(), StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn read(app: &App, t: &PageContext, form: &mut Typed) -> RawInspection {
    let (from, until, on) = (form.day("from"), form.day("until"), form.day("on"));
    let days = form.number("days", 1..=LONGEST);
    let units = written::units(app, t, form, "units");
    let of = |name: &str| form.value(name).to_owned();
    RawInspection {
        kind: of("kind"),
        occasion: of("occasion"),
        topic: of("topic"),
        basis: of("basis"),
        from,
        until,
        on,
        days,
        team: of("team"),
        units,
    }
}
