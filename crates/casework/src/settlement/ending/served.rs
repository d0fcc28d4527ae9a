//! Service (gửi, giao): to whom a decision goes by law, how, and the proof that he has it.

use jiff::civil::Date;
use law::procedure::TermAction;
use store::{Row, Tx, params};

use super::super::case::Case;
use super::super::effect::Doing;
use super::last_decision;
use crate::{Id, Result, term};

/// One recipient of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    /// Number in the case.
    pub no: i64,
    /// Who by the law's list; `other` for whoever is named in words.
    pub recipient: String,
    /// Who in words.
    pub other: String,
    /// The day it was sent.
    pub sent_on: Date,
    /// Was it sent after its term?
    pub is_late: bool,
    /// How: a code of the law's list.
    pub way: String,
    /// The day the recipient had it.
    pub served_on: Option<Date>,
    /// What proves it: a code of the law's list.
    pub proof: String,
    /// In words.
    pub note: String,
}

const INSERT: &str = "insert into service (id, tenant, case_id, no, decision, recipient, other, sent_on, sent_seq, is_late, way, served_on, \
     served_seq, proof, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from service where case_id = $1";
const UNSERVED: &str = "select id from service where case_id = $1 and recipient = $2 and served_on is null order by no desc limit 1";
const SERVED: &str = "update service set served_on = $2, served_seq = $3, way = $4, proof = $5, note = $6 where id = $1";
const OF_CASE: &str = "select no, recipient, other, sent_on, is_late, way, served_on, proof, note from service where case_id = $1 order by no";
/// Whoever is named in words only.
const OTHER: &str = "other";

impl Doing<'_> {
    /// One row for each recipient that the law names and the officer adds.
    pub(super) fn send_to_all(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let recipients = self.entered.list("recipients");
        let other = self.told("to");
        let is_late = self.is_late(tx, case)?;
        for recipient in recipients {
            self.send_one(tx, case, (&recipient, ""), is_late, None)?;
        }
        if !other.is_empty() {
            self.send_one(tx, case, (OTHER, other), is_late, None)?;
        }
        Ok(())
    }

    /// Did the clock of sending, which this step has just met, run out before?
    fn is_late(&self, tx: &mut Tx<'_>, case: &Case) -> Result<bool> {
        let met = self.step.terms.iter();
        let met: Vec<&str> = met
            .filter(|effect| effect.does == TermAction::Meets)
            .map(|effect| effect.term.as_str())
            .collect();
        let clocks = term::of_subject(tx, case.id)?;
        Ok(clocks.iter().any(|clock| {
            met.contains(&clock.term.as_str())
                && clock.closed_on == Some(self.on)
                && clock.outcome.as_deref() == Some("late")
        }))
    }

    fn send_one(
        &self,
        tx: &mut Tx<'_>,
        case: &Case,
        (recipient, other): (&str, &str),
        is_late: bool,
        served: Option<Date>,
    ) -> Result<()> {
        let row = tx.first(NEXT, params![case.id])?;
        let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
        let decision = last_decision(tx, case.id)?;
        let seq = case.docket_length;
        let (proof, note) = match served {
            Some(_) => (self.told("proof"), self.told("note")),
            None => ("", ""),
        };
        tx.send(
            INSERT,
            params![
                self.at.id(),
                case.tenant,
                case.id,
                no,
                decision,
                recipient,
                other,
                served.unwrap_or(self.on),
                seq,
                is_late,
                self.told("way"),
                served,
                served.map(|_| seq),
                proof,
                note
            ],
        )?;
        Ok(())
    }

    /// A recipient has the decision, and what proves it.
    pub(super) fn serve(&self, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
        let recipient = self.told("recipient");
        let recipient = if recipient.is_empty() {
            "petitioner"
        } else {
            recipient
        };
        let served = self.entered.dates.get("received_on").copied();
        let row = tx.first(UNSERVED, params![case.id, recipient])?;
        let Some(row) = row else {
            return self.send_one(tx, case, (recipient, ""), false, served.or(Some(self.on)));
        };
        let id: Id = row.get("id")?;
        tx.send(
            SERVED,
            params![
                id,
                served.unwrap_or(self.on),
                case.docket_length,
                self.told("way"),
                self.told("proof"),
                self.told("note")
            ],
        )?;
        Ok(())
    }
}

/// To whom the decisions of a case went. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub(super) fn services_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<ServiceRow>> {
    let read = |row: &Row| {
        Ok(ServiceRow {
            no: row.get("no")?,
            recipient: row.get("recipient")?,
            other: row.get("other")?,
            sent_on: row.get("sent_on")?,
            is_late: row.get("is_late")?,
            way: row.get("way")?,
            served_on: row.get("served_on")?,
            proof: row.get("proof")?,
            note: row.get("note")?,
        })
    };
    let rows = tx.query(OF_CASE, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}
