//! `/delegations`: which deputy takes the head's steps, from when until when.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, Colleague, acts};
use casework::settlement::proposal::{self, Delegating, Delegation};
use casework::{Failure, Id};
use jiff::civil::Date;
use words::t;

use super::paths::{self, DelegationPath};
use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct DelegationForm;

impl Fields for DelegationForm {
    const FIELDS: &'static [Field] = &[
        Field::line("deputy", t!("proposal-field-deputy"), 40),
        Field::line("from", t!("proposal-field-from"), 10),
        Field::line("until", t!("proposal-field-until"), 10),
        Field::text("reason", t!("proposal-field-why"), 500),
    ];
}

struct Line {
    row: Delegation,
    /// Does it still run or begin later?
    is_open: bool,
}

#[derive(Template)]
#[template(path = "pages/settlement/proposal/delegations.html")]
struct DelegationsPage {
    t: PageContext,
    form: Typed,
    lines: Vec<Line>,
    deputies: Vec<Choice>,
    may_delegate: bool,
}

/// `GET`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(DelegationForm::FIELDS).fill("from", t.today().to_string());
    page(&app, &actor, t, form, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (now, unit) = (app.setting().now, actor.unit.clone());
    let read = app.store.read(move |tx| {
        let colleagues = access::colleagues(tx, now, &unit)?;
        Ok::<_, Failure>((colleagues, proposal::delegations(tx, &unit)?))
    });
    let (colleagues, delegations) = read.await?;
    let today: Date = t.today();
    let page = DelegationsPage {
        lines: delegations
            .into_iter()
            .map(|row| Line {
                is_open: row.until > today,
                row,
            })
            .collect(),
        deputies: colleagues
            .into_iter()
            .filter_map(|one| deputy(actor, one))
            .collect(),
        may_delegate: actor.may::<acts::Delegate>(),
        form,
        t,
    };
    Ok(render(status, &page))
}

fn deputy(actor: &Actor, one: Colleague) -> Option<Choice> {
    let given = actor.posts_for::<acts::ActForHead>();
    let is_deputy = one.posts.iter().any(|post| given.contains(post));
    is_deputy.then(|| Choice {
        value: one.id.to_string(),
        label: one.name,
    })
}

/// `POST`: delegates.
pub(super) async fn delegate(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<DelegationForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Delegate>()?;
    let (from, until) = (form.day("from"), form.day("until"));
    let deputy = form.value("deputy").parse().unwrap_or(Id::of(0));
    let reason = form.value("reason").to_owned();
    let done = match (from, until) {
        (Some(from), Some(until)) => {
            let at = app.setting();
            let given = Delegating {
                deputy,
                from,
                until,
                reason,
            };
            let work = app
                .store
                .write(move |tx| proposal::delegate(tx, &at, &permit, &given));
            work.await.map(drop)
        }
        _ => Err(Failure::Invalid(Vec::new())),
    };
    match done {
        Ok(()) => Ok(Redirect::to(paths::DELEGATIONS).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&app, &actor, t, form.into_typed(), status).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST …/end`.
pub(super) async fn end(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<DelegationPath>,
    _: Form<DelegationForm>,
) -> Result<Response, Problem> {
    let (at, permit) = (app.setting(), actor.permit::<acts::Delegate>()?);
    let id = path.delegation;
    app.store
        .write(move |tx| proposal::end_delegation(tx, &at, &permit, id))
        .await?;
    Ok(Redirect::to(paths::DELEGATIONS).into_response())
}
