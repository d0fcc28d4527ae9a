//! Reading dossiers that were received.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::package::Register;
use crate::access::{Actor, Scope};
use crate::audit::{self, Event};
use crate::{Failure, Id, Result, Setting};

/// A dossier received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The row.
    pub id: Id,
    /// The unit that received it.
    pub unit: String,
    /// SHA-256 of the package's list of hashes, hexadecimal.
    pub hash: String,
    /// What the package tells of its case.
    pub register: Register,
    /// When, microseconds UTC.
    pub received_at: i64,
    /// The case here that goes on from it.
    pub case: Option<Id>,
}

/// A document of a dossier received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedDocument {
    /// Its number: 0 is the bound dossier, 1 its data.
    pub no: i64,
    /// Its file in the package; empty for what was only listed.
    pub file: String,
    /// What it is; empty for the whole.
    pub title: String,
    /// Its day.
    pub on: Date,
    /// Type, told by the content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its content, hexadecimal.
    pub hash: String,
}

const COLUMNS: &str = "id, unit, hash, register, received_at, case_id";
const DOCUMENTS: &str = "select no, file, title, on_day, media_type, size, hash from received_document where dossier = $1 order by no";

/// A dossier in scope.
///
/// # Errors
/// Not found out of scope.
pub fn one(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Received> {
    let condition = scope.condition("unit", 2);
    let sql = format!("select {COLUMNS} from received_dossier where id = $1 and {condition}");
    let [unit, below] = scope.values();
    let values: &[Value<'_>] = params![id];
    let row = tx.first(&sql, &[values, &[unit, below]].concat())?;
    received(&row.ok_or(Failure::NotFound)?)
}

/// Dossiers in scope, the last first, after the one with this id.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    after: Option<Id>,
    limit: i64,
) -> Result<Vec<Received>> {
    let condition = scope.condition("unit", 3);
    let sql = format!(
        "select {COLUMNS} from received_dossier where id < $1 and {condition} order by id desc limit $2"
    );
    let (before, limit) = (after.unwrap_or(Id::of(i64::MAX)), limit.clamp(1, 201));
    let [unit, below] = scope.values();
    let values: &[Value<'_>] = params![before, limit];
    let rows = tx.query(&sql, &[values, &[unit, below]].concat())?;
    rows.iter().map(received).collect()
}

/// The dossiers joined to a case. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn of_case(tx: &mut Tx<'_>, case: Id) -> Result<Vec<Received>> {
    let sql = format!("select {COLUMNS} from received_dossier where case_id = $1 order by id");
    let rows = tx.query(&sql, params![case])?;
    rows.iter().map(received).collect()
}

/// The dossier that a unit took in from a package.
pub(super) fn of_package(tx: &mut Tx<'_>, unit: &str, hash: &str) -> Result<Option<Received>> {
    let sql = format!("select {COLUMNS} from received_dossier where unit = $1 and hash = $2");
    let row = tx.first(&sql, params![unit, hash])?;
    row.map(|row| received(&row)).transpose()
}

/// The documents of a dossier. The caller has shown that it may be seen.
///
/// # Errors
/// What the database reports.
pub fn documents(tx: &mut Tx<'_>, dossier: Id) -> Result<Vec<ReceivedDocument>> {
    let rows = tx.query(DOCUMENTS, params![dossier])?;
    Ok(rows.iter().map(listed).collect::<store::Result<_>>()?)
}

/// One document of a dossier in scope, with its content; the reading goes on record.
///
/// # Errors
/// Not found out of scope, and for what was only listed.
pub fn document(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    (dossier, no): (Id, i64),
) -> Result<(ReceivedDocument, Vec<u8>)> {
    let found = one(tx, &actor.scope(), dossier)?;
    let document = documents(tx, dossier)?.into_iter().find(|one| one.no == no);
    let document = document.ok_or(Failure::NotFound)?;
    let bytes = crate::document::content(tx, &document.hash)?;
    let event = Event {
        name: "dossier.read",
        subject_kind: "dossier",
        subject: Some(found.id),
        detail: &document.file,
    };
    audit::record(tx, at, actor.by(), &event)?;
    Ok((document, bytes.ok_or(Failure::NotFound)?))
}

fn received(row: &Row) -> Result<Received> {
    let text: String = row.get("register")?;
    Ok(Received {
        id: row.get("id")?,
        unit: row.get("unit")?,
        hash: row.get("hash")?,
        register: serde_json::from_str(&text).map_err(|fault| unreadable(&fault))?,
        received_at: row.get("received_at")?,
        case: row.get("case_id")?,
    })
}

fn unreadable(fault: &serde_json::Error) -> store::Error {
    store::Error::Column {
        column: "register".to_owned(),
        reason: fault.to_string(),
    }
}

fn listed(row: &Row) -> store::Result<ReceivedDocument> {
    Ok(ReceivedDocument {
        no: row.get("no")?,
        file: row.get("file")?,
        title: row.get("title")?,
        on: row.get("on_day")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        hash: row.get("hash")?,
    })
}
