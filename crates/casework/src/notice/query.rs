//! Reading papers. The caller has shown that the case may be seen.

use store::{Tx, params};

use super::dossier::Dossier;
use super::row::{NOTICE, NoticeLine, PAPER, PaperRow, notice};
use crate::access::Actor;
use crate::audit::{self, Event};
use crate::{Id, Result, Setting, document};

/// The notices of a case, of a petition that opened none, or of a visit.
///
/// # Errors
/// What the database reports.
pub fn of_subject(tx: &mut Tx<'_>, subject: Id) -> Result<Vec<NoticeLine>> {
    let sql = format!("select {NOTICE} from notice n where n.subject = $1 order by n.id");
    let rows = tx.query(&sql, params![subject])?;
    Ok(rows.iter().map(notice).collect::<store::Result<_>>()?)
}

/// Puts on record that a person read an issued paper.
///
/// # Errors
/// What the database reports.
pub fn record_reading(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    dossier: &Dossier,
) -> Result<()> {
    let event = Event {
        name: "paper.read",
        subject_kind: dossier.kind(),
        subject: Some(dossier.notice.subject),
        detail: &dossier.notice.form,
    };
    audit::record(tx, at, actor.by(), &event)
}

/// The latest edition of the paper of a notice.
pub(super) fn latest(tx: &mut Tx<'_>, notice: Id) -> Result<Option<PaperRow>> {
    let sql = format!("select {PAPER} from paper where notice = $1 order by edition desc limit 1");
    let row = tx.first(&sql, params![notice])?;
    Ok(row.map(|row| PaperRow::of_row(&row)).transpose()?)
}

/// Every edition of the paper of a notice, the first first.
///
/// # Errors
/// What the database reports.
pub fn editions(tx: &mut Tx<'_>, notice: Id) -> Result<Vec<PaperRow>> {
    let sql = format!("select {PAPER} from paper where notice = $1 order by edition");
    let rows = tx.query(&sql, params![notice])?;
    Ok(rows
        .iter()
        .map(PaperRow::of_row)
        .collect::<store::Result<_>>()?)
}

/// Every edition of the papers of a case, in order of notice and edition.
///
/// # Errors
/// What the database reports.
pub fn of_case(tx: &mut Tx<'_>, case: Id) -> Result<Vec<PaperRow>> {
    let columns: Vec<String> = PAPER.split(", ").map(|one| format!("p.{one}")).collect();
    let sql = format!(
        "select {} from paper p join notice n on n.id = p.notice where n.subject = $1 order by p.notice, p.edition",
        columns.join(", ")
    );
    let rows = tx.query(&sql, params![case])?;
    Ok(rows
        .iter()
        .map(PaperRow::of_row)
        .collect::<store::Result<_>>()?)
}

/// The PDF of an issued paper; none for one under the seal.
///
/// # Errors
/// What the database reports.
pub fn content(tx: &mut Tx<'_>, paper: &PaperRow) -> Result<Option<Vec<u8>>> {
    match &paper.issued {
        Some(issued) => document::content(tx, &issued.hash),
        None => Ok(None),
    }
}
