//! A synthetic national history of any size, for load tests: the same seed gives the same history.

use std::sync::Arc;

use casework::Now;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Law;
use law::unit::{Level, UnitEntry};
use sealing::Holder;
use store::Store;

use super::dice::Dice;
use super::lane::{Lane, Written};
use super::mark::{Mark, mark, write as write_mark};
use super::places::{Body, Territory, days};
use super::receive::{calls, deal, even_days, held};
use super::sitting::Seat;
use super::spread::spread;
use super::stock::Kind;
use super::story::Story;
use super::weave::{WITHDRAWN, Weaver};
use super::{Failure, Ground, Progress, write_lanes};

/// Provinces and communes are others from this day on.
const MERGED: Date = date(2025, 7, 1);
/// Days that a case may need: what comes in later before the merger goes to the units after it.
const LONGEST: i32 = 150;
/// Lanes planned at a time, so that a large history is never in memory whole.
const PLANNED_AT_ONCE: usize = 8;
/// Citizens received for every hundred cases.
const CITIZENS: usize = 120;
/// Visits that come to one sitting on average.
const VISITS_A_SITTING: usize = 3;

/// How large a history is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Cases.
    pub cases: usize,
    /// Years back from today.
    pub years: u32,
    /// The seed.
    pub seed: u64,
}

/// A province as it stood before or after the merger, and its share of the cases.
struct Share {
    territory: Territory,
    from: Date,
    until: Date,
    cases: usize,
}

/// Writes a national history into an empty register.
///
/// # Errors
/// [`Failure::Half`] after one that was broken off, [`Failure::InUse`] for a register that holds anything, and whatever
/// breaks on the way.
pub async fn generate(
    store: &Store,
    ground: (Arc<Law>, Arc<dyn Holder>),
    today: Now,
    size: Size,
    mut tell: impl FnMut(Progress),
) -> Result<Written, Failure> {
    match mark(store).await? {
        Mark::Empty => {}
        Mark::Half => return Err(Failure::Half),
        Mark::Loaded | Mark::InUse => return Err(Failure::InUse),
    }
    let ground = Arc::new(Ground::new(ground, today, "", size.seed)?);
    write_mark(store, today, false).await?;
    let mut all = Written::default();
    let shares = shares(&ground, size);
    let provinces: Vec<&[Share]> = shares
        .chunk_by(|a, b| a.territory.code == b.territory.code)
        .collect();
    for some in provinces.chunks(PLANNED_AT_ONCE) {
        let lanes = some.iter().map(|shares| of_province(&ground, shares));
        all += write_lanes(store, &ground, lanes.collect(), &mut tell).await?;
    }
    write_mark(store, today, true).await?;
    Ok(all)
}

/// The provinces before and after the merger with the cases that fall to each: by days and by communes.
fn shares(ground: &Ground, size: Size) -> Vec<Share> {
    let today = ground.today.today;
    let first = today
        .checked_sub(i64::from(size.years).years())
        .unwrap_or(today)
        .max(ground.law.first_day());
    let last_before = MERGED.checked_sub(LONGEST.days()).unwrap_or(MERGED);
    let mut spans = Vec::new();
    if first < last_before {
        spans.push((first, last_before));
    }
    spans.push((first.max(MERGED), today));
    let mut shares = Vec::new();
    let mut weights = Vec::new();
    for (from, until) in spans {
        let length = from.until(until).map_or(1, |span| span.get_days().max(1));
        let provinces = ground.law.units.in_force(until);
        let is_province =
            |unit: &UnitEntry| unit.level == Level::Province && !unit.code.contains('.');
        for unit in provinces.filter(is_province) {
            let Some(territory) = Territory::of(&ground.law, &unit.code, until) else {
                continue;
            };
            let communes = u32::try_from(territory.communes().len()).unwrap_or(1);
            let province_days = u32::try_from(length).unwrap_or(1);
            weights.push(communes * province_days / 30 + 1);
            shares.push(Share {
                territory,
                from,
                until,
                cases: 0,
            });
        }
    }
    for (share, cases) in shares.iter_mut().zip(spread(size.cases, &weights)) {
        share.cases = cases;
    }
    shares.retain(|share| share.cases > 0);
    // A province that goes on through the merger has one lane for both times: first the earlier, then the later.
    shares.sort_by(|a, b| (&a.territory.code, a.from).cmp(&(&b.territory.code, b.from)));
    shares
}

/// A province in all its times.
fn of_province(ground: &Ground, shares: &[Share]) -> Lane {
    let mut lane = Lane::default();
    for share in shares {
        lane.name.clone_from(&share.territory.code);
        lane.take_over(weave(ground, share));
    }
    lane
}

fn weave(ground: &Ground, share: &Share) -> Lane {
    let name = format!("{} {}", share.territory.code, share.from);
    let mut weaver = Weaver::new(ground, &name);
    let province = &share.territory;
    let communes: Vec<Body> = province
        .communes()
        .iter()
        .map(|one| one.committee.clone())
        .collect();
    let mut on = days(
        &ground.law,
        &mut weaver.dice,
        share.from,
        share.until,
        share.cases,
    );
    weaver.dice.shuffle(&mut on);
    for day in on {
        let body = one_of(&mut weaver.dice, &communes, &province.committee);
        let (kind, ends) = match weaver.dice.between(1, 100) {
            1..=42 => (Kind::Complaint, None),
            43..=47 => (Kind::Complaint, Some(WITHDRAWN)),
            48..=64 => (Kind::Denunciation, None),
            65 => (Kind::Denunciation, Some(WITHDRAWN)),
            _ => (Kind::Recommendation, None),
        };
        weaver.case(&body, kind, day, ends);
        if weaver.dice.chance(18) {
            let body = one_of(&mut weaver.dice, &communes, &province.committee);
            weaver.guided(&body, day);
        }
    }
    let today = ground.today.today;
    weaver
        .lane
        .stories
        .iter_mut()
        .for_each(|story: &mut Story| story.until(today));
    receptions(&mut weaver, share, &communes);
    weaver.lane
}

fn receptions(weaver: &mut Weaver<'_>, share: &Share, communes: &[Body]) {
    let ground = weaver.ground;
    let dice = &mut weaver.dice;
    let citizens = (share.cases * CITIZENS).div_ceil(100);
    let visits = calls(dice, citizens, citizens / 70);
    let wanted = visits.len().div_ceil(VISITS_A_SITTING);
    // A small history meets few communes: each that is met costs its officials.
    let mut met: Vec<&Body> = communes.iter().collect();
    dice.shuffle(&mut met);
    met.truncate(wanted);
    let each = wanted.div_ceil(met.len().max(1));
    let mut sittings = Vec::new();
    for body in met {
        for on in even_days(ground, dice, share.from, share.until, each) {
            let seat = if dice.chance(60) {
                Seat::Periodic
            } else {
                Seat::Regular
            };
            sittings.push(held(dice, body, on, seat, Vec::new()));
        }
    }
    deal(dice, &mut sittings, visits);
    weaver.lane.sittings.extend(sittings);
}

fn one_of(dice: &mut Dice, communes: &[Body], province: &Body) -> Body {
    if dice.chance(18) {
        return province.clone();
    }
    dice.pick(communes).unwrap_or(province).clone()
}
