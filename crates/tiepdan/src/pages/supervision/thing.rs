//! The page of what a directive is about.

use casework::Id;
use casework::supervision::SubjectKind;

use crate::pages::{petition, reception, settlement};

/// Where a subject stands; none for a duty and what is general.
pub(super) fn href((kind, id): (SubjectKind, Option<Id>)) -> Option<String> {
    let id = id?;
    Some(match kind {
        SubjectKind::Case => settlement::paths::case(id),
        SubjectKind::Petition => petition::paths::petition(id),
        SubjectKind::Visit => reception::paths::visit(id),
        SubjectKind::Duty | SubjectKind::General => return None,
    })
}

/// Where the session stands at which it was given.
pub(super) fn session(id: Id) -> String {
    reception::paths::session(id)
}
