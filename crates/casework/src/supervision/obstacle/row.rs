//! The row of a legal obstacle.

use jiff::civil::Date;
use store::{Row, Tx, params};

use super::KIND;
use super::state::LegalObstacle;
use crate::audit::By;
use crate::supervision::course::{self, Act, Thing};
use crate::{Failure, Id, Result, Setting};

const INSERT: &str = "insert into legal_obstacle (id, tenant, unit, instrument, article, topic, problem, wish, found_on, stand, recorded_by, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const SAVE: &str =
    "update legal_obstacle set stand = $2, outcome = $3, closed_on = $4 where id = $1";
const TIE: &str = "insert into obstacle_case (obstacle, case_id, on_day, official) values ($1, $2, $3, $4) on conflict (obstacle, case_id) do nothing";

impl LegalObstacle {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            instrument: row.get("instrument")?,
            article: row.get("article")?,
            topic: row.get("topic")?,
            problem: row.get("problem")?,
            wish: row.get("wish")?,
            found_on: row.get("found_on")?,
            stand: row.get("stand")?,
            outcome: row.get("outcome")?,
            closed_on: row.get("closed_on")?,
            version: row.get("version")?,
        })
    }

    /// The obstacle, taken for an act.
    pub(super) fn take(tx: &mut Tx<'_>, id: Id, expected: Option<i64>) -> Result<Self> {
        let row = course::take(tx, "legal_obstacle", id, expected)?;
        Ok(Self::of_row(&row)?)
    }

    /// The obstacle of a unit, taken for an act.
    ///
    /// # Errors
    /// Not found when it is another unit's; `changed-meanwhile`.
    pub(super) fn own(tx: &mut Tx<'_>, unit: &str, id: Id, expected: Option<i64>) -> Result<Self> {
        let taken = Self::take(tx, id, expected)?;
        if taken.unit == unit {
            Ok(taken)
        } else {
            Err(Failure::NotFound)
        }
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>, official: Option<Id>) -> Result<()> {
        let values = params![
            self.id,
            self.tenant,
            self.unit,
            self.instrument,
            self.article,
            self.topic,
            self.problem,
            self.wish,
            self.found_on,
            self.stand,
            official
        ];
        tx.send(INSERT, values)?;
        Ok(())
    }

    /// Ties a case to it, once; answers whether it was new.
    pub(super) fn tie(
        &self,
        tx: &mut Tx<'_>,
        case: Id,
        on: Date,
        official: Option<Id>,
    ) -> Result<bool> {
        Ok(tx.execute(TIE, params![self.id, case, on, official])? > 0)
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
        tx.send(
            SAVE,
            params![self.id, self.stand, self.outcome, self.closed_on],
        )?;
        self.thing().record(tx, at, by, act)
    }
}

/// A recommendation upward about an obstacle was sent, or answered. Nothing for one that ended meanwhile.
///
/// # Errors
/// `obstacle-ended` when something is to be proposed about one that ended.
pub(in crate::supervision) fn proposed_about(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    (id, is_answered): (Id, bool),
) -> Result<()> {
    let obstacle = LegalObstacle::take(tx, id, None)?;
    let on = obstacle.thing().day(tx, at, None)?;
    if is_answered {
        let act = Act {
            name: "answered",
            event: "legal_obstacle.answered",
            on,
            text: "",
            due: None,
        };
        return obstacle.answered().save(tx, at, by, act);
    }
    let act = Act {
        name: "proposed",
        event: "legal_obstacle.proposed",
        on,
        text: "",
        due: None,
    };
    obstacle.proposed()?.save(tx, at, by, act)
}
