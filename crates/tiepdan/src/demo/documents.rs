//! Guidance documents and classes: the thirty documents a year of Quảng Ninh, those of the demonstration's province and commune.

use casework::access::{Actor, acts};
use casework::guidance::{self, RawAttendee, RawClass, RawDocument};
use casework::{Failure, Id, Result, Setting};
use jiff::civil::{Date, date};
use serde::Deserialize;
use store::Tx;

use super::places::{Level, People};
use super::quang_ninh::PROVINCE as QUANG_NINH;
use crate::history::dice::Dice;
use crate::history::office::{Appointment, appoint};
use crate::history::{Ground, clock};
use law::procedure::Post;

/// Documents that Quảng Ninh issues in a year, as the article has it.
pub(super) const A_YEAR: i64 = 30;

/// The year that is told.
pub(super) const YEAR: i16 = 2024;

/// What Quảng Ninh issued.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Year {
    amended: i64,
    cancelled: i64,
    topic: String,
    organizer: String,
    people: i64,
    subject: Vec<Subject>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Subject {
    kind: String,
    title: String,
}

/// One document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    level: Level,
    ago: i64,
    number: String,
    kind: String,
    title: String,
    #[serde(default)]
    does: String,
    /// The document of this file that it amends or cancels.
    other: Option<usize>,
}

/// One class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Taught {
    level: Level,
    ago: i64,
    kind: String,
    topic: String,
    organizer: String,
    place: String,
    people: i64,
    /// Did the receiver of the commune attend?
    #[serde(default)]
    attends: bool,
}

fn issue(tx: &mut Tx<'_>, at: &Setting, head: &Actor, raw: RawDocument) -> Result<Id> {
    let entry = raw.validate(at).map_err(Failure::Invalid)?;
    guidance::issue(tx, at, &head.permit::<acts::KeepGuidance>()?, &entry, &[])
}

/// A year of Quảng Ninh: new documents, then those that amend and cancel the first of them; one class.
pub(super) fn year(tx: &mut Tx<'_>, ground: &Ground, at: &Setting, told: &Year) -> Result<()> {
    let unit = format!("{QUANG_NINH}.ubnd");
    let sign_in = ground.sign_in(&unit, "truong");
    let name = ground.stock.name(&mut Dice::of(ground.seed, &unit));
    let appointment = Appointment {
        unit: &unit,
        sign_in: &sign_in,
        name: &name,
        posts: &[Post::Head],
        below: true,
    };
    let head = appoint(tx, at, ground, &appointment)?;
    let mut at = at.clone();
    let mut issued: Vec<Id> = Vec::new();
    let first_changing = A_YEAR - told.amended - told.cancelled;
    for no in 0..A_YEAR {
        let on = day_of(YEAR, no);
        at.now = clock::moment(on, 0, ground.today);
        let at_subject = usize::try_from(no).unwrap_or_default() % told.subject.len().max(1);
        let Some(subject) = told.subject.get(at_subject) else {
            return Ok(());
        };
        let back = no - first_changing;
        let other = usize::try_from(back)
            .ok()
            .and_then(|at| issued.get(at))
            .copied();
        let does = match other {
            None => "new",
            Some(_) if back < told.amended => "amends",
            Some(_) => "cancels",
        };
        let raw = RawDocument {
            number: format!("{}/UBND-TD", 40 + no * 7),
            on: Some(on),
            kind: subject.kind.clone(),
            title: subject.title.clone(),
            does: does.to_owned(),
            other,
            other_number: String::new(),
        };
        issued.push(issue(tx, &at, &head, raw)?);
    }
    let raw = RawClass {
        on: Some(date(YEAR, 5, 16)),
        kind: "training".to_owned(),
        topic: told.topic.clone(),
        organizer: told.organizer.clone(),
        people: told.people,
        ..RawClass::default()
    };
    let entry = raw.validate(&at).map_err(Failure::Invalid)?;
    guidance::hold(tx, &at, &head.permit::<acts::KeepGuidance>()?, &entry)?;
    Ok(())
}

/// Spread over a year: every twelfth day.
fn day_of(year: i16, no: i64) -> Date {
    let first = date(year, 1, 3);
    first.saturating_add(jiff::Span::new().days(no * 12))
}

/// The documents and classes of the demonstration's province and commune.
pub(super) fn present(
    tx: &mut Tx<'_>,
    people: &People<'_>,
    (documents, classes): (&[Told], &[Taught]),
) -> Result<()> {
    let mut issued: Vec<Id> = Vec::new();
    for told in documents {
        let at = people.ago(told.ago);
        let raw = RawDocument {
            number: told.number.clone(),
            on: Some(at.now.today),
            kind: told.kind.clone(),
            title: told.title.clone(),
            does: told.does.clone(),
            other: told.other.and_then(|at| issued.get(at)).copied(),
            other_number: String::new(),
        };
        issued.push(issue(tx, &at, people.head(told.level), raw)?);
    }
    for told in classes {
        let at = people.ago(told.ago);
        let attendees = if told.attends {
            vec![RawAttendee {
                official: Some(people.receiver.official),
                ..RawAttendee::default()
            }]
        } else {
            Vec::new()
        };
        let raw = RawClass {
            on: Some(at.now.today),
            kind: told.kind.clone(),
            topic: told.topic.clone(),
            organizer: told.organizer.clone(),
            place: told.place.clone(),
            people: told.people,
            attendees,
        };
        let entry = raw.validate(&at).map_err(Failure::Invalid)?;
        let permit = people.head(told.level).permit::<acts::KeepGuidance>()?;
        guidance::hold(tx, &at, &permit, &entry)?;
    }
    Ok(())
}
