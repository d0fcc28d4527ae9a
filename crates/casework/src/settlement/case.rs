//! A case as a step needs it.

use jiff::civil::Date;
use law::procedure::{Class, Facts, Phase, Procedure, Stage};
use store::{Row, Tx, params};

use crate::tally::Open;
use crate::{Failure, Id, Refusal, Result, Setting};

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The case.
    pub id: Id,
    /// Tenant of its unit.
    pub tenant: String,
    /// The unit that settles it.
    pub unit: String,
    /// Number in the unit's book of the year.
    pub number: i64,
    /// The year of that book.
    pub year: i64,
    /// Id of its procedure.
    pub procedure: String,
    /// Class of its petitions.
    pub class: Class,
    /// Instance.
    pub stage: Stage,
    /// Field.
    pub field: String,
    /// What it is about.
    pub title: String,
    /// Are its petitioners under the seal?
    pub sealed: bool,
    /// State of its procedure.
    pub state: String,
    /// What the forms see in that state.
    pub phase: Phase,
    /// Facts that steps established and its petitions gave.
    pub facts: Facts,
    /// The day its unit received the petition that opened it.
    pub started_on: Date,
    /// The day it is due; the last of all days while no clock runs.
    pub due_on: Date,
    /// The day it was closed.
    pub closed_on: Option<Date>,
    /// The day of acceptance.
    pub accepted_on: Option<Date>,
    /// People behind its petitions.
    pub people: i64,
    /// The official who accepted or decided it.
    pub settler: Option<Id>,
    /// The official to whom the verification was assigned.
    pub verifier: Option<Id>,
    /// The case settled first, for a second one; the case of the unit below, for one that was taken over.
    pub earlier_case: Option<Id>,
    /// The day of its last step.
    pub last_on: Date,
    /// Entries on its docket.
    pub docket_length: i64,
    /// Hash of the last entry.
    pub docket_hash: String,
    /// Grows with each step.
    pub version: i64,
}

pub(super) const COLUMNS: &str = "id, tenant, unit, year, number, procedure, class, stage, field, title, sealed, state, phase, facts, \
     started_on, due_on, closed_on, accepted_on, people, settler, verifier, earlier_case, last_on, docket_length, docket_hash, version";

impl Case {
    /// Takes the case for a step: locks it, and refuses when somebody else changed it meanwhile.
    ///
    /// # Errors
    /// Not found; `changed-meanwhile`.
    pub fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let sql =
            format!("update cases set version = version + 1 where id = $1 returning {COLUMNS}");
        let row = tx.first(&sql, params![id])?.ok_or(Failure::NotFound)?;
        let case = Self::of_row(&row)?;
        if expected.is_some_and(|version| version + 1 != case.version) {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        Ok(case)
    }

    /// The case, without taking it.
    ///
    /// # Errors
    /// Not found.
    pub fn read(tx: &mut Tx<'_>, id: Id) -> Result<Self> {
        let sql = format!("select {COLUMNS} from cases where id = $1");
        Ok(Self::of_row(
            &tx.first(&sql, params![id])?.ok_or(Failure::NotFound)?,
        )?)
    }

    /// Its procedure in the law.
    ///
    /// # Errors
    /// `procedure-unknown` when the law's data no longer have it.
    pub fn procedure<'a>(&self, at: &'a Setting) -> Result<&'a Procedure> {
        let found = at.law.procedures.get(&self.procedure);
        found.ok_or_else(|| {
            Refusal::new("procedure-unknown")
                .with("procedure", &self.procedure)
                .into()
        })
    }

    /// As boards count it while it is open.
    pub(super) fn stands(&self) -> Open<'_> {
        Open {
            unit: &self.unit,
            class: Some(self.class.as_str()),
            begun: self.started_on,
            due: self.due_on,
        }
    }

    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        let unknown = |column: &str, found: String| store::Error::Column {
            column: column.to_owned(),
            reason: found,
        };
        let (class, stage, phase): (String, String, String) =
            (row.get("class")?, row.get("stage")?, row.get("phase")?);
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            number: row.get("number")?,
            year: row.get("year")?,
            procedure: row.get("procedure")?,
            class: Class::parse(&class).ok_or_else(|| unknown("class", class))?,
            stage: Stage::parse(&stage).ok_or_else(|| unknown("stage", stage))?,
            field: row.get("field")?,
            title: row.get("title")?,
            sealed: row.get("sealed")?,
            state: row.get("state")?,
            phase: Phase::parse(&phase).ok_or_else(|| unknown("phase", phase))?,
            facts: row.get::<String>("facts")?.split_whitespace().collect(),
            started_on: row.get("started_on")?,
            due_on: row.get("due_on")?,
            closed_on: row.get("closed_on")?,
            accepted_on: row.get("accepted_on")?,
            people: row.get("people")?,
            settler: row.get("settler")?,
            verifier: row.get("verifier")?,
            earlier_case: row.get("earlier_case")?,
            last_on: row.get("last_on")?,
            docket_length: row.get("docket_length")?,
            docket_hash: row.get("docket_hash")?,
            version: row.get("version")?,
        })
    }
}

/// Facts as the row keeps them: sorted, with single spaces.
pub(super) fn write_facts(facts: &Facts) -> String {
    facts.iter().collect::<Vec<_>>().join(" ")
}
