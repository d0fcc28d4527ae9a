//! The calendar of a unit: sessions planned, announced, put off, missed (Law on Citizen Reception art. 24).

use jiff::civil::Date;
use law::procedure::Post;
use law::{Question, Text};
use store::{Tx, params};

use super::form::{self, SessionPlan};
use super::state::Session;
use super::words::{Receiver, Register, State};
use crate::access::{Permit, acts};
use crate::audit::{self, By, Event};
use crate::{FieldError, Id, Result, Setting, organization};

/// The calendar is public some working days before the day.
const PUBLICATION: &str = "CR-10";
/// An online session is told to citizens and bodies some working days before.
const ONLINE_NOTICE: &str = "CR-61";
/// The link of an online session is tried out some working days before.
const ONLINE_TEST: &str = "CR-61a";
/// Every point of an online session is linked some hours before it.
const ONLINE_LINK: &str = "CR-61b";
/// Longest reason.
const REASON: usize = 2_000;

/// A session in the calendar, and whether the calendar was public in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The session.
    pub id: Id,
    /// The last day to publish it; none where the law's calendar does not reach.
    pub publish_by: Option<Date>,
    /// What precedes an online session.
    pub online: Option<Link>,
    /// Published after that day, or not yet and the day is over.
    pub is_late: bool,
}

/// What the law asks of the link before an online session (Decree 154/2026 art. 16–24; rulebook CR-61a, CR-61b).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The last day to try it out with success.
    pub test_by: Date,
    /// Hours before the session by which every point is linked.
    pub hours_before: Option<i64>,
    /// The article.
    pub article: Text,
}

const HEAD: &str = "select o.name from post p join official o on o.id = p.official where p.unit = $1 and p.post = $2 and p.from_on <= $3 \
     and (p.until_on is null or p.until_on >= $3) and not o.disabled order by p.id limit 1";
const OFFICIAL: &str = "select name from official where id = $1";

/// The session that a plan makes for a unit.
pub(super) fn session_of(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    plan: &SessionPlan,
) -> Result<Session> {
    form::check_lawful(at, plan)?;
    let unit = organization::ensure(tx, at, by.unit)?;
    let host = match (plan.host.is_empty(), plan.received_by) {
        (false, _) => Some(plan.host.clone()),
        (true, Receiver::Head) => tx
            .first(HEAD, params![unit.code, Post::Head.as_str(), plan.on])?
            .map(|row| row.get("name"))
            .transpose()?,
        (true, _) => tx
            .first(OFFICIAL, params![by.official])?
            .map(|row| row.get("name"))
            .transpose()?,
    };
    Ok(Session {
        id: at.id(),
        tenant: unit.tenant,
        register: Register::of_branch(&unit.branch),
        unit: unit.code,
        kind: plan.kind,
        form: plan.form.clone(),
        online_ground: plan.online_ground.clone(),
        received_by: plan.received_by,
        host: host.unwrap_or_default(),
        delegated_by: plan.delegated_by.clone(),
        on: plan.on,
        place: plan.place.clone(),
        content: plan.content.clone(),
        attendees: plan.attendees.clone(),
        announced_on: plan.announced_on,
        starts_at: plan.starts_at.clone(),
        ends_at: plan.ends_at.clone(),
        state: if plan.announced_on.is_some() {
            State::Announced
        } else {
            State::Planned
        },
        moved_to: None,
        moved_from: None,
        note: plan.note.clone(),
        version: 1,
    })
}

/// Puts a session into the unit's calendar; with `announced_on` it is public already.
///
/// # Errors
/// Field errors; the refusal `form-not-lawful-yet` with its article.
pub fn plan(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    plan: &SessionPlan,
) -> Result<Planned> {
    let session = session_of(tx, at, permit.by(), plan)?;
    if session.announced_on.is_some() {
        check_public(&session)?;
    }
    session.insert(tx)?;
    note(tx, at, permit.by(), "session.planned", session.id)?;
    Ok(timeliness(at, &session))
}

/// Publishes a planned session on a day, today when absent.
///
/// # Errors
/// Field errors for a day that cannot be and a place that is missing; refusals when it is not planned any more or
/// was changed meanwhile.
pub fn announce(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    on: Option<Date>,
    expected: Option<i64>,
) -> Result<Planned> {
    let session = Session::load(tx, id, permit.unit())?.expect_version(expected)?;
    let day = on.unwrap_or(at.now.today);
    if day > at.now.today {
        return Err(FieldError::new("announced_on", "field-in-the-future").into());
    }
    if day > session.on {
        return Err(FieldError::new("announced_on", "announced-after-the-session").into());
    }
    check_public(&session)?;
    let session = session.announced(day)?;
    session.save(tx)?;
    note(tx, at, permit.by(), "session.announced", id)?;
    Ok(timeliness(at, &session))
}

/// Writes down that the day of a session went by without anybody receiving.
///
/// # Errors
/// A field error without a reason or before the day; refusals when it was held, moved or changed meanwhile.
pub fn miss(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    reason: &str,
    expected: Option<i64>,
) -> Result<()> {
    let session = Session::load(tx, id, permit.unit())?.expect_version(expected)?;
    if session.on > at.now.today {
        return Err(FieldError::new("on", "field-in-the-future").into());
    }
    session.missed(told(reason)?)?.save(tx)?;
    note(tx, at, permit.by(), "session.missed", id)
}

/// Puts a session off to another day, which is public at once (article 24(4)). Answers the new session.
///
/// # Errors
/// Field errors for a day that cannot be and for a missing reason; refusals when it was held, moved or changed
/// meanwhile.
pub fn put_off(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::PlanReception>,
    id: Id,
    to: Date,
    reason: &str,
    expected: Option<i64>,
) -> Result<Planned> {
    let old = Session::load(tx, id, permit.unit())?.expect_version(expected)?;
    let mut errors = Vec::new();
    form::check_day("to", to, at, &mut errors);
    if to == old.on {
        errors.push(FieldError::new("to", "moved-to-the-same-day"));
    }
    if to < at.now.today {
        errors.push(FieldError::new("to", "field-in-the-past"));
    }
    if !errors.is_empty() {
        return Err(crate::Failure::Invalid(errors));
    }
    check_public(&old)?;
    let next = Session {
        id: at.id(),
        on: to,
        announced_on: Some(at.now.today),
        state: State::Announced,
        moved_from: Some(old.id),
        version: 1,
        ..old.clone()
    };
    old.moved(to, told(reason)?)?.save(tx)?;
    next.insert(tx)?;
    note(tx, at, permit.by(), "session.moved", id)?;
    note(tx, at, permit.by(), "session.announced", next.id)?;
    Ok(timeliness(at, &next))
}

/// The public calendar names the place.
fn check_public(session: &Session) -> Result<()> {
    if session.place.is_empty() {
        return Err(FieldError::new("place", "field-missing").into());
    }
    Ok(())
}

fn told(reason: &str) -> Result<String> {
    let reason = reason.trim();
    match reason.chars().count() {
        0 => Err(FieldError::new("reason", "field-missing").into()),
        n if n > REASON => Err(FieldError::new("reason", "field-too-long")
            .with("most", REASON)
            .into()),
        _ => Ok(reason.to_owned()),
    }
}

/// The last day to publish a session, and whether that day was kept. An unscheduled session is published when it
/// is called.
pub fn timeliness(at: &Setting, session: &Session) -> Planned {
    let term = if session.form == form::ONLINE {
        ONLINE_NOTICE
    } else {
        PUBLICATION
    };
    let publish_by = if session.kind == super::Kind::Unscheduled {
        None
    } else {
        at.law
            .due_day(&Question::new(term, session.on))
            .ok()
            .and_then(|days| days.due)
    };
    let published = session.announced_on.unwrap_or(at.now.today);
    Planned {
        id: session.id,
        publish_by,
        online: link(at, session),
        is_late: publish_by.is_some_and(|last| published > last),
    }
}

fn link(at: &Setting, session: &Session) -> Option<Link> {
    if session.form != form::ONLINE {
        return None;
    }
    let answer = at.law.due(&Question::new(ONLINE_TEST, session.on)).ok()?;
    let hours = at.law.term(ONLINE_LINK)?.version_on(session.on);
    Some(Link {
        test_by: answer.due?,
        hours_before: hours.and_then(|version| Some(i64::from(version.length.counted()?.base))),
        article: answer.article?,
    })
}

pub(super) fn note(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    name: &'static str,
    session: Id,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "session",
        subject: Some(session),
        detail: "",
    };
    audit::record(tx, at, by, &event)
}
