//! Who was told of a warning, what was done, and its end.

use store::{Tx, params};

use super::super::given::{LINE, TEXT, needed, refuse};
use super::query::{Stand, of_row};
use crate::access::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{Failure, Id, Refusal, Result, Setting};

/// What is said of a warning.
#[derive(Debug, Clone, Default)]
pub struct Heeding {
    /// Who was told.
    pub whom: String,
    /// What was said, done or found.
    pub text: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const STEP: &str = "insert into warning_step (warning, seq, tenant, act, on_day, at, official, unit, whom, text) \
     select $1, coalesce(max(s.seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from warning_step s where s.warning = $1";
const STAND: &str =
    "update warning set stand = $2, closed_on = $3, version = version + 1 where id = $1";

/// Somebody was told of it.
///
/// # Errors
/// Not found out of scope; field errors; `warning-closed`, `changed-meanwhile`.
pub fn tell(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HeedWarning>,
    scope: &Scope,
    (id, said): (Id, &Heeding),
) -> Result<()> {
    let mut errors = Vec::new();
    needed("whom", &said.whom, LINE, &mut errors);
    needed("text", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    heed(
        tx,
        at,
        permit,
        scope,
        (id, said),
        ("told", "warning.told", Stand::Heeded),
    )
}

/// Something was done about it.
///
/// # Errors
/// As [`tell`].
pub fn done(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HeedWarning>,
    scope: &Scope,
    (id, said): (Id, &Heeding),
) -> Result<()> {
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    heed(
        tx,
        at,
        permit,
        scope,
        (id, said),
        ("done", "warning.done", Stand::Heeded),
    )
}

/// It is done with, and why.
///
/// # Errors
/// As [`tell`].
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HeedWarning>,
    scope: &Scope,
    (id, said): (Id, &Heeding),
) -> Result<()> {
    let mut errors = Vec::new();
    needed("text", &said.text, TEXT, &mut errors);
    refuse(errors)?;
    heed(
        tx,
        at,
        permit,
        scope,
        (id, said),
        ("closed", "warning.closed", Stand::Closed),
    )
}

fn heed(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HeedWarning>,
    scope: &Scope,
    (id, said): (Id, &Heeding),
    (act, event, stand): (&str, &'static str, Stand),
) -> Result<()> {
    let sql = format!(
        "select w.* from warning w where w.id = $1 and {}",
        scope.condition("w.unit", 2)
    );
    let values = [params![id].as_slice(), &scope.values()].concat();
    let row = tx.first(&sql, &values)?.ok_or(Failure::NotFound)?;
    let found = of_row(&row, at.law.supervision.warning.people)?;
    if said
        .expected
        .is_some_and(|version| version != found.version)
    {
        return Err(Refusal::new("changed-meanwhile").into());
    }
    if found.stand == Stand::Closed {
        return Err(Refusal::new("warning-closed").into());
    }
    let today = at.now.today;
    let whom = if act == "told" { said.whom.trim() } else { "" };
    tx.send(
        STEP,
        params![
            id,
            row.get::<String>("tenant")?,
            act,
            today,
            at.now.at,
            permit.official(),
            permit.unit(),
            whom,
            said.text.trim()
        ],
    )?;
    let closed = (stand == Stand::Closed).then_some(today);
    tx.send(STAND, params![id, stand.as_str(), closed])?;
    let event = Event {
        name: event,
        subject_kind: "warning",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}
