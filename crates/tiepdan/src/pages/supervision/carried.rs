//! What a button of a page asks for, carried out; or what stands against it, for the form to be shown again.

use axum::http::StatusCode;
use casework::Failure;
use store::Tx;

use crate::app::App;
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::{PageContext, Problem, Typed, legal};

/// Why a form is shown again: the refusal, if the law or the facts said no, and the status.
pub(crate) type Again = (Option<Forbidden>, StatusCode);

/// Refusals of whoever asks, and not of what he asks.
const OF_THE_ASKER: [&str; 2] = ["act-needs-post", "unit-keeps-no-such-register"];

/// What was done; else why the form is shown again.
///
/// # Errors
/// What the form cannot tell: not found, a post that is missing, a fault.
pub(crate) async fn carried<T, W>(
    app: &App,
    t: &PageContext,
    form: &mut Typed,
    work: W,
) -> Result<Result<T, Again>, Problem>
where
    T: Send + 'static,
    W: FnMut(&mut Tx<'_>) -> casework::Result<T> + Send + 'static,
{
    if !form.is_valid() {
        return Ok(Err((None, StatusCode::UNPROCESSABLE_ENTITY)));
    }
    match app.store.write(work).await {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            Ok(Err((None, StatusCode::UNPROCESSABLE_ENTITY)))
        }
        Err(Failure::Refused(refusal)) if !OF_THE_ASKER.contains(&refusal.code) => {
            let forbidden = legal::forbidden(t, &app.law, &refusal);
            Ok(Err((Some(forbidden), StatusCode::CONFLICT)))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Wrong entries of one field under the name it has on the page.
pub(super) fn renamed(failure: Failure, (from, to): (&str, &str)) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in errors.iter_mut().filter(|error| error.field == from) {
        to.clone_into(&mut error.field);
    }
    Failure::Invalid(errors)
}
