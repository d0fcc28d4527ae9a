//! One of what needs two persons: answered by another, ended, reported on, with everything done under it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Permit, RequestRow, RequestStand, Scope, acts};
use casework::{Failure, Id, Setting};
use serde::Deserialize;
use store::Tx;
use words::t;

use super::label;
use crate::app::App;
use crate::pages::access::{Nothing, paths};
use crate::web::failure::field_fault;
use crate::web::{
    Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed, legal,
};

#[derive(Deserialize)]
pub(crate) struct RequestPath {
    id: Id,
}

/// What was done and why it was needed.
pub(crate) struct ReportForm;

impl Fields for ReportForm {
    const FIELDS: &'static [Field] = &[Field::text("report", t!("access-request-report"), 4000)];
}

/// What he who is looking may do.
struct May {
    answer: bool,
    end: bool,
    report: bool,
}

#[derive(Template)]
#[template(path = "pages/access/request/one.html")]
struct RequestPage {
    t: PageContext,
    form: Typed,
    what: String,
    stand: String,
    tone: &'static str,
    row: RequestRow,
    unit: String,
    asked: String,
    /// Who answered, and when.
    answered: Option<(String, String)>,
    ends: Option<String>,
    /// When, and what.
    deeds: Vec<(String, String)>,
    here: String,
    may: May,
}

/// Shows it, to administrators and to who supervises.
pub(crate) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RequestPath { id }): At<RequestPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::ReadTrail>()?;
    let form = Typed::empty(ReportForm::FIELDS);
    Ok(Html(page(t, &app, &actor, id, form).await?))
}

/// Grants it.
pub(crate) async fn grant(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RequestPath { id }): At<RequestPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    act(&app, &actor, id, move |tx, at, permit, scope| {
        access::answer(tx, at, permit, scope, id, true)
    })
    .await
}

/// Declines it.
pub(crate) async fn decline(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RequestPath { id }): At<RequestPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    act(&app, &actor, id, move |tx, at, permit, scope| {
        access::answer(tx, at, permit, scope, id, false)
    })
    .await
}

/// Ends an emergency.
pub(crate) async fn end(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RequestPath { id }): At<RequestPath>,
    _form: Form<Nothing>,
) -> Result<Redirect, Problem> {
    act(&app, &actor, id, move |tx, at, permit, scope| {
        access::end_emergency(tx, at, permit, scope, id)
    })
    .await
}

/// Keeps the report.
pub(crate) async fn report(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RequestPath { id }): At<RequestPath>,
    t: PageContext,
    mut form: Form<ReportForm>,
) -> Result<Response, Problem> {
    if let Some(text) = form.required("report") {
        let kept = tried(&app, &actor, move |tx, at, permit, scope| {
            access::report_emergency(tx, at, permit, scope, (id, &text))
        });
        match kept.await {
            Ok(()) => return Ok(Redirect::to(&paths::request(id)).into_response()),
            Err(Failure::Invalid(errors)) => {
                form.refuse_all(errors.into_iter().map(field_fault));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Again(page(t, &app, &actor, id, form.into_typed()).await?).into_response())
}

async fn act(
    app: &App,
    actor: &Actor,
    id: Id,
    work: impl FnMut(&mut Tx<'_>, &Setting, &Permit<acts::Administer>, &Scope) -> Result<(), Failure>
    + Send
    + 'static,
) -> Result<Redirect, Problem> {
    tried(app, actor, work).await?;
    Ok(Redirect::to(&paths::request(id)))
}

async fn tried(
    app: &App,
    actor: &Actor,
    mut work: impl FnMut(
        &mut Tx<'_>,
        &Setting,
        &Permit<acts::Administer>,
        &Scope,
    ) -> Result<(), Failure>
    + Send
    + 'static,
) -> Result<(), Failure> {
    let permit = actor.permit::<acts::Administer>()?;
    let (at, scope) = (app.setting(), actor.scope());
    app.store
        .write(move |tx| work(tx, &at, &permit, &scope))
        .await
}

/// The request with what was done under it.
async fn read(
    app: &App,
    actor: &Actor,
    id: Id,
) -> Result<(RequestRow, Vec<access::DeedRow>), Failure> {
    let (scope, now) = (actor.scope(), app.setting().now);
    app.store
        .read(move |tx| {
            let row = access::request(tx, &scope, now, id)?;
            let deeds = access::deeds(tx, &row)?;
            Ok((row, deeds))
        })
        .await
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    id: Id,
    form: Typed,
) -> Result<RequestPage, Problem> {
    let (row, deeds) = read(app, actor, id).await?;
    let moment = |at: i64| t.moment(app.clock.local(at));
    let (stand, tone) = label::stand(&row);
    let deed = |one: &access::DeedRow| {
        let key = format!("audit-event-{}", one.event.replace(['.', '_'], "-"));
        let what = if t.knows(&key) {
            t.say(&key).into_owned()
        } else {
            one.event.clone()
        };
        (moment(one.at), what)
    };
    let answered = row.answered_name.clone().zip(row.answered_at.map(moment));
    Ok(RequestPage {
        what: label::what(&t, &row),
        stand: t.say(stand).into_owned(),
        tone,
        unit: legal::unit_name(&t, &app.law, &row.unit),
        asked: moment(row.asked_at),
        answered,
        ends: row.ends_at.map(moment),
        deeds: deeds.iter().map(deed).collect(),
        here: paths::request(id),
        may: may(actor, &row),
        row,
        form,
        t,
    })
}

fn may(actor: &Actor, row: &RequestRow) -> May {
    let keeps = actor.may::<acts::Administer>();
    let is_another = actor.official != row.asked_by && actor.official != row.official;
    May {
        answer: keeps && is_another && row.stand == RequestStand::Asked,
        end: keeps && row.is_running,
        report: keeps && row.owes_report(),
    }
}
