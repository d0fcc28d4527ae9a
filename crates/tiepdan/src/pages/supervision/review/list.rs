//! `/meetings`: the review meetings of a unit and those it reports to; the months that fell short of its own number.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::supervision::review::{self, Meeting, Month, Page, RawMeeting};
use casework::{Failure, FieldError};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::paths;
use super::label;
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;
/// Months that are shown.
const MONTHS: i64 = 12;

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("on", t!("review-field-on"), 10),
        Field::line("place", t!("review-field-place"), 300),
        Field::line("host", t!("review-field-host"), 300),
        Field::line("per_month", t!("review-field-per-month"), 2),
    ];
}

/// Where the list goes on.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("supervision-tabs"), 40)];
}

struct Line {
    href: String,
    on: Date,
    unit: String,
    host: String,
    place: String,
    stand: &'static str,
    tone: &'static str,
}

struct MonthLine {
    name: String,
    held: i64,
    wanted: Option<i64>,
    is_short: bool,
    is_kept: bool,
}

#[derive(Template)]
#[template(path = "pages/supervision/review/list.html")]
struct MeetingsPage {
    t: PageContext,
    form: Typed,
    lines: Vec<Line>,
    pager: Pager,
    months: Vec<MonthLine>,
    short: i64,
    rhythm: Option<i64>,
    may_hold: bool,
}

/// `GET /meetings`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let asked = asked.into_typed();
    let form = Typed::empty(ActForm::FIELDS)
        .fill("on", t.today().to_string())
        .fill("host", actor.name.clone());
    let after = asked.value("after").to_owned();
    page(&app, &actor, t, form, (&after, StatusCode::OK)).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (after, status): (&str, StatusCode),
) -> Result<Response, Problem> {
    let (at, scope, unit) = (app.setting(), actor.scope(), actor.unit.clone());
    let from = paths::place(after);
    let (found, months) = app
        .store
        .read(move |tx| {
            let page = review::list(tx, &scope, from, ROWS)?;
            Ok::<_, Failure>((page, review::months(tx, &at, &unit, MONTHS)?))
        })
        .await?;
    let may_hold = actor.may::<acts::HoldReview>();
    let page = drawn(app, t, form, (&found, &months), after, may_hold);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    t: PageContext,
    form: Typed,
    (found, months): (&Page, &[Month]),
    after: &str,
    may_hold: bool,
) -> MeetingsPage {
    let today = t.today();
    let month = |one: &Month| {
        let values = [
            ("month", i64::from(one.first.month()).into()),
            ("year", i64::from(one.first.year()).into()),
        ];
        MonthLine {
            name: t.say_with("review-month", &values).into_owned(),
            held: one.held,
            wanted: one.wanted,
            is_short: one.is_short(today),
            is_kept: one.wanted.is_some_and(|wanted| wanted <= one.held),
        }
    };
    let lines: Vec<MonthLine> = months.iter().map(month).collect();
    let short = lines.iter().filter(|line| line.is_short).count();
    MeetingsPage {
        lines: found.rows.iter().map(|row| line(&t, app, row)).collect(),
        pager: Pager {
            first: (!after.is_empty()).then(|| paths::meetings("")),
            next: found.next.map(|next| paths::meetings(&paths::key(next))),
        },
        short: i64::try_from(short).unwrap_or_default(),
        rhythm: months.first().and_then(|month| month.wanted),
        months: lines,
        may_hold,
        form,
        t,
    }
}

fn line(t: &PageContext, app: &App, one: &Meeting) -> Line {
    let (stand, tone) = label::stand(one.stand);
    Line {
        href: paths::meeting(one.id),
        on: one.on,
        unit: legal::unit_in_place(t, &app.law, &one.unit),
        host: one.host.clone(),
        place: one.place.clone(),
        stand,
        tone,
    }
}

/// `POST /meetings`: a meeting is called, or the number of meetings a month is set.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::HoldReview>()?;
    let on = form.day("on");
    let act = form.value("do").to_owned();
    let raw = RawMeeting {
        on,
        place: form.value("place").to_owned(),
        host: form.value("host").to_owned(),
    };
    let per_month = form.value("per_month").parse().unwrap_or(-1);
    let done = if form.is_valid() {
        let at = app.setting();
        let work = move |tx: &mut Tx<'_>| match act.as_str() {
            "call" => review::call(tx, &at, &permit, &raw).map(paths::meeting),
            "rhythm" => {
                review::set_rhythm(tx, &at, &permit, (at.now.today, per_month))?;
                Ok(paths::meetings(""))
            }
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        };
        app.store.write(work).await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    match done {
        Ok(there) => Ok(Redirect::to(&there).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&app, &actor, t, form.into_typed(), ("", status)).await
        }
        Err(failure) => Err(failure.into()),
    }
}
