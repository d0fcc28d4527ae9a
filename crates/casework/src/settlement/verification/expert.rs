//! Expert assessment (trưng cầu giám định, Decree 31/2019 art. 15): one at a time; whether its days count, the law's data say.

use store::{Tx, params};

use crate::Result;
use crate::settlement::case::Case;
use crate::settlement::effect::Doing;

const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from expert_request where case_id = $1";
const ADD: &str = "insert into expert_request (case_id, no, body, question, asked_on, entry, result) values ($1, $2, $3, $4, $5, $6, '')";
const MEET: &str = "update expert_request set received_on = $2, result = $3, met_entry = $4 where case_id = $1 and received_on is null";

/// A body is asked.
pub(super) fn ask(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let line = |name| doing.entered.line(name).unwrap_or_default();
    let row = tx.first(NEXT, params![case.id])?;
    let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    tx.execute(
        ADD,
        params![
            case.id,
            no,
            line("body"),
            line("question"),
            doing.on,
            case.docket_length
        ],
    )?;
    Ok(())
}

/// Its answer came.
pub(super) fn receive(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let result = doing.entered.line("result").unwrap_or_default();
    tx.execute(MEET, params![case.id, doing.on, result, case.docket_length])?;
    Ok(())
}
