//! Urging of the present: what the rules call for today, and what the province of the demonstration urges by hand, some
//! of it answered.

use std::sync::Arc;

use casework::access::{self, Actor, acts};
use casework::settlement::{self, CaseFilter, Situation};
use casework::supervision::urging::{self, Answering, RawUrging};
use casework::{Failure, Result, Setting};
use store::{Store, Tx};

use super::present::PROVINCE;
use crate::history::Ground;
use crate::history::dice::Dice;

/// Cases urged by hand.
const BY_HAND: i64 = 6;
/// Of how many one is answered.
const ANSWERED: usize = 2;

/// Urges.
pub(super) async fn urge(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let at = ground.setting("urging", ground.ids.clone());
    let mut after = None;
    loop {
        let (seen, from) = (at.clone(), after);
        let page = store
            .read(move |tx| urging::called(tx, &seen, from))
            .await?;
        let (at, calls) = (at.clone(), page.calls);
        store
            .write(move |tx| urging::write(tx, &at, &calls))
            .await?;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let ground = Arc::clone(ground);
    store.write(move |tx| by_hand(tx, &at, &ground)).await
}

fn by_hand(tx: &mut Tx<'_>, at: &Setting, ground: &Ground) -> Result<()> {
    let province = format!("{PROVINCE}.ubnd");
    let Some(chair) = actor(tx, ground, &province, "truong")? else {
        return Ok(());
    };
    let filter = CaseFilter {
        situation: Some(Situation::Overdue),
        limit: BY_HAND * 4,
        ..CaseFilter::default()
    };
    let late = settlement::list(tx, at, &chair.scope(), &filter)?;
    let below = late.iter().filter(|row| row.case.unit != province);
    let mut dice = Dice::of(ground.seed, "urging");
    for (no, row) in below
        .take(usize::try_from(BY_HAND).unwrap_or(0))
        .enumerate()
    {
        let raw = RawUrging {
            subject_kind: "case".to_owned(),
            subject: Some(row.case.id),
            text: ground.stock.phrase(&mut dice, "urging.text", "", 0),
            ..RawUrging::default()
        };
        let entry = raw.validate(at).map_err(Failure::Invalid)?;
        let permit = chair.permit::<acts::Urge>()?;
        let id = urging::urge(tx, at, &permit, &chair.scope(), &entry)?;
        let unit = actor(tx, ground, &row.case.unit, "truong")?;
        if let Some(head) = unit.filter(|_| no % ANSWERED == 0) {
            let mut phrase = |name| ground.stock.phrase(&mut dice, name, "", 0);
            let said = Answering {
                process: phrase("urging.process"),
                reasons: phrase("urging.reasons"),
                responsibility: phrase("urging.responsibility"),
                ..Answering::default()
            };
            urging::answer(tx, at, &head.permit::<acts::ReportUp>()?, id, &said)?;
        }
    }
    Ok(())
}

/// The official of a unit with such a sign-in.
pub(super) fn actor(
    tx: &mut Tx<'_>,
    ground: &Ground,
    unit: &str,
    suffix: &str,
) -> Result<Option<Actor>> {
    let Some((id, _)) = access::find_sign_in(tx, &ground.sign_in(unit, suffix))? else {
        return Ok(None);
    };
    access::actor(tx, &ground.setting("actor", ground.ids.clone()), id)
}
