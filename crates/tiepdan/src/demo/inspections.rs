//! Inspections of the demonstration's province: one carried out, one with recommendations left, one under way, one planned.

use std::sync::Arc;

use casework::access::acts;
use casework::supervision::inspection::{
    self, Answering, Concluding, Judging, RawInspection, RawRecommendation,
};
use casework::{Failure, Id, Result, Setting};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use store::{Store, Tx};

use super::present::{PLACES, PROVINCE};
use super::urgings::actor;
use crate::history::{Ground, clock};

/// The words of the inspections, in the order in which they began.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    report: String,
    inspection: Vec<Told>,
}

/// One inspection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    occasion: String,
    topic: String,
    basis: String,
    team: String,
    /// Which commune of the province it is about.
    commune: usize,
    /// Days before today on which it begins; negative: after it.
    began: i64,
    /// Days before today on which it is concluded.
    concluded: Option<i64>,
    #[serde(default)]
    number: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    recommendation: Vec<Recommended>,
}

/// One recommendation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recommended {
    kind: String,
    text: String,
    organizations: i64,
    people: i64,
    /// Days after the conclusion by which it is carried out.
    within: i64,
    /// Days before today on which it is reported on.
    reported: Option<i64>,
    /// Days before today on which it is accepted.
    accepted: Option<i64>,
}

/// Writes them.
pub(super) async fn inspect(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let Ok(words) = toml::from_str::<Words>(include_str!("inspections.toml")) else {
        return Ok(());
    };
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            for told in &words.inspection {
                tell(tx, &ground, &words, told)?;
            }
            Ok(())
        })
        .await
}

fn ago(today: Date, days: i64) -> Date {
    today.saturating_sub(days.days())
}

fn on(ground: &Ground, at: &Setting, days: i64) -> Setting {
    let mut at = at.clone();
    at.now = clock::moment(ago(ground.today.today, days), 0, ground.today);
    at
}

fn commune(no: usize) -> Option<String> {
    let places = PLACES.iter().find(|(province, _)| *province == PROVINCE);
    let (_, communes) = places?;
    communes.get(no).map(|code| format!("{code}.ubnd"))
}

fn tell(tx: &mut Tx<'_>, ground: &Ground, words: &Words, told: &Told) -> Result<()> {
    let province = format!("{PROVINCE}.ubnd");
    let (Some(chair), Some(unit)) = (
        actor(tx, ground, &province, "truong")?,
        commune(told.commune),
    ) else {
        return Ok(());
    };
    let at = ground.setting("inspections", ground.ids.clone());
    let (today, permit) = (ground.today.today, chair.permit::<acts::Inspect>()?);
    let began = ago(today, told.began);
    let raw = RawInspection {
        kind: "inspection".to_owned(),
        occasion: told.occasion.clone(),
        topic: told.topic.clone(),
        basis: told.basis.clone(),
        from: Some(began.saturating_sub(1.year())),
        until: Some(began.yesterday().unwrap_or(began)),
        on: Some(began),
        days: Some(30),
        team: told.team.clone(),
        units: vec![unit.clone()],
    };
    let first = on(ground, &at, told.began.max(0));
    let entry = raw.validate(&first).map_err(Failure::Invalid)?;
    let id = inspection::plan(tx, &first, &permit, &entry)?;
    if told.began < 0 {
        return Ok(());
    }
    inspection::begin(tx, &first, &permit, id, (None, None))?;
    let Some(concluded) = told.concluded else {
        return Ok(());
    };
    let said = Concluding {
        number: told.number.clone(),
        text: told.text.clone(),
        recommendations: told
            .recommendation
            .iter()
            .map(|one| RawRecommendation {
                kind: one.kind.clone(),
                text: one.text.clone(),
                unit: unit.clone(),
                organizations: one.organizations,
                people: one.people,
                due: Some(ago(today, concluded - one.within)),
            })
            .collect(),
        ..Concluding::default()
    };
    inspection::conclude(tx, &on(ground, &at, concluded), &permit, id, &said)?;
    let scope = chair.scope();
    let details = inspection::inspection(tx, &at, &scope, id)?;
    let rows: Vec<Id> = details.recommendations.iter().map(|one| one.id).collect();
    // What was done with each, in the order of days.
    let mut acts: Vec<(i64, bool, Id, &Recommended)> = Vec::new();
    for (id, one) in rows.into_iter().zip(&told.recommendation) {
        acts.extend(one.reported.map(|day| (day, false, id, one)));
        acts.extend(one.accepted.map(|day| (day, true, id, one)));
    }
    acts.sort_by_key(|(day, is_accepted, id, _)| (std::cmp::Reverse(*day), *is_accepted, *id));
    let head = actor(tx, ground, &unit, "truong")?.ok_or(Failure::NotFound)?;
    for (day, is_accepted, id, one) in acts {
        let at = on(ground, &at, day);
        if is_accepted {
            inspection::accept(tx, &at, &permit, id, &Judging::default())?;
            continue;
        }
        let said = Answering {
            text: words.report.clone(),
            organizations: one.organizations,
            people: one.people,
            ..Answering::default()
        };
        inspection::answer(tx, &at, &head.permit::<acts::ReportUp>()?, id, &said)?;
    }
    Ok(())
}
