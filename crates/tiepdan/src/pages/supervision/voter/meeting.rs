//! `/voter-meetings/new`, `/voter-meetings/{id}`: a meeting of deputies with voters and what was said there.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::supervision::voter::{self, MeetingKind, RawVoterMeeting, VoterMeeting};
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::course::choices;
use super::super::paths::RowPath;
use super::list::{Line, line};
use super::{keeps, label, paths};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed};

pub(super) struct MeetForm;

impl Fields for MeetForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("voter-field-kind"), 20),
        Field::line("on", t!("voter-field-met-on"), 10),
        Field::line("place", t!("voter-field-place"), 300),
        Field::line("district", t!("voter-field-district"), 300),
        Field::text("deputies", t!("voter-field-deputies"), 4000),
        Field::line("voters", t!("voter-field-voters"), 6),
    ];
}

#[derive(Template)]
#[template(path = "pages/supervision/voter/meet.html")]
struct MeetPage {
    t: PageContext,
    form: Typed,
    kinds: Vec<Choice>,
    forbidden: Option<Forbidden>,
}

#[derive(Template)]
#[template(path = "pages/supervision/voter/meeting.html")]
struct MeetingPage {
    t: PageContext,
    one: VoterMeeting,
    kind: &'static str,
    deputies: Vec<String>,
    lines: Vec<Line>,
    take_down: Option<String>,
}

/// `GET /voter-meetings/new`.
pub(super) async fn ask(SignedIn(actor): SignedIn, t: PageContext) -> Result<Response, Problem> {
    actor.permit::<acts::KeepVoters>()?;
    let form = Typed::empty(MeetForm::FIELDS).fill("on", t.today().to_string());
    Ok(page(t, form, None, StatusCode::OK))
}

fn page(t: PageContext, form: Typed, forbidden: Option<Forbidden>, status: StatusCode) -> Response {
    let page = MeetPage {
        kinds: choices(&t, MeetingKind::ALL, MeetingKind::as_str, label::kind),
        form,
        forbidden,
        t,
    };
    render(status, &page)
}

/// `POST /voter-meetings/new`.
pub(super) async fn meet(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<MeetForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::KeepVoters>()?;
    let on = form.day("on");
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawVoterMeeting {
        kind: of("kind"),
        on,
        place: of("place"),
        district: of("district"),
        deputies: of("deputies"),
        voters: form.value("voters").parse().ok(),
    };
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| voter::meet(tx, &at, &permit, &raw);
    match carried(&app, &t, &mut form, work).await? {
        Ok(id) => Ok(Redirect::to(&paths::meeting(id)).into_response()),
        Err((forbidden, status)) => Ok(page(t, form.into_typed(), forbidden, status)),
    }
}

/// `GET /voter-meetings/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| voter::meeting(tx, &scope, id))
        .await?;
    let one = found.meeting;
    let is_own = one.unit == actor.unit && keeps(&app, &actor);
    Ok(Html(MeetingPage {
        kind: label::kind(one.kind),
        deputies: one.deputies.lines().map(str::to_owned).collect(),
        lines: found
            .petitions
            .iter()
            .map(|row| line(&t, &app, row))
            .collect(),
        take_down: is_own.then(|| paths::new_petition(one.id)),
        one,
        t,
    }))
}
