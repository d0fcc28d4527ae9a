//! Review meetings of the demonstration's province: twice a month, one month short, one called for today.

use std::sync::Arc;

use casework::access::acts;
use casework::supervision::review::{self, Closing, RawMeeting};
use casework::{Failure, Result};
use jiff::ToSpan;
use store::{Store, Tx};

use super::present::PROVINCE;
use super::urgings::actor;
use crate::history::dice::Dice;
use crate::history::{Ground, clock};

/// Meetings a month that the province has set itself.
const PER_MONTH: i64 = 2;
/// How many months back, and the day of the month, of each that was held. The month before the last falls short.
const HELD: [(i64, i8); 5] = [(3, 8), (3, 22), (2, 9), (1, 7), (1, 21)];

/// Writes them.
pub(super) async fn meet(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let ground = Arc::clone(ground);
    store.write(move |tx| write(tx, &ground)).await
}

fn write(tx: &mut Tx<'_>, ground: &Ground) -> Result<()> {
    let province = format!("{PROVINCE}.ubnd");
    let Some(chair) = actor(tx, ground, &province, "truong")? else {
        return Ok(());
    };
    let permit = chair.permit::<acts::HoldReview>()?;
    let mut at = ground.setting("meetings", ground.ids.clone());
    let today = ground.today.today;
    let mut dice = Dice::of(ground.seed, "meetings");
    for (no, (months, day)) in HELD.into_iter().enumerate() {
        let first = today.first_of_month().saturating_sub(months.months());
        let on = first.saturating_add(i64::from(day - 1).days());
        at.now = clock::moment(on, no, ground.today);
        if no == 0 {
            review::set_rhythm(tx, &at, &permit, (on, PER_MONTH))?;
        }
        let raw = RawMeeting {
            on: Some(on),
            place: ground.stock.phrase(&mut dice, "review.place", "", 0),
            host: chair.name.clone(),
        };
        let id = review::call(tx, &at, &permit, &raw)?;
        review::open(tx, &at, &permit, id, None)?;
        let said = Closing {
            minutes: ground.stock.phrase(&mut dice, "review.minutes", "", 0),
            expected: None,
        };
        review::close(tx, &at, &permit, id, &said)?;
    }
    at.now = ground.today;
    let raw = RawMeeting {
        on: Some(today),
        place: ground.stock.phrase(&mut dice, "review.place", "", 0),
        host: chair.name.clone(),
    };
    review::call(tx, &at, &permit, &raw)?;
    Ok::<_, Failure>(())
}
