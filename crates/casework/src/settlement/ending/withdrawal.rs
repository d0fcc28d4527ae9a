//! Withdrawal (rút): what, by whom, in which form, and whether it was free, asked in private.

use jiff::civil::Date;
use law::procedure::Act;
use serde_json::Value as Json;
use store::{Row, Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use crate::tally::{self, Count};
use crate::{Id, Result};

/// One withdrawal of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalRow {
    /// Number of the docket entry.
    pub seq: i64,
    /// Its day.
    pub on: Date,
    /// `whole`, `contents`, `members`.
    pub kind: String,
    /// `petition`, `minutes`.
    pub form: String,
    /// The contents withdrawn.
    pub contents: Vec<i64>,
    /// How many people withdrew.
    pub people: i64,
    /// The official who asked whether it was free.
    pub asked_by: Option<Id>,
    /// When.
    pub asked_on: Option<Date>,
    /// Who was not in the room.
    pub absent: String,
    /// Was it free?
    pub is_free: bool,
    /// Did it come of explanation and persuasion?
    pub is_persuaded: bool,
    /// The reason given.
    pub reason: String,
    /// The day on which it was found not to count: it had been coerced, or the law goes on all the same.
    pub set_aside_on: Option<Date>,
}

const INSERT: &str = "insert into withdrawal (id, tenant, case_id, seq, on_day, kind, form, contents, people, asked_by, asked_on, absent, \
     is_free, is_persuaded, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const LEAVE: &str = "update case_participant set left_on = $3, left_as = $4 where case_id = $1 and no = $2 and left_on is null";
const SET_ASIDE: &str =
    "update withdrawal set set_aside_on = $3, set_aside_seq = $4 where case_id = $1 and seq = $2";
const OF_CASE: &str = "select seq, on_day, kind, form, contents, people, asked_by, asked_on, absent, is_free, is_persuaded, reason, set_aside_on \
     from withdrawal where case_id = $1 order by seq";
const REOPEN: &str = "update case_content set state = 'open', settled_on = null, settled_entry = null where case_id = $1 and no = $2 and state = 'withdrawn'";

impl Doing<'_> {
    pub(super) fn record_withdrawal(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let entered = self.entered;
        let persons = entered.amounts.get("persons").copied();
        let (kind, people) = match (self.step.act, persons) {
            (Act::WithdrawWhole, _) => ("whole", case.people),
            (_, Some(persons)) => ("members", persons),
            _ => ("contents", case.people),
        };
        let contents = Json::from(entered.contents.clone()).to_string();
        tx.send(
            INSERT,
            params![
                self.at.id(),
                case.tenant,
                case.id,
                case.docket_length,
                self.on,
                kind,
                self.told("form"),
                contents,
                people,
                entered.officials.get("asked_by").copied(),
                entered.dates.get("asked_on").copied(),
                self.told("absent"),
                self.said_yes("free"),
                self.said_yes("persuaded"),
                self.told("reason")
            ],
        )?;
        self.count_withdrawal(tx, case, kind)?;
        self.leave(tx, case, "withdrew")
    }

    fn count_withdrawal(&self, tx: &mut Tx<'_>, case: &Case, kind: &str) -> Result<()> {
        let why = if self.said_yes("persuaded") {
            "persuaded"
        } else {
            "unpersuaded"
        };
        let measure = format!("case.withdrawal.{}.{kind}.{why}", case.class.as_str());
        let one = Count {
            unit: &case.unit,
            measure: &measure,
            on: self.on,
            subject_kind: "case",
            subject: case.id,
            amount: 1,
        };
        tally::count(tx, self.at, &[one])
    }

    /// The chosen members are no longer in the case.
    pub(super) fn leave(&self, tx: &mut Tx<'_>, case: &Case, how: &str) -> Result<()> {
        for no in &self.entered.members {
            tx.send(LEAVE, params![case.id, *no, self.on, how])?;
        }
        Ok(())
    }

    /// What was withdrawn under threat, coercion or bribe is settled all the same; contents chosen are open again.
    pub(super) fn set_withdrawal_aside(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        if self.step.act == Act::RecordPressure {
            return Ok(());
        }
        let again = &self.entered.contents;
        for row in withdrawals_of(tx, case.id)? {
            let is_meant = match row.kind.as_str() {
                "whole" => again.is_empty(),
                _ => row.contents.iter().any(|no| again.contains(no)),
            };
            if is_meant && row.set_aside_on.is_none() {
                let seq = case.docket_length;
                tx.send(SET_ASIDE, params![case.id, row.seq, self.on, seq])?;
            }
        }
        for no in again {
            tx.send(REOPEN, params![case.id, *no])?;
        }
        Ok(())
    }
}

/// The withdrawals of a case, in order. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(super) fn withdrawals_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<WithdrawalRow>> {
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn read(row: &Row) -> store::Result<WithdrawalRow> {
    let contents: String = row.get("contents")?;
    Ok(WithdrawalRow {
        seq: row.get("seq")?,
        on: row.get("on_day")?,
        kind: row.get("kind")?,
        form: row.get("form")?,
        contents: serde_json::from_str(&contents).unwrap_or_default(),
        people: row.get("people")?,
        asked_by: row.get("asked_by")?,
        asked_on: row.get("asked_on")?,
        absent: row.get("absent")?,
        is_free: row.get("is_free")?,
        is_persuaded: row.get("is_persuaded")?,
        reason: row.get("reason")?,
        set_aside_on: row.get("set_aside_on")?,
    })
}
