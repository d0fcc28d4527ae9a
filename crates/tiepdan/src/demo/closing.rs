//! Closed periods: the last two quarters before today, closed and sent by the units of the demonstration's province, all but
//! one commune, which is late.

use std::sync::Arc;

use casework::Result;
use casework::access::{self, acts};
use casework::report;
use jiff::ToSpan;
use law::period::Period;
use store::{Store, Tx};

use super::present::{PLACES, PROVINCE};
use crate::history::{Ground, clock};

/// Quarters closed.
const QUARTERS: usize = 2;
/// Days after its end on which a period is closed and sent.
const AFTER: i64 = 2;

/// Closes and sends.
pub(super) async fn close(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            for (no, period) in quarters(&ground).iter().enumerate() {
                for unit in units(no == 0) {
                    close_one(tx, &ground, &unit, period)?;
                }
            }
            Ok(())
        })
        .await
}

/// The last quarters that are over, the latest first.
pub(super) fn quarters(ground: &Ground) -> Vec<Period> {
    let today = ground.today.today;
    let names = [today.year() - 1, today.year()]
        .into_iter()
        .flat_map(|year| (1..=4).map(move |quarter| format!("{year}-Q{quarter}")));
    let mut over: Vec<Period> = names
        .filter_map(|name| ground.law.periods.parse(&name).ok())
        .filter(|period| {
            let closed = period.to.checked_add(AFTER.days());
            closed.is_ok_and(|closed| closed <= today)
        })
        .collect();
    over.reverse();
    over.truncate(QUARTERS);
    over
}

/// The communes, then the province above them; the last commune has not sent the latest period.
pub(super) fn units(is_latest: bool) -> Vec<String> {
    let communes = PLACES
        .iter()
        .filter(|(province, _)| *province == PROVINCE)
        .flat_map(|(_, communes)| communes.iter());
    let mut units: Vec<String> = communes.map(|code| format!("{code}.ubnd")).collect();
    if is_latest {
        units.pop();
    }
    units.push(format!("{PROVINCE}.ubnd"));
    units
}

fn close_one(tx: &mut Tx<'_>, ground: &Ground, unit: &str, period: &Period) -> Result<()> {
    let Some((head, _)) = access::find_sign_in(tx, &ground.sign_in(unit, "truong"))? else {
        return Ok(());
    };
    let today = ground.setting("closing", ground.ids.clone());
    let Some(head) = access::actor(tx, &today, head)? else {
        return Ok(());
    };
    let on = period.to.saturating_add(AFTER.days());
    let mut at = ground.setting("closing", ground.ids.clone());
    at.now = clock::moment(on, 0, ground.today);
    let permit = head.permit::<acts::Freeze>()?;
    report::freeze(tx, &at, &permit, period)?;
    report::send(tx, &at, &permit, period)
}
