//! `/dossiers`: what other registers sent, and taking a package in.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::notice::received::{self, Received};
use casework::{Failure, Id};
use words::t;

use super::{ReceivedLine, lines, paths};
use crate::app::App;
use crate::dossier::unpack;
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::refusal::refusal_key;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

/// Lines of a page.
const LINES: i64 = 50;

pub(super) struct PackageForm;

impl Fields for PackageForm {
    const FIELDS: &'static [Field] = &[Field::files("package", t!("received-field-package"), 1)];
}

pub(super) struct After;

impl Fields for After {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("received-title"), 20)];
}

#[derive(Template)]
#[template(path = "pages/settlement/received/list.html")]
struct ListPage {
    t: PageContext,
    form: Typed,
    may_receive: bool,
    lines: Vec<ReceivedLine>,
    pager: Pager,
}

/// `GET`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<After>,
) -> Result<Response, Problem> {
    let after = asked.value("after").parse::<Id>().ok();
    let form = Typed::empty(PackageForm::FIELDS);
    page(&app, &actor, t, form, (after, StatusCode::OK)).await
}

/// `POST`: proves the package and takes it in, or says what is wrong with it.
pub(super) async fn receive(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<PackageForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReceiveDossier>()?;
    let Some(bytes) = form.uploads().first().map(|one| one.content.clone()) else {
        form.refuse("package", t!("form-required"), Vec::new());
        return again(&app, &actor, t, form.into_typed()).await;
    };
    let at = app.setting();
    let unpacked = tokio::task::spawn_blocking(move || unpack(&bytes)).await;
    let unpacked = unpacked.map_err(|fault| Problem::fault(&fault))?;
    let done = match unpacked {
        Ok(package) => {
            let work = move |tx: &mut store::Tx<'_>| received::receive(tx, &at, &permit, &package);
            app.store.write(work).await
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(found) => Ok(Redirect::to(&paths::dossier(found.id)).into_response()),
        Err(Failure::Refused(refusal)) => {
            let values = refusal.values.iter();
            let values = values.map(|(name, value)| (*name, value.clone().into()));
            form.refuse("package", refusal_key(refusal.code), values.collect());
            again(&app, &actor, t, form.into_typed()).await
        }
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            again(&app, &actor, t, form.into_typed()).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(app: &App, actor: &Actor, t: PageContext, form: Typed) -> Result<Response, Problem> {
    page(
        app,
        actor,
        t,
        form,
        (None, StatusCode::UNPROCESSABLE_ENTITY),
    )
    .await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (after, status): (Option<Id>, StatusCode),
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let read = app
        .store
        .read(move |tx| received::list(tx, &scope, after, LINES + 1));
    let mut found: Vec<Received> = read.await?;
    let most = usize::try_from(LINES).unwrap_or(usize::MAX);
    let is_more = found.len() > most;
    found.truncate(most);
    let page = ListPage {
        lines: lines(&t, app, &found),
        pager: Pager {
            first: after.is_some().then(|| paths::LIST.to_owned()),
            next: found
                .last()
                .filter(|_| is_more)
                .map(|one| paths::after(one.id)),
        },
        may_receive: actor.may::<acts::ReceiveDossier>(),
        form,
        t,
    };
    Ok(render(status, &page))
}
