//! What a button of a page asks for, carried out; or what stands against it, for the form to be shown again.

use axum::http::StatusCode;
use casework::Failure;
use store::Tx;

use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::{PageContext, Problem, Typed, legal};

/// Nothing when it was done; else the refusal, if the law or the facts said no, and the status of the form.
///
/// # Errors
/// What the form cannot tell: not found, a post that is missing, a fault.
pub(crate) async fn carried<W>(
    app: &App,
    t: &PageContext,
    form: &mut Typed,
    work: W,
) -> Result<Option<(Option<Forbidden>, StatusCode)>, Problem>
where
    W: FnMut(&mut Tx<'_>) -> casework::Result<()> + Send + 'static,
{
    if !form.is_valid() {
        return Ok(Some((None, StatusCode::UNPROCESSABLE_ENTITY)));
    }
    match app.store.write(work).await {
        Ok(()) => Ok(None),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Some((None, StatusCode::UNPROCESSABLE_ENTITY)))
        }
        Err(Failure::Refused(refusal)) if refusal.code != "act-needs-post" => {
            let forbidden = legal::forbidden(t, &app.law, &refusal);
            Ok(Some((Some(forbidden), StatusCode::CONFLICT)))
        }
        Err(failure) => Err(failure.into()),
    }
}
