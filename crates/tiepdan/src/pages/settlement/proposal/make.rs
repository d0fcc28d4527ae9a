//! Proposing a step, from its own form.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::access::acts;
use casework::settlement::proposal::{self, Proposing};
use store::Tx;

use super::super::step::{StepPath, answer, read_form};
use super::paths;
use crate::app::App;
use crate::web::form::Sent;
use crate::web::{Again, At, PageContext, Problem, SignedIn};

/// `POST`: proposes the step as it was filled in.
pub(super) async fn propose(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<StepPath>,
    t: PageContext,
    sent: Sent,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Propose>()?;
    let id = path.id;
    let ready = match read_form(&app, &actor, &t, path, sent).await? {
        Ok(ready) => ready,
        Err(shown) => return Ok(Again(*shown).into_response()),
    };
    let proposing = Proposing {
        taking: ready.taking.clone(),
        note: ready.note(),
    };
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        let made = proposal::propose(tx, &at, &permit, &who, id, &proposing)?;
        Ok::<_, Failure>(paths::proposal(made.id))
    };
    let done = app.store.write(work).await;
    answer(done, t, &app, actor, ready).await
}
