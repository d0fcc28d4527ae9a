//! What is told without a name in the present: one thing about the staff of a ward, which its officer asks about, and one about
//! its head, which goes to the province.

use std::sync::Arc;

use casework::access::acts;
use casework::tip::{self, RawTelling};
use casework::{Failure, Result};
use serde::Deserialize;
use store::{Store, Tx};

use super::present::COMMUNE;
use super::urgings::actor;
use crate::history::Ground;

/// The words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    question: String,
    answer: String,
    told: Vec<Told>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    role: String,
    whom: String,
    what: String,
    when: String,
    place: String,
}

/// Writes them.
pub(super) async fn tell(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let words: Words = toml::from_str(include_str!("tips.toml")).map_err(|_| Failure::NotFound)?;
    let ground = Arc::clone(ground);
    store.write(move |tx| write(tx, &ground, &words)).await
}

fn write(tx: &mut Tx<'_>, ground: &Ground, words: &Words) -> Result<()> {
    let unit = format!("{COMMUNE}.ubnd");
    let Some(chair) = actor(tx, ground, &unit, "truong")? else {
        return Ok(());
    };
    let at = ground.setting("tips", ground.ids.clone());
    let mut codes = Vec::new();
    for told in &words.told {
        let raw = RawTelling {
            about_unit: Some(unit.clone()),
            role: told.role.clone(),
            whom: told.whom.clone(),
            what: told.what.clone(),
            when: told.when.clone(),
            place: told.place.clone(),
            may_ask: true,
            files: Vec::new(),
        };
        let telling = raw.validate(&at).map_err(Failure::Invalid)?;
        codes.push(tip::give(tx, &at, &telling, at.secrets.secret())?.code);
    }
    let reading = chair.permit::<acts::ReadTip>()?;
    let found = tip::list(tx, &reading, None, 1)?.rows.into_iter().next();
    let (Some(found), Some(code)) = (found, codes.first()) else {
        return Ok(());
    };
    let talking = chair.permit::<acts::TalkTip>()?;
    tip::ask(tx, &at, &talking, found.id, (&words.question, None))?;
    tip::answer(tx, &at, (&code.print(), 0), (&words.answer, &[]))
}
