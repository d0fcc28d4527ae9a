//! What of a protection lies under the seal: the reasons as the denouncer tells them, and who is protected.

use store::{Tx, params};

use super::state::Protection;
use crate::access::{Permit, acts};
use crate::given::refuse;
use crate::person::{self, Names, Protected, Seal};
use crate::{Id, Result, Setting};

const KEEP: &str =
    "insert into sealed_text (subject, tenant, text, seal, envelope) values ($1, $2, '', $3, $4)";
const TEXT: &str = "select seal, envelope from sealed_text where subject = $1";

/// What lies under the seal of a protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Who is protected, as far as names were told.
    pub people: Vec<Protected>,
    /// The reasons, as they were told.
    pub text: String,
}

/// The seal of a protection: its own, for the unit that holds it.
pub(super) fn of(tx: &mut Tx<'_>, at: &Setting, one: &Protection) -> Result<Seal> {
    Seal::of(tx, at, one.id, (&one.unit, &one.tenant))
}

pub(super) fn keep_text(tx: &mut Tx<'_>, at: &Setting, one: &Protection, text: &str) -> Result<()> {
    if !text.is_empty() {
        let under = of(tx, at, one)?;
        let envelope = under.close(at, "text", text.as_bytes())?;
        tx.send(KEEP, params![one.id, one.tenant, under.id(), envelope])?;
    }
    Ok(())
}

/// Opens the seal of a protection for a reason that goes on record (Law on Denunciations art. 8(3)).
///
/// # Errors
/// As [`person::open_protected`].
pub fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::OpenSeal>,
    id: Id,
    reason: &str,
) -> Result<Opened> {
    let (people, mut opened) = person::open_protected(tx, at, permit, id, reason)?;
    let mut text = String::new();
    if let Some(row) = tx.first(TEXT, params![id])? {
        let envelope: Vec<u8> = row.get("envelope")?;
        let bytes = opened.read(tx, at, (row.get("seal")?, "text"), &envelope)?;
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    Ok(Opened { people, text })
}

/// Refuses texts that tell who denounced or who is protected with him.
pub(super) fn check_names(
    tx: &mut Tx<'_>,
    at: &Setting,
    one: &Protection,
    texts: &[(&str, &str)],
) -> Result<()> {
    refuse(Names::of_protection(tx, at, one.id)?.check(texts.iter().copied()))?;
    refuse(Names::of_petition(tx, at, one.petition)?.check(texts.iter().copied()))
}
