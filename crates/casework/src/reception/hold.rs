//! A session is held: opened by the head, his delegate or an officer, and ended.

use jiff::civil::Date;
use store::{Tx, params};

use super::form::{self, RawSession, SessionPlan};
use super::measure;
use super::plan::{note, session_of};
use super::state::Session;
use super::words::{Kind, Receiver, State};
use crate::access::{Permit, acts};
use crate::audit::By;
use crate::{Failure, FieldError, Id, Result, Setting};

/// How a planned session is in fact held. What is left empty stays as planned.
#[derive(Debug, Clone, Default)]
pub struct Holding {
    /// `head` or `delegate`, for a session of the head.
    pub received_by: String,
    /// Name of who receives.
    pub host: String,
    /// Name of the head for whom a delegate receives.
    pub delegated_by: String,
    /// Who else sits there.
    pub attendees: String,
    /// When it began, `08:00`.
    pub starts_at: String,
    /// When it ended, if it is over.
    pub ends_at: String,
    /// The version that the officer saw.
    pub expected: Option<i64>,
}

const FROZEN: &str = "select until_on from frozen_figure where unit = $1 and from_on <= $2 and until_on >= $2 limit 1";

/// Opens a session of the calendar: from here on it counts as held.
///
/// # Errors
/// Field errors; refusals when it is held, missed, moved or changed meanwhile.
pub fn hold(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    id: Id,
    holding: &Holding,
) -> Result<()> {
    let mut session = Session::load(tx, id, permit.unit())?.expect_version(holding.expected)?;
    let mut errors = Vec::new();
    if !holding.received_by.is_empty() {
        let known = Receiver::parse(&holding.received_by)
            .filter(|by| (*by == Receiver::Officer) == (session.kind == Kind::Regular));
        match known {
            Some(by) => session.received_by = by,
            None => errors.push(
                FieldError::new("received_by", "receiver-not-of-this-kind")
                    .with("kind", session.kind.as_str()),
            ),
        }
    }
    for (field, typed, kept) in [
        ("host", &holding.host, &mut session.host),
        (
            "delegated_by",
            &holding.delegated_by,
            &mut session.delegated_by,
        ),
        ("attendees", &holding.attendees, &mut session.attendees),
    ] {
        form::bounded(field, typed, form::TEXT, &mut errors);
        if !typed.trim().is_empty() {
            typed.trim().clone_into(kept);
        }
    }
    if session.received_by == Receiver::Delegate && session.delegated_by.is_empty() {
        errors.push(FieldError::new("delegated_by", "field-missing"));
    }
    session.starts_at =
        form::time("starts_at", &holding.starts_at, &mut errors).or(session.starts_at);
    let ends_at = form::time("ends_at", &holding.ends_at, &mut errors);
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    session.ends_at = None;
    let mut session = session.held()?;
    if let Some(ends_at) = ends_at {
        session = session.ended(ends_at)?;
    }
    check_day(tx, at, &session.unit, session.on)?;
    session.save(tx)?;
    begun(tx, at, permit.by(), &session)
}

/// Opens a session that was not in the calendar. Answers its row.
///
/// # Errors
/// Field errors; the refusal `form-not-lawful-yet` with its article.
pub fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    plan: &SessionPlan,
) -> Result<Id> {
    Ok(open_session(tx, at, permit.by(), plan)?.id)
}

fn open_session(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, plan: &SessionPlan) -> Result<Session> {
    let session = session_of(tx, at, by, plan)?.held()?;
    check_day(tx, at, &session.unit, session.on)?;
    session.insert(tx)?;
    begun(tx, at, by, &session)?;
    Ok(session)
}

fn begun(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, session: &Session) -> Result<()> {
    measure::count_session(tx, at, session)?;
    note(tx, at, by, "session.opened", session.id)
}

/// Ends a session at a time of day, `11:30`.
///
/// # Errors
/// A field error for a wrong time; refusals when it is not open or was changed meanwhile.
pub fn close(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Receive>,
    id: Id,
    ends_at: &str,
    expected: Option<i64>,
) -> Result<()> {
    let session = Session::load(tx, id, permit.unit())?.expect_version(expected)?;
    let mut errors = Vec::new();
    let Some(ends_at) = form::time("ends_at", ends_at, &mut errors) else {
        errors.push(FieldError::new("ends_at", "field-missing"));
        errors.truncate(1);
        return Err(Failure::Invalid(errors));
    };
    session.ended(ends_at)?.save(tx)?;
    note(tx, at, permit.by(), "session.ended", id)
}

/// The session that a visit names, opened when it was only in the calendar.
pub(super) fn of_visit(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, id: Id) -> Result<Session> {
    let session = Session::load(tx, id, by.unit).map_err(|failure| match failure {
        Failure::NotFound => FieldError::new("session", "session-unknown").into(),
        other => other,
    })?;
    check_day(tx, at, &session.unit, session.on)?;
    if session.state == State::Held {
        return Ok(session);
    }
    let session = session.held()?;
    session.save(tx)?;
    begun(tx, at, by, &session)?;
    Ok(session)
}

const REGULAR: &str = "select id from reception_session where unit = $1 and on_day = $2 and kind = 'regular' and form = 'direct' \
     and state in ('planned', 'announced', 'held') order by case when ends_at is null then 0 else 1 end, id limit 1";

/// The regular session of a unit on a day, opened when there is none.
pub(super) fn regular(tx: &mut Tx<'_>, at: &Setting, by: By<'_>, on: Date) -> Result<Session> {
    if let Some(row) = tx.first(REGULAR, params![by.unit, on])? {
        return of_visit(tx, at, by, row.get("id")?);
    }
    let raw = RawSession {
        on: Some(on),
        ..RawSession::default()
    };
    let plan = raw.validate(at).map_err(Failure::Invalid)?;
    open_session(tx, at, by, &plan)
}

/// Citizens were received on a day that has come, in a period that is not closed.
fn check_day(tx: &mut Tx<'_>, at: &Setting, unit: &str, on: Date) -> Result<()> {
    if on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    if let Some(row) = tx.first(FROZEN, params![unit, on])? {
        let until: String = row.get("until_on")?;
        return Err(FieldError::new("on", "period-closed")
            .with("until", until)
            .into());
    }
    Ok(())
}
