//! `/cases/{id}/steps/{step}`: the step's own form, drawn from the law.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague, acts};
use casework::settlement::proposal::{self, Proposal};
use casework::settlement::{self, CaseDetails, Entry, Taking};
use casework::{Failure, Id, Refusal, Setting};
use jiff::civil::Date;
use law::procedure::Step;
use serde::Deserialize;
use store::Tx;
use words::t;

use super::entered::{self, DocketLine};
use super::form::{self, Beside, Drawing, Part, Shape};
use super::{names, paths};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::failure::field_fault;
use crate::web::form::{Asked, Drawn, Sent, day_of};
use crate::web::legal::Forbidden;
use crate::web::{Again, At, Field, Fields, Html, PageContext, Problem, Refused, SignedIn, legal};

/// The refusal of a stale edit.
const STALE: &str = "changed-meanwhile";

/// The address of a step.
#[derive(Deserialize)]
pub(super) struct StepPath {
    pub(super) id: Id,
    step: String,
}

/// The proposal after which the form is filled in, or the day of a step that was done before today.
pub(super) struct Proposed;

impl Fields for Proposed {
    const FIELDS: &'static [Field] = &[
        Field::line("proposal", t!("proposal-title"), 40),
        Field::line("on", t!("settlement-step-on"), 10),
    ];
}

/// What the form is drawn from, read in one transaction.
struct Found {
    details: CaseDetails,
    step: Step,
    colleagues: Vec<Colleague>,
    beside: Beside,
    docket: Vec<Entry>,
    names: BTreeMap<Id, String>,
    /// What forbids the step whatever is entered.
    blocks: Vec<law::procedure::Requirement>,
    /// Is it this person's to take?
    is_mine: bool,
    /// May he propose it to who takes it?
    may_propose: bool,
    /// The day on which all this is judged.
    on: Date,
}

#[derive(Template)]
#[template(path = "pages/settlement/step.html")]
pub(super) struct StepPage {
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
    /// Was it filled in by another text of the law than holds on its day?
    is_other_text: bool,
    /// Entries of the docket that came while the form was filled.
    news: Option<Vec<DocketLine>>,
    can_be_sent: bool,
    /// Where it is proposed, for who may not take it himself.
    propose: Option<String>,
    /// Who proposed what the form is filled in with.
    proposed_by: Option<String>,
}

/// Shows the form, filled in as it was proposed where the address names a proposal.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<StepPath>,
    t: PageContext,
    asked: Asked<Proposed>,
) -> Result<impl IntoResponse, Problem> {
    let asked_on = day_of(asked.value("on"));
    let found = find(&app, Arc::clone(&actor), path, asked_on).await?;
    let case = &found.details.case;
    under_seal(&app, &actor, case.sealed, Seen::Case(case.id)).await?;
    let proposal = proposed(&app, &actor, &found, asked.value("proposal")).await?;
    let on = proposal.as_ref().map_or(found.on, |(one, _)| one.on);
    let (drawn, parts) = draw(&t, &app, &found, on);
    let form = versioned(Drawn::empty(drawn).fill("on", on.to_string()), &found);
    let form = match &proposal {
        Some((one, _)) => form::as_proposed(form, &found.step, &one.fields),
        None => form::fill_people(form, &found.step, &found.details),
    };
    let mut shown = page(t, &app, &found, form, parts, Vec::new(), None);
    shown.proposed_by = proposal.map(|(_, by)| by);
    Ok(Html(shown))
}

/// The proposal of this step, with the name of who made it.
async fn proposed(
    app: &App,
    actor: &Actor,
    found: &Found,
    typed: &str,
) -> Result<Option<(Proposal, String)>, Problem> {
    let Ok(id) = typed.parse::<Id>() else {
        return Ok(None);
    };
    let unit = actor.unit.clone();
    let read = app.store.read(move |tx| {
        let one = proposal::one(tx, &unit, id)?;
        let names = access::names(tx, &[one.proposed_by])?;
        let name = names.get(&one.proposed_by).cloned();
        Ok::<_, Failure>((one, name.unwrap_or_default()))
    });
    let (one, name) = read.await?;
    let is_this = one.case == found.details.case.id && one.step == found.step.id;
    Ok(is_this.then_some((one, name)))
}

/// A form that fits its fields, with what it asks for.
pub(super) struct Ready {
    found: Found,
    form: Drawn,
    parts: Vec<Part>,
    pub(super) taking: Taking,
}

impl Ready {
    /// What the officer tells the head.
    pub(super) fn note(&self) -> String {
        self.form.value("note").to_owned()
    }
}

/// Reads a form; one that does not fit is shown again with what was typed.
pub(super) async fn read_form(
    app: &App,
    actor: &Arc<Actor>,
    t: &PageContext,
    path: StepPath,
    sent: Sent,
) -> Result<Result<Ready, Box<StepPage>>, Problem> {
    let step = path.step.clone();
    let on = day_of(sent.value("on"));
    let found = find(app, Arc::clone(actor), path, on).await?;
    let (drawn, mut parts) = draw(t, app, &found, on.unwrap_or(t.today()));
    if !sent.fits(&drawn) {
        let form = Drawn::kept(drawn, sent);
        let mut shown = page(t.clone(), app, &found, form, parts, Vec::new(), None);
        shown.is_other_text = true;
        return Ok(Err(Box::new(shown)));
    }
    let mut form = Drawn::filled(drawn, sent)?;
    if on.is_none() {
        form.refuse("on", t!("form-not-a-day"));
    }
    form::resolve_units(t, app, &mut form, &mut parts);
    form::ask_for_missing(&parts, &mut form);
    if !form.is_valid() {
        let shown = page(t.clone(), app, &found, form, parts, Vec::new(), None);
        return Ok(Err(Box::new(shown)));
    }
    let taking = Taking {
        step,
        on,
        fields: form::told(&found.step, &form),
        expected: form.value("version").parse().ok(),
    };
    Ok(Ok(Ready {
        found,
        form,
        parts,
        taking,
    }))
}

/// Goes on to an address when it was done, or shows the form again with what was typed and what stands against it.
pub(super) async fn answer(
    done: Result<String, Failure>,
    t: PageContext,
    app: &App,
    actor: Arc<Actor>,
    ready: Ready,
) -> Result<Response, Problem> {
    let Ready {
        found,
        mut form,
        parts,
        taking,
    } = ready;
    match done {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Again(page(t, app, &found, form, parts, Vec::new(), None)).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            let id = found.details.case.id;
            let (step, on) = (taking.step, taking.on);
            let now = find(app, actor, StepPath { id, step }, on).await?;
            Ok(refused(t, app, &now, form, parts, &refusal))
        }
        Err(other) => Err(other.into()),
    }
}

/// Takes the step, or shows the form again with what was typed and what stands against it.
pub(super) async fn take(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<StepPath>,
    t: PageContext,
    sent: Sent,
) -> Result<Response, Problem> {
    let id = path.id;
    let ready = match read_form(&app, &actor, &t, path, sent).await? {
        Ok(ready) => ready,
        Err(shown) => return Ok(Again(*shown).into_response()),
    };
    let settled = settle(&app, Arc::clone(&actor), id, ready.taking.clone()).await;
    let done = settled.map(|()| paths::case(id));
    answer(done, t, &app, actor, ready).await
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

async fn find(
    app: &App,
    actor: Arc<Actor>,
    path: StepPath,
    on: Option<Date>,
) -> Result<Found, Problem> {
    let at = app.setting();
    let work = move |tx: &mut Tx<'_>| read(tx, &at, &actor, &path, on);
    app.store.read(work).await.map_err(Problem::from)
}

/// What is known of the step on its day: today, or an earlier one that is not before the last step of the case.
fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    path: &StepPath,
    on: Option<Date>,
) -> Result<Found, Failure> {
    let details = settlement::details(tx, &actor.scope(), path.id)?;
    let case = &details.case;
    let today = at.now.today;
    let on = on.map_or(today, |on| on.max(case.last_on).min(today));
    let mut then = at.clone();
    then.now.today = on;
    let procedure = case.procedure(at)?;
    let outlook = settlement::outlook(tx, &then, actor, case)?;
    let now = outlook.steps.iter().find(|one| one.step.id == path.step);
    // A step of another state is shown too: what was typed into it must not be lost when the case moved on.
    let known = procedure
        .steps
        .iter()
        .rev()
        .filter(|step| step.id == path.step);
    let mut known = known.filter(|step| step.is_in_force(case.started_on, on));
    let step = now.map(|now| now.step).or_else(|| known.next());
    let docket = settlement::docket(tx, path.id)?;
    let officials = entered::officials(Some(procedure), &docket);
    Ok(Found {
        step: step.ok_or(Failure::NotFound)?.clone(),
        blocks: now.map_or_else(Vec::new, |now| {
            now.blocks.iter().map(|block| (*block).clone()).collect()
        }),
        is_mine: now.is_some_and(|now| now.is_mine),
        may_propose: now.is_some_and(|now| !now.is_mine)
            && actor.may::<acts::Propose>()
            && actor.unit == case.unit,
        colleagues: access::colleagues(tx, at.now, &case.unit)?,
        beside: Beside::read(tx, &details)?,
        names: access::names(tx, &officials)?,
        docket,
        details,
        on,
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
        beside: &found.beside,
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
    mut parts: Vec<Part>,
    mut forbidden: Vec<Forbidden>,
    news: Option<Vec<DocketLine>>,
) -> StepPage {
    let case = &found.details.case;
    form::show_filled(&mut parts, &form);
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
        can_be_sent: found.blocks.is_empty() && found.is_mine,
        propose: (found.blocks.is_empty() && found.may_propose)
            .then(|| format!("{}/propose", paths::step(case.id, &found.step.id))),
        proposed_by: None,
        is_other_text: false,
        form,
        parts,
        rare,
        is_rare_open,
        forbidden,
        news,
        t,
    }
}
