//! Opening the seal over a denouncer: for a reason, on record, shown once (Law on Denunciations art. 8(3)).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::person::seal::{self, Asked};
use casework::person::{Party as Row, Shown};
use casework::petition::{self, Details, Unsealed};
use casework::{Failure, Id};
use words::t;

use super::paths::{FilePath, PetitionPath};
use super::show::{Party, party};
use super::{attachment, paths, queue};
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::{Again, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed};

pub(super) struct SealForm;

impl Fields for SealForm {
    const FIELDS: &'static [Field] = &[Field::line("reason", t!("petition-seal-reason"), 500)];
}

#[derive(Template)]
#[template(path = "pages/petition/seal.html")]
struct SealPage {
    t: PageContext,
    form: Typed,
    number: String,
    back: String,
    action: String,
    /// How it stands where a second person is needed.
    told: Option<Told>,
    asks_reason: bool,
    /// What the button says; none while a second person is waited for.
    act: Option<&'static str>,
}

/// A notice above the form.
#[derive(Clone, Copy)]
struct Told {
    tone: &'static str,
    title: &'static str,
    text: &'static str,
}

#[derive(Template)]
#[template(path = "pages/petition/seal_opened.html")]
struct OpenedPage {
    t: PageContext,
    number: String,
    back: String,
    reason: String,
    parties: Vec<Party>,
    text: String,
    papers: Vec<Paper>,
}

struct Paper {
    action: String,
    name: String,
}

fn page(t: PageContext, form: Typed, details: &Details, asked: Asked) -> SealPage {
    let told = |tone, title, text| Some(Told { tone, title, text });
    let (told, act) = match asked {
        Asked::Free => (None, Some(t!("petition-seal-do"))),
        Asked::NeedsSecond => (
            told(
                "wait",
                t!("seal-needs-second"),
                t!("seal-needs-second-text"),
            ),
            Some(t!("seal-ask")),
        ),
        Asked::Waiting => (
            told("wait", t!("seal-is-waiting"), t!("seal-is-waiting-text")),
            None,
        ),
        Asked::Confirmed => (
            told(
                "good",
                t!("seal-is-confirmed"),
                t!("seal-is-confirmed-text"),
            ),
            Some(t!("petition-seal-do")),
        ),
    };
    SealPage {
        told,
        act,
        asks_reason: matches!(asked, Asked::Free | Asked::NeedsSecond),
        form,
        number: queue::number(details.row.number),
        back: paths::petition(details.row.id),
        action: paths::seal(details.row.id),
        t,
    }
}

/// `GET /petitions/{id}/seal`: asks for the reason.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    actor.permit::<acts::OpenSeal>()?;
    let (details, asked) = stands(&app, &actor, path.id).await?;
    if !details.row.sealed {
        return Err(Failure::NotFound.into());
    }
    Ok(Html(page(
        t,
        Typed::empty(SealForm::FIELDS),
        &details,
        asked,
    )))
}

/// The petition, and how it stands between the official and its seal.
async fn stands(app: &App, actor: &Actor, id: Id) -> Result<(Details, Asked), Failure> {
    let (at, actor) = (app.setting(), actor.clone());
    let read = app.store.read(move |tx| {
        let details = petition::details(tx, &actor.scope(), id)?;
        Ok((details, seal::may_open(tx, &at, &actor, id)?))
    });
    read.await
}

/// `POST /petitions/{id}/seal`: shows what lies under it, or asks a second person first.
pub(super) async fn open(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
    mut form: Form<SealForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::OpenSeal>()?;
    let (at, scope) = (app.setting(), actor.scope());
    let (details, stands) = stands(&app, &actor, path.id).await?;
    let reason = form.value("reason").to_owned();
    let why = reason.clone();
    let opened = app
        .store
        .write(move |tx| match stands {
            Asked::Free | Asked::Confirmed => {
                petition::open_seal(tx, &at, &permit, &scope, path.id, &why).map(Some)
            }
            Asked::NeedsSecond | Asked::Waiting => {
                seal::ask(tx, &at, &permit, &scope, path.id, &why).map(|_| None)
            }
        })
        .await;
    match opened {
        Ok(None) => Ok(Redirect::to(paths::SEALS).into_response()),
        Ok(Some(unsealed)) => Ok(kept_nowhere(
            Html(opened_page(t, reason, &details, unsealed)).into_response(),
        )),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Again(page(t, form.into_typed(), &details, stands)).into_response())
        }
        Err(failure) => Err(failure.into()),
    }
}

fn opened_page(
    t: PageContext,
    reason: String,
    details: &Details,
    unsealed: Unsealed,
) -> OpenedPage {
    let id = details.row.id;
    let people = unsealed
        .people
        .into_iter()
        .zip(&details.people)
        .map(|(identity, shown)| {
            party(&Shown {
                role: shown.role.clone(),
                identity: Some(identity),
                party: Row::Sealed(id),
            })
        });
    let papers = unsealed.files.into_iter().map(|file| Paper {
        action: paths::sealed_file(id, file.id),
        name: file.name,
    });
    OpenedPage {
        number: queue::number(details.row.number),
        back: paths::petition(id),
        parties: people.collect(),
        papers: papers.collect(),
        text: unsealed.text,
        reason,
        t,
    }
}

/// What was under a seal stays in no cache, neither of the browser nor on the way.
fn kept_nowhere(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// `POST /petitions/{id}/seal/{file}`: one file from under it, on record again.
pub(super) async fn open_file(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<FilePath>,
    form: Form<SealForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::OpenSeal>()?;
    let (at, scope, reason) = (
        app.setting(),
        actor.scope(),
        form.value("reason").to_owned(),
    );
    let (file, bytes) = app
        .store
        .write(move |tx| {
            petition::read_sealed_file(tx, &at, &permit, &scope, path.id, path.file, &reason)
        })
        .await?;
    attachment::hand_out(&app, &file, bytes).await
}
