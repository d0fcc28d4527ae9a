//! What people and bodies say to those who lead, in the demonstration's province: voters' petitions, public dialogues, legal
//! obstacles and what was recommended about them, petitions to the Party.

mod led;
mod party;

use std::sync::Arc;

use casework::access::{Actor, acts};
use casework::supervision::voter::{
    self, Answering, Forwarding, Judging, RawVoterMeeting, RawVoterPetition, Telling,
};
use casework::{Id, Result, Setting};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use store::{Store, Tx};

use super::present::{PLACES, PROVINCE};
use super::urgings::actor;
use crate::history::{Ground, clock};

/// The office that keeps the voters' petitions of the province.
const COUNCIL: &str = "vp-dbqh-hdnd";

/// The words, in the order in which they are told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    meeting: Vec<Meeting>,
    dialogue: Vec<led::Dialogue>,
    obstacle: Vec<led::Obstacle>,
    general: Vec<led::Upward>,
    letter: Vec<party::Letter>,
}

/// A meeting with voters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    ago: i64,
    kind: String,
    place: String,
    district: String,
    deputies: String,
    voters: i64,
    petition: Vec<Petition>,
}

/// A petition of voters, with the days ago on which something was done with it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Petition {
    topic: String,
    text: String,
    explained: Option<String>,
    to: Option<String>,
    sent: i64,
    due: i64,
    document: String,
    answered: Option<i64>,
    outcome: String,
    answer: String,
    promised: Option<i64>,
    accepted: Option<i64>,
    told: Option<i64>,
    telling: String,
}

/// One transaction of the demonstration: the ground, and the setting of a day.
struct Told<'a, 'b> {
    tx: &'a mut Tx<'b>,
    ground: &'a Ground,
    at: Setting,
}

impl Told<'_, '_> {
    /// So many days ago; negative: to come.
    fn day(&self, ago: i64) -> Date {
        self.ground.today.today.saturating_sub(ago.days())
    }

    /// The setting of a day so many days ago.
    fn on(&self, ago: i64) -> Setting {
        let mut at = self.at.clone();
        at.now = clock::moment(self.day(ago.max(0)), 0, self.ground.today);
        at
    }

    /// The head of a unit of the demonstration.
    fn head(&mut self, unit: &str) -> Result<Option<Actor>> {
        actor(self.tx, self.ground, unit, "truong")
    }
}

/// A commune of the province by its place, a body of the province by its name, or a unit by its code.
fn unit(word: &str) -> String {
    let places = PLACES.iter().find(|(province, _)| *province == PROVINCE);
    let communes = places.map_or(&[][..], |(_, communes)| communes);
    let commune = word.parse().ok().and_then(|no: usize| communes.get(no));
    match commune {
        Some(code) => format!("{code}.ubnd"),
        None if word.contains('.') => word.to_owned(),
        None => format!("{PROVINCE}.{word}"),
    }
}

/// Writes them.
pub(super) async fn speak(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let Ok(words) = toml::from_str::<Words>(include_str!("voices.toml")) else {
        return Ok(());
    };
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            let at = ground.setting("voices", ground.ids.clone());
            let mut told = Told {
                tx,
                ground: &ground,
                at,
            };
            for meeting in &words.meeting {
                met(&mut told, meeting)?;
            }
            for dialogue in &words.dialogue {
                led::held(&mut told, dialogue)?;
            }
            for obstacle in &words.obstacle {
                led::found(&mut told, obstacle)?;
            }
            for upward in &words.general {
                led::recommended(&mut told, upward)?;
            }
            for letter in &words.letter {
                party::received(&mut told, letter)?;
            }
            Ok(())
        })
        .await
}

/// A meeting with voters and what became of what they said.
fn met(told: &mut Told<'_, '_>, meeting: &Meeting) -> Result<()> {
    let Some(keeper) = told.head(&unit(COUNCIL))? else {
        return Ok(());
    };
    let (at, permit) = (told.on(meeting.ago), keeper.permit::<acts::KeepVoters>()?);
    let raw = RawVoterMeeting {
        kind: meeting.kind.clone(),
        on: Some(at.now.today),
        place: meeting.place.clone(),
        district: meeting.district.clone(),
        deputies: meeting.deputies.clone(),
        voters: Some(meeting.voters),
    };
    let id = voter::meet(told.tx, &at, &permit, &raw)?;
    for petition in &meeting.petition {
        let raw = RawVoterPetition {
            meeting: Some(id),
            topic: petition.topic.clone(),
            text: petition.text.clone(),
            ..RawVoterPetition::default()
        };
        let said = voter::take_down(told.tx, &at, &permit, &raw)?;
        followed(told, &keeper, (said, petition))?;
    }
    Ok(())
}

fn followed(told: &mut Told<'_, '_>, keeper: &Actor, (id, one): (Id, &Petition)) -> Result<()> {
    let permit = keeper.permit::<acts::KeepVoters>()?;
    if let Some(text) = &one.explained {
        let at = told.at.clone();
        return voter::explain(told.tx, &at, &permit, id, (text, None));
    }
    let Some(to) = one.to.as_deref().map(unit) else {
        return Ok(());
    };
    let forwarding = Forwarding {
        to: to.clone(),
        document: one.document.clone(),
        due: Some(told.day(one.sent - one.due)),
        ..Forwarding::default()
    };
    let at = told.on(one.sent);
    voter::forward(told.tx, &at, &permit, id, &forwarding)?;
    let (Some(answered), Some(owner)) = (one.answered, told.head(&to)?) else {
        return Ok(());
    };
    let said = Answering {
        outcome: one.outcome.clone(),
        text: one.answer.clone(),
        promised: one.promised.map(|ago| told.day(ago)),
        ..Answering::default()
    };
    let at = told.on(answered);
    voter::answer(told.tx, &at, &owner.permit::<acts::ReportUp>()?, id, &said)?;
    if let Some(accepted) = one.accepted {
        let at = told.on(accepted);
        voter::accept(told.tx, &at, &permit, id, &Judging::default())?;
    }
    if let Some(ago) = one.told {
        let said = Telling {
            text: one.telling.clone(),
            ..Telling::default()
        };
        let at = told.on(ago);
        voter::tell(told.tx, &at, &permit, id, &said)?;
    }
    Ok(())
}
