//! What a unit adds to the law: that nobody opens a seal alone.

use store::{Tx, params};

use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Result, Setting};

const RULE: &str = "select second_person from seal_rule where unit = $1";
const SET: &str = "insert into seal_rule (unit, second_person, set_at, set_by) values ($1, $2, $3, $4) \
     on conflict (unit) do update set second_person = excluded.second_person, set_at = excluded.set_at, set_by = excluded.set_by";

/// How a unit opens seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealRule {
    /// Does a second person confirm each opening?
    pub second_person: bool,
}

/// The rule of a unit; one person alone where it has set none.
///
/// # Errors
/// What the database reports.
pub fn rule(tx: &mut Tx<'_>, unit: &str) -> Result<SealRule> {
    Ok(SealRule {
        second_person: needs_second(tx, unit)?,
    })
}

pub(super) fn needs_second(tx: &mut Tx<'_>, unit: &str) -> Result<bool> {
    let row = tx.first(RULE, params![unit])?;
    Ok(row.map_or(Ok(false), |row| row.get("second_person"))?)
}

/// The head sets how his unit opens seals.
///
/// # Errors
/// What the database reports.
pub fn set_rule(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RuleSeal>,
    rule: SealRule,
) -> Result<()> {
    let official = permit.official().ok_or(crate::Failure::NotFound)?;
    tx.execute(
        SET,
        params![permit.unit(), rule.second_person, at.now.at, official],
    )?;
    let event = Event {
        name: "seal.rule_set",
        subject_kind: "seal",
        subject: None,
        detail: if rule.second_person {
            "second-person"
        } else {
            "alone"
        },
    };
    audit::record(tx, at, permit.by(), &event)
}
