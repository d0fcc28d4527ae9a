//! Reports on time: the province of the demonstration sets a day of its own, accepts what its communes sent, returns one
//! report; the centre accepts the province's. Party committees of communes report their months, all but one.

use std::sync::Arc;

use casework::Result;
use casework::access::acts;
use casework::report::owed::{self, Answer};
use jiff::ToSpan;
use law::period::Period;
use store::{Store, Tx};

use super::closing::{quarters, units};
use super::present::{CENTRE, PLACES, PROVINCE};
use super::urgings::actor;
use crate::history::{Ground, clock};

/// Days after the end of a period on which reports are answered.
const AFTER: i64 = 3;
/// What was wrong with the report that is returned.
const WORDS: &str = include_str!("owed.toml");

/// Sets, accepts, returns, sends.
pub(super) async fn answer(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let ground = Arc::clone(ground);
    store.write(move |tx| write(tx, &ground)).await
}

fn write(tx: &mut Tx<'_>, ground: &Ground) -> Result<()> {
    for (no, period) in quarters(ground).iter().enumerate() {
        answer_quarter(tx, ground, period, no == 0)?;
    }
    party(tx, ground)
}

/// The words of a kind.
fn words(kind: &str) -> String {
    let all: toml::Table = toml::from_str(WORDS).unwrap_or_default();
    let found = all.get(kind).and_then(toml::Value::as_str);
    found.unwrap_or_default().to_owned()
}

fn answer_quarter(
    tx: &mut Tx<'_>,
    ground: &Ground,
    period: &Period,
    is_latest: bool,
) -> Result<()> {
    let province = format!("{PROVINCE}.ubnd");
    let mut at = ground.setting("owed", ground.ids.clone());
    at.now = clock::moment(period.to, 0, ground.today);
    let Some(chair) = actor(tx, ground, &province, "truong")? else {
        return Ok(());
    };
    let Some(inspector) = actor(tx, ground, CENTRE, "truong")? else {
        return Ok(());
    };
    let day = period.to.saturating_add(2.days());
    let permit = chair.permit::<acts::TakeReport>()?;
    owed::set_day(tx, &at, &permit, period, Some(day))?;
    at.now = clock::moment(period.to.saturating_add(AFTER.days()), 0, ground.today);
    if at.now.today > ground.today.today {
        return Ok(());
    }
    for (no, unit) in units(is_latest).iter().enumerate() {
        let place = (unit.as_str(), period.text.as_str());
        if *unit == province {
            let permit = inspector.permit::<acts::TakeReport>()?;
            owed::accept(tx, &at, &permit, place, None)?;
        } else if is_latest && no == 0 {
            let answer = Answer {
                reason: words("returned"),
                expected: None,
            };
            owed::give_back(tx, &at, &permit, place, &answer)?;
        } else {
            owed::accept(tx, &at, &permit, place, None)?;
        }
    }
    Ok(())
}

/// The last months that are over, of the Party committees of the province's communes.
fn party(tx: &mut Tx<'_>, ground: &Ground) -> Result<()> {
    let today = ground.today.today;
    let year = ground.law.periods.month_of(today).year;
    let years = [year - 1, year];
    let months = years
        .iter()
        .flat_map(|year| ground.law.periods.months_of_year(*year));
    let over: Vec<Period> = months
        .filter(|one| one.to.saturating_add(AFTER.days()) <= today)
        .collect();
    let communes = PLACES.iter().filter(|(province, _)| *province == PROVINCE);
    let communes: Vec<&str> = communes
        .flat_map(|(_, communes)| communes.iter().copied())
        .collect();
    for (back, period) in over.iter().rev().take(3).enumerate() {
        // The last commune has not sent the latest month.
        let sent = communes.len() - usize::from(back == 0);
        for (no, commune) in communes.iter().take(sent).enumerate() {
            let committee = format!("{commune}.cap-uy");
            let Some(secretary) = actor(tx, ground, &committee, "truong")? else {
                continue;
            };
            let mut at = ground.setting("party", ground.ids.clone());
            let on = period.to.saturating_add(AFTER.days());
            at.now = clock::moment(on, no, ground.today);
            let permit = secretary.permit::<acts::Freeze>()?;
            let text = words("party").replace("{no}", &(10 + no + back).to_string());
            owed::send(tx, &at, &permit, period, &text)?;
        }
    }
    Ok(())
}
