//! The pages of what a directive is about and where it was given, for those who see them.

use casework::access::Scope;
use casework::supervision::{self, Directive, SubjectKind};
use casework::{Failure, Id};
use store::Tx;

use super::paths;
use crate::pages::{petition, reception, settlement};

/// Where the two stand.
pub(super) struct Things {
    /// What it is about.
    pub(super) subject: Option<String>,
    /// The session at which it was given.
    pub(super) session: Option<String>,
}

/// The pages of a directive that whoever asks may open.
pub(super) fn things(
    tx: &mut Tx<'_>,
    scope: &Scope,
    directive: &Directive,
) -> Result<Things, Failure> {
    let (subject, session) = supervision::things_seen(tx, scope, directive)?;
    Ok(Things {
        subject: href(directive.subject).filter(|_| subject),
        session: directive
            .session
            .filter(|_| session)
            .map(reception::paths::session),
    })
}

fn href((kind, id): (SubjectKind, Option<Id>)) -> Option<String> {
    let id = id?;
    Some(match kind {
        SubjectKind::Case => settlement::paths::case(id),
        SubjectKind::Petition => petition::paths::petition(id),
        SubjectKind::Visit => reception::paths::visit(id),
        SubjectKind::Meeting => paths::meeting(id),
        SubjectKind::Dialogue => super::dialogue::paths::dialogue(id),
        SubjectKind::Duty | SubjectKind::General => return None,
    })
}
