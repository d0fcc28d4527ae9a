//! Joining a dossier to the case here that goes on from it.

use store::{Tx, params};

use super::query::{Received, one};
use crate::access::{Actor, Permit, acts};
use crate::audit::{self, Event};
use crate::settlement;
use crate::{Failure, Id, Refusal, Result, Setting};

const JOIN: &str = "update received_dossier set case_id = $2, joined_by = $3, joined_at = $4 where id = $1 and case_id is null";

/// Joins a dossier to a case of the unit; its bound PDF then goes into the dossier of that case.
///
/// # Errors
/// Not found for a dossier out of scope or a case of another unit; `dossier-joined` when it was joined before.
pub fn join(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReceiveDossier>,
    actor: &Actor,
    (dossier, case): (Id, Id),
) -> Result<Received> {
    let scope = actor.scope();
    let found = one(tx, &scope, dossier)?;
    let seen = settlement::seen(tx, &scope, case)?;
    if seen.unit != found.unit || found.unit != permit.unit() {
        return Err(Failure::NotFound);
    }
    let by = permit.official();
    let values = params![dossier, case, by, at.now.at];
    if tx.execute(JOIN, values)? == 0 {
        return Err(Refusal::new("dossier-joined").into());
    }
    let event = Event {
        name: "case.dossier-joined",
        subject_kind: "case",
        subject: Some(case),
        detail: &found.hash,
    };
    audit::record(tx, at, permit.by(), &event)?;
    one(tx, &scope, dossier)
}
