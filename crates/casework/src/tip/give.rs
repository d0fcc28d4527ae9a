//! Telling something without a name.

use jiff::civil::Date;
use store::{Tx, params};

use super::code::Code;
use super::form::Telling;
use super::key::{NOBODY, key, of_the_day};
use super::metadata;
use super::read::Statement;
use super::state::Tip;
use super::words::{Side, Stand, StepKind};
use super::{content, route};
use crate::audit::By;
use crate::document::{self, Upload};
use crate::{FieldError, Id, Result, Setting, organization};

/// What whoever told it gets: the code, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The code.
    pub code: Code,
    /// The unit that has it.
    pub unit: String,
    /// Files of which nothing could be taken that may tell who made them.
    pub uncleaned: usize,
}

const MESSAGE: &str = "insert into tip_message (tip, no, side, on_day, content, official) values ($1, $2, $3, $4, $5, $6)";
const LAST: &str = "select coalesce(max(no), 0) as n from tip_message where tip = $1";
const LAST_FILE: &str = "select coalesce(max(no), 0) as n from tip_file where tip = $1";
const FILE: &str = "insert into tip_file (id, tip, no, message, media_type, size, is_cleaned, content) values ($1, $2, $3, $4, $5, $6, $7, $8)";
/// Most files of a tip.
const MOST: i64 = 50;

/// Keeps what is told, under a code made of sixteen bytes that nobody can guess. The same bytes again with the same words answer
/// what was answered: a form may be sent twice.
///
/// # Errors
/// Field errors for the unit and the files; `tip-sent-already` on `do` for the same bytes with other words.
pub fn give(tx: &mut Tx<'_>, at: &Setting, telling: &Telling, secret: [u8; 16]) -> Result<Given> {
    let code = Code::of(secret);
    let raw = &telling.raw;
    let statement = Statement::of(raw);
    if let Some(there) = Tip::by_code(tx, &code.print())? {
        return again(tx, at, code, (&there, &statement));
    }
    let receiver = route::receiver(at, raw.about_unit.as_deref(), telling.role)?;
    organization::ensure(tx, at, &receiver.unit)?;
    if let Some(concerned) = &receiver.kept_from {
        organization::ensure(tx, at, concerned)?;
    }
    let tip = Tip {
        id: key(at),
        tenant: receiver.tenant,
        unit: receiver.unit,
        came_on: telling.on,
        kept_from: receiver.kept_from,
        may_ask: raw.may_ask,
        content: key(at),
        stand: Stand::Received,
        news_on: Some(telling.on),
        inspection: None,
        ground: None,
        closed_on: None,
        version: 1,
    };
    tip.insert(tx, &code.print())?;
    content::begin(tx, at, &tip)?;
    content::keep(tx, at, tip.id, tip.content, &statement.bytes())?;
    let uncleaned = keep_files(tx, at, tip.id, 0, &raw.files)?;
    let by = By {
        official: None,
        unit: &tip.unit,
        tenant: &tip.tenant,
        rule: None,
    };
    tip.step(tx, StepKind::Came, telling.on, (by, None))?;
    tip.record(tx, &of_the_day(at), NOBODY, ("tip.given", ""))?;
    Ok(Given {
        code,
        unit: tip.unit,
        uncleaned,
    })
}

fn again(
    tx: &mut Tx<'_>,
    at: &Setting,
    code: Code,
    (there, statement): (&Tip, &Statement),
) -> Result<Given> {
    if content::read(tx, at, there.id, there.content)? != statement.bytes() {
        return Err(FieldError::new("do", "tip-sent-already").into());
    }
    Ok(Given {
        code,
        unit: there.unit.clone(),
        uncleaned: 0,
    })
}

/// Keeps a message of the talk with its files and answers its number.
pub(super) fn keep_message(
    tx: &mut Tx<'_>,
    at: &Setting,
    tip: Id,
    (side, on, official): (Side, Date, Option<Id>),
    (text, files): (&str, &[Upload]),
) -> Result<i64> {
    let last: i64 = tx
        .first(LAST, params![tip])?
        .map_or(Ok(0), |row| row.get("n"))?;
    let (no, place) = (last + 1, key(at));
    content::keep(tx, at, tip, place, text.trim().as_bytes())?;
    tx.execute(MESSAGE, params![tip, no, side, on, place, official])?;
    keep_files(tx, at, tip, no, files)?;
    Ok(no)
}

/// Keeps files of a message (0: of what was told first), without the names they had; answers of how many nothing could be taken.
fn keep_files(
    tx: &mut Tx<'_>,
    at: &Setting,
    tip: Id,
    message: i64,
    files: &[Upload],
) -> Result<usize> {
    let mut uncleaned = 0;
    for upload in files {
        let last: i64 = tx
            .first(LAST_FILE, params![tip])?
            .map_or(Ok(0), |row| row.get("n"))?;
        if last >= MOST {
            let wrong = FieldError::new("files", "too-many-files");
            return Err(wrong.with("most", MOST).into());
        }
        let media_type = document::sniff("files", upload)?;
        let cleaned = metadata::cleaned(media_type, &upload.bytes);
        let is_cleaned = cleaned.is_some();
        uncleaned += usize::from(!is_cleaned);
        let bytes = cleaned.as_deref().unwrap_or(&upload.bytes);
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let (id, place, no) = (key(at), key(at), last + 1);
        content::keep(tx, at, tip, place, bytes)?;
        let values = params![id, tip, no, message, media_type, size, is_cleaned, place];
        tx.execute(FILE, values)?;
    }
    Ok(uncleaned)
}
