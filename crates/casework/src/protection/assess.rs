//! What threatens is assessed: how grave it is, and whether danger is immediate.

use jiff::civil::Date;
use store::{Tx, params};

use super::article::refusal;
use super::seal::check_names;
use super::state::Protection;
use super::step::{Act, act_day};
use super::words::{Gravity, Stand};
use crate::access::{Permit, acts};
use crate::given::{TEXT, needed, refuse};
use crate::{FieldError, Id, Result, Setting};

/// An assessment as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawRisk {
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// `low`, `middle`, `high`.
    pub gravity: String,
    /// Is danger immediate?
    pub is_imminent: bool,
    /// What was found; nobody's name.
    pub text: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const ADD: &str = "insert into protection_risk (protection, no, on_day, gravity, is_imminent, text, official) \
     select $1, cast(coalesce(max(no), 0) + 1 as bigint), $2, $3, $4, $5, $6 from protection_risk where protection = $1";
const LAST: &str =
    "select is_imminent from protection_risk where protection = $1 order by no desc limit 1";

/// Writes an assessment down; it may be made again whenever things change.
///
/// # Errors
/// Not found when another unit holds it; field errors; `protection-over`, `changed-meanwhile`.
pub fn assess(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::WatchProtection>,
    id: Id,
    raw: &RawRisk,
) -> Result<()> {
    let one = Protection::take(tx, permit.unit(), id, raw.expected)?;
    if !matches!(one.stand, Stand::Asked | Stand::Granted) {
        return Err(refusal(at, "protection-over", "decision").into());
    }
    let mut errors = Vec::new();
    let gravity = Gravity::parse(&raw.gravity);
    if gravity.is_none() {
        errors.push(FieldError::new("gravity", "field-missing"));
    }
    needed("text", &raw.text, TEXT, &mut errors);
    refuse(errors)?;
    let (on, text) = (act_day(at, raw.on, one.asked_on)?, raw.text.trim());
    check_names(tx, at, &one, &[("text", text)])?;
    let official = permit.official();
    let values = params![id, on, gravity, raw.is_imminent, text, official];
    tx.execute(ADD, values)?;
    let act = Act {
        event: "protection.assessed",
        on,
        text: "",
    };
    one.record(tx, at, permit.by(), act)
}

/// Whether danger is immediate by the last assessment; none where there is none.
pub(super) fn is_imminent(tx: &mut Tx<'_>, protection: Id) -> Result<Option<bool>> {
    let row = tx.first(LAST, params![protection])?;
    Ok(row.map(|row| row.get("is_imminent")).transpose()?)
}
