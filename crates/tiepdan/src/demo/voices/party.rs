//! Petitions sent to the Party committee of the province, studied by its internal-affairs commission.

use casework::access::acts;
use casework::petition::{self, PartyFiling, RawFiling};
use casework::supervision::study::{self, Advising, Closing, Concluding, Notifying, RawStudy};
use casework::{Failure, Result};
use serde::Deserialize;

use super::{Told, unit};
use crate::history::dice::Dice;

/// The committee.
const COMMITTEE: &str = "cap-uy";
/// Its commission.
const COMMISSION: &str = "noi-chinh";

/// A letter, with the days ago on which something was done with it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Letter {
    ago: i64,
    channel: String,
    summary: String,
    text: String,
    studied: Option<i64>,
    question: String,
    advised: Option<i64>,
    proposal: String,
    advice: String,
    is_complex: bool,
    concluded: Option<i64>,
    conclusion: String,
    competent: String,
    noticed: Option<i64>,
    notice: String,
    closed: Option<i64>,
    result: String,
}

/// A letter is received, studied, concluded on and followed.
pub(super) fn received(told: &mut Told<'_, '_>, one: &Letter) -> Result<()> {
    let heads = (told.head(&unit(COMMITTEE))?, told.head(&unit(COMMISSION))?);
    let (Some(secretary), Some(adviser)) = heads else {
        return Ok(());
    };
    let at = told.on(one.ago);
    let mut dice = Dice::of(told.ground.seed, &one.summary);
    let identity = told.ground.stock.person(&mut dice, "");
    let raw = RawFiling {
        channel: one.channel.clone(),
        received_on: Some(at.now.today),
        people: vec![PartyFiling {
            role: "petitioner".to_owned(),
            known: None,
            identity,
        }],
        summary: one.summary.clone(),
        text: one.text.clone(),
        ..RawFiling::default()
    };
    let filing = raw.validate(&at).map_err(Failure::Invalid)?;
    let filed = petition::file(told.tx, &at, &secretary.permit::<acts::File>()?, &filing)?;
    let Some(studied) = one.studied else {
        return Ok(());
    };
    let asking = secretary.permit::<acts::AskStudy>()?;
    let raw = RawStudy {
        petition: Some(filed.id),
        studied_by: unit(COMMISSION),
        question: one.question.clone(),
        advise_by: None,
    };
    let at = told.on(studied);
    let id = study::ask(told.tx, &at, &asking, &raw)?;
    if let Some(ago) = one.advised {
        let said = Advising {
            proposal: one.proposal.clone(),
            text: one.advice.clone(),
            is_complex: one.is_complex,
            expected: None,
        };
        let at = told.on(ago);
        study::advise(told.tx, &at, &adviser.permit::<acts::Advise>()?, id, &said)?;
    }
    if let Some(ago) = one.concluded {
        let said = Concluding {
            text: one.conclusion.clone(),
            competent: unit(&one.competent),
            expected: None,
        };
        let at = told.on(ago);
        study::conclude(
            told.tx,
            &at,
            &secretary.permit::<acts::Direct>()?,
            id,
            &said,
        )?;
    }
    if let Some(ago) = one.noticed {
        let said = Notifying {
            number: one.notice.clone(),
            on: None,
            expected: None,
        };
        let at = told.on(ago);
        study::notify(told.tx, &at, &asking, id, &said)?;
    }
    if let Some(ago) = one.closed {
        let said = Closing {
            result: one.result.clone(),
            expected: None,
        };
        let at = told.on(ago);
        study::close(told.tx, &at, &asking, id, &said)?;
    }
    Ok(())
}
