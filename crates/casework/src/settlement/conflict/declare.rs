//! A conflict is declared and decided on.

use law::procedure::Act;
use store::{Tx, params};

use crate::settlement::case::Case;
use crate::settlement::effect::Doing;
use crate::{Id, Refusal, Result};

const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from interest where case_id = $1";
const ADD: &str = "insert into interest (case_id, no, official, kind, detail, declared_by, declared_on, entry, reason) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, '')";
const OF: &str = "select official from interest where case_id = $1 and no = $2";
const DECIDE: &str = "update interest set decision = $3, decided_by = $4, decided_on = $5, reason = $6, decided_entry = $7 \
     where case_id = $1 and no = $2 and decision is null";

/// Writes what the step means to conflicts of interest.
pub(in crate::settlement) fn record(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    match doing.step.act {
        Act::DeclareInterest => declare(doing, tx, case),
        Act::DecideInterest => decide(doing, tx, case),
        _ => Ok(()),
    }
}

/// Of oneself, or of another whose conflict came to light.
fn declare(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let named = doing.entered.officials.get("official").copied();
    let Some(official) = named.or(doing.by.official) else {
        return Ok(());
    };
    let line = |name| doing.entered.line(name).unwrap_or_default();
    let row = tx.first(NEXT, params![case.id])?;
    let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    tx.execute(
        ADD,
        params![
            case.id,
            no,
            official,
            line("kind"),
            line("detail"),
            doing.by.official,
            doing.on,
            case.docket_length
        ],
    )?;
    Ok(())
}

/// Nobody decides on his own.
fn decide(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let Some(no) = doing.entered.picked.get("declaration").copied() else {
        return Ok(());
    };
    let row = tx.first(OF, params![case.id, no])?;
    let official: Option<Id> = row.map(|row| row.get("official")).transpose()?;
    if official == doing.by.official {
        let refusal = Refusal::new("conflict-of-ones-own").article(&doing.step.article);
        return Err(refusal.into());
    }
    let line = |name| doing.entered.line(name).unwrap_or_default();
    tx.execute(
        DECIDE,
        params![
            case.id,
            no,
            line("decision"),
            doing.by.official,
            doing.on,
            line("reason"),
            case.docket_length
        ],
    )?;
    Ok(())
}
