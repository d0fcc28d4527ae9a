//! A head announces a public dialogue, or calls it off.

use jiff::civil::Date;
use store::Tx;

use super::super::course::Act;
use super::super::given::{LINE, TEXT, needed, refuse};
use super::state::PublicDialogue;
use super::words::{DialogueKind, Stand};
use crate::access::{Permit, acts};
use crate::{FieldError, Id, Result, Setting, organization};

/// A public dialogue as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawPublicDialogue {
    /// `periodic`, `thematic`, `requested`, `organizations`.
    pub kind: String,
    /// What about.
    pub theme: String,
    /// Its day.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// The leader who holds it.
    pub host: String,
}

/// Announces a dialogue of the unit of the permit; one that was held already may be entered with its day.
///
/// # Errors
/// Field errors for what is missing or too long, and for a day before the law.
pub fn announce(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldDialogue>,
    raw: &RawPublicDialogue,
) -> Result<Id> {
    let (mut errors, first) = (Vec::new(), at.law.first_day());
    let kind = DialogueKind::parse(&raw.kind);
    if kind.is_none() {
        errors.push(FieldError::new("kind", "field-missing"));
    }
    for (field, text) in [
        ("theme", &raw.theme),
        ("place", &raw.place),
        ("host", &raw.host),
    ] {
        needed(field, text, LINE, &mut errors);
    }
    match raw.on {
        None => errors.push(FieldError::new("on", "field-missing")),
        Some(on) if on < first => {
            errors.push(FieldError::new("on", "field-before-the-law").with("first", first));
        }
        Some(_) => {}
    }
    refuse(errors)?;
    let unit = organization::ensure(tx, at, permit.unit())?;
    let on = raw.on.unwrap_or(at.now.today);
    let dialogue = PublicDialogue {
        id: at.id(),
        tenant: unit.tenant,
        unit: unit.code,
        kind: kind.unwrap_or(DialogueKind::Periodic),
        theme: raw.theme.trim().to_owned(),
        on,
        place: raw.place.trim().to_owned(),
        host: raw.host.trim().to_owned(),
        stand: Stand::Announced,
        participants: 0,
        summary: String::new(),
        published_on: None,
        version: 1,
    };
    dialogue.insert(tx, permit.official())?;
    let act = Act {
        name: "announced",
        event: "public_dialogue.announced",
        on: on.min(at.now.today),
        text: "",
        due: Some(on),
    };
    dialogue.thing().record(tx, at, permit.by(), act)?;
    Ok(dialogue.id)
}

/// Calls a dialogue off, with the reason.
///
/// # Errors
/// Not found when it is another unit's; a field error for a missing reason; `dialogue-not-announced`, `changed-meanwhile`.
pub fn cancel(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldDialogue>,
    id: Id,
    (reason, expected): (&str, Option<i64>),
) -> Result<()> {
    let dialogue = PublicDialogue::own(tx, permit, id, expected)?;
    let mut errors = Vec::new();
    needed("reason", reason, TEXT, &mut errors);
    refuse(errors)?;
    let act = Act {
        name: "cancelled",
        event: "public_dialogue.cancelled",
        on: dialogue.thing().day(tx, at, None)?,
        text: reason.trim(),
        due: None,
    };
    dialogue
        .cancelled(reason.trim())?
        .save(tx, at, permit.by(), act)
}
