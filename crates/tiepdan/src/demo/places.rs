//! People and places of reception of the demonstration: receivers, a roster that is paid, interpreters, deputies' days, what
//! happened at the places, and who waits for the heads.

use std::sync::Arc;

use casework::access::{Actor, acts};
use casework::reception::deputy::{self, RawDay, Unable};
use casework::reception::interpreter::{self, RawInterpreter};
use casework::reception::place::{self, RawHelp, RawIncident, RawMeeting};
use casework::{Failure, Result, Setting};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use store::{Store, Tx};

use super::documents::{self, Taught, Told, Year};
use super::present::{COMMUNE, PROVINCE};
use super::sittings::{self, Guard, OwnRate, Receiving};
use super::urgings::actor;
use crate::history::{Ground, clock};

/// At which of the two places.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
    Province,
    Commune,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    quang_ninh: Year,
    document: Vec<Told>,
    class: Vec<Taught>,
    receiver: Receiving,
    guard: Guard,
    rate: OwnRate,
    interpreter: Vec<Interpreting>,
    deputy: Vec<Deputy>,
    deputies: Deputies,
    incident: Vec<Incident>,
    help: Vec<Helped>,
    security: Vec<Security>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Interpreting {
    language: String,
    name: String,
    body: String,
    contact: String,
}

/// One day of a deputy: days from today; days before today on which he was told and reported that he cannot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deputy {
    name: String,
    assembly: String,
    ahead: i64,
    told: Option<i64>,
    people: Option<i64>,
    unable: Option<i64>,
    #[serde(default)]
    reason: String,
    to: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deputies {
    place: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Incident {
    level: Level,
    ago: i64,
    starts_at: String,
    kind: String,
    people: i64,
    happened: String,
    done: String,
    police: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Helped {
    level: Level,
    ago: i64,
    kind: String,
    people: i64,
    amount: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Security {
    level: Level,
    ago: i64,
    span: String,
    bodies: String,
    minutes: String,
    tasks: String,
}

/// Who acts.
pub(super) struct People<'a> {
    ground: &'a Ground,
    at: Setting,
    /// The chairs of the province and of the commune.
    pub(super) chair: Actor,
    pub(super) commune: Actor,
    /// Who receives in the commune, and one who can take his place.
    pub(super) receiver: Actor,
    pub(super) officer: Actor,
    /// Who keeps the calendar of the deputies.
    deputies: Actor,
}

impl People<'_> {
    fn find<'a>(tx: &mut Tx<'_>, ground: &'a Ground) -> Result<Option<People<'a>>> {
        let (province, commune) = (format!("{PROVINCE}.ubnd"), format!("{COMMUNE}.ubnd"));
        let deputies = format!("{PROVINCE}.vp-dbqh-hdnd");
        let found = (
            actor(tx, ground, &province, "truong")?,
            actor(tx, ground, &commune, "truong")?,
            actor(tx, ground, &commune, "tiepdan")?,
            actor(tx, ground, &commune, "canbo")?,
            actor(tx, ground, &deputies, "tiepdan")?,
        );
        let (Some(chair), Some(head), Some(receiver), Some(officer), Some(deputies)) = found else {
            return Ok(None);
        };
        Ok(Some(People {
            at: ground.setting("places", ground.ids.clone()),
            ground,
            chair,
            commune: head,
            receiver,
            officer,
            deputies,
        }))
    }

    /// The head of a place.
    pub(super) fn head(&self, level: Level) -> &Actor {
        match level {
            Level::Province => &self.chair,
            Level::Commune => &self.commune,
        }
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        self.ground.today.today
    }

    /// So many days ago.
    pub(super) fn ago(&self, days: i64) -> Setting {
        self.on(self.today().saturating_sub(days.days()))
    }

    /// On a day.
    pub(super) fn on(&self, day: Date) -> Setting {
        let mut at = self.at.clone();
        at.now = clock::moment(day, 0, self.ground.today);
        at
    }
}

/// Writes them.
pub(super) async fn settle(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let Ok(words) = toml::from_str::<Words>(include_str!("places.toml")) else {
        return Err(Failure::NotFound);
    };
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            let at = ground.setting("documents", ground.ids.clone());
            documents::year(tx, &ground, &at, &words.quang_ninh)?;
            let Some(people) = People::find(tx, &ground)? else {
                return Ok(());
            };
            documents::present(tx, &people, (&words.document, &words.class))?;
            sittings::assign(tx, &people, &words.receiver)?;
            sittings::roster(tx, &people, (&words.receiver, &words.guard, &words.rate))?;
            sittings::wait(tx, &people)?;
            happen(tx, &people, &words)?;
            call(tx, &people, &words.interpreter)?;
            words
                .deputy
                .iter()
                .try_for_each(|told| receive(tx, &people, &words.deputies.place, told))
        })
        .await
}

fn happen(tx: &mut Tx<'_>, people: &People<'_>, words: &Words) -> Result<()> {
    for told in &words.incident {
        let at = people.ago(told.ago);
        let raw = RawIncident {
            on: Some(at.now.today),
            starts_at: told.starts_at.clone(),
            kind: told.kind.clone(),
            people: told.people,
            happened: told.happened.clone(),
            done: told.done.clone(),
            police: told.police,
        };
        let entry = raw.validate(&at).map_err(Failure::Invalid)?;
        let permit = people.head(told.level).permit::<acts::KeepPlace>()?;
        place::record_incident(tx, &at, &permit, &entry)?;
    }
    for told in &words.help {
        let at = people.ago(told.ago);
        let raw = RawHelp {
            on: Some(at.now.today),
            kind: told.kind.clone(),
            people: told.people,
            amount: told.amount,
        };
        let entry = raw.validate(&at).map_err(Failure::Invalid)?;
        let permit = people.head(told.level).permit::<acts::KeepPlace>()?;
        place::record_help(tx, &at, &permit, &entry)?;
    }
    for told in &words.security {
        let at = people.ago(told.ago);
        let raw = RawMeeting {
            on: Some(at.now.today),
            span: told.span.clone(),
            bodies: told.bodies.clone(),
            minutes: told.minutes.clone(),
            tasks: told.tasks.clone(),
        };
        let entry = raw.validate(&at).map_err(Failure::Invalid)?;
        let permit = people.head(told.level).permit::<acts::KeepPlace>()?;
        place::record_meeting(tx, &at, &permit, &entry)?;
    }
    Ok(())
}

fn call(tx: &mut Tx<'_>, people: &People<'_>, told: &[Interpreting]) -> Result<()> {
    let permit = people.chair.permit::<acts::PlanReception>()?;
    for one in told {
        let raw = RawInterpreter {
            language: one.language.clone(),
            name: one.name.clone(),
            body: one.body.clone(),
            contact: one.contact.clone(),
            from: None,
        };
        interpreter::add(tx, &people.ago(90), &permit, &raw)?;
    }
    Ok(())
}

/// A day that is a working day, so many days from today or the next one after.
fn working(people: &People<'_>, at: &Setting, ahead: i64) -> Date {
    let day = people.today().saturating_add(ahead.days());
    let until = day.saturating_add(14.days());
    let working = at.law.calendar.working_days(day, until);
    working.first().copied().unwrap_or(day)
}

fn receive(tx: &mut Tx<'_>, people: &People<'_>, place: &str, told: &Deputy) -> Result<()> {
    let permit = people.deputies.permit::<acts::PlanReception>()?;
    let early = people.ago(60);
    let on = working(people, &early, told.ahead);
    let raw = RawDay {
        deputy: told.name.clone(),
        assembly: told.assembly.clone(),
        on: Some(on),
        starts_at: "08:00".to_owned(),
        place: place.to_owned(),
    };
    let id = deputy::plan(tx, &early, &permit, &raw)?;
    if let Some(ago) = told.told {
        deputy::tell(tx, &people.ago(ago), &permit, id, (None, None))?;
    }
    if let Some(ago) = told.unable {
        let at = people.ago(ago);
        let unable = Unable {
            reason: told.reason.clone(),
            to: told.to.map(|ahead| working(people, &at, ahead)),
            ..Unable::default()
        };
        deputy::report_unable(tx, &at, &permit, id, (&unable, None))?;
    }
    if told.people.is_some() {
        deputy::hold(tx, &people.on(on), &permit, id, (told.people, None))?;
    }
    Ok(())
}
