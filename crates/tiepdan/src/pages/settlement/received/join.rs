//! `POST /dossiers/{id}/join`: the case here that goes on from a dossier.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::acts;
use casework::notice::received;
use casework::{Failure, settlement};
use words::t;

use super::paths::{self, DossierPath};
use super::show::{find, page};
use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn};

pub(super) struct JoinForm;

impl Fields for JoinForm {
    const FIELDS: &'static [Field] = &[Field::line("case", t!("received-field-case"), 20)];
}

/// Joins the dossier to the case of this number in the unit's own book.
pub(super) async fn join(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<DossierPath>,
    t: PageContext,
    mut form: Form<JoinForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::ReceiveDossier>()?;
    let (at, who, typed) = (app.setting(), actor.clone(), form.value("case").to_owned());
    let work = app.store.write(move |tx| {
        let case = settlement::of_book(tx, &at, &who.unit, &typed)?;
        received::join(tx, &at, &permit, &who, (path.id, case))
    });
    match work.await {
        Ok(_) => Ok(Redirect::to(&paths::dossier(path.id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let found = find(&app, &actor, path.id).await?;
            let again = (form.into_typed(), StatusCode::UNPROCESSABLE_ENTITY);
            Ok(page(t, &app, &actor, &found, again))
        }
        Err(other) => Err(other.into()),
    }
}
