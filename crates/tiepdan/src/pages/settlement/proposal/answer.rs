//! Answering a proposal.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::settlement::proposal::{self, Proposal};
use store::Tx;
use words::t;

use super::paths::{self, ProposalPath};
use super::show::{find, page};
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct AnswerForm;

impl Fields for AnswerForm {
    const FIELDS: &'static [Field] = &[
        Field::line("version", t!("proposal-field-version"), 20),
        Field::text("remark", t!("proposal-field-remark"), 2000),
        Field::text("reason", t!("proposal-field-reason"), 2000),
    ];
}

/// `POST …/check`.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<ProposalPath>,
    t: PageContext,
    form: Form<AnswerForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::CheckProposal>()?;
    let (at, remark) = (app.setting(), form.value("remark").to_owned());
    let version = version(&form);
    let done = app
        .store
        .write(move |tx| proposal::check(tx, &at, &permit, path.proposal, (version, &remark)));
    answered(&app, &actor, t, path, form, done.await).await
}

/// `POST …/return`.
pub(super) async fn give_back(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<ProposalPath>,
    t: PageContext,
    form: Form<AnswerForm>,
) -> Result<Response, Problem> {
    let (at, who, reason) = (
        app.setting(),
        actor.clone(),
        form.value("reason").to_owned(),
    );
    let version = version(&form);
    let work = move |tx: &mut Tx<'_>| {
        proposal::give_back(tx, &at, &who, path.proposal, (version, &reason))
    };
    let done = app.store.write(work).await;
    answered(&app, &actor, t, path, form, done).await
}

/// `POST …/withdraw`.
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<ProposalPath>,
    t: PageContext,
    form: Form<AnswerForm>,
) -> Result<Response, Problem> {
    let (at, who) = (app.setting(), actor.clone());
    let version = version(&form);
    let work = move |tx: &mut Tx<'_>| proposal::withdraw(tx, &at, &who, path.proposal, version);
    let done = app.store.write(work).await;
    answered(&app, &actor, t, path, form, done).await
}

fn version(form: &Typed) -> i64 {
    form.value("version").parse().unwrap_or(0)
}

/// Back to the proposal, or the form again with what is wrong.
async fn answered(
    app: &App,
    actor: &Actor,
    t: PageContext,
    path: ProposalPath,
    mut form: Form<AnswerForm>,
    done: Result<Proposal, Failure>,
) -> Result<Response, Problem> {
    match done {
        Ok(_) => Ok(Redirect::to(&paths::proposal(path.proposal)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let found = find(app, actor, path).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(t, app, actor, &found, form.into_typed(), status))
        }
        Err(other) => Err(other.into()),
    }
}
