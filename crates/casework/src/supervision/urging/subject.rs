//! What an urging by hand is about: whose it is, whether it is still open, whether its giver sees it.

use store::{Tx, params};

use super::super::directive::{self, SubjectKind};
use super::words::UrgedKind;
use crate::access::Scope;
use crate::{Failure, FieldError, Id, Result, Setting};

/// Whose a thing is.
pub(super) struct Owed {
    pub(super) unit: String,
    pub(super) is_open: bool,
}

const CASE: &str = "select unit, closed_on as ended_on from cases where id = $1";
const PETITION: &str = "select unit, handled_on as ended_on from petition where id = $1";
const ASSIGNMENT: &str = "select unit, closed_on as ended_on from assignment where id = $1";
const VOTERS: &str = "select to_unit as unit, case when stand in ('forwarded', 'returned', 'watched') then null else received_on end as ended_on \
     from voter_petition where id = $1 and to_unit is not null";
const ABOUT: &str = "select d.subject_kind, d.subject from assignment a join directive d on d.id = a.directive where a.id = $1";

/// Does the scope see the thing?
///
/// # Errors
/// What the database reports.
pub(super) fn is_seen(tx: &mut Tx<'_>, scope: &Scope, (kind, id): (UrgedKind, Id)) -> Result<bool> {
    if kind != UrgedKind::Assignment {
        return directive::is_seen(tx, scope, kind.table(), id);
    }
    match directive::assignment(tx, scope, id) {
        Ok(_) => Ok(true),
        Err(Failure::NotFound) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whose the thing is that the giver wants to urge.
///
/// # Errors
/// A field error `subject-unknown` where he does not see it.
pub(super) fn owed(tx: &mut Tx<'_>, scope: &Scope, subject: (UrgedKind, Id)) -> Result<Owed> {
    let unknown = || FieldError::new("subject", "subject-unknown");
    if !is_seen(tx, scope, subject)? {
        return Err(unknown().into());
    }
    let sql = match subject.0 {
        UrgedKind::Case => CASE,
        UrgedKind::Petition => PETITION,
        UrgedKind::Assignment => ASSIGNMENT,
        UrgedKind::VoterPetition => VOTERS,
        UrgedKind::Visit => return Err(unknown().into()),
    };
    let row = tx.first(sql, params![subject.1])?.ok_or_else(unknown)?;
    Ok(Owed {
        unit: row.get("unit")?,
        is_open: row.get::<Option<String>>("ended_on")?.is_none(),
    })
}

/// Refuses texts that tell who denounced in the matter an urging is about.
///
/// # Errors
/// A field error for each such text.
pub(super) fn check_names(
    tx: &mut Tx<'_>,
    at: &Setting,
    (kind, id): (UrgedKind, Id),
    texts: &[(&str, &str)],
) -> Result<()> {
    let about = match kind {
        UrgedKind::Case => (SubjectKind::Case, Some(id)),
        UrgedKind::Petition => (SubjectKind::Petition, Some(id)),
        UrgedKind::Visit => (SubjectKind::Visit, Some(id)),
        UrgedKind::VoterPetition => return Ok(()),
        UrgedKind::Assignment => {
            let row = tx.first(ABOUT, params![id])?.ok_or(Failure::NotFound)?;
            (row.get("subject_kind")?, row.get("subject")?)
        }
    };
    directive::check_names(tx, at, about, texts)
}
