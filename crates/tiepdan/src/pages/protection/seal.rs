//! Opening the seal over who is protected: for a reason, on record, shown once (Law on Denunciations art. 8(3)).

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use casework::Id;
use casework::access::acts;
use casework::protection;
use store::Tx;
use words::t;

use super::{label, paths};
use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::pages::supervision::carried::carried;
use crate::pages::supervision::paths::RowPath;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct SealForm;

impl Fields for SealForm {
    const FIELDS: &'static [Field] = &[Field::line("reason", t!("petition-seal-reason"), 500)];
}

/// Somebody by name.
struct Person {
    relation: String,
    name: String,
    address: String,
    phone: String,
}

/// What lay under the seal.
struct Opened {
    reason: String,
    people: Vec<Person>,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/protection/seal.html")]
struct SealPage {
    t: PageContext,
    form: Typed,
    back: String,
    action: String,
    opened: Option<Opened>,
}

fn page(t: PageContext, form: Typed, id: Id, opened: Option<Opened>) -> SealPage {
    SealPage {
        form,
        back: paths::protection(id),
        action: paths::seal(id),
        opened,
        t,
    }
}

/// `GET /protections/{id}/seal`: asks for the reason.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::OpenSeal>()?;
    let permit = actor.permit::<acts::WatchProtection>()?;
    let found = app
        .store
        .read(move |tx| protection::dossier(tx, &permit, id));
    found.await?;
    let page = page(t, Typed::empty(SealForm::FIELDS), id, None);
    Ok(kept_nowhere(render(StatusCode::OK, &page)))
}

/// `POST /protections/{id}/seal`: shows what lies under it.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<SealForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::OpenSeal>()?;
    let reason = form.value("reason").to_owned();
    let (at, asked) = (app.setting(), reason.clone());
    let work = move |tx: &mut Tx<'_>| protection::open(tx, &at, &permit, id, &asked);
    let (opened, status) = match carried(&app, &t, &mut form, work).await? {
        Ok(found) => (Some(shown(&t, &app, reason, found)), StatusCode::OK),
        Err((_, status)) => (None, status),
    };
    let page = page(t, form.into_typed(), id, opened);
    Ok(kept_nowhere(render(status, &page)))
}

fn shown(t: &PageContext, app: &App, reason: String, found: protection::Opened) -> Opened {
    let person = |one: casework::person::Protected| Person {
        relation: label::entry(t, &app.law, ("protection.person", &one.relation)),
        name: one.identity.name,
        address: one.identity.address,
        phone: one.identity.phone.unwrap_or_default(),
    };
    Opened {
        reason,
        people: found.people.into_iter().map(person).collect(),
        text: found.text,
    }
}
