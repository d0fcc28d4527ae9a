//! `/cases/{id}/files`: files kept with a case, and one of them given out.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::document::Upload;
use casework::settlement::{self, Case};
use casework::{Failure, Id};
use serde::Deserialize;
use words::t;

use super::show::CasePath;
use super::{names, paths};
use crate::app::App;
use crate::pages::petition::{hand_out, show_picture};
use crate::web::failure::field_fault;
use crate::web::{Again, At, Field, Fields, Form, Html, PageContext, Problem, SignedIn, Typed};

pub(super) struct FilesForm;

impl Fields for FilesForm {
    const FIELDS: &'static [Field] = &[Field::files("file", t!("settlement-work-file"), 20)];
}

/// Which file of which case an address names.
#[derive(Deserialize)]
pub(super) struct FilePath {
    id: Id,
    file: Id,
}

#[derive(Template)]
#[template(path = "pages/settlement/files.html")]
struct FilesPage {
    t: PageContext,
    form: Typed,
    number: String,
    about: String,
    back: String,
    sealed: bool,
}

/// Shows the form.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(CasePath { id }): At<CasePath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let case = find(&app, actor, id).await?;
    let form = Typed::empty(FilesForm::FIELDS);
    Ok(Html(page(t, form, &case)))
}

/// Keeps the files, or tells what is wrong with one.
pub(super) async fn keep(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(CasePath { id }): At<CasePath>,
    t: PageContext,
    mut form: Form<FilesForm>,
) -> Result<Response, Problem> {
    let case = find(&app, Arc::clone(&actor), id).await?;
    let uploads = form.uploads().iter().map(Upload::from);
    let uploads: Vec<Upload> = uploads.collect();
    if uploads.is_empty() {
        form.refuse("file", t!("form-required"), Vec::new());
        return Ok(again(t, form.into_typed(), &case));
    }
    let (at, permit) = (app.setting(), actor.permit::<acts::KeepCaseFiles>()?);
    let kept = app.store.write(move |tx| {
        for upload in &uploads {
            settlement::add_file(tx, &at, &permit, id, upload)?;
        }
        Ok::<_, Failure>(())
    });
    match kept.await {
        Ok(()) => Ok(Redirect::to(&paths::case(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(again(t, form.into_typed(), &case))
        }
        Err(other) => Err(other.into()),
    }
}

/// Gives a file out; the reading goes on record.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<FilePath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let read = app
        .store
        .write(move |tx| settlement::read_file(tx, &at, &actor, path.id, path.file));
    let (attachment, bytes) = read.await?;
    hand_out(&app, &attachment, bytes).await
}

/// Shows a picture drawn anew; the reading goes on record.
pub(super) async fn picture(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<FilePath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let read = app
        .store
        .write(move |tx| settlement::read_file(tx, &at, &actor, path.id, path.file));
    let (attachment, bytes) = read.await?;
    show_picture(&app, &attachment, bytes).await
}

async fn find(app: &App, actor: Arc<Actor>, id: Id) -> Result<Case, Problem> {
    actor.permit::<acts::KeepCaseFiles>()?;
    let seen = app
        .store
        .read(move |tx| settlement::seen(tx, &actor.scope(), id));
    Ok(seen.await?)
}

fn again(t: PageContext, form: Typed, case: &Case) -> Response {
    Again(page(t, form, case)).into_response()
}

fn page(t: PageContext, form: Typed, case: &Case) -> FilesPage {
    FilesPage {
        number: names::number(case.number, case.year),
        about: case.title.clone(),
        back: paths::case(case.id),
        sealed: case.sealed,
        form,
        t,
    }
}
