//! What only two persons can do together: emergency access to a post for some hours, and the removal of somebody's second
//! factors. One administrator asks with a reason, another answers; an emergency is told to who supervises, ends by
//! itself, and stays on the list until its report is written.

mod query;
mod state;

pub use query::{DeedRow, RequestRow, deeds, request, requests};
pub use state::{RequestKind, RequestStand};

use law::procedure::Post;
use store::{Tx, params};

use super::{Permit, Scope, acts, administer, factor};
use crate::audit::{self, Event};
use crate::given::{TEXT, needed, number};
use crate::{Failure, FieldError, Id, Result, Setting};

/// The longest emergency access, in hours.
pub const LONGEST_EMERGENCY: i64 = 24;
/// Shortest reason that says something.
const REASON: usize = 10;
const HOUR: i64 = 3600 * 1_000_000;

const ADD: &str = "insert into second_person (id, tenant, unit, kind, official, post, reason, hours, asked_by, asked_at, asked_on, stand) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked')";
const OPEN: &str = "select id from second_person where official = $1 and kind = $2 and coalesce(post, '') = $3 \
     and (stand = 'asked' or (stand = 'granted' and ends_at > $4))";
const ANSWER: &str = "update second_person set stand = $2, answered_by = $3, answered_at = $4, ends_at = $5 where id = $1 and stand = 'asked'";
const END: &str = "update second_person set stand = 'ended', ends_at = $2 where id = $1 and stand = 'granted' and ends_at > $2";
const REPORT: &str = "update second_person set report = $2, reported_by = $3, reported_at = $4 where id = $1 and reported_at is null";

/// What is asked of a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// What.
    pub kind: RequestKind,
    /// For whom.
    pub official: Id,
    /// The post of an emergency.
    pub post: Option<Post>,
    /// Why.
    pub reason: String,
    /// For how many hours; 0 where it is no emergency.
    pub hours: i64,
}

/// Asks, for an official in scope.
///
/// # Errors
/// Not found; field errors; one where the same is asked or granted already.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    new: &NewRequest,
) -> Result<Id> {
    let official = administer::official(tx, scope, new.official)?;
    check(new)?;
    let post = new.post.filter(|_| new.kind == RequestKind::Emergency);
    let post = post.map(Post::as_str);
    let (named, reason) = (post.unwrap_or_default(), new.reason.trim());
    let open = params![new.official, new.kind, named, at.now.at];
    if tx.first(OPEN, open)?.is_some() {
        return Err(FieldError::new("reason", "asked-already").into());
    }
    let asked_by = permit.official().ok_or(Failure::NotFound)?;
    let (id, tenant) = (at.id(), permit.tenant());
    let values = params![
        id,
        tenant,
        official.unit,
        new.kind,
        new.official,
        post,
        reason,
        new.hours,
        asked_by,
        at.now.at,
        at.now.today
    ];
    tx.execute(ADD, values)?;
    record(tx, at, permit, new.kind.event_asked(), id)?;
    Ok(id)
}

fn check(new: &NewRequest) -> Result<()> {
    let mut errors = Vec::new();
    needed("reason", &new.reason, TEXT, &mut errors);
    if errors.is_empty() && new.reason.trim().chars().count() < REASON {
        errors.push(FieldError::new("reason", "reason-too-short").with("least", REASON));
    }
    if new.kind == RequestKind::Emergency {
        number("hours", new.hours, (1, LONGEST_EMERGENCY), &mut errors);
        if new.post.is_none() {
            errors.push(FieldError::new("post", "field-missing"));
        }
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Failure::Invalid(errors))
}

/// Grants or declines what another administrator asked. Granting an emergency begins it; granting the removal of factors removes them
/// and ends every sign-in.
///
/// # Errors
/// Not found; the refusals `not-oneself` (who asked, or for whom it is), `answered-already`.
pub fn answer(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
    is_granted: bool,
) -> Result<()> {
    let found = request(tx, scope, at.now, id)?;
    let answers = permit.official().ok_or(Failure::NotFound)?;
    let stand = state::answered(&found, answers, is_granted)?;
    let ends = (stand == RequestStand::Granted).then(|| at.now.at + found.hours * HOUR);
    let values = params![id, stand, answers, at.now.at, ends];
    if tx.execute(ANSWER, values)? == 0 {
        return Err(state::answered_already());
    }
    if stand == RequestStand::Done {
        factor::remove_all(tx, found.official)?;
        administer::end_all(tx, found.official)?;
    }
    let name = if is_granted {
        found.kind.event_granted()
    } else {
        "second-person.declined"
    };
    record(tx, at, permit, name, id)
}

/// Ends an emergency before its time.
///
/// # Errors
/// Not found where none is running.
pub fn end_emergency(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
) -> Result<()> {
    request(tx, scope, at.now, id)?;
    if tx.execute(END, params![id, at.now.at])? == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, permit, "emergency.ended", id)
}

/// Writes the report of an emergency that is over.
///
/// # Errors
/// Not found; a field error for an empty report; the refusals `emergency-running`, `answered-already`.
pub fn report_emergency(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    (id, text): (Id, &str),
) -> Result<()> {
    let found = request(tx, scope, at.now, id)?;
    state::may_be_reported(&found)?;
    let mut errors = Vec::new();
    needed("report", text, TEXT, &mut errors);
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    let (text, by) = (text.trim(), permit.official());
    let values = params![id, text, by, at.now.at];
    if tx.execute(REPORT, values)? == 0 {
        return Err(state::answered_already());
    }
    record(tx, at, permit, "emergency.reported", id)
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    name: &'static str,
    id: Id,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "second_person",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)
}

#[cfg(test)]
mod tests;
