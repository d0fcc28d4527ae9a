//! A document is entered, gets its file, or is struck out.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::counted::{Thing, count, measure};
use super::form::DocumentEntry;
use super::query;
use super::words::Does;
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, By, Event};
use crate::document::{self, Attachment, Upload};
use crate::given::{TEXT, needed, refuse};
use crate::{Failure, FieldError, Id, Refusal, Result, Setting, organization};

/// One document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The row.
    pub id: Id,
    /// The unit that issued it.
    pub unit: String,
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// Its kind, by the law's list.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// New, amends, cancels.
    pub does: Does,
    /// The document that it amends or cancels.
    pub other: Option<Id>,
    /// Its number, where the register does not have it.
    pub other_number: String,
    /// The day on which it was struck out as a mistake.
    pub struck_on: Option<Date>,
    /// Why.
    pub reason: String,
}

const INSERT: &str = "insert into guidance (id, tenant, unit, number, on_day, kind, title, does, other, other_number, reason, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11)";
const OWN: &str = "select * from guidance where id = $1 and unit = $2";
const CANCELLED: &str =
    "select id from guidance where other = $1 and does = 'cancels' and struck_on is null";
const STRIKE: &str =
    "update guidance set struck_on = $2, reason = $3 where id = $1 and struck_on is null";

impl Document {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            number: row.get("number")?,
            on: row.get("on_day")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            does: row.get("does")?,
            other: row.get("other")?,
            other_number: row.get("other_number")?,
            struck_on: row.get("struck_on")?,
            reason: row.get("reason")?,
        })
    }

    fn own(tx: &mut Tx<'_>, id: Id, unit: &str) -> Result<Self> {
        let row = tx.first(OWN, params![id, unit])?;
        Ok(Self::of_row(&row.ok_or(Failure::NotFound)?)?)
    }
}

/// Enters a document that the unit of the permit issued, with its files.
///
/// # Errors
/// Field errors for another document that is unknown, another's, later, cancelled or struck out; for a closed period; for a
/// file that is not taken.
pub fn issue(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepGuidance>,
    entry: &DocumentEntry,
    files: &[Upload],
) -> Result<Id> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    if let Some(other) = entry.other {
        check_other(tx, other, &unit.code, entry.on)?;
    }
    let id = at.id();
    let official = permit.official();
    let values = params![
        id,
        unit.tenant,
        unit.code,
        entry.number,
        entry.on,
        entry.kind,
        entry.title,
        entry.does,
        entry.other,
        entry.other_number,
        official
    ];
    tx.send(INSERT, values)?;
    let thing = Thing {
        unit: &unit.code,
        on: entry.on,
        kind: "guidance",
        id,
    };
    count(tx, at, thing, &[(measure(entry.does), 1)])?;
    for upload in files {
        let subject = document::Subject {
            id,
            tenant: &unit.tenant,
            seal: None,
        };
        document::attach(tx, at, permit.official(), subject, "files", upload)?;
    }
    note(tx, at, permit.by(), "guidance.issued", id)?;
    Ok(id)
}

fn check_other(tx: &mut Tx<'_>, other: Id, unit: &str, on: Date) -> Result<()> {
    let wrong = |code| Failure::from(FieldError::new("other", code));
    let found = Document::own(tx, other, unit).map_err(|failure| match failure {
        Failure::NotFound => wrong("document-unknown"),
        failure => failure,
    })?;
    if found.struck_on.is_some() || tx.first(CANCELLED, params![other])?.is_some() {
        return Err(wrong("document-ended"));
    }
    if found.on > on {
        return Err(wrong("document-later"));
    }
    Ok(())
}

/// Strikes a document of the unit of the permit out that was entered by mistake: it counts no more.
///
/// # Errors
/// Not found; field errors for no reason and a closed period; the refusal `document-struck`.
pub fn strike(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepGuidance>,
    id: Id,
    reason: &str,
) -> Result<()> {
    let document = Document::own(tx, id, permit.unit())?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let reason = reason.trim();
    let values = params![id, at.now.today, reason];
    if tx.execute(STRIKE, values)? == 0 {
        return Err(Refusal::new("document-struck").into());
    }
    let thing = Thing {
        unit: &document.unit,
        on: document.on,
        kind: "guidance",
        id,
    };
    count(tx, at, thing, &[(measure(document.does), -1)])?;
    note(tx, at, permit.by(), "guidance.struck", id)
}

/// The files of a document in scope.
///
/// # Errors
/// Not found.
pub fn files(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Vec<Attachment>> {
    query::expect(tx, scope, id)?;
    document::of_subject(tx, id)
}

/// One of them with its content.
///
/// # Errors
/// Not found.
pub fn file(tx: &mut Tx<'_>, scope: &Scope, id: Id, file: Id) -> Result<(Attachment, Vec<u8>)> {
    query::expect(tx, scope, id)?;
    let found = document::read(tx, file)?;
    found
        .filter(|(attachment, _)| attachment.subject == id)
        .ok_or(Failure::NotFound)
}

fn note(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, name: &'static str, id: Id) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "guidance",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
