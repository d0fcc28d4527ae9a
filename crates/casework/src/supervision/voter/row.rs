//! The rows of meetings with voters and of their petitions.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::KIND;
use super::state::VoterPetition;
use super::words::MeetingKind;
use crate::audit::By;
use crate::supervision::course::{self, Act, Thing};
use crate::{Id, Result, Setting};

/// A meeting of deputies with voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoterMeeting {
    /// The row.
    pub id: Id,
    /// The body of the deputies.
    pub unit: String,
    /// Which meeting it was.
    pub kind: MeetingKind,
    /// Its day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// The district of the deputies.
    pub district: String,
    /// The deputies, a name a line.
    pub deputies: String,
    /// How many voters came.
    pub voters: i64,
}

const INSERT_MEETING: &str = "insert into voter_meeting (id, tenant, unit, kind, on_day, place, district, deputies, voters, recorded_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT: &str = "insert into voter_petition (id, tenant, unit, meeting, year, number, district, received_on, topic, text, stand, recorded_by, \
     version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
const SAVE: &str = "update voter_petition set stand = $2, to_unit = $3, document = $4, forwarded_on = $5, due_on = $6, outcome = $7, answer = $8, \
     answer_number = $9, answered_on = $10, promised_on = $11, told_on = $12, closed_on = $13 where id = $1";

impl VoterMeeting {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            unit: row.get("unit")?,
            kind: row.get("kind")?,
            on: row.get("on_day")?,
            place: row.get("place")?,
            district: row.get("district")?,
            deputies: row.get("deputies")?,
            voters: row.get("voters")?,
        })
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, tenant: &str, official: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            tenant,
            self.unit,
            self.kind,
            self.on,
            self.place,
            self.district,
            self.deputies,
            self.voters,
            official
        ];
        tx.send(INSERT_MEETING, values)?;
        Ok(())
    }
}

impl VoterPetition {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            meeting: row.get("meeting")?,
            number: (row.get("number")?, row.get("year")?),
            district: row.get("district")?,
            received_on: row.get("received_on")?,
            topic: row.get("topic")?,
            text: row.get("text")?,
            stand: row.get("stand")?,
            to_unit: row.get("to_unit")?,
            document: row.get("document")?,
            forwarded_on: row.get("forwarded_on")?,
            due: row.get("due_on")?,
            outcome: row.get("outcome")?,
            answer: row.get("answer")?,
            answer_number: row.get("answer_number")?,
            answered_on: row.get("answered_on")?,
            promised_on: row.get("promised_on")?,
            told_on: row.get("told_on")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The petition, taken for an act.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = course::take(tx, "voter_petition", id, expected)?;
        Ok(Self::of_row(&row)?)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let (number, year) = self.number;
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.meeting,
            year,
            number,
            self.district,
            self.received_on,
            self.topic,
            self.text,
            self.stand,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    pub(super) fn thing(&self) -> Thing<'_> {
        Thing {
            kind: KIND,
            id: self.id,
            tenant: &self.tenant,
        }
    }

    /// Keeps it as it now stands and writes the act down.
    pub(super) fn save(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        by: By<'_>,
        act: Act<'_>,
    ) -> Result<()> {
        let values = params![
            self.id,
            self.stand,
            self.to_unit,
            self.document,
            self.forwarded_on,
            self.due,
            self.outcome,
            self.answer,
            self.answer_number,
            self.answered_on,
            self.promised_on,
            self.told_on,
            self.closed_on
        ];
        tx.send(SAVE, values)?;
        self.thing().record(tx, at, by, act)
    }
}
