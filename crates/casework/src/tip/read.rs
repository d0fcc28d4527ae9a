//! Reading what was told: for a reason that goes on record before anything is shown.

use serde::{Deserialize, Serialize};
use store::{Row, Tx, params};

use super::content;
use super::form::RawTelling;
use super::query::{Details, details};
use super::state::Tip;
use super::talk::{Line, lines};
use crate::access::{Permit, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// The shortest reason that tells anything.
const REASON: usize = 10;

/// What was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// About whom.
    pub whom: String,
    /// What happened.
    pub what: String,
    /// When.
    pub when: String,
    /// Where.
    pub place: String,
    /// The unit of the one it is about, as it was told.
    pub about_unit: Option<String>,
    /// His place there, as it was told.
    pub role: String,
}

impl Statement {
    pub(super) fn of(raw: &RawTelling) -> Self {
        let text = |text: &str| text.trim().to_owned();
        Self {
            whom: text(&raw.whom),
            what: text(&raw.what),
            when: text(&raw.when),
            place: text(&raw.place),
            about_unit: raw.about_unit.clone(),
            role: raw.role.clone(),
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Result<Self> {
        let read = serde_json::from_slice(bytes);
        Ok(read.map_err(|fault| store::Error::Column {
            column: "bytes".to_owned(),
            reason: fault.to_string(),
        })?)
    }
}

/// A file that came. It has no name but its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TipFile {
    /// The row: a key that tells no moment.
    pub id: Id,
    /// Its number in the tip.
    pub no: i64,
    /// The message with which it came; 0: with what was told first.
    pub message: i64,
    /// Its type, told by its content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Was what tells who made it taken out?
    pub is_cleaned: bool,
    content: Id,
}

/// A tip that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands.
    pub details: Details,
    /// What was told.
    pub statement: Statement,
    /// Files that came with it.
    pub files: Vec<TipFile>,
    /// The talk.
    pub lines: Vec<Line>,
}

const FILES: &str = "select * from tip_file where tip = $1 order by no";
const SEEN: &str = "update anonymous_tip set news_on = null where id = $1";

/// Opens what was told to the unit, for a reason that goes on record.
///
/// # Errors
/// A field error when the reason says nothing; not found when the unit has no such tip.
pub fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReadTip>,
    id: Id,
    reason: &str,
) -> Result<Reading> {
    let details = open(tx, at, permit, (id, reason), "tip.read")?;
    let tip = &details.tip;
    let statement = Statement::read(&content::read(tx, at, tip.id, tip.content)?)?;
    let all = files(tx, id)?;
    let lines = lines(tx, at, id, &all)?;
    tx.execute(SEEN, params![id])?;
    Ok(Reading {
        statement,
        files: all.into_iter().filter(|file| file.message == 0).collect(),
        lines,
        details,
    })
}

/// Opens one file of it, for a reason that goes on record.
///
/// # Errors
/// As [`read`]; not found when the tip has no such file.
pub fn read_file(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReadTip>,
    (id, file): (Id, Id),
    reason: &str,
) -> Result<(TipFile, Vec<u8>)> {
    open(tx, at, permit, (id, reason), "tip.file_read")?;
    let found = files(tx, id)?.into_iter().find(|one| one.id == file);
    let found = found.ok_or(Failure::NotFound)?;
    let bytes = content::read(tx, at, id, found.content)?;
    Ok((found, bytes))
}

fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReadTip>,
    (id, reason): (Id, &str),
    event: &'static str,
) -> Result<Details> {
    let reason = reason.trim();
    if reason.chars().count() < REASON {
        let wrong = FieldError::new("reason", "reason-too-short");
        return Err(wrong.with("least", REASON).into());
    }
    let details = details(tx, permit, id)?;
    let detail = serde_json::json!({ "reason": reason }).to_string();
    Tip::record(&details.tip, tx, at, permit.by(), (event, &detail))?;
    Ok(details)
}

/// The files of a tip, in the order in which they came.
pub(super) fn files(tx: &mut Tx<'_>, tip: Id) -> Result<Vec<TipFile>> {
    let rows = tx.query(FILES, params![tip])?;
    Ok(rows.iter().map(of_row).collect::<store::Result<_>>()?)
}

fn of_row(row: &Row) -> store::Result<TipFile> {
    Ok(TipFile {
        id: row.get("id")?,
        no: row.get("no")?,
        message: row.get("message")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        is_cleaned: row.get("is_cleaned")?,
        content: row.get("content")?,
    })
}
