//! Early warnings of the present: a project behind several petitions of the demonstration's province, what the day's round
//! finds, and what its chair did about it.

use std::sync::Arc;

use casework::access::acts;
use casework::supervision::warning::{self, Heeding};
use casework::{Failure, Id, Result, Setting};
use jiff::ToSpan;
use serde::Deserialize;
use store::{Store, Tx, params};

use super::present::PROVINCE;
use super::urgings::actor;
use crate::history::Ground;
use crate::worker;

/// The words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    project: String,
    whom: String,
    told: String,
    done: String,
    petitions: i64,
}

/// Recent petitions of the province that stand open to name their cause, about land first.
const RECENT: &str = "select q.id, q.unit from petition q join unit_reach r on r.lower = q.unit where r.upper = $1 and q.received_on >= $2 \
     and not q.sealed and q.field is not null and q.part_of is null and q.came_from is null and q.duplicate_of is null \
     order by case when q.field like 'land%' then 0 else 1 end, q.id limit $3";

/// Names causes and looks for what rises.
pub(super) async fn warn(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let words: Words =
        toml::from_str(include_str!("warnings.toml")).map_err(|_| Failure::NotFound)?;
    let at = ground.setting("warnings", ground.ids.clone());
    let (of, with, said) = (Arc::clone(ground), at.clone(), words.clone());
    store.write(move |tx| name(tx, &with, &of, &said)).await?;
    worker::find_warnings(store, &at).await?;
    let ground = Arc::clone(ground);
    store.write(move |tx| heed(tx, &at, &ground, &words)).await
}

fn name(tx: &mut Tx<'_>, at: &Setting, ground: &Ground, words: &Words) -> Result<()> {
    let province = format!("{PROVINCE}.ubnd");
    let from = at
        .now
        .today
        .saturating_sub((at.law.supervision.warning.days - 1).days());
    for row in tx.query(RECENT, params![province, from, words.petitions])? {
        let (id, unit): (Id, String) = (row.get("id")?, row.get("unit")?);
        if let Some(head) = actor(tx, ground, &unit, "truong")? {
            let permit = head.permit::<acts::NameCause>()?;
            warning::name_cause(tx, at, &permit, id, ("project", &words.project))?;
        }
    }
    Ok(())
}

fn heed(tx: &mut Tx<'_>, at: &Setting, ground: &Ground, words: &Words) -> Result<()> {
    let Some(chair) = actor(tx, ground, &format!("{PROVINCE}.ubnd"), "truong")? else {
        return Ok(());
    };
    let (permit, scope) = (chair.permit::<acts::HeedWarning>()?, chair.scope());
    let found = warning::list(tx, at, &scope, None, None, 200)?;
    let of_project = found.rows.iter().find(|one| one.cause == words.project);
    if let Some(one) = of_project {
        let told = Heeding {
            whom: words.whom.clone(),
            text: words.told.clone(),
            expected: None,
        };
        warning::tell(tx, at, &permit, &scope, (one.id, &told))?;
        let done = Heeding {
            text: words.done.clone(),
            ..Heeding::default()
        };
        warning::done(tx, at, &permit, &scope, (one.id, &done))?;
    }
    Ok(())
}
