//! A letter with several matters of different kinds becomes several petitions (rulebook XD-18).

use law::procedure::Class;
use store::{Tx, params};

use super::file::{self, Origin};
use super::form::{Filing, RawFiling, SUMMARY, TEXT};
use super::handle::Handling;
use super::state::Classified;
use super::{seal, send};
use crate::access::{Permit, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Result, Setting, document};

/// One matter of a mixed petition.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// What it is; a denunciation is sealed at once, with the letter it stood in.
    pub class: Option<Class>,
    /// The officer's summary, without names.
    pub summary: String,
    /// What the letter says of it.
    pub text: String,
}

/// A split makes at least so many petitions of one.
const LEAST: usize = 2;
/// And at most so many.
const MOST: usize = 20;
const MOTHER: &str = "select dated_on, channel, forwarded_by, forwarded_unit, came_from, respondent, respondent_unit, respondent_role, \
     signers, has_originals from petition where id = $1";

/// Makes the parts, each a petition of its own at the same unit with the same day of receipt and the same people. With
/// no parts the petitioner himself is guided to write anew.
pub(super) fn split(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    classified: &Classified,
    handling: &Handling,
) -> Result<Vec<Id>> {
    let parts = &handling.parts;
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    check(parts)?;
    let was_sealed = classified.received.sealed;
    let is_sealed = |part: &&Part| was_sealed || part.class == Some(Class::Denunciation);
    // The open parts first, while the people of the letter still stand in the open tables.
    let (hidden, open): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(is_sealed);
    let mut made = Vec::new();
    for part in open {
        // The scan of a letter that also denounces shows who wrote it.
        let id = add(tx, at, permit, classified, part, false)?;
        if hidden.is_empty() {
            document::copy(tx, at, classified.received.id, id, permit.tenant())?;
        }
        made.push(id);
    }
    if !hidden.is_empty() && !was_sealed {
        seal::seal(tx, at, classified.received.id)?;
    }
    for part in hidden {
        let id = add(tx, at, permit, classified, part, true)?;
        document::copy(tx, at, classified.received.id, id, permit.tenant())?;
        made.push(id);
    }
    Ok(made)
}

fn check(parts: &[Part]) -> Result<()> {
    let mut errors = Vec::new();
    if !(LEAST..=MOST).contains(&parts.len()) {
        let error = FieldError::new("parts", "number-out-of-range");
        errors.push(error.with("least", LEAST).with("most", MOST));
    }
    for (index, part) in parts.iter().enumerate() {
        let field = |name: &str| format!("parts.{index}.{name}");
        if part.text.trim().is_empty() && part.summary.trim().is_empty() {
            errors.push(FieldError::new(field("text"), "field-missing"));
        }
        for (name, text, most) in [
            ("text", &part.text, TEXT),
            ("summary", &part.summary, SUMMARY),
        ] {
            if text.chars().count() > most {
                errors.push(FieldError::new(field(name), "field-too-long").with("most", most));
            }
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

fn add(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Handle>,
    classified: &Classified,
    part: &Part,
    sealed: bool,
) -> Result<Id> {
    let received = &classified.received;
    let row = tx
        .first(MOTHER, params![received.id])?
        .ok_or(Failure::NotFound)?;
    let forwarded_by: Option<String> = row.get("forwarded_by")?;
    let raw = RawFiling {
        channel: row.get("channel")?,
        dated_on: row.get("dated_on")?,
        class: part.class,
        summary: part.summary.clone(),
        text: part.text.clone(),
        respondent: row.get("respondent")?,
        respondent_unit: row.get("respondent_unit")?,
        respondent_role: row.get("respondent_role")?,
        forwarded_by: forwarded_by.unwrap_or_default(),
        forwarded_unit: row.get("forwarded_unit")?,
        has_originals: row.get("has_originals")?,
        ..RawFiling::default()
    };
    let filing = Filing::again(raw, received.received_on, row.get("signers")?, sealed);
    let origin = Origin {
        came_from: row.get("came_from")?,
        part_of: Some(received.id),
        under_seal_of: sealed.then_some(received.id),
    };
    let tenant = permit.tenant();
    let place = file::Place::ask(tx, at, permit.unit(), &filing)?;
    let made = file::insert(tx, at, place, (permit.unit(), tenant), &filing, origin)?.id;
    send::copy_people(tx, at, received.id, made, tenant, tenant)?;
    file::check_names(tx, at, made, sealed, &part.summary, "parts")?;
    let event = Event {
        name: "petition.split",
        subject_kind: "petition",
        subject: Some(made),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(made)
}
