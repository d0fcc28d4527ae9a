//! Who sits at the place of the demonstration's commune, what two months of it are paid, and who waits for the heads.

use casework::access::{Actor, acts};
use casework::reception::receiver::{self, RawReceiver};
use casework::reception::roster::{self, Closing, RawDuty, RawRate};
use casework::reception::waiting::{self, Asking, Placing};
use casework::reception::{self, Kind, Month, SessionFilter, SessionRow, State};
use casework::{Failure, Id, Result, Setting};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use store::Tx;

use super::places::People;

/// Those who wait at each place.
const WAITING: usize = 4;
/// How far back their visits are looked for, and how far ahead a session for them.
const AROUND: i64 = 40;
/// The rate that the province sets.
const RATE: &str = "BD-06";

/// Who is assigned, and by what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Receiving {
    number: String,
    place: String,
    qualification: String,
    languages: Vec<String>,
}

/// Who keeps order on the days of the head.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guard {
    name: String,
    body: String,
    minutes: i64,
    /// Minutes of the day that was forgotten.
    late: i64,
    correction: String,
}

/// What the People's Council of the province set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnRate {
    number: String,
    without: i64,
    with: i64,
}

/// The months that are shown: the one before the last, the last, this one.
fn months(people: &People<'_>) -> [Month; 3] {
    let first = people.today().first_of_month();
    [2, 1, 0].map(|back: i64| Month::of(first.saturating_sub(back.months())))
}

/// Assigns who receives in the commune.
pub(super) fn assign(tx: &mut Tx<'_>, people: &People<'_>, told: &Receiving) -> Result<()> {
    let [from, ..] = months(people);
    let at = people.on(from.first());
    let permit = people.commune.permit::<acts::KeepRoster>()?;
    for official in [people.receiver.official, people.officer.official] {
        let raw = RawReceiver {
            official: Some(official),
            number: told.number.clone(),
            decided_on: Some(from.first()),
            place: told.place.clone(),
            from: Some(from.first()),
            qualification: told.qualification.clone(),
            languages: told.languages.clone(),
        };
        receiver::assign(tx, &at, &permit, &raw)?;
    }
    Ok(())
}

/// A roster of three months: one closed and corrected, one closed, one open.
pub(super) fn roster(
    tx: &mut Tx<'_>,
    people: &People<'_>,
    (receiving, guard, rate): (&Receiving, &Guard, &OwnRate),
) -> Result<()> {
    let all = months(people);
    let [first, last, open] = all;
    set(tx, people, rate, first)?;
    for month in all {
        sit(tx, people, (receiving, guard), month)?;
    }
    close(tx, people, first, "")?;
    close(tx, people, last, "")?;
    let forgotten = working_days(&people.on(open.first()), first);
    let day = forgotten.get(1).copied();
    if let Some(day) = day.filter(|_| first.last() < people.today()) {
        let raw = RawDuty {
            minutes: Some(guard.late),
            note: guard.correction.clone(),
            ..on_guard(guard, day)
        };
        put(tx, people, raw)?;
        close(tx, people, first, &guard.correction)?;
    }
    Ok(())
}

fn set(tx: &mut Tx<'_>, people: &People<'_>, rate: &OwnRate, from: Month) -> Result<()> {
    let raw = RawRate {
        rate: RATE.to_owned(),
        from: Some(from.first()),
        without: rate.without,
        with: rate.with,
        number: rate.number.clone(),
        decided_on: Some(from.first()),
        is_resolution: true,
    };
    let at = people.on(from.first());
    let in_force = at
        .law
        .allowance
        .rate(RATE)
        .is_some_and(|one| one.holds_on(from.first()));
    if in_force {
        roster::set_rate(tx, &at, &people.chair.permit::<acts::KeepRoster>()?, &raw)?;
    }
    Ok(())
}

fn working_days(at: &Setting, month: Month) -> Vec<Date> {
    at.law
        .calendar
        .working_days(month.first(), month.last())
        .to_vec()
}

fn on_guard(guard: &Guard, on: Date) -> RawDuty {
    RawDuty {
        group: "coordination".to_owned(),
        name: guard.name.clone(),
        body: guard.body.clone(),
        from: Some(on),
        minutes: Some(guard.minutes),
        ..RawDuty::default()
    }
}

fn put(tx: &mut Tx<'_>, people: &People<'_>, raw: RawDuty) -> Result<Vec<Id>> {
    let at = people.on(people.today());
    let entry = raw.validate(&at).map_err(Failure::Invalid)?;
    let permit = people.commune.permit::<acts::KeepRoster>()?;
    roster::assign(tx, &at, &permit, &entry)
}

/// The receiver sits every working day, the head when he received, the guard on those days or on the tenth working day.
fn sit(
    tx: &mut Tx<'_>,
    people: &People<'_>,
    (receiving, guard): (&Receiving, &Guard),
    month: Month,
) -> Result<()> {
    let at = people.on(people.today());
    let raw = RawDuty {
        group: "receiver".to_owned(),
        official: Some(people.receiver.official),
        basis: receiving.number.clone(),
        from: Some(month.first()),
        until: Some(month.last()),
        ..RawDuty::default()
    };
    put(tx, people, raw)?;
    let permit = people.commune.permit::<acts::KeepRoster>()?;
    roster::draw(tx, &at, &permit, month)?;
    let reader = roster::Reader::of(&people.commune, "")?;
    for duty in roster::duties(tx, &reader, month)? {
        let is_over = duty.group == "head" && duty.minutes.is_none() && duty.on <= people.today();
        if is_over {
            roster::tell_time(tx, &at, &permit, duty.id, (Some(guard.late), ""))?;
        }
    }
    let days = working_days(&at, month);
    if let Some(day) = days.get(9).filter(|day| **day <= people.today()) {
        put(tx, people, on_guard(guard, *day))?;
    }
    Ok(())
}

fn close(tx: &mut Tx<'_>, people: &People<'_>, month: Month, reason: &str) -> Result<()> {
    let closing = Closing {
        month,
        reason: reason.to_owned(),
        expected: None,
    };
    let at = people.on(people.today());
    let permit = people.commune.permit::<acts::KeepRoster>()?;
    roster::close(tx, &at, &permit, &closing)?;
    Ok(())
}

/// Some who came lately ask for the head, at the commune and at the province; the first of them are put on his next session.
pub(super) fn wait(tx: &mut Tx<'_>, people: &People<'_>) -> Result<()> {
    for head in [&people.commune, &people.chair] {
        let sessions = sessions(tx, people, head)?;
        let at = people.on(people.today());
        let receive = head.permit::<acts::Receive>()?;
        let mut waits: Vec<Id> = Vec::new();
        'all: for row in sessions
            .iter()
            .rev()
            .filter(|row| row.session.on <= people.today())
        {
            let (_, visits) = reception::session(tx, &head.scope(), row.session.id)?;
            for visit in visits.iter().filter(|one| one.outcome != "refused") {
                let asking = Asking {
                    is_complex: waits.len() == 1,
                    is_prolonged: waits.len() == 2,
                };
                waits.push(waiting::ask(tx, &at, &receive, visit.id, asking)?);
                if waits.len() == WAITING {
                    break 'all;
                }
            }
        }
        let next = sessions.iter().find(|row| {
            let session = &row.session;
            let is_to_come = matches!(session.state, State::Planned | State::Announced);
            session.kind != Kind::Regular && is_to_come && session.on >= people.today()
        });
        if let (Some(next), Some(first)) = (next, waits.first()) {
            let placing = Placing {
                session: Some(next.session.id),
                ..Placing::default()
            };
            let permit = head.permit::<acts::PlanReception>()?;
            waiting::place(tx, &at, &permit, *first, placing)?;
        }
    }
    Ok(())
}

fn sessions(tx: &mut Tx<'_>, people: &People<'_>, head: &Actor) -> Result<Vec<SessionRow>> {
    let filter = SessionFilter {
        unit: Some(head.unit.clone()),
        register: None,
        from: people.today().saturating_sub(AROUND.days()),
        until: people.today().saturating_add(AROUND.days()),
        after: None,
        limit: 200,
    };
    Ok(reception::sessions(tx, &head.scope(), &filter)?.rows)
}
