//! An obstacle is out of the way, or was none.

use store::Tx;

use super::super::course::Act;
use super::super::given::{TEXT, needed, refuse};
use super::state::LegalObstacle;
use super::words::Stand;
use crate::access::{Permit, acts};
use crate::{Id, Result, Setting};

/// How it ended.
#[derive(Debug, Clone, Default)]
pub struct Settling {
    /// The text that changed the law, the explanation that was given, or why it was no obstacle.
    pub text: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// It stands in nobody's way any more.
///
/// # Errors
/// Not found when it is another unit's; a field error for a missing text; `obstacle-ended`, `changed-meanwhile`.
pub fn resolve(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NoteObstacle>,
    id: Id,
    said: &Settling,
) -> Result<()> {
    let ending = (Stand::Resolved, "resolved", "legal_obstacle.resolved");
    end(tx, at, permit, (id, said), ending)
}

/// It was no obstacle.
///
/// # Errors
/// As [`resolve`].
pub fn drop(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NoteObstacle>,
    id: Id,
    said: &Settling,
) -> Result<()> {
    let ending = (Stand::Dropped, "dropped", "legal_obstacle.dropped");
    end(tx, at, permit, (id, said), ending)
}

fn end(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::NoteObstacle>,
    (id, said): (Id, &Settling),
    (stand, name, event): (Stand, &'static str, &'static str),
) -> Result<()> {
    let obstacle = LegalObstacle::own(tx, permit.unit(), id, said.expected)?;
    let mut errors = Vec::new();
    let text = said.text.trim();
    needed("text", text, TEXT, &mut errors);
    refuse(errors)?;
    let on = obstacle.thing().day(tx, at, None)?;
    let act = Act {
        name,
        event,
        on,
        text,
        due: None,
    };
    obstacle
        .ended(stand, on, text)?
        .save(tx, at, permit.by(), act)
}
