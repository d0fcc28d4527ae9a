//! What a directive is about must be something its giver may see, and no text about it tells who denounced.

use store::{Tx, params};

use super::super::given::refuse;
use super::read::Directive;
use super::words::SubjectKind;
use crate::access::Scope;
use crate::person::Names;
use crate::{FieldError, Id, Result, Setting};

/// The table of sessions.
const SESSION: &str = "reception_session";

/// The table of a subject and the column of its unit.
const fn of(kind: SubjectKind) -> Option<&'static str> {
    match kind {
        SubjectKind::Case => Some("cases"),
        SubjectKind::Petition => Some("petition"),
        SubjectKind::Visit => Some("visit"),
        SubjectKind::Meeting => Some("review_meeting"),
        SubjectKind::Dialogue => Some("public_dialogue"),
        SubjectKind::Duty | SubjectKind::General => None,
    }
}

/// Which things of a directive the scope sees: what it is about, and the session at which it was given.
///
/// # Errors
/// What the database reports.
pub fn things_seen(tx: &mut Tx<'_>, scope: &Scope, of_it: &Directive) -> Result<(bool, bool)> {
    let (kind, subject) = of_it.subject;
    let subject = of(kind).zip(subject);
    let is_subject = subject.map_or(Ok(false), |(table, id)| is_seen(tx, scope, table, id))?;
    let session = of_it.session.map(|id| is_seen(tx, scope, SESSION, id));
    Ok((is_subject, session.transpose()?.unwrap_or(false)))
}

/// Does the scope see a row of a table of the register?
pub(in crate::supervision) fn is_seen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    table: &str,
    id: Id,
) -> Result<bool> {
    let sql = format!(
        "select id from {table} where id = $1 and {}",
        scope.condition("unit", 2)
    );
    let [unit, below] = scope.values();
    let values = [params![id].as_slice(), &[unit, below]].concat();
    Ok(tx.first(&sql, &values)?.is_some())
}

/// Refuses a subject that the giver does not see, and a session that is not his.
pub(in crate::supervision) fn check_seen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (kind, subject): (SubjectKind, Option<Id>),
    session: Option<Id>,
) -> Result<()> {
    let mut errors = Vec::new();
    let subject = of(kind)
        .zip(subject)
        .map(|(table, id)| ("subject", table, id));
    let session = session.map(|id| ("session", SESSION, id));
    for (field, table, id) in [subject, session].into_iter().flatten() {
        if !is_seen(tx, scope, table, id)? {
            errors.push(FieldError::new(field, "subject-unknown"));
        }
    }
    refuse(errors)
}

/// Refuses texts that tell who denounced in the matter a directive is about.
pub(in crate::supervision) fn check_names(
    tx: &mut Tx<'_>,
    at: &Setting,
    (kind, subject): (SubjectKind, Option<Id>),
    texts: &[(&str, &str)],
) -> Result<()> {
    // A meeting or a dialogue is about many matters; no one denouncer stands behind it.
    let is_of_many = matches!(kind, SubjectKind::Meeting | SubjectKind::Dialogue);
    let table = of(kind).filter(|_| !is_of_many);
    let Some((table, id)) = table.zip(subject) else {
        return Ok(());
    };
    let sql = format!("select sealed from {table} where id = $1");
    let is_sealed = tx
        .first(&sql, params![id])?
        .map_or(Ok(false), |row| row.get("sealed"))?;
    if !is_sealed {
        return Ok(());
    }
    let names = match kind {
        SubjectKind::Case => Names::of_case(tx, at, id)?,
        SubjectKind::Petition => Names::of_petition(tx, at, id)?,
        _ => Names::of_visit(tx, at, id)?,
    };
    refuse(names.check(texts.iter().copied()))
}
