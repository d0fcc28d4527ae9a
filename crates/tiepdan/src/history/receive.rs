//! Plans receptions: totals of citizens and large groups, made of visits, laid on the days of the units.

use super::Ground;
use super::dice::Dice;
use super::places::Body;
use super::sitting::{Answer, Call, Course, Seat, Sitting};
use super::stock::Kind;
use jiff::civil::Date;

/// People from whom on a group is large, as the register counts it.
const LARGE: u32 = 5;
/// The largest group met in the history.
const LARGEST: u32 = 17;

/// Visits of so many citizens in all, so many of them large groups, in mixed order.
pub(crate) fn calls(dice: &mut Dice, citizens: usize, large_groups: usize) -> Vec<Call> {
    let mut rest = u32::try_from(citizens).unwrap_or(u32::MAX);
    let mut left = u32::try_from(large_groups).unwrap_or(u32::MAX);
    let mut sizes = Vec::new();
    while left > 0 && rest >= LARGE {
        // The groups still to come need their five each.
        let most = (rest - (left - 1) * LARGE).clamp(LARGE, LARGEST);
        let size = dice.between(LARGE, most);
        sizes.push(size);
        rest -= size;
        left -= 1;
    }
    while rest > 0 {
        let size = match dice.between(1, 100) {
            1..=82 => 1,
            83..=94 => 2,
            95..=98 => 3,
            _ => 4,
        };
        sizes.push(size.min(rest));
        rest -= size.min(rest);
    }
    dice.shuffle(&mut sizes);
    sizes.into_iter().map(|people| call(dice, people)).collect()
}

/// So many visits of so many citizens in all, so many of them large groups, in mixed order.
pub(crate) fn visits_of(
    dice: &mut Dice,
    visits: usize,
    citizens: usize,
    large_groups: usize,
) -> Vec<Call> {
    let small = visits.saturating_sub(large_groups);
    // Each small visit has one citizen at least; the groups take theirs from the others.
    let others = citizens.saturating_sub(small);
    let mut sizes = vec![1_u32; small];
    let (mut rest, mut groups) = (u32::try_from(others).unwrap_or(u32::MAX), Vec::new());
    for left in (1..=u32::try_from(large_groups).unwrap_or(0)).rev() {
        let most = rest
            .saturating_sub((left - 1) * LARGE)
            .clamp(LARGE, LARGEST);
        let size = dice.between(LARGE, most);
        rest = rest.saturating_sub(size);
        groups.push(size);
    }
    // As many as fit come in company, no company as large as a group.
    while rest > 0 && sizes.iter().any(|size| *size + 1 < LARGE) {
        let place = dice.below(sizes.len());
        if let Some(size) = sizes.get_mut(place).filter(|size| **size + 1 < LARGE) {
            *size += 1;
            rest -= 1;
        }
    }
    sizes.extend(groups);
    dice.shuffle(&mut sizes);
    sizes.into_iter().map(|people| call(dice, people)).collect()
}

fn call(dice: &mut Dice, people: u32) -> Call {
    let kind = match dice.between(1, 100) {
        1..=38 => Kind::Complaint,
        39..=46 => Kind::Denunciation,
        _ => Kind::Recommendation,
    };
    let answer = match dice.between(1, 100) {
        1..=66 => Answer::Answered,
        _ => Answer::Guided,
    };
    Call {
        seed: dice.next(),
        people,
        kind,
        answer,
    }
}

/// Days of so many sittings of one unit, at even distances with a little play, never two on one day.
pub(crate) fn even_days(
    ground: &Ground,
    dice: &mut Dice,
    from: Date,
    until: Date,
    count: usize,
) -> Vec<Date> {
    let worked = ground.law.calendar.working_days(from, until);
    let count = count.min(worked.len());
    let step = worked.len() / count.max(1);
    (0..count)
        .filter_map(|no| {
            worked
                .get(no * worked.len() / count + dice.below(step))
                .copied()
        })
        .collect()
}

/// A sitting that was held.
pub(crate) fn held(
    dice: &mut Dice,
    body: &Body,
    on: Date,
    seat: Seat,
    calls: Vec<Call>,
) -> Sitting {
    Sitting {
        unit: body.unit.clone(),
        place: body.place.clone(),
        seed: dice.next(),
        on,
        entered: on,
        seat,
        course: Course::Held(calls),
    }
}

/// Deals visits out to sittings: each to one chosen by chance.
pub(crate) fn deal(dice: &mut Dice, sittings: &mut [Sitting], calls: Vec<Call>) {
    if sittings.is_empty() {
        return;
    }
    for call in calls {
        let place = dice.below(sittings.len());
        if let Some(Course::Held(all)) = sittings.get_mut(place).map(|one| &mut one.course) {
            all.push(call);
        }
    }
}
