//! Writing on the draft of a paper.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::notice::{self, Dossier, PaperRow, RawTexts};
use casework::{Failure, Id};

use super::paths::{self, PaperPath};
use super::show::{Found, PREFIX, fields, find, page, paper_of};
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::form::{Drawn, Sent};
use crate::web::{Again, At, PageContext, Problem, SignedIn};

/// `POST`: keeps what was written.
pub(super) async fn save(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<PaperPath>,
    t: PageContext,
    sent: Sent,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path).await?;
    let form = Drawn::filled(fields(&t, paper_of(&app, &found)), sent)?;
    if !form.is_valid() {
        return Ok(Again(page(t, &app, &actor, &found, form)).into_response());
    }
    let saved = kept(&app, &actor, &found, &form).await;
    answer(saved, t, &app, &actor, &found, form, path)
}

/// Back to the paper, or the form again with what is wrong.
pub(super) fn answer(
    done: Result<PaperRow, Failure>,
    t: PageContext,
    app: &App,
    actor: &Actor,
    found: &Found,
    mut form: Drawn,
    path: PaperPath,
) -> Result<Response, Problem> {
    match done {
        Ok(_) => Ok(Redirect::to(&paths::paper(path.notice)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Again(page(t, app, actor, found, form)).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Keeps the texts of the form; the version that the person saw must still stand.
pub(super) async fn kept(
    app: &App,
    actor: &Actor,
    found: &Found,
    form: &Drawn,
) -> Result<PaperRow, Failure> {
    let permit = actor.permit::<acts::IssuePaper>()?;
    let texts: RawTexts = form
        .joined()
        .into_iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(PREFIX)?.to_owned(), text)))
        .collect();
    let seen: Option<i64> = form.value("version").parse().ok();
    let (at, dossier) = (app.setting(), found.dossier.clone());
    let expected = seen.filter(|version| *version > 0);
    app.store
        .write(move |tx| notice::save(tx, &at, &permit, &dossier, &texts, expected))
        .await
}

/// The dossier as it stands after the draft was kept.
pub(super) async fn again(app: &App, actor: &Actor, id: Id) -> Result<Dossier, Failure> {
    let (at, scope) = (app.setting(), actor.scope());
    app.store
        .read(move |tx| notice::dossier(tx, &at, &scope, id))
        .await
}
