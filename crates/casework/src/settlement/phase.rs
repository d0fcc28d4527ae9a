//! How a case stands in the eyes of the statutory forms, day by day.

use jiff::civil::Date;
use law::procedure::{Facts, Phase};
use store::{Tx, params};

use super::case::Case;
use crate::{Id, Result};

/// The last day of a phase that goes on.
pub(super) const OPEN_END: &str = "9999-12-31";

const PROCESSED_DAYS: &str = "select distinct processed_on from cohort where case_id = $1";
const END: &str = "update cohort set until_on = $2 where case_id = $1 and until_on = $3";
const BEGIN: &str = "insert into cohort (unit, class, processed_on, case_id, phase, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7) \
     on conflict (unit, class, processed_on, case_id, from_on, phase) do update set until_on = excluded.until_on";

/// Column of 03/GQKN and 04/GQTC: a whole withdrawal is told apart from other terminations.
pub(super) fn column(phase: Phase, facts: &Facts) -> &'static str {
    match phase {
        Phase::Terminated if facts.holds("withdrawn_whole") => "withdrawn",
        other => other.as_str(),
    }
}

/// The case turns from its phase to another one on a day.
pub(super) fn turn(tx: &mut Tx<'_>, case: &Case, to: Phase, facts: &Facts, on: Date) -> Result<()> {
    let (before, after) = (column(case.phase, &case.facts), column(to, facts));
    if before == after {
        return Ok(());
    }
    let days = tx.query(PROCESSED_DAYS, params![case.id])?;
    tx.execute(END, params![case.id, on, OPEN_END])?;
    for row in days {
        let processed: Date = row.get("processed_on")?;
        begin(
            tx,
            &case.unit,
            case.class.as_str(),
            processed,
            case.id,
            after,
            on,
        )?;
    }
    Ok(())
}

/// A petition of the case was processed: its case belongs to the cohort of that day.
pub(super) fn join_cohort(tx: &mut Tx<'_>, case: &Case, processed: Date) -> Result<()> {
    begin(
        tx,
        &case.unit,
        case.class.as_str(),
        processed,
        case.id,
        column(case.phase, &case.facts),
        processed,
    )
}

fn begin(
    tx: &mut Tx<'_>,
    unit: &str,
    class: &str,
    processed: Date,
    case: Id,
    phase: &str,
    on: Date,
) -> Result<()> {
    tx.execute(
        BEGIN,
        params![unit, class, processed, case, phase, on, OPEN_END],
    )?;
    Ok(())
}
