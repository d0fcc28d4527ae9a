//! Reading rosters: a head sees his unit and those below it, a receiver his own days.

use store::{Tx, params};

use super::row::Duty;
use crate::access::{Actor, acts};
use crate::reception::Month;
use crate::{Failure, Id, Result, organization};

/// Who reads the roster of which unit.
#[derive(Debug)]
pub struct Reader<'a> {
    actor: &'a Actor,
    /// The unit.
    pub unit: String,
}

impl<'a> Reader<'a> {
    /// Somebody who may read rosters, and the unit he asks about; his own when he names none.
    ///
    /// # Errors
    /// The refusal `act-needs-post`.
    pub fn of(actor: &'a Actor, unit: &str) -> Result<Self> {
        actor.permit::<acts::ReadRoster>()?;
        let unit = if unit.is_empty() { &actor.unit } else { unit };
        Ok(Self {
            actor,
            unit: unit.to_owned(),
        })
    }

    /// Does he keep this roster?
    pub fn keeps(&self) -> bool {
        self.unit == self.actor.unit && self.actor.may::<acts::KeepRoster>()
    }

    /// The only official whose days he sees; none when he sees all of them.
    pub fn only(&self) -> Option<Id> {
        (!self.actor.may::<acts::KeepRoster>()).then_some(self.actor.official)
    }

    /// Refuses a unit that he does not see.
    pub(super) fn admit(&self, tx: &mut Tx<'_>) -> Result<()> {
        let scope = self.actor.scope();
        let is_own = self.unit == self.actor.unit;
        let is_below = || organization::is_within(tx, scope.unit(), &self.unit);
        if is_own || (self.only().is_none() && scope.reaches_below() && { is_below }()?) {
            return Ok(());
        }
        Err(Failure::NotFound)
    }
}

const OF_MONTH: &str = "select * from roster_duty where unit = $1 and on_day >= $2 and on_day <= $3 and until_sheet is null \
     and (cast($4 as bigint) is null or official = $4) order by on_day, id";
const ONE: &str = "select * from roster_duty where id = $1 and unit = $2 and until_sheet is null \
     and (cast($3 as bigint) is null or official = $3)";

/// The roster of a month, in order of days.
///
/// # Errors
/// Not found for a unit that the reader does not see.
pub fn duties(tx: &mut Tx<'_>, reader: &Reader<'_>, month: Month) -> Result<Vec<Duty>> {
    reader.admit(tx)?;
    let only = reader.only();
    let rows = tx.query(
        OF_MONTH,
        params![reader.unit, month.first(), month.last(), only],
    )?;
    let all = rows.iter().map(Duty::of_row);
    Ok(all.collect::<store::Result<_>>()?)
}

/// One row of the roster that holds.
///
/// # Errors
/// Not found.
pub fn duty(tx: &mut Tx<'_>, reader: &Reader<'_>, id: Id) -> Result<Duty> {
    reader.admit(tx)?;
    let row = tx.first(ONE, params![id, reader.unit, reader.only()])?;
    Ok(Duty::of_row(&row.ok_or(Failure::NotFound)?)?)
}
