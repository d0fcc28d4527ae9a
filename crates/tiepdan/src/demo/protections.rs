//! Protection and restoration of the present: in the demonstration's commune one that runs and one that ended and is watched;
//! and the accused of a denunciation that was found wrong, told and waiting.

use std::sync::Arc;

use casework::access::{Actor, acts};
use casework::protection::restoration::{self, RawTelling};
use casework::protection::{
    self, RawDecision, RawEnding, RawMeasure, RawPerson, RawRequest, RawRisk,
};
use casework::{Failure, Id, Result, Setting};
use serde::Deserialize;
use store::{Store, Tx, params};

use super::present::COMMUNE;
use super::urgings::actor;
use crate::history::Ground;

/// The words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    text: String,
    child: String,
    risk: String,
    task: String,
    number: String,
    reason: String,
    end_number: String,
    end_reason: String,
    notice: String,
    restored: String,
}

/// Sealed denunciations that the unit itself settles, the latest first.
const DENUNCIATIONS: &str = "select q.id from petition q join cases c on c.id = q.case_id where c.unit = $1 and q.unit = $1 and q.sealed \
     and c.closed_on is null order by q.id desc limit 2";

/// Writes them.
pub(super) async fn protect(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let words: Words =
        toml::from_str(include_str!("protections.toml")).map_err(|_| Failure::NotFound)?;
    let at = ground.setting("protections", ground.ids.clone());
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            let unit = format!("{COMMUNE}.ubnd");
            let Some(head) = actor(tx, &ground, &unit, "truong")? else {
                return Ok(());
            };
            for (no, row) in tx.query(DENUNCIATIONS, params![unit])?.iter().enumerate() {
                let id = granted(tx, &at, &head, row.get("id")?, &words)?;
                if no > 0 {
                    end(tx, &at, &head, id, &words)?;
                }
            }
            restore(tx, &at, &head, &words)
        })
        .await
}

fn granted(tx: &mut Tx<'_>, at: &Setting, head: &Actor, petition: Id, words: &Words) -> Result<Id> {
    let person = |relation: &str, name: &str| RawPerson {
        relation: relation.to_owned(),
        name: name.to_owned(),
    };
    let raw = RawRequest {
        source: "written".to_owned(),
        is_urgent: true,
        people: vec![person("denouncer", ""), person("child", &words.child)],
        threat: "life_health".to_owned(),
        from_whom: "around_accused".to_owned(),
        text: words.text.clone(),
        ..RawRequest::default()
    };
    let id = protection::ask(tx, at, &head.permit()?, petition, &raw)?;
    let risk = RawRisk {
        gravity: "high".to_owned(),
        is_imminent: true,
        text: words.risk.clone(),
        ..RawRisk::default()
    };
    protection::assess(tx, at, &head.permit()?, id, &risk)?;
    let measure = RawMeasure {
        kind: "safety".to_owned(),
        code: "guard".to_owned(),
        body: "police".to_owned(),
        task: words.task.clone(),
        ..RawMeasure::default()
    };
    protection::order(tx, at, &head.permit()?, id, &measure)?;
    let decision = RawDecision {
        number: words.number.clone(),
        reason: words.reason.clone(),
        ..RawDecision::default()
    };
    protection::grant(tx, at, &head.permit()?, id, &decision)?;
    Ok(id)
}

fn end(tx: &mut Tx<'_>, at: &Setting, head: &Actor, id: Id, words: &Words) -> Result<()> {
    let ending = RawEnding {
        ground: "asked".to_owned(),
        number: words.end_number.clone(),
        reason: words.end_reason.clone(),
        ..RawEnding::default()
    };
    protection::end(tx, at, &head.permit()?, id, &ending)
}

/// The accused of the latest denunciation that was found wrong is told.
fn restore(tx: &mut Tx<'_>, at: &Setting, head: &Actor, words: &Words) -> Result<()> {
    let permit = head.permit::<acts::RestoreAccused>()?;
    let filter = restoration::Filter {
        limit: 1,
        ..restoration::Filter::default()
    };
    let owed = restoration::list(tx, at, &permit, &filter)?.rows;
    if let Some(one) = owed.first() {
        let raw = RawTelling {
            number: words.notice.clone(),
            on: None,
            text: words.restored.clone(),
        };
        restoration::tell(tx, at, &permit, one.case, &raw)?;
    }
    Ok(())
}
