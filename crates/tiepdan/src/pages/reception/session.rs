//! One session: its place in the calendar, its visits, and what may be done with it next.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::{self, Holding, Planned, Session, SessionRow, State as Stands, VisitRow};
use casework::{Failure, FieldError, Id};
use words::t;

use super::paths::SessionPath;
use super::visit::{self, Line};
use super::{label, paths};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct SessionForm;

impl Fields for SessionForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("reception-session"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("received_by", t!("reception-field-received-by"), 20),
        Field::line("host", t!("reception-field-host"), 300),
        Field::line("delegated_by", t!("reception-field-delegated-by"), 300),
        Field::text("attendees", t!("reception-field-attendees"), 2000),
        Field::line("starts_at", t!("reception-field-starts"), 5),
        Field::line("ends_at", t!("reception-field-ends"), 5),
        Field::line("to", t!("reception-field-moved-to"), 10),
        Field::line("reason", t!("reception-field-reason"), 2000),
    ];
}

/// A session as pages show it.
pub(super) struct Shown {
    pub(super) href: String,
    pub(super) session: Session,
    pub(super) kind: &'static str,
    pub(super) receiver: &'static str,
    pub(super) state: &'static str,
    pub(super) tone: &'static str,
    pub(super) form: String,
    pub(super) visits: i64,
    pub(super) planned: Planned,
}

/// A session as pages show it.
pub(super) fn shown(t: &PageContext, app: &App, row: SessionRow) -> Shown {
    let session = row.session;
    let (state, tone) = label::state(session.state);
    Shown {
        href: paths::session(session.id),
        kind: label::kind(session.kind),
        receiver: label::receiver(session.received_by),
        state,
        tone,
        form: label::entry(t, &app.law, label::FORMS, &session.form, session.on),
        visits: row.visits,
        planned: reception::timeliness(&app.setting(), &session),
        session,
    }
}

#[derive(Template)]
#[template(path = "pages/reception/session.html")]
struct SessionPage {
    t: PageContext,
    form: Typed,
    shown: Shown,
    unit: String,
    lines: Vec<Line>,
    receivers: Vec<Choice>,
    forbidden: Option<Forbidden>,
    action: String,
    desk: String,
    is_ours: bool,
    may_announce: bool,
    may_hold: bool,
    may_end: bool,
    may_miss: bool,
}

/// `GET /sessions/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<SessionPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(SessionForm::FIELDS);
    page(&app, &actor, t, form, path.id, None, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    id: Id,
    forbidden: Option<Forbidden>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let (row, visits): (SessionRow, Vec<VisitRow>) = app
        .store
        .read(move |tx| reception::session(tx, &scope, id))
        .await?;
    let session = &row.session;
    let is_ours = session.unit == actor.unit;
    let (may_plan, may_receive) = (
        is_ours && actor.may::<acts::PlanReception>(),
        is_ours && actor.may::<acts::Receive>(),
    );
    let is_ahead = matches!(session.state, Stands::Planned | Stands::Announced);
    let has_come = session.on <= t.today();
    let receivers = [
        ("head", t!("reception-by-head")),
        ("delegate", t!("reception-by-delegate")),
    ];
    let page = SessionPage {
        unit: legal::unit_name(&t, &app.law, &session.unit),
        lines: visits.iter().map(|row| visit::line(&t, app, row)).collect(),
        receivers: if session.is_of_head() {
            label::said(&t, &receivers)
        } else {
            Vec::new()
        },
        action: paths::session(id),
        desk: paths::desk_at(id),
        may_announce: may_plan && session.state == Stands::Planned,
        may_hold: may_receive && is_ahead && has_come,
        may_end: may_receive && session.is_open(),
        may_miss: may_plan && is_ahead,
        is_ours: may_receive,
        shown: shown(&t, app, row),
        forbidden,
        form,
        t,
    };
    Ok(render(status, &page))
}

/// `POST /sessions/{id}`: announced, opened, ended, put off, missed.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<SessionPath>,
    t: PageContext,
    mut form: Form<SessionForm>,
) -> Result<Response, Problem> {
    let done = done(&app, &actor, path.id, &mut form).await;
    let forbidden = match done {
        Ok(to) => return Ok(Redirect::to(&paths::session(to)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            None
        }
        Err(Failure::Refused(refusal)) => Some(legal::forbidden(&t, &app.law, &refusal)),
        Err(failure) => return Err(failure.into()),
    };
    let (form, status) = (form.into_typed(), StatusCode::UNPROCESSABLE_ENTITY);
    page(&app, &actor, t, form, path.id, forbidden, status).await
}

/// Does what the button says; answers the session to go on with.
async fn done(app: &App, actor: &Actor, id: Id, form: &mut Typed) -> Result<Id, Failure> {
    let at = app.setting();
    let of = |name: &str| form.value(name).to_owned();
    let expected = form.value("version").parse().ok();
    let (act, reason, ends_at) = (of("do"), of("reason"), of("ends_at"));
    let holding = Holding {
        received_by: of("received_by"),
        host: of("host"),
        delegated_by: of("delegated_by"),
        attendees: of("attendees"),
        starts_at: of("starts_at"),
        ends_at: String::new(),
        expected,
    };
    let to = form.day("to");
    if !form.is_valid() {
        return Err(Failure::Invalid(Vec::new()));
    }
    match act.as_str() {
        "hold" => {
            let permit = actor.permit::<acts::Receive>()?;
            app.store
                .write(move |tx| reception::hold(tx, &at, &permit, id, &holding))
                .await?;
        }
        "end" => {
            let permit = actor.permit::<acts::Receive>()?;
            app.store
                .write(move |tx| reception::close(tx, &at, &permit, id, &ends_at, expected))
                .await?;
        }
        "announce" => {
            let permit = actor.permit::<acts::PlanReception>()?;
            app.store
                .write(move |tx| reception::announce(tx, &at, &permit, id, None, expected))
                .await?;
        }
        "miss" => {
            let permit = actor.permit::<acts::PlanReception>()?;
            app.store
                .write(move |tx| reception::miss(tx, &at, &permit, id, &reason, expected))
                .await?;
        }
        "move" => {
            let permit = actor.permit::<acts::PlanReception>()?;
            let to = to.ok_or_else(|| FieldError::new("to", "field-missing"))?;
            let next = app
                .store
                .write(move |tx| reception::put_off(tx, &at, &permit, id, to, &reason, expected))
                .await?;
            return Ok(next.id);
        }
        _ => return Err(FieldError::new("do", "choice-unknown").into()),
    }
    Ok(id)
}
