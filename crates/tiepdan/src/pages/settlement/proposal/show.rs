//! `/proposals/{id}`: what was proposed, with what it says and what may be done with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::access::{self, Actor, acts};
use casework::settlement::proposal::{self, Proposal};
use casework::settlement::{self, CaseDetails};
use casework::{Failure, Id, Setting};
use store::Tx;

use super::answer::AnswerForm;
use super::lines::{ProposalLine, filled, line};
use super::paths::{self, ProposalPath};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::pages::settlement::{names, paths as cases};
use crate::web::view::render;
use crate::web::{At, Fields, PageContext, Problem, SignedIn, Typed};

/// What the page is made of.
pub(super) struct Found {
    proposal: Proposal,
    details: CaseDetails,
    names: BTreeMap<Id, String>,
    /// Is the step lawful now and this person's to take?
    is_mine: bool,
}

#[derive(Template)]
#[template(path = "pages/settlement/proposal/show.html")]
struct ProposalPage {
    t: PageContext,
    form: Typed,
    number: String,
    about: String,
    back: String,
    here: String,
    line: ProposalLine,
    on: String,
    note: String,
    checked_by: String,
    ended_by: String,
    fields: Vec<(String, String)>,
    /// The step, filled in, for who takes it.
    take: Option<String>,
    may_check: bool,
    may_return: bool,
    may_withdraw: bool,
}

/// `GET`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<ProposalPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path).await?;
    let case = &found.details.case;
    under_seal(&app, &actor, case.sealed, Seen::Case(case.id)).await?;
    let form = Typed::empty(AnswerForm::FIELDS);
    Ok(page(t, &app, &actor, &found, form, StatusCode::OK))
}

/// The proposal, for whoever may see its case.
pub(super) async fn find(app: &App, actor: &Actor, path: ProposalPath) -> Result<Found, Problem> {
    let (at, actor) = (app.setting(), actor.clone());
    let found = app.store.read(move |tx| read(tx, &at, &actor, path)).await;
    found.map_err(Problem::from)
}

fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    path: ProposalPath,
) -> Result<Found, Failure> {
    let proposal = proposal::one(tx, &actor.unit, path.proposal)?;
    let details = settlement::details(tx, &actor.scope(), proposal.case)?;
    let outlook = settlement::outlook(tx, at, actor, &details.case)?;
    let now = outlook
        .steps
        .iter()
        .find(|one| one.step.id == proposal.step);
    let is_mine = now.is_some_and(|now| now.is_mine && now.is_open());
    let mut people = vec![proposal.proposed_by];
    people.extend(proposal.checked_by);
    people.extend(proposal.ended_by);
    people.extend(
        proposal
            .fields
            .values()
            .flat_map(|text| text.split(','))
            .filter_map(|text| text.parse::<Id>().ok()),
    );
    Ok(Found {
        names: access::names(tx, &people)?,
        proposal,
        details,
        is_mine,
    })
}

/// The page with a form filled so far.
pub(super) fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    found: &Found,
    form: Typed,
    status: StatusCode,
) -> Response {
    let (proposal, case) = (&found.proposal, &found.details.case);
    let procedure = app.law.procedures.get(&case.procedure);
    let name = |id: Option<Id>| id.and_then(|id| found.names.get(&id)).cloned();
    let waits = proposal.state.is_waiting();
    let is_own = proposal.proposed_by == actor.official;
    let checks = actor.may::<acts::CheckProposal>() && !is_own;
    let page = ProposalPage {
        form: form.fill("version", proposal.version.to_string()),
        number: names::number(case.number, case.year),
        about: case.title.clone(),
        back: cases::case(case.id),
        here: paths::proposal(proposal.id),
        line: line(&t, app, procedure, &found.names, proposal),
        on: t.date(proposal.on),
        note: proposal.note.clone(),
        checked_by: name(proposal.checked_by).unwrap_or_default(),
        ended_by: name(proposal.ended_by).unwrap_or_default(),
        fields: filled(&t, app, procedure, &found.names, proposal),
        take: (waits && found.is_mine)
            .then(|| paths::step_as_proposed(case.id, &proposal.step, proposal.id)),
        may_check: checks && proposal.state.check().is_ok(),
        may_return: waits && (checks || found.is_mine),
        may_withdraw: waits && is_own,
        t,
    };
    render(status, &page)
}
