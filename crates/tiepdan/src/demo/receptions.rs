//! The receptions of Ninh Bình in the ten years of the directive: the State's and, in a book of its own, the Party's.

use super::ninh_binh::{FROM, Figures, PROVINCE, UNTIL};
use crate::history::Ground;
use crate::history::dice::Dice;
use crate::history::lane::Lane;
use crate::history::places::{Body, Territory};
use crate::history::receive::{calls, deal, even_days, held};
use crate::history::sitting::{Answer, Seat, Sitting};
use crate::history::spread::spread;

/// Visits that come to one sitting of the State on average.
const VISITS_A_SITTING: usize = 3;

/// Lays the receptions of the State into the lanes of the districts and the province.
pub(crate) fn state(ground: &Ground, figures: Figures, lanes: &mut [Lane]) {
    let Some(province) = Territory::of(&ground.law, PROVINCE, FROM) else {
        return;
    };
    let mut dice = Dice::of(ground.seed, "state receptions");
    let mut desks: Vec<(Body, u32, usize)> = Vec::new();
    for (lane, district) in province.below.iter().enumerate() {
        desks.push((district.committee.clone(), 60, lane));
        desks.extend(
            district
                .below
                .iter()
                .map(|one| (one.committee.clone(), 10, lane)),
        );
    }
    let last = province.below.len();
    desks.push((province.body("tiep-dan"), 240, last));
    desks.push((province.committee.clone(), 60, last));
    let all = calls(&mut dice, figures.citizens, figures.large_groups);
    let weights: Vec<u32> = desks.iter().map(|(_, weight, _)| *weight).collect();
    let mut rest = all.into_iter();
    for ((body, _, lane), count) in desks.iter().zip(spread(rest.len(), &weights)) {
        let own: Vec<_> = rest.by_ref().take(count).collect();
        let sittings = count.div_ceil(VISITS_A_SITTING);
        let mut sittings: Vec<Sitting> = even_days(ground, &mut dice, FROM, UNTIL, sittings)
            .into_iter()
            .map(|on| {
                let seat = match dice.between(1, 100) {
                    1..=48 => Seat::Regular,
                    49..=88 => Seat::Periodic,
                    89..=97 => Seat::Delegated,
                    _ => Seat::Unscheduled,
                };
                held(&mut dice, body, on, seat, Vec::new())
            })
            .collect();
        deal(&mut dice, &mut sittings, own);
        if let Some(lane) = lanes.get_mut(*lane) {
            lane.sittings.extend(sittings);
        }
    }
}

/// The receptions of the secretaries at all levels: one lane for each district, one for the province.
pub(crate) fn party(ground: &Ground, figures: Figures) -> Vec<Lane> {
    let Some(province) = Territory::of(&ground.law, PROVINCE, FROM) else {
        return Vec::new();
    };
    let mut dice = Dice::of(ground.seed, "party receptions");
    let mut desks: Vec<(Body, u32, usize)> = vec![(province.body("cap-uy"), 9, 0)];
    let mut lanes = vec![named(PROVINCE)];
    for (no, district) in province.below.iter().enumerate() {
        lanes.push(named(&district.code));
        desks.push((district.body("cap-uy"), 9, no + 1));
        desks.extend(
            district
                .below
                .iter()
                .map(|one| (one.body("cap-uy"), 7, no + 1)),
        );
    }
    let periodic = figures.party_sessions - figures.unscheduled_sessions;
    let mut all = Vec::new();
    for (seat, total, citizens) in [
        (
            Seat::Periodic,
            periodic,
            figures.party_citizens - figures.unscheduled_citizens,
        ),
        (
            Seat::Unscheduled,
            figures.unscheduled_sessions,
            figures.unscheduled_citizens,
        ),
    ] {
        let weights: Vec<u32> = desks.iter().map(|(_, weight, _)| *weight).collect();
        let mut sittings = Vec::new();
        for ((body, _, _), count) in desks.iter().zip(spread(total, &weights)) {
            for on in even_days(ground, &mut dice, FROM, UNTIL, count) {
                sittings.push(held(&mut dice, body, on, seat, Vec::new()));
            }
        }
        let groups = citizens / 90;
        let mut visits = calls(&mut dice, citizens, groups);
        for visit in &mut visits {
            visit.answer = Answer::Answered;
        }
        deal(&mut dice, &mut sittings, visits);
        all.extend(sittings);
    }
    for sitting in all {
        let desk = desks.iter().find(|(body, ..)| body.unit == sitting.unit);
        if let Some(lane) = desk.and_then(|(.., lane)| lanes.get_mut(*lane)) {
            lane.sittings.push(sitting);
        }
    }
    lanes
}

fn named(code: &str) -> Lane {
    Lane {
        name: format!("{code}.cap-uy"),
        ..Lane::default()
    }
}
