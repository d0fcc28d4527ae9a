//! Readings of what lies under a seal go on record wherever they are made, not only on the page of the thing itself.

use casework::access::Actor;
use casework::{Failure, Id, petition, reception, settlement};

use crate::app::App;

/// What was read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seen {
    Case(Id),
    Petition(Id),
    Visit(Id),
}

/// Puts on record that somebody was shown something under the seal on another page than its own; what lies open is not noted
/// at every form.
pub(crate) async fn under_seal(
    app: &App,
    actor: &Actor,
    is_sealed: bool,
    seen: Seen,
) -> Result<(), Failure> {
    if !is_sealed {
        return Ok(());
    }
    let (at, actor) = (app.setting(), actor.clone());
    app.store
        .write(move |tx| match seen {
            Seen::Case(id) => settlement::record_reading(tx, &at, &actor, id),
            Seen::Petition(id) => petition::record_reading(tx, &at, &actor, id),
            Seen::Visit(id) => reception::record_reading(tx, &at, &actor, id),
        })
        .await
}
