//! `/cases/{id}/steps/{step}`: the step's own form, drawn from the law.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague};
use casework::settlement::{self, CaseDetails, Entry, Taking};
use casework::{Failure, Id, Refusal, Setting};
use jiff::civil::Date;
use law::procedure::Step;
use serde::Deserialize;
use store::Tx;
use words::t;

use super::entered::{self, DocketLine};
use super::fields::{self, Drawing, Part, Shape};
use super::{names, paths};
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::form::{Drawn, Sent, day_of};
use crate::web::legal::Forbidden;
use crate::web::{Again, At, Html, PageContext, Problem, Refused, SignedIn, legal};

/// The refusal of a stale edit.
const STALE: &str = "changed-meanwhile";

/// The address of a step.
#[derive(Deserialize)]
pub(super) struct StepPath {
    id: Id,
    step: String,
}

/// What the form is drawn from, read in one transaction.
struct Found {
    details: CaseDetails,
    step: Step,
    colleagues: Vec<Colleague>,
    docket: Vec<Entry>,
    names: BTreeMap<Id, String>,
    /// What forbids the step whatever is entered.
    blocks: Vec<law::procedure::Requirement>,
}

#[derive(Template)]
#[template(path = "pages/settlement/step.html")]
struct StepPage {
    t: PageContext,
    number: String,
    about: String,
    back: String,
    title: String,
    article: String,
    state: String,
    tone: &'static str,
    form: Drawn,
    parts: Vec<Part>,
    rare: Vec<Part>,
    is_rare_open: bool,
    earliest: Date,
    /// What stands against it: from the law, before or after it was sent.
    forbidden: Vec<Forbidden>,
    /// Entries of the docket that came while the form was filled.
    news: Option<Vec<DocketLine>>,
    can_be_sent: bool,
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<StepPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let found = find(&app, actor, path).await?;
    let (drawn, parts) = draw(&t, &app, &found, t.today());
    let form = versioned(
        Drawn::empty(drawn).fill("on", t.today().to_string()),
        &found,
    );
    Ok(Html(page(t, &app, &found, form, parts, Vec::new(), None)))
}

/// Takes the step, or shows the form again with what was typed and what stands against it.
pub(super) async fn take(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<StepPath>,
    t: PageContext,
    sent: Sent,
) -> Result<Response, Problem> {
    let (id, again) = (path.id, path.step.clone());
    let found = find(&app, Arc::clone(&actor), path).await?;
    let on = day_of(sent.value("on"));
    let (drawn, mut parts) = draw(&t, &app, &found, on.unwrap_or(t.today()));
    let mut form = Drawn::filled(drawn, sent)?;
    if on.is_none() {
        form.refuse("on", t!("form-not-a-day"));
    }
    fields::resolve_units(&t, &app, &mut form, &mut parts);
    fields::ask_for_missing(&parts, &mut form);
    if !form.is_valid() {
        return Ok(Again(page(t, &app, &found, form, parts, Vec::new(), None)).into_response());
    }
    let taking = Taking {
        step: again.clone(),
        on,
        fields: fields::told(&found.step, &form),
        expected: form.value("version").parse().ok(),
    };
    match settle(&app, Arc::clone(&actor), id, taking).await {
        Ok(()) => Ok(Redirect::to(&paths::case(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Again(page(t, &app, &found, form, parts, Vec::new(), None)).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            let path = StepPath { id, step: again };
            let now = find(&app, actor, path).await?;
            Ok(refused(t, &app, &now, form, parts, &refusal))
        }
        Err(other) => Err(other.into()),
    }
}

async fn settle(app: &App, actor: Arc<Actor>, id: Id, taking: Taking) -> Result<(), Failure> {
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| settlement::take(tx, &at, &actor, id, &taking).map(drop);
    app.store.write(work).await
}

/// The same form as the case stands now: what changed since, what forbids it, and all that was typed.
fn refused(
    t: PageContext,
    app: &App,
    found: &Found,
    mut form: Drawn,
    parts: Vec<Part>,
    refusal: &Refusal,
) -> Response {
    if refusal.code != STALE {
        let said = vec![legal::forbidden(&t, &app.law, refusal)];
        return Refused(page(t, app, found, form, parts, said, None)).into_response();
    }
    let seen: i64 = form.value("seen").parse().unwrap_or(0);
    let since: Vec<Entry> = found
        .docket
        .iter()
        .filter(|entry| entry.seq > seen)
        .cloned()
        .collect();
    let procedure = app.law.procedures.get(&found.details.case.procedure);
    let news = entered::docket(&t, app, procedure, &since, &found.names);
    form.replace("version", found.details.case.version.to_string());
    form.replace("seen", found.details.case.docket_length.to_string());
    Refused(page(t, app, found, form, parts, Vec::new(), Some(news))).into_response()
}

async fn find(app: &App, actor: Arc<Actor>, path: StepPath) -> Result<Found, Problem> {
    let at = app.setting();
    let found = app.store.read(move |tx| read(tx, &at, &actor, &path)).await;
    found.map_err(Problem::from)
}

fn read(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, path: &StepPath) -> Result<Found, Failure> {
    let details = settlement::details(tx, &actor.scope(), path.id)?;
    let case = &details.case;
    let procedure = case.procedure(at)?;
    let outlook = settlement::outlook(tx, at, actor, case)?;
    let now = outlook.steps.iter().find(|one| one.step.id == path.step);
    // A step of another state is shown too: what was typed into it must not be lost when the case moved on.
    let known = procedure
        .steps
        .iter()
        .rev()
        .filter(|step| step.id == path.step);
    let mut known = known.filter(|step| step.is_in_force(case.started_on, at.now.today));
    let step = now.map(|now| now.step).or_else(|| known.next());
    let docket = settlement::docket(tx, path.id)?;
    let officials = entered::officials(Some(procedure), &docket);
    Ok(Found {
        step: step.ok_or(Failure::NotFound)?.clone(),
        blocks: now.map_or_else(Vec::new, |now| {
            now.blocks.iter().map(|block| (*block).clone()).collect()
        }),
        colleagues: access::colleagues(tx, at.now, &case.unit)?,
        names: access::names(tx, &officials)?,
        docket,
        details,
    })
}

fn draw(
    t: &PageContext,
    app: &App,
    found: &Found,
    on: Date,
) -> (Vec<crate::web::form::DrawnField>, Vec<Part>) {
    let drawing = Drawing {
        t,
        app,
        step: &found.step,
        details: &found.details,
        colleagues: &found.colleagues,
        on,
    };
    drawing.draw()
}

fn versioned(form: Drawn, found: &Found) -> Drawn {
    let case = &found.details.case;
    form.fill("version", case.version.to_string())
        .fill("seen", case.docket_length.to_string())
}

fn page(
    t: PageContext,
    app: &App,
    found: &Found,
    form: Drawn,
    parts: Vec<Part>,
    mut forbidden: Vec<Forbidden>,
    news: Option<Vec<DocketLine>>,
) -> StepPage {
    let case = &found.details.case;
    if forbidden.is_empty() {
        forbidden = found
            .blocks
            .iter()
            .map(|block| Forbidden {
                sentence: legal::text(&t, &block.refusal).to_owned(),
                article: legal::article(&t, &app.law, &block.article),
            })
            .collect();
    }
    let (rare, parts): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.is_rare);
    let is_rare_open = rare
        .iter()
        .any(|part| !form.value(&part.name).is_empty() || form.fault(&part.name).is_some());
    StepPage {
        number: names::number(case.number, case.year),
        about: case.title.clone(),
        back: paths::case(case.id),
        title: legal::text(&t, &found.step.title).to_owned(),
        article: legal::article(&t, &app.law, &found.step.article),
        state: names::state(&t, &app.law, case),
        tone: names::tone(case.phase),
        earliest: case.last_on,
        can_be_sent: found.blocks.is_empty(),
        form,
        parts,
        rare,
        is_rare_open,
        forbidden,
        news,
        t,
    }
}
