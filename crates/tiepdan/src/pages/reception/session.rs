//! One session: its place in the calendar, its visits, and what may be done with it next.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::reception::{self, Holding, Planned, Session, SessionRow, State as Stands, VisitRow};
use casework::supervision::{self, AssignmentRow};
use casework::{Failure, FieldError, Id, Setting};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::paths::SessionPath;
use super::visit::{self, Line};
use super::{label, paths};
use crate::app::App;
use crate::pages::supervision::lines::{self, Line as DirectiveLine};
use crate::pages::supervision::paths as led;
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
    title: String,
    unit: String,
    lines: Vec<Line>,
    receivers: Vec<Choice>,
    forbidden: Option<Forbidden>,
    action: String,
    desk: String,
    is_ours: bool,
    /// The acts that hold now: `announce`, `hold`, `end`, `miss`.
    acts: Vec<&'static str>,
    directives: Vec<DirectiveLine>,
    give: String,
}

impl SessionPage {
    fn may(&self, act: &str) -> bool {
        self.acts.contains(&act)
    }
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
    let found: Found = app
        .store
        .read(move |tx| {
            let (row, visits) = reception::session(tx, &scope, id)?;
            let directives = supervision::directives_of(tx, &scope, id)?;
            Ok::<_, Failure>((row, visits, directives))
        })
        .await?;
    let page = drawn(app, actor, t, form, found, forbidden);
    Ok(render(status, &page))
}

/// A session with its visits and what was concluded there.
type Found = (SessionRow, Vec<VisitRow>, Vec<AssignmentRow>);

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (row, visits, directives): Found,
    forbidden: Option<Forbidden>,
) -> SessionPage {
    let session = &row.session;
    let is_ours = session.unit == actor.unit;
    let (may_plan, may_receive) = (
        is_ours && actor.may::<acts::PlanReception>(),
        is_ours && actor.may::<acts::Receive>(),
    );
    let is_ahead = matches!(session.state, Stands::Planned | Stands::Announced);
    let has_come = session.on <= t.today();
    let acts = [
        ("announce", may_plan && session.state == Stands::Planned),
        ("hold", may_receive && is_ahead && has_come),
        ("end", may_receive && session.is_open()),
        ("miss", may_plan && is_ahead),
    ];
    let receivers = [
        ("head", t!("reception-by-head")),
        ("delegate", t!("reception-by-delegate")),
    ];
    let day = [("day", t.date_in_words(session.on).into())];
    SessionPage {
        title: t.say_with("reception-session-title", &day).into_owned(),
        unit: legal::unit_name(&t, &app.law, &session.unit),
        lines: visits.iter().map(|row| visit::line(&t, app, row)).collect(),
        receivers: if session.is_of_head() {
            label::said(&t, &receivers)
        } else {
            Vec::new()
        },
        action: paths::session(session.id),
        desk: paths::desk_at(session.id),
        acts: acts
            .into_iter()
            .filter_map(|(act, holds)| holds.then_some(act))
            .collect(),
        is_ours: may_receive,
        directives: directives
            .iter()
            .map(|row| lines::line(&t, app, row))
            .collect(),
        give: if is_ours && actor.may::<acts::Direct>() && session.state == Stands::Held {
            led::give("session", session.id)
        } else {
            String::new()
        },
        shown: shown(&t, app, row),
        forbidden,
        form,
        t,
    }
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
async fn done(app: &App, actor: &Arc<Actor>, id: Id, form: &mut Typed) -> Result<Id, Failure> {
    let asked = Asked::read(form);
    if !form.is_valid() {
        return Err(Failure::Invalid(Vec::new()));
    }
    let (at, actor) = (app.setting(), Arc::clone(actor));
    app.store
        .write(move |tx| asked.carry_out(tx, &at, &actor, id))
        .await
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    reason: String,
    ends_at: String,
    to: Option<Date>,
    holding: Holding,
}

impl Asked {
    fn read(form: &mut Typed) -> Self {
        let to = form.day("to");
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            reason: of("reason"),
            ends_at: of("ends_at"),
            to,
            holding: Holding {
                received_by: of("received_by"),
                host: of("host"),
                delegated_by: of("delegated_by"),
                attendees: of("attendees"),
                starts_at: of("starts_at"),
                ends_at: String::new(),
                expected: form.value("version").parse().ok(),
            },
        }
    }

    /// Does it; answers the session to go on with.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<Id, Failure> {
        let planning = || actor.permit::<acts::PlanReception>();
        let receiving = || actor.permit::<acts::Receive>();
        let (reason, expected) = (&self.reason, self.holding.expected);
        match self.act.as_str() {
            "hold" => reception::hold(tx, at, &receiving()?, id, &self.holding)?,
            "end" => reception::close(tx, at, &receiving()?, id, &self.ends_at, expected)?,
            "announce" => {
                reception::announce(tx, at, &planning()?, id, None, expected)?;
            }
            "miss" => reception::miss(tx, at, &planning()?, id, reason, expected)?,
            "move" => {
                let to = self
                    .to
                    .ok_or_else(|| FieldError::new("to", "field-missing"))?;
                return Ok(reception::put_off(tx, at, &planning()?, id, to, reason, expected)?.id);
            }
            _ => return Err(FieldError::new("do", "choice-unknown").into()),
        }
        Ok(id)
    }
}
