//! A meeting is opened (agenda and figures are drawn up and kept), units say their word, it is closed with its minutes.

use store::{Tx, params};

use super::super::given::{TEXT, needed, refuse};
use super::call::own;
use super::state::Meeting;
use super::words::Stand;
use super::{agenda, figures};
use crate::access::{Permit, Scope, acts};
use crate::{Failure, Id, Result, Setting};

/// Longest minutes.
const MINUTES: usize = 20_000;

/// The minutes of a meeting.
#[derive(Debug, Clone, Default)]
pub struct Closing {
    /// What was said and concluded.
    pub minutes: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// What a unit says at a meeting.
#[derive(Debug, Clone, Default)]
pub struct Telling {
    /// Its word.
    pub text: String,
}

const ITEM: &str = "insert into review_item (meeting, no, kind, subject_kind, subject, owner, day, note) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const READ: &str = "select * from review_meeting where id = $1";
const TELL: &str = "update review_report set text = $3, told_on = $4, official = $5 where meeting = $1 and reporter = $2";

/// Opens a meeting on its day or after it: what is overdue, stuck, new or not done in the scope of its unit is drawn up,
/// with the figures of each unit below, and kept as it is.
///
/// # Errors
/// Not found when it is another unit's; the refusals `meeting-not-called`, `meeting-too-early`, `changed-meanwhile`.
pub fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldReview>,
    id: Id,
    expected: Option<i64>,
) -> Result<()> {
    let meeting = own(tx, permit, id, expected)?;
    let (items, found) = agenda::draw(tx, at, &Scope::within(&meeting.unit))?;
    let meeting = meeting.opened(at.now.today, found)?;
    for item in &items {
        let values = params![
            id,
            item.no,
            item.kind,
            item.subject_kind,
            item.subject,
            item.owner,
            item.day,
            item.note
        ];
        tx.send(ITEM, values)?;
    }
    for report in figures::draw(tx, at, &meeting.unit)? {
        report.insert(tx, id)?;
    }
    meeting.save(tx, at, permit.by(), "review_meeting.opened")
}

/// A unit below says its word beside its figures, as long as the meeting is open.
///
/// # Errors
/// Not found when the unit does not report to the meeting; a field error for a missing text; `meeting-not-open`.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    said: &Telling,
) -> Result<()> {
    let row = tx.first(READ, params![id])?.ok_or(Failure::NotFound)?;
    let meeting = Meeting::of_row(&row)?;
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    meeting.require(Stand::Open, "meeting-not-open")?;
    let (unit, text, official) = (permit.unit(), said.text.trim(), permit.official());
    let values = params![id, unit, text, at.now.today, official];
    if tx.execute(TELL, values)? == 0 {
        return Err(Failure::NotFound);
    }
    meeting.record(tx, at, permit.by(), "review_meeting.told")
}

/// Closes a meeting with its minutes. Its conclusions are directives about it.
///
/// # Errors
/// Not found when it is another unit's; a field error for missing minutes; `meeting-not-open`, `changed-meanwhile`.
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldReview>,
    id: Id,
    said: &Closing,
) -> Result<()> {
    let meeting = own(tx, permit, id, said.expected)?;
    let mut errors = Vec::new();
    needed("minutes", &said.minutes, MINUTES, &mut errors);
    refuse(errors)?;
    let meeting = meeting.closed(said.minutes.trim())?;
    meeting.save(tx, at, permit.by(), "review_meeting.closed")
}
