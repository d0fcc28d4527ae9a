//! The team: one leader and members (Decree 31/2019 art. 10, form 07; Decree 124/2020 form 05), replaced when one of
//! them turns out to be in a conflict of interest.

use law::procedure::{Field, FieldKind};
use store::{Tx, params};

use crate::settlement::case::Case;
use crate::settlement::conflict;
use crate::settlement::effect::Doing;
use crate::{FieldError, Id, Result};

const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from verifier where case_id = $1";
const ADD: &str = "insert into verifier (case_id, no, official, role, from_on, reason, entry) values ($1, $2, $3, $4, $5, '', $6)";
const END_ALL: &str =
    "update verifier set until_on = $2, ended_entry = $3 where case_id = $1 and until_on is null";
const END: &str = "update verifier set until_on = $3, reason = $4, ended_entry = $5 where case_id = $1 and official = $2 and until_on is null returning role";
const IS_OF: &str =
    "select no from verifier where case_id = $1 and official = $2 and until_on is null";

const LEADER: &str = "leader";
const MEMBER: &str = "member";

/// Puts a team together; one that was there before ends with it.
pub(super) fn assign(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let Some(leader) = doing.entered.officials.get("verifier").copied() else {
        return Ok(());
    };
    let members = doing.entered.groups.get("members");
    let members = members.map_or(&[][..], Vec::as_slice);
    if members.contains(&leader) {
        return Err(FieldError::new("fields.members", "leader-is-member").into());
    }
    tx.send(END_ALL, params![case.id, doing.on, case.docket_length])?;
    join(doing, tx, case, leader, LEADER)?;
    for member in members {
        join(doing, tx, case, *member, MEMBER)?;
    }
    Ok(())
}

/// One leaves and another takes his place; a leader is always followed by one.
pub(super) fn replace(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    let officials = &doing.entered.officials;
    let (leaves, joins) = (officials.get("leaves"), officials.get("joins").copied());
    let Some(leaves) = leaves.copied() else {
        return Ok(());
    };
    let reason = doing.entered.line("reason").unwrap_or_default();
    let values = params![case.id, leaves, doing.on, reason, case.docket_length];
    let Some(row) = tx.first(END, values)? else {
        return Err(FieldError::new("fields.leaves", "not-of-the-team").into());
    };
    let role: String = row.get("role")?;
    let Some(joins) = joins else {
        if role == LEADER {
            return Err(FieldError::new("fields.joins", "field-missing").into());
        }
        return still_enough(doing, tx, case);
    };
    let is_there = tx.first(IS_OF, params![case.id, joins])?.is_some();
    if is_there || joins == leaves {
        return Err(FieldError::new("fields.joins", "of-the-team-already").into());
    }
    if role == LEADER {
        case.verifier = Some(joins);
    }
    let role = if role == LEADER { LEADER } else { MEMBER };
    join(doing, tx, case, joins, role)
}

/// Where the law wants members beside the leader, the last of them is replaced and does not only leave.
fn still_enough(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let assigns = doing.procedure.steps.iter();
    let mut fields = assigns.flat_map(|step| &step.fields);
    let is_team = |field: &Field| field.kind == FieldKind::Officials && field.id == "members";
    let needs_members = fields.any(|field| is_team(field) && !field.optional);
    let left = super::query::team_size(tx, case.id)?;
    if needs_members && left < 2 {
        return Err(FieldError::new("fields.joins", "field-missing").into());
    }
    Ok(())
}

/// Nobody joins who is in a conflict of interest.
fn join(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case, official: Id, role: &str) -> Result<()> {
    conflict::refuse_barred(tx, doing.at, case, official, doing.on)?;
    let row = tx.first(NEXT, params![case.id])?;
    let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    tx.execute(
        ADD,
        params![case.id, no, official, role, doing.on, case.docket_length],
    )?;
    Ok(())
}
