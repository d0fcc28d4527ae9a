//! The head's calendar of a month and his duty in it, with those of the heads below.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::{self, HeadDuty, Month, RawSession, SessionFilter, SessionRow};
use casework::report::neglected_sums;
use casework::{Failure, Setting};
use store::Tx;
use words::t;

use super::day::{Day, DayView};
use super::session::{self, Shown};
use super::{label, month, paths};
use crate::app::App;
use crate::pages::responsibility;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::listing::{Pager, address};
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Units of a page.
const UNITS: i64 = 50;
/// Sessions of a month.
const SESSIONS: i64 = 200;

pub(super) struct DutyQuery;

impl Fields for DutyQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("month", t!("reception-field-month"), 7),
        Field::line("after", t!("petition-queue-after"), 60),
    ];
}

pub(super) struct PlanForm;

impl Fields for PlanForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("reception-field-kind"), 20),
        Field::line("on", t!("reception-column-day"), 10),
        Field::line("starts_at", t!("reception-field-starts"), 5),
        Field::line("ends_at", t!("reception-field-ends"), 5),
        Field::line("place", t!("reception-field-place"), 300),
        Field::line("host", t!("reception-field-host"), 300),
        Field::line("form", t!("reception-field-form"), 20),
        Field::line("online_ground", t!("reception-field-online-ground"), 30),
        Field::line("content", t!("reception-field-content"), 2000),
        Field::line("attendees", t!("reception-field-attendees"), 2000),
        Field::line("announce", t!("reception-field-announce"), 3),
    ];
}

/// A head's duty, as it is shown.
struct Duty {
    unit: String,
    head: String,
    article: String,
    tone: &'static str,
    verdict: &'static str,
    days: HeadDuty,
}

#[derive(Template)]
#[template(path = "pages/reception/duty.html")]
struct DutyPage {
    t: PageContext,
    form: Typed,
    month: String,
    before: String,
    after: String,
    own: Option<Duty>,
    day: Option<DayView>,
    others: Vec<Duty>,
    pager: Pager,
    sessions: Vec<Shown>,
    neglected: i64,
    neglected_href: String,
    kinds: Vec<Choice>,
    forms: Vec<Choice>,
    grounds: Vec<Choice>,
    may_plan: bool,
    may_direct: bool,
    forbidden: Option<Forbidden>,
}

/// `GET /duty?month=2026-08`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<DutyQuery>,
) -> Result<Response, Problem> {
    let month = month::asked(asked.value("month"), t.today());
    let form = Typed::empty(PlanForm::FIELDS)
        .fill("kind", "periodic")
        .fill("form", "direct")
        .fill("announce", "yes");
    let after = asked.value("after").to_owned();
    page(&app, &actor, t, form, (month, after), None, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (asked, after): (Month, String),
    forbidden: Option<Forbidden>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (at, who, from) = (app.setting(), actor.clone(), after.clone());
    let work = move |tx: &mut Tx<'_>| found(tx, &at, &who, (asked, &from));
    let found = app.store.read(work).await?;
    let is_first_page = after.is_empty();
    let mut page = drawn(app, actor, t, form, found, (asked, is_first_page));
    page.forbidden = forbidden;
    Ok(render(status, &page))
}

/// Reads the month of a head and of those below him.
fn found(
    tx: &mut Tx<'_>,
    at: &Setting,
    who: &Actor,
    (asked, after): (Month, &str),
) -> Result<Found, Failure> {
    let (scope, unit) = (who.scope(), who.unit.clone());
    let filter = SessionFilter {
        unit: Some(unit.clone()),
        register: None,
        from: asked.first(),
        until: asked.last(),
        after: None,
        limit: SESSIONS,
    };
    let own = reception::duties(tx, at, &scope, Some(&unit), asked, "", 1)?.0;
    let (others, next) = if scope.reaches_below() {
        reception::duties(tx, at, &scope, None, asked, after, UNITS)?
    } else {
        (Vec::new(), None)
    };
    Ok(Found {
        own: own.into_iter().next(),
        others,
        next,
        sessions: reception::sessions(tx, &scope, &filter)?.rows,
        day: Day::read(tx, at, who)?,
        neglected: neglected_sums(tx, at, &scope.own())?.iter().sum(),
    })
}

/// What is read for the page, in one transaction.
struct Found {
    own: Option<HeadDuty>,
    others: Vec<HeadDuty>,
    next: Option<String>,
    day: Option<Day>,
    sessions: Vec<SessionRow>,
    neglected: i64,
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    found: Found,
    (asked, is_first_page): (Month, bool),
) -> DutyPage {
    let law = &app.law;
    let month = month::name(asked);
    let (before, later) = month::around(asked);
    let to = |after: &str| address(paths::DUTY, &[("month", &month), ("after", after)]);
    let others = found
        .others
        .into_iter()
        .filter(|duty| duty.unit != actor.unit);
    let on = t.today();
    DutyPage {
        before: paths::duty(&month::name(before)),
        after: paths::duty(&month::name(later)),
        own: found.own.map(|duty| told(&t, app, duty)),
        day: found.day.map(|day| day.shown(&t, app)),
        others: others.map(|duty| told(&t, app, duty)).collect(),
        pager: Pager {
            first: (!is_first_page).then(|| to("")),
            next: found.next.map(|after| to(&after)),
        },
        sessions: found
            .sessions
            .into_iter()
            .map(|row| session::shown(&t, app, row))
            .collect(),
        neglected: found.neglected,
        neglected_href: responsibility::paths::neglected(&actor.unit, None),
        kinds: label::said(
            &t,
            &[
                ("periodic", t!("reception-kind-periodic")),
                ("unscheduled", t!("reception-kind-unscheduled")),
                ("regular", t!("reception-kind-regular")),
            ],
        ),
        forms: label::choices(&t, law, label::FORMS, on),
        grounds: label::choices(&t, law, label::ONLINE, on),
        may_plan: actor.may::<acts::PlanReception>(),
        may_direct: actor.may::<acts::Direct>(),
        month: month::said(&t, asked),
        forbidden: None,
        form,
        t,
    }
}

fn told(t: &PageContext, app: &App, duty: HeadDuty) -> Duty {
    let (tone, verdict) = if duty.is_met() {
        ("good", t!("reception-duty-met"))
    } else if duty.fulfilled + duty.planned >= duty.owed {
        ("info", t!("reception-duty-ahead"))
    } else {
        ("bad", t!("reception-duty-short"))
    };
    Duty {
        unit: legal::unit_in_place(t, &app.law, &duty.unit),
        head: legal::text(t, &duty.head).to_owned(),
        article: legal::text(t, &duty.article).to_owned(),
        tone,
        verdict,
        days: duty,
    }
}

fn read(t: &PageContext, form: &mut Typed) -> RawSession {
    form.required("on");
    let on = form.day("on");
    let of = |name: &str| form.value(name).to_owned();
    RawSession {
        kind: of("kind"),
        form: of("form"),
        online_ground: of("online_ground"),
        host: of("host"),
        on,
        place: of("place"),
        content: of("content"),
        attendees: of("attendees"),
        announced_on: (of("announce") == "yes").then(|| t.today()),
        starts_at: of("starts_at"),
        ends_at: of("ends_at"),
        ..RawSession::default()
    }
}

/// `POST /duty`: a session is put into the calendar.
pub(super) async fn plan(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PlanForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::PlanReception>()?;
    let raw = read(&t, &mut form);
    let on = raw.on;
    let at = app.setting();
    let planned = if form.is_valid() {
        match raw.validate(&at) {
            Ok(plan) => {
                app.store
                    .write(move |tx| reception::plan(tx, &at, &permit, &plan))
                    .await
            }
            Err(errors) => Err(Failure::Invalid(errors)),
        }
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    let forbidden = match planned {
        Ok(planned) => return Ok(Redirect::to(&paths::session(planned.id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            None
        }
        Err(Failure::Refused(refusal)) => Some(legal::forbidden(&t, &app.law, &refusal)),
        Err(failure) => return Err(failure.into()),
    };
    let asked = (Month::of(on.unwrap_or(t.today())), String::new());
    let (form, status) = (form.into_typed(), StatusCode::UNPROCESSABLE_ENTITY);
    page(&app, &actor, t, form, asked, forbidden, status).await
}
